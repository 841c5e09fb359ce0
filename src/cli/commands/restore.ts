import { ownDraftEnding, WrittenFolder } from '../../disk/written-folder.js';
import { compareText } from '../../findings/order.js';
import type { Problem } from '../../policy/document.js';
import { type LockedModules, lockFileName, lockFileText } from '../../policy/lock-file.js';
import { harmless } from '../../reports/harmless.js';
import { restoreModules, TrustedRegistries, usualLimits } from '../../restore/index.js';
import type { Restored, WantedModule } from '../../restore/restore.js';
import { restorableModules } from '../../scan/registry-modules.js';
import { configuredRun, givenCache, trustedRegistries } from '../configured-run.js';
import { dockerCredentials } from '../docker-credentials.js';
import { effectiveExclude } from '../effective-settings.js';
import type { Environment } from '../environment.js';
import { exitCodes } from '../exit-code.js';
import { lockedModules } from '../lock-file.js';
import { moduleCacheFolder } from '../module-cache.js';
import type { RestoreArguments } from '../options.js';
import { orRefused } from '../system-refusal.js';
import { type Target, targetOf } from '../target.js';
import { toldProblems } from '../told-problems.js';
import { wantedModules } from '../wanted-modules.js';

/** Fetches the registry modules that Bicep files use, locks what was fetched, and gives the exit code. */
export async function restoreCommand(paths: readonly string[], args: RestoreArguments, environment: Environment): Promise<number> {
  const target = targetOf(paths, environment);
  const configuration = await configuredRun(args, target, environment);
  const trusted = new TrustedRegistries(trustedRegistries(configuration, target, args));
  const locked = lockedModules(target);
  const exclude = effectiveExclude(args, configuration, target.inside('.'));
  const cacheFolder = moduleCacheFolder(givenCache(args, configuration, target.folder), target.folder, environment);
  const { wanted, problems, templateSpecs } = wantedModules(
    restorableModules(target.host, { paths: target.paths, globs: target.globs, exclude }),
    cacheFolder,
  );
  const results = await restoreModules({
    modules: wanted.map(({ module }) => module),
    ...{ locked: locked ?? new Map(), lockedOnly: args.locked, trusted, limits: usualLimits },
    network: { fetch: environment.fetch, credentialsOf: (host) => dockerCredentials(host, environment) },
  });
  const outcomes = wanted.flatMap(({ module, at }, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ module, at, result }];
  });
  const failures = outcomes.flatMap(({ module: { reference }, at, result }) =>
    result.kind === 'failed' ? [{ message: `'${reference}' is not restored: ${result.reason}`, span: at }] : [],
  );
  const wrong = [...problems, ...failures];
  tell([...templateSpecs, ...wrong], target, environment);
  const written = args.locked ? '' : lock(outcomes, locked, target);
  environment.stdout.write(summary(outcomes) + written);
  return wrong.length === 0 ? exitCodes.fine : exitCodes.notJudged;
}

interface Outcome {
  readonly module: WantedModule;
  readonly result: Restored;
}

function tell(problems: readonly Problem[], { fromHere }: Target, { stderr }: Environment): void {
  const sorted = problems.toSorted(
    ({ span: one }, { span: other }) => compareText(one.source.path, other.source.path) || one.start - other.start,
  );
  for (const problem of sorted) stderr.write(`plumblint: ${toldProblems([problem], fromHere).map(harmless).join('\n')}\n`);
}

function summary(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'Nothing to restore: no Bicep file uses a registry module.\n';
  const fetched = outcomes.filter(({ result }) => result.kind === 'fetched');
  const there = outcomes.filter(({ result }) => result.kind === 'there');
  const lines = fetched.map(({ module }) => `Fetched ${harmless(module.reference)}\n`);
  const counts = [
    `${fetched.length} fetched`,
    `${there.length} there already`,
    `${outcomes.length - fetched.length - there.length} not restored`,
  ];
  return `${lines.join('')}Registry modules: ${counts.join(', ')}.\n`;
}

/**
 * Writes the lock file where it changes, and says so. What no file uses any longer leaves it where the whole repository was looked at; what could not be
 * restored stays in it.
 */
function lock(outcomes: readonly Outcome[], locked: LockedModules | undefined, { folder, paths, host, fromHere }: Target): string {
  const used = new Set(outcomes.map(({ module }) => module.reference));
  const kept = [...(locked ?? [])].filter(([reference]) => used.has(reference) || !paths.includes(''));
  const restored = outcomes.flatMap(({ module, result }) =>
    result.kind === 'failed' ? [] : [[module.reference, result.digests] as const],
  );
  const modules = new Map([...kept, ...restored]);
  const text = lockFileText(modules);
  if ((locked === undefined && modules.size === 0) || text === host.read(lockFileName)) return '';
  const shown = fromHere(lockFileName);
  orRefused(`write ${shown}`, () => new WrittenFolder(folder, ownDraftEnding()).write(lockFileName, text));
  return `Wrote ${shown}: ${modules.size} locked.\n`;
}
