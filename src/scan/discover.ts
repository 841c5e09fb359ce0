import type { Host, HostEntry } from '../text/host.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Exclusion, type PatternSources } from './exclusion.js';
import { mayBeDeviceFile } from './device-files.js';
import { Gaps } from './gaps.js';
import { MatchingBudget } from '../text/matching-budget.js';
import { Memo } from '../text/memo.js';
import { PathPatterns } from '../text/path-patterns.js';
import { folderOf, foldersDownTo, nameOf, pathOf, resolvePath } from '../text/paths.js';

/** What a scan looks at. */
export interface DiscoveryRequest {
  /** Files and folders by their paths, relative to the scanned root. */
  readonly paths: readonly string[];
  /** And all that these find. */
  readonly globs?: readonly Glob[] | undefined;
  /** Patterns of files and folders to leave out, as a `.gitignore` in the scanned root would have them. */
  readonly exclude: readonly string[];
}

/** Files below a folder whose paths from there fit a pattern. */
export interface Glob {
  /** Relative to the scanned root. */
  readonly folder: string;
  /** `*`, `**`, `?` and `[..]` stand for what they do in a `.gitignore`. */
  readonly pattern: string;
}

export interface DiscoveredFile {
  readonly path: string;
  /** The request names this very file. */
  readonly named: boolean;
}

export interface Discovery {
  /** Files that may be templates or parameter files, sorted by path. */
  readonly files: readonly DiscoveredFile[];
  /** About what lies where the request asked to look and is not looked at. */
  readonly diagnostics: readonly Diagnostic[];
}

const extensions = /\.(json|jsonc|bicep|bicepparam)$/i;

/** Folders nested deeper than this are not looked into. */
const deepestFolder = 100;

/** Finds the files that a request asks for. What it names is there even where a `.gitignore` ignores it. */
export function discover(host: Host, request: DiscoveryRequest): Discovery {
  const found = new Map<string, DiscoveredFile>();
  const gaps = new Gaps();
  const sources = { host, exclude: request.exclude, gaps };
  const excluded = new PathPatterns(request.exclude, new MatchingBudget());
  const kindOf = kindsIn(host);
  const add = (path: string, named: boolean): void => void found.set(path, { path, named: named || found.get(path)?.named === true });
  for (const asked of request.paths) {
    const resolved = resolvePath('', asked);
    const path = resolved !== asked && isNamedSo(asked, kindOf) ? asked : resolved;
    if (path === undefined) continue;
    if (kindOf(path) !== 'file') for (const file of filesBelow(path, sources)) add(file, false);
    else if (!excluded.excludes(path)) add(path, true);
  }
  for (const glob of request.globs ?? []) for (const file of filesOfGlob(glob, sources)) add(file, false);
  const files = [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, diagnostics: gaps.diagnostics(new Set(found.keys())) };
}

/** What a walk reads and tells. */
interface WalkSources extends PatternSources {
  readonly gaps: Gaps;
}

function filesOfGlob({ folder, pattern: written }: Glob, sources: WalkSources): string[] {
  const pattern = resolvePath('', written);
  if (pattern === undefined) return [];
  const matching = new PathPatterns([`/${pattern}`], new MatchingBudget());
  for (const unused of matching.unused) sources.gaps.pattern(undefined, unused);
  const start = folderOf(pattern.slice(0, pattern.search(/[*?[]/) + 1));
  const above = folder === '' ? 0 : folder.length + 1;
  return filesBelow(start === '' ? folder : pathOf(folder, start), sources, {
    file: (path) => matching.excludes(path.slice(above)),
    folders: pattern.includes('**'),
  });
}

/** Whether a file may be a template, a parameter file or one for devices, by the ending of its name. */
export function mayBeOfUse(name: string): boolean {
  return extensions.test(name) || mayBeDeviceFile(name);
}

/** Whether a file or folder is called so, with what stands for something else where paths are written: a backslash, a colon. Nothing is asked that was not listed. */
function isNamedSo(path: string, kindOf: KindOf): boolean {
  const [, ...down] = foldersDownTo(path);
  return down.every((one) => kindOf(one) !== undefined);
}

type KindOf = (path: string) => HostEntry['kind'] | undefined;

/** Tells what has a path. Each folder is looked into once: there may be thousands of paths. */
function kindsIn(host: Host): KindOf {
  const entries = new Memo((folder: string) => new Map(host.entries(folder).map(({ name, kind }) => [name, kind])));
  return (path) => (path === '' ? undefined : entries.of(folderOf(path)).get(nameOf(path)));
}

/** What of the files below a folder is asked for. */
interface Asked {
  readonly file: (path: string) => boolean;
  /** Whether any folder may hold some. */
  readonly folders: boolean;
}

const everything: Asked = { file: () => true, folders: true };

function filesBelow(start: string, sources: WalkSources, asked = everything): string[] {
  const { host, gaps } = sources;
  const files: string[] = [];
  const walk = (folder: string, exclusionOf: () => Exclusion, depth: number): void => {
    gaps.looked(folder);
    const entries = host.entries(folder);
    // Where nothing is, nothing can be left out: a path that leads there may have thousands of folders, each with patterns.
    if (entries.length === 0) return gaps.folder(folder, host.refusal?.(folder));
    const exclusion = exclusionOf();
    for (const entry of entries) {
      const { name, kind } = entry;
      const path = pathOf(folder, name);
      if (kind === 'folder') {
        if (exclusion.excludesFolder(path, name)) continue;
        if (depth < deepestFolder) walk(path, () => exclusion.within(path), depth + 1);
        else gaps.tooDeep(path);
      } else if (kind === 'link' && entry.target?.kind === 'folder') {
        if (asked.folders && !exclusion.excludesFolder(path, name)) gaps.link(path, entry.target);
      } else if (mayBeOfUse(name) && asked.file(path) && !exclusion.excludesFile(path)) {
        if (kind === 'file') files.push(path);
        else if (extensions.test(name)) gaps.link(path, entry.target);
      }
    }
  };
  walk(start, () => Exclusion.at(start, sources), 0);
  return files;
}
