import ignore from 'ignore';
import type { Host } from '../text/host.js';
import { Exclusion } from './exclusion.js';
import { folderOf, nameOf, pathOf, resolvePath } from '../text/paths.js';

/** What a scan looks at. */
export interface DiscoveryRequest {
  /** Files, folders and globs, relative to the scanned root, in which `*`, `**`, `?` and `[..]` stand for what they do in a `.gitignore`. */
  readonly paths: readonly string[];
  /** Patterns of files and folders to leave out, as a `.gitignore` in the scanned root would have them. */
  readonly exclude: readonly string[];
}

export interface DiscoveredFile {
  readonly path: string;
  /** The request names this very file. */
  readonly named: boolean;
}

const extensions = /\.(json|jsonc|bicep|bicepparam)$/i;

/** Folders nested deeper than this are not looked into. */
const deepestFolder = 100;

/** Files that may be templates or parameter files, sorted by path. What the request names is there even where a `.gitignore` ignores it. */
export function discover(host: Host, request: DiscoveryRequest): DiscoveredFile[] {
  const found = new Map<string, DiscoveredFile>();
  const excluded = ignore().add([...request.exclude]);
  const add = (path: string, named: boolean): void => void found.set(path, { path, named: named || found.get(path)?.named === true });
  for (const asked of request.paths) {
    const path = resolvePath('', asked);
    if (path === undefined) continue;
    if (isGlob(path)) for (const file of filesOfGlob(host, path, request.exclude)) add(file, false);
    else if (isFile(host, path)) {
      if (!excluded.ignores(path)) add(path, true);
    } else for (const file of filesBelow(host, path, request.exclude)) add(file, false);
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whether a path of a request is a pattern. */
export function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

function filesOfGlob(host: Host, pattern: string, exclude: readonly string[]): string[] {
  const start = folderOf(pattern.slice(0, pattern.search(/[*?[]/) + 1));
  const matching = ignore().add(`/${pattern}`);
  return filesBelow(host, start, exclude).filter((path) => matching.ignores(path));
}

function isFile(host: Host, path: string): boolean {
  return path !== '' && host.entries(folderOf(path)).some((entry) => entry.kind === 'file' && entry.name === nameOf(path));
}

function filesBelow(host: Host, start: string, exclude: readonly string[]): string[] {
  const files: string[] = [];
  const walk = (folder: string, exclusion: Exclusion, depth: number): void => {
    for (const { name, kind } of host.entries(folder)) {
      const path = pathOf(folder, name);
      if (kind === 'file') {
        if (extensions.test(name) && !exclusion.excludesFile(path)) files.push(path);
      } else if (depth < deepestFolder && !exclusion.excludesFolder(path, name)) walk(path, exclusion.within(host, path), depth + 1);
    }
  };
  walk(start, Exclusion.at(host, start, exclude), 0);
  return files;
}
