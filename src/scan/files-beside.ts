import type { Host } from '../text/host.js';
import { folderOf, nameOf, pathOf } from '../text/paths.js';
import { isParameterFolder, TemplatesByFolder } from './attachment.js';
import type { DiscoveredFile, DiscoveryRequest } from './discover.js';
import type { FrontEnds } from './front-end.js';
import { MatchingBudget } from '../text/matching-budget.js';
import { PathPatterns } from '../text/path-patterns.js';
import type { Sources } from './sources.js';

/**
 * The parameter files of templates that are asked for by name, which the walk through a folder would have found beside them: those in
 * the same folder, and those in a `parameters` folder next to it.
 */
export function filesBeside(
  host: Host,
  files: readonly DiscoveredFile[],
  { exclude }: Pick<DiscoveryRequest, 'exclude'>,
  sources: Sources,
  languages: FrontEnds,
): DiscoveredFile[] {
  const named = files.filter((file) => file.named && /\.(jsonc?|bicep)$/i.test(file.path)).map(({ path }) => path);
  const known = new Set(files.map(({ path }) => path));
  const byFolder = new TemplatesByFolder(named);
  const excluded = new PathPatterns(exclude, new MatchingBudget());
  const candidates = new Set([...new Set(named.map(folderOf))].flatMap((folder) => candidatesIn(host, folder)));
  const isFor = (path: string): boolean =>
    isBicepParameters(path) ? namesOneOf(named, path, sources, languages) : byFolder.of(path).length > 0;
  return [...candidates]
    .filter((path) => !known.has(path) && !excluded.excludes(path) && isFor(path))
    .map((path) => ({ path, named: false }));
}

function candidatesIn(host: Host, folder: string): string[] {
  return host.entries(folder).flatMap(({ name, kind }) => {
    const path = pathOf(folder, name);
    if (kind === 'file') return isCandidate(path) ? [path] : [];
    if (!isParameterFolder(name)) return [];
    return host.entries(path).flatMap((entry) => (entry.kind === 'file' && isCandidate(entry.name) ? [pathOf(path, entry.name)] : []));
  });
}

function isCandidate(path: string): boolean {
  return /\.(jsonc?|bicepparam)$/i.test(nameOf(path));
}

/** Whether a Bicep parameter file is for one of some templates. What it is for otherwise is not read: nothing is to be said of that. */
function namesOneOf(templates: readonly string[], path: string, sources: Sources, languages: FrontEnds): boolean {
  const source = sources.of(path);
  const language = languages.of(path);
  const named = source === undefined ? [] : language.neededBy(source);
  if (source === undefined || !named.some((one) => templates.includes(one) || isBicepParameters(one))) return false;
  const used = language.readParameters(source).template?.source.path;
  return used !== undefined && templates.includes(used);
}

function isBicepParameters(path: string): boolean {
  return /\.bicepparam$/i.test(path);
}
