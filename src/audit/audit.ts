import { relative, sep } from 'node:path';
import type { WrittenFolder } from '../disk/written-folder.js';
import type { RepositoryAnswer } from './answer.js';
import type { Neighbour } from '../engine/telling.js';
import type { AuditReport, Linking } from './audit-report.js';
import { filesFolder, unfinishedFolder } from './audit-files.js';
import { type AuditSetting, writeAudit, type WrittenRepository } from './audit-writer.js';
import { judgeAll, type Watcher } from './judge-all.js';
import { Neighbourhood } from './neighbourhood.js';
import { nameOf } from '../text/paths.js';
import { pathAsUrl } from './path-as-url.js';
import { compareNames, type Repository } from './repository.js';
import { repositoryPage } from './repository-page.js';
import type { ResultStore } from './result-store.js';

/** What an audit is asked for. */
export interface AuditRequest extends Omit<AuditSetting, 'crowded'> {
  readonly repositories: readonly Repository[];
  /** Set where the repositories are one network by the ids of their resources: those that are judged for what they tell alone. */
  readonly linkedWith: readonly Repository[] | undefined;
  readonly jobs: number;
  readonly judge: (repository: Repository, neighbours: readonly Neighbour[]) => Promise<RepositoryAnswer>;
  /** Begins to watch how so many are judged. */
  readonly watch: (count: number) => Watcher;
  /** Where `judge` keeps results. */
  readonly store: ResultStore;
  readonly output: WrittenFolder;
}

/** What became of an audit: its report, or why nothing could be kept. */
export type AuditOutcome = { readonly report: AuditReport } | { readonly refusal: string };

/**
 * Judges repositories and writes what is found, the same bytes however many jobs there are and in whatever order they end. What is judged is kept in the
 * store until all of it is written, so that an audit that is broken off goes on where it was.
 */
export async function audit(request: AuditRequest): Promise<AuditOutcome> {
  const { repositories, linkedWith, jobs, judge, watch, output } = request;
  const all = [...repositories, ...(linkedWith ?? [])];
  const alone = await judgeAll(all, jobs, (one) => judge(one, []), watch(all.length));
  const linked = linkedWith === undefined || refusalIn(alone) !== undefined ? undefined : await judgeLinked(alone, request);
  const refusal = refusalIn(alone) ?? refusalIn(linked?.answers);
  if (refusal !== undefined) return { refusal };
  const sorted = [...repositories].sort((one, other) => compareNames(one.name, other.name));
  const answers = new Map([...alone, ...(linked?.answers ?? [])]);
  const setting = { ...request, crowded: linked?.crowded };
  const report = writeAudit(output, written(sorted, answers, linked?.linkings, request), setting);
  output.remove(unfinishedFolder);
  return { report };
}

function refusalIn(answers: ReadonlyMap<string, RepositoryAnswer> = new Map()): string | undefined {
  const refused = [...answers.values()].find(({ kind }) => kind === 'refused');
  return refused?.kind === 'refused' ? refused.reason : undefined;
}

/** Judges those again that name the same resources as others, together with what these tell. */
async function judgeLinked(alone: ReadonlyMap<string, RepositoryAnswer>, { repositories, jobs, judge, watch, store }: AuditRequest) {
  const neighbourhood = new Neighbourhood([...alone.keys()].sort(compareNames), (name) => {
    const answer = alone.get(name);
    return answer?.kind === 'judged' ? store.toldBy(answer.id) : undefined;
  });
  const linkings = new Map<string, Linking>();
  const again = async (repository: Repository): Promise<RepositoryAnswer> => {
    const { name } = repository;
    const company = neighbourhood.of(name);
    const neighbours = 'alone' in company ? [] : company.neighbours;
    linkings.set(name, 'alone' in company ? company : { neighbours: neighbours.length });
    const known = neighbours.length === 0 ? alone.get(name) : undefined;
    return known ?? judge(repository, neighbours);
  };
  const judged = repositories.filter(({ name }) => alone.get(name)?.kind === 'judged');
  const answers = await judgeAll(judged, jobs, again, watch(judged.length));
  return { answers, linkings, crowded: neighbourhood.crowded };
}

function* written(
  repositories: readonly Repository[],
  answers: ReadonlyMap<string, RepositoryAnswer>,
  linkings: ReadonlyMap<string, Linking> = new Map(),
  { store, output }: Pick<AuditRequest, 'store' | 'output'>,
): Generator<WrittenRepository> {
  for (const repository of repositories) {
    const answer = answers.get(repository.name);
    const outcome =
      answer?.kind === 'judged' ? judgedRepository(repository, answer.id, store, output) : failedRepository(repository, answer);
    yield { ...outcome, linking: linkings.get(repository.name) };
  }
}

/** A repository without what linking it came to. */
type AuditedAlone = Omit<WrittenRepository, 'linking'>;

function judgedRepository(repository: Repository, id: string, store: ResultStore, output: WrittenFolder): AuditedAlone {
  const result = store.get(id);
  if (result === undefined)
    return failedRepository(repository, { kind: 'failed', reason: 'its result was lost: what was kept is damaged' });
  const { name, folder } = repository;
  const { overview, findings, rules, sarif } = result;
  return {
    name,
    overview,
    findings,
    rules,
    deliver: (to, files) => {
      to.write(files.sarif, sarif);
      const filesAt = urlBetween(output.within(filesFolder).path, folder);
      to.write(files.page, repositoryPage(result, { name, sarif: nameOf(files.sarif), filesAt }));
    },
  };
}

function failedRepository({ name }: Repository, answer: RepositoryAnswer | undefined): AuditedAlone {
  const reason = answer?.kind === 'failed' ? answer.reason : 'it was not judged';
  return { name, overview: { state: 'failed', exitCode: 3, reason }, findings: [], rules: [], deliver: undefined };
}

/** How a page in one folder leads to another folder; undefined where no way does. */
function urlBetween(from: string, to: string): string | undefined {
  const path = relative(from, to).replaceAll(sep, '/');
  return /^[A-Za-z]:|^\//.test(path) ? undefined : `${pathAsUrl(path)}/`;
}
