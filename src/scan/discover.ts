import ignore from 'ignore';
import type { Host } from '../text/host.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Exclusion } from './exclusion.js';
import { Gaps } from './gaps.js';
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
  const excluded = ignore().add([...request.exclude]);
  const gaps = new Gaps();
  const add = (path: string, named: boolean): void => void found.set(path, { path, named: named || found.get(path)?.named === true });
  for (const asked of request.paths) {
    const path = resolvePath('', asked);
    if (path === undefined) continue;
    if (isGlob(path)) for (const file of filesOfGlob(host, path, request.exclude, gaps)) add(file, false);
    else if (isFile(host, path)) {
      if (!excluded.ignores(path)) add(path, true);
    } else for (const file of filesBelow(host, path, request.exclude, gaps)) add(file, false);
  }
  const files = [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, diagnostics: gaps.diagnostics(new Set(found.keys())) };
}

/** Whether a path of a request is a pattern. */
export function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

function filesOfGlob(host: Host, pattern: string, exclude: readonly string[], gaps: Gaps): string[] {
  const start = folderOf(pattern.slice(0, pattern.search(/[*?[]/) + 1));
  const matching = ignore().add(`/${pattern}`);
  return filesBelow(host, start, exclude, gaps, { file: (path) => matching.ignores(path), folders: pattern.includes('**') });
}

function isFile(host: Host, path: string): boolean {
  return path !== '' && host.entries(folderOf(path)).some((entry) => entry.kind === 'file' && entry.name === nameOf(path));
}

/** What of the files below a folder is asked for. */
interface Asked {
  readonly file: (path: string) => boolean;
  /** Whether any folder may hold some. */
  readonly folders: boolean;
}

const everything: Asked = { file: () => true, folders: true };

function filesBelow(host: Host, start: string, exclude: readonly string[], gaps: Gaps, asked = everything): string[] {
  const files: string[] = [];
  const walk = (folder: string, exclusion: Exclusion, depth: number): void => {
    gaps.looked(folder);
    const entries = host.entries(folder);
    if (entries.length === 0) gaps.folder(folder, host.refusal?.(folder));
    for (const entry of entries) {
      const { name, kind } = entry;
      const path = pathOf(folder, name);
      if (kind === 'folder') {
        if (exclusion.excludesFolder(path, name)) continue;
        if (depth < deepestFolder) walk(path, exclusion.within(host, path), depth + 1);
        else gaps.tooDeep(path);
      } else if (kind === 'link' && entry.target?.kind === 'folder') {
        if (asked.folders && !exclusion.excludesFolder(path, name)) gaps.link(path, entry.target);
      } else if (extensions.test(name) && asked.file(path) && !exclusion.excludesFile(path)) {
        if (kind === 'file') files.push(path);
        else gaps.link(path, entry.target);
      }
    }
  };
  walk(start, Exclusion.at(host, start, exclude), 0);
  return files;
}
