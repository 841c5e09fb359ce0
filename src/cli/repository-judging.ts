import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { RepositoryAnswer } from '../audit/answer.js';
import { ObservedWorld, type World } from '../audit/observation.js';
import { type RepositoryResult, repositoryResult } from '../audit/repository-result.js';
import { ResultStore } from '../audit/result-store.js';
import { failureText } from '../diagnostics/failure.js';
import { attempt } from '../disk/attempt.js';
import { NodeHost } from '../disk/node-host.js';
import { WrittenFolder } from '../disk/written-folder.js';
import { comparedWith } from './baseline-source.js';
import { configuredRun } from './configured-run.js';
import { effectiveSettings } from './effective-settings.js';
import type { Environment } from './environment.js';
import { exitCodeOf } from './exit-code.js';
import { judgedTarget } from './judged-target.js';
import type { RepositoryTask } from './repository-task.js';
import { isBelow } from './scan-root.js';
import { orRefused, SystemRefusal } from './system-refusal.js';
import type { Target } from './target.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

/** Judges a repository as `scan` does in its folder, or finds what was found when the same was read. Never throws. */
export function judgedRepository(task: RepositoryTask, environment: Environment): RepositoryAnswer {
  const store = new ResultStore(new WrittenFolder(task.store, draftEnding()));
  const known = attempt(() => store.find(task, worldOf(task, environment))).value;
  if (known !== undefined) return { kind: 'judged', id: known, isKnown: true };
  const world = new ObservedWorld(worldOf(task, environment));
  let result;
  try {
    result = judged(task, world, environment);
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  const kept = attempt(() => store.put(task, world, result));
  return kept.value === undefined ? { kind: 'refused', reason: kept.reason } : { kind: 'judged', id: kept.value, isKnown: false };
}

function judged({ name, args, folder, cwd }: RepositoryTask, world: ObservedWorld, environment: Environment): RepositoryResult {
  orRefused(`read ${name}`, () => new NodeHost(folder));
  const host = world.open('');
  if (host === undefined) throw new SystemRefusal(`cannot read ${name}: it vanished`);
  const target: Target = {
    host,
    folder,
    paths: [''],
    openFolder: (absolute) => world.open(isBelow(absolute, folder) ? `./${relative(folder, absolute)}` : absolute),
    inside: (path) => relative(folder, resolve(cwd, path)).replaceAll(sep, '/'),
    fromHere: (path) => path,
  };
  const configuration = configuredRun(args, target, environment);
  const settings = effectiveSettings(args, configuration, '');
  const judging = { target, args, configuration, settings, environment: { ...environment, today: () => world.today() } };
  const result = judgedTarget(host, judging, comparedWith({ baseline: undefined, since: undefined }, host, judging));
  return repositoryResult(result, exitCodeOf(result, settings.failOn, settings.strict), settings.strict, version);
}

/** One that no other process or thread uses. */
function draftEnding(): string {
  return `.${process.pid}-${process.hrtime.bigint().toString(36)}.draft`;
}

/** The repository as it is on disk. Folders of modules are named as seen from there where they lie in it. */
function worldOf({ folder }: Pick<RepositoryTask, 'folder'>, { today }: Pick<Environment, 'today'>): World {
  return {
    open: (name) => attempt(() => new NodeHost(isAbsolute(name) ? name : resolve(folder, name))).value,
    today,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof SystemRefusal) return error.message;
  return `plumblint failed on it, please report it: ${failureText(error)}`;
}
