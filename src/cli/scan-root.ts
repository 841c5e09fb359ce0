import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isBelow } from '../disk/is-below.js';
import type { Glob } from '../scan/discover.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** Files, folders and globs, relative to the root. */
export interface Asked {
  readonly paths: readonly string[];
  readonly globs: readonly Glob[];
}

/** The folder that a scan may read, and what was asked for as seen from there. */
export interface ScanRoot {
  /** Absolute. */
  readonly folder: string;
  /** What of some paths, as the user gave them, names files and folders, and what is a glob; a path that exists as it stands is none. */
  readonly asked: (paths: readonly string[]) => Asked;
  /** Turns a path as the user gave it into one relative to the root, with `/` between segments. */
  readonly inside: (path: string) => string;
  /** Turns a path relative to the root into one relative to the working folder, with `/` between segments. */
  readonly fromHere: (path: string) => string;
}

/**
 * The root of the repository that the paths lie in; outside of one, the working folder if it holds them, else the folder that does.
 * Throws `UsageError` for a path that is not there.
 */
export function scanRootOf(cwd: string, paths: readonly string[]): ScanRoot {
  const here = orRefused('find the working folder', () => realpathSync(cwd));
  const starts = paths.map((path) => {
    const start = folderAt(resolve(here, fixedPart(path, here)), path);
    return orRefused(`read ${path}`, () => realpathSync(start));
  });
  const common = starts.reduce(commonFolder, starts[0] ?? here);
  const folder = repositoryOf(common) ?? (isBelow(common, here) ? here : common);
  return {
    folder,
    asked: (asked) => {
      const parts = asked.map((path) => ({ path, fixed: fixedPart(path, here) }));
      return {
        paths: parts.flatMap(({ path, fixed }) => (path === fixed ? insideOf(folder, here, path) : [])),
        globs: parts.flatMap(({ path, fixed }) =>
          path === fixed ? [] : { folder: insideOf(folder, here, fixed), pattern: path.slice(fixed.length).replaceAll(sep, '/') },
        ),
      };
    },
    inside: (path) => insideOf(folder, here, path),
    fromHere: (path) => relative(here, join(folder, path)).replaceAll(sep, '/'),
  };
}

function insideOf(folder: string, cwd: string, path: string): string {
  const absolute = resolve(cwd, path);
  return relative(folder, existsSync(absolute) ? realpathSync(absolute) : absolute).replaceAll(sep, '/');
}

/** The part of a path before the first segment with a wildcard: all of a path that exists as it stands. */
function fixedPart(path: string, cwd: string): string {
  const wildcard = path.search(/[*?[]/);
  if (wildcard < 0 || existsSync(resolve(cwd, path))) return path;
  const end = Math.max(path.lastIndexOf('/', wildcard), path.lastIndexOf(sep, wildcard));
  return end < 0 ? '' : path.slice(0, end + 1);
}

function folderAt(absolute: string, asked: string): string {
  const stat = orRefused(`read ${asked}`, () => statSync(absolute, { throwIfNoEntry: false }));
  if (stat === undefined) throw new UsageError(`there is no file or folder ${asked}`);
  return stat.isDirectory() ? absolute : dirname(absolute);
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function commonFolder(one: string, other: string): string {
  let at = one;
  while (!isBelow(other, at)) at = dirname(at);
  return at;
}
