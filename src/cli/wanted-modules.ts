import type { Problem } from '../policy/document.js';
import type { WantedModule } from '../restore/restore.js';
import type { restorableModules } from '../scan/registry-modules.js';
import type { Span } from '../text/source.js';

/** What the modules come to that Bicep files name. */
export interface WantedModules {
  /** Each module once, with the first place that names it. */
  readonly wanted: readonly { readonly module: WantedModule; readonly at: Span }[];
  /** Why others cannot be restored. */
  readonly problems: readonly Problem[];
  /** Where template specs are named. */
  readonly templateSpecs: readonly Problem[];
}

/** Sorts what can be restored from what cannot. `cacheFolder` gives the module cache for the directory that a `bicepconfig.json` names. */
export function wantedModules(
  named: ReturnType<typeof restorableModules>,
  cacheFolder: (configured: string | undefined) => string | undefined,
): WantedModules {
  const wanted = new Map<string, WantedModules['wanted'][number]>();
  const problems: Problem[] = [];
  const templateSpecs: Problem[] = [];
  for (const { path: at, reference: what, cacheRootDirectory } of named) {
    if (what.kind === 'invalid') problems.push({ message: what.reason, span: at });
    if (what.kind !== 'restored') continue;
    const { reference, artifact, folder } = what;
    const cache = cacheFolder(cacheRootDirectory);
    if (artifact === undefined)
      templateSpecs.push({
        message: `'${reference}' is a template spec, which plumblint does not restore: 'bicep restore' does`,
        span: at,
      });
    else if (cache === undefined || cache === 'outside')
      problems.push({
        message: `'${reference}' is not restored: ${cache === undefined ? 'there is no home folder' : 'the module cache that bicepconfig.json names lies outside of the repository'}; give the module cache with --module-cache`,
        span: at,
      });
    else if (!wanted.has(`${cache}\n${folder}`)) wanted.set(`${cache}\n${folder}`, { module: { reference, artifact, cache, folder }, at });
  }
  return { wanted: [...wanted.values()], problems, templateSpecs };
}
