import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { RepositoryAnswer } from '../audit/answer.js';
import { digestOf, ObservedWorld, type World } from '../audit/observation.js';
import { type RepositoryResult, repositoryResult } from '../audit/repository-result.js';
import { type ResultKey, ResultStore } from '../audit/result-store.js';
import { boundedTold, type Told } from '../audit/told.js';
import { failureText } from '../diagnostics/failure.js';
import { attempt } from '../disk/attempt.js';
import { NodeHost } from '../disk/node-host.js';
import { ownDraftEnding, WrittenFolder } from '../disk/written-folder.js';
import { comparedWith } from './baseline-source.js';
import { configuredRun } from './configured-run.js';
import { effectiveSettings } from './effective-settings.js';
import type { Environment } from './environment.js';
import { exitCodeOf } from './exit-code.js';
import { judgedTarget } from './judged-target.js';
import { homeOf } from './module-cache.js';
import type { RepositoryTask, Supervision } from './repository-task.js';
import { isBelow } from '../disk/is-below.js';
import type { ScanRequest } from '../scan/scan-request.js';
import { orRefused, SystemRefusal } from './system-refusal.js';
import type { Target } from './target.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

/** Judges a repository as `scan` does in its folder, or finds what was found when the same was read. Never throws. */
export async function judgedRepository(
  task: RepositoryTask,
  environment: Environment,
  supervision: Supervision = { givenUp: [] },
): Promise<RepositoryAnswer> {
  const store = new ResultStore(new WrittenFolder(task.store, ownDraftEnding()));
  const key = keyOf(task, supervision);
  const known = attempt(() => store.find(key, worldOf(task, environment))).value;
  if (known !== undefined) return { kind: 'judged', id: known, isKnown: true };
  const world = new ObservedWorld(worldOf(task, environment));
  let run;
  try {
    run = await judged(task, world, environment, supervision);
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  const { result, told } = run;
  const kept = attempt(() => store.put(key, world, result, told));
  return kept.value === undefined ? { kind: 'refused', reason: kept.reason } : { kind: 'judged', id: kept.value, isKnown: false };
}

interface JudgedRun {
  readonly result: RepositoryResult;
  readonly told: Told;
}

async function judged(
  { name, args, folder, cwd, neighbours }: RepositoryTask,
  world: ObservedWorld,
  outside: Environment,
  supervision: Supervision,
): Promise<JudgedRun> {
  orRefused(`read ${name}`, () => new NodeHost(folder));
  // From there it is what is scanned elsewhere, whose configuration may name no code to run.
  const environment = { ...outside, cwd: typeof args.config === 'string' ? cwd : dirname(folder), today: () => world.today() };
  const host = world.open('');
  if (host === undefined) throw new SystemRefusal(`cannot read ${name}: it vanished`);
  const target: Target = {
    host,
    folder,
    paths: [''],
    globs: [],
    openFolder: (absolute) => world.open(nameInWorld(absolute, folder, environment)),
    inside: (path) => insideOf(folder, resolve(cwd, path)),
    fromHere: (path) => path,
  };
  const configuration = await configuredRun(args, target, environment);
  const settings = effectiveSettings(args, configuration, '');
  let told: Told = [];
  const onTold: ScanRequest['onTold'] = (tellings) => (told = boundedTold(tellings));
  const judging = { target, args, configuration, settings, environment, neighbours, onTold, ...supervision };
  const result = judgedTarget(host, judging, comparedWith({ baseline: undefined, since: undefined }, host, judging));
  return { result: repositoryResult(result, exitCodeOf(result, settings.failOn, settings.strict), settings.strict, version), told };
}

/** Files that the command line gives count by where they lie too, as seen from the repository: reports name them so. */
function keyOf({ name, settings, args: { config, facts }, folder, cwd, neighbours }: RepositoryTask, { givenUp }: Supervision): ResultKey {
  const given = [...(typeof config === 'string' ? [config] : []), ...facts];
  return { name, settings: digestOf([settings, given.map((file) => insideOf(folder, resolve(cwd, file))), neighbours, givenUp]) };
}

function insideOf(folder: string, absolute: string): string {
  return relative(folder, absolute).replaceAll(sep, '/');
}

/** The repository as it is on disk. */
function worldOf({ folder }: Pick<RepositoryTask, 'folder'>, { today, variables }: Pick<Environment, 'today' | 'variables'>): World {
  const absolute = (name: string): string => {
    if (isAbsolute(name)) return name;
    return name.startsWith('~/') ? join(homeOf(variables) ?? folder, name.slice(2)) : join(folder, name);
  };
  return { open: (name) => attempt(() => new NodeHost(absolute(name))).value, today };
}

/** How a folder of modules is called whoever judges, and wherever: as seen from the repository or the home of the user that it lies in. */
function nameInWorld(absolute: string, folder: string, { variables }: Pick<Environment, 'variables'>): string {
  const home = homeOf(variables);
  if (isBelow(absolute, folder)) return `./${relative(folder, absolute)}`;
  return home !== undefined && isBelow(absolute, home) ? `~/${relative(home, absolute)}` : absolute;
}

function reasonOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof SystemRefusal) return error.message;
  return `plumblint failed on it, please report it: ${failureText(error)}`;
}
