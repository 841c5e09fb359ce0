import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { rules } from '../../../rules/index.js';
import type { AuditReport, ShardMark } from '../../audit/audit-report.js';
import { unfinishedFolder } from '../../audit/audit-files.js';
import { audit, ResultStore, shardOf } from '../../audit/index.js';
import type { Watcher } from '../../audit/judge-all.js';
import { digestOf } from '../../audit/observation.js';
import type { Repository } from '../../audit/repository.js';
import type { SizedRepository } from '../../audit/shards.js';
import { decode } from '../../disk/decode.js';
import { folderSize } from '../../disk/folder-size.js';
import { readNamed } from '../../disk/read-file.js';
import { WrittenFolder } from '../../disk/written-folder.js';
import { RuleNames } from '../../policy/rule-names.js';
import { harmless } from '../../reports/harmless.js';
import { mayBeOfUse } from '../../scan/discover.js';
import { earlierAudit, inAuditFolder } from '../audit-folder.js';
import { AuditProgress } from '../audit-progress.js';
import { auditSummary } from '../audit-summary.js';
import { auditedRepositories } from '../audited-repositories.js';
import { chosenRules } from '../chosen-rules.js';
import { configuredRun } from '../configured-run.js';
import type { Environment } from '../environment.js';
import { clone } from '../git-clone.js';
import { exitCodeOfAudit } from '../exit-code.js';
import { type AuditArguments, deployerFacts } from '../options.js';
import type { RepositoryTask } from '../repository-task.js';
import { isWatched } from '../scan-progress.js';
import { orRefused, SystemRefusal } from '../system-refusal.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

/** What a repository may take, and each of its deployments. */
const usual = { seconds: 600, deploymentSeconds: 60, megabytes: 4096 };

/** Judges many repositories as one job, writes the reports, and gives the exit code. */
export async function auditCommand(asked: readonly string[], args: AuditArguments, environment: Environment): Promise<number> {
  const { cwd } = environment;
  const judging = await judgingOf(args, environment);
  const all = auditedRepositories(asked, cwd, args.clones);
  const { repositories, others, shard } = partOf(all, args.shard);
  const linkedWith = args['link-repositories'] ? others : undefined;
  const previous = args.previous === undefined ? undefined : earlierAudit(args.previous, cwd);
  const report = await inAuditFolder(args.output, cwd, (output) => {
    const store = args.cache === undefined ? output.within(unfinishedFolder) : new WrittenFolder(resolve(cwd, args.cache));
    return audited({ repositories, linkedWith, shard, previous, output, store, judging, args, environment });
  });
  environment.stdout.write(auditSummary(report, args.output));
  return exitCodeOfAudit(report);
}

type Judging = Pick<RepositoryTask, 'args' | 'settings'>;

/** How each repository is judged. What is wrong with that is told here, not once for each repository. */
async function judgingOf(given: AuditArguments, environment: Environment): Promise<Judging> {
  const { audience, rule, exclude, cloud, tenant, subscription, location, config, strict } = given;
  const facts = given.facts.map((file) => resolve(environment.cwd, file));
  const args: RepositoryTask['args'] = {
    parameters: [],
    'stdin-filename': undefined,
    'fail-on': given['fail-on'],
    'host-naming': given['host-naming'],
    'include-modules': given['include-modules'],
    'module-cache': given['module-cache'] === undefined ? undefined : resolve(environment.cwd, given['module-cache']),
    'no-config': given['no-config'],
    'management-group': given['management-group'],
    'resource-group': given['resource-group'],
    'deployment-name': given['deployment-name'],
    ...{ audience, rule, exclude, cloud, tenant, subscription, location, config, strict, facts },
  };
  const governing = typeof config === 'string' ? await configuredRun({ config }, targetOf(['.'], environment), environment) : undefined;
  const known = governing?.rules ?? rules;
  chosenRules(rule, 'everyone', known, governing?.configurations.names ?? new RuleNames(known.map(({ id }) => id)));
  deployerFacts(args, undefined);
  const texts = [...(typeof config === 'string' ? [config] : []), ...facts].map((file) =>
    orRefused(`read ${file}`, () => decode(readNamed(resolve(environment.cwd, file)))),
  );
  // What code of rule packs reads cannot be known: what they judge is never taken for the same.
  const once = known.length === rules.length && (governing?.packDiagnostics ?? []).length === 0 ? '' : randomUUID();
  const settings = digestOf([environment.program(), version, { ...args, facts: [] }, texts, once]);
  return { args, settings };
}

function partOf(
  repositories: readonly Repository[],
  choice: string | undefined,
): Pick<Job, 'repositories' | 'shard'> & { readonly others: readonly Repository[] } {
  if (choice === undefined) return { repositories, others: [], shard: undefined };
  const [, first = '0', second = '0'] = /^(\d{1,5})\/(\d{1,5})$/.exec(choice) ?? [];
  const [index, of] = [Number(first), Number(second)];
  if (index < 1 || index > of) throw new UsageError(`--shard ${choice}: give a part and the number of parts, such as 1/8 or 8/8`);
  const { repositories: mine, mark } = shardOf(sized(repositories), { index, of });
  const names = new Set(mine.map(({ name }) => name));
  return { repositories: mine, others: repositories.filter(({ name }) => !names.has(name)), shard: mark };
}

/** How much there is in each repository. One that is cloned counts as the others do on average, whether it is there by now or not. */
function sized(repositories: readonly Repository[]): SizedRepository[] {
  const sizes = repositories.map(({ address, folder }) => (address === undefined ? folderSize(folder, mayBeOfUse) : undefined));
  const known = sizes.filter((size) => size !== undefined);
  const average = Math.round(known.reduce((sum, size) => sum + size, 0) / Math.max(known.length, 1));
  return repositories.map((repository, at) => ({ ...repository, size: sizes[at] ?? average }));
}

interface Job {
  readonly repositories: readonly Repository[];
  readonly linkedWith: readonly Repository[] | undefined;
  readonly shard: ShardMark | undefined;
  readonly previous: ReturnType<typeof earlierAudit> | undefined;
  readonly output: WrittenFolder;
  readonly store: WrittenFolder;
  readonly judging: Judging;
  readonly args: AuditArguments;
  readonly environment: Environment;
}

async function audited({
  repositories,
  linkedWith,
  shard,
  previous,
  output,
  store,
  judging,
  args,
  environment,
}: Job): Promise<AuditReport> {
  const jobs = args.jobs ?? environment.cores();
  const limits = {
    seconds: args.timeout ?? usual.seconds,
    deploymentSeconds: args['deployment-timeout'] ?? usual.deploymentSeconds,
    megabytes: args.memory ?? usual.megabytes,
  };
  const workers = environment.workers(limits);
  try {
    const outcome = await audit({
      ...{ repositories, linkedWith, shard, previous, output, version, jobs },
      store: new ResultStore(store),
      judge: async ({ name, folder, address }, neighbours) => {
        const reason = address === undefined ? undefined : await clone({ address, folder, seconds: limits.seconds }, environment);
        if (reason !== undefined) return { kind: 'failed', reason };
        return workers.judge({ name, folder, neighbours, cwd: environment.cwd, store: store.path, ...judging });
      },
      watch: (count) => watcherOf(new AuditProgress(count, isWatched([], environment), environment, () => performance.now())),
    });
    if ('report' in outcome) return outcome.report;
    throw new SystemRefusal(`cannot keep results in ${harmless(store.path)}: ${outcome.refusal}; what was judged so far is kept there`);
  } finally {
    await workers.end();
  }
}

function watcherOf(progress: AuditProgress): Watcher {
  return {
    begun: ({ name }) => progress.begun(name),
    answered: ({ name }, answer) => progress.done(name, answer.kind === 'failed' ? answer.reason : undefined),
    ended: () => progress.end(),
  };
}
