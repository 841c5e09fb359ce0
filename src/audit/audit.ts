import { relative, sep } from 'node:path';
import type { WrittenFolder } from '../disk/written-folder.js';
import type { RepositoryAnswer } from './answer.js';
import type { AuditReport } from './audit-report.js';
import { filesFolder, unfinishedFolder } from './audit-files.js';
import { type AuditSetting, writeAudit, type WrittenRepository } from './audit-writer.js';
import { judgeAll, type Watcher } from './judge-all.js';
import { nameOf } from '../text/paths.js';
import { pathAsUrl } from './path-as-url.js';
import { compareNames, type Repository } from './repository.js';
import { repositoryPage } from './repository-page.js';
import type { ResultStore } from './result-store.js';

/** What an audit is asked for. */
export interface AuditRequest extends AuditSetting, Watcher {
  readonly repositories: readonly Repository[];
  readonly jobs: number;
  readonly judge: (repository: Repository) => Promise<RepositoryAnswer>;
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
  const { repositories, jobs, judge, store, output } = request;
  const answers = await judgeAll(repositories, jobs, judge, request);
  const refused = [...answers.values()].find(({ kind }) => kind === 'refused');
  if (refused?.kind === 'refused') return { refusal: refused.reason };
  const sorted = [...repositories].sort((one, other) => compareNames(one.name, other.name));
  const report = writeAudit(output, written(sorted, answers, store, output), request);
  output.remove(unfinishedFolder);
  return { report };
}

function* written(
  repositories: readonly Repository[],
  answers: ReadonlyMap<string, RepositoryAnswer>,
  store: ResultStore,
  output: WrittenFolder,
): Generator<WrittenRepository> {
  for (const repository of repositories) {
    const answer = answers.get(repository.name);
    yield answer?.kind === 'judged' ? judgedRepository(repository, answer.id, store, output) : failedRepository(repository, answer);
  }
}

function judgedRepository(repository: Repository, id: string, store: ResultStore, output: WrittenFolder): WrittenRepository {
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

function failedRepository({ name }: Repository, answer: RepositoryAnswer | undefined): WrittenRepository {
  const reason = answer?.kind === 'failed' ? answer.reason : 'it was not judged';
  return { name, overview: { state: 'failed', exitCode: 3, reason }, findings: [], rules: [], deliver: undefined };
}

/** How a page in one folder leads to another folder; undefined where no way does. */
function urlBetween(from: string, to: string): string | undefined {
  const path = relative(from, to).replaceAll(sep, '/');
  return /^[A-Za-z]:|^\//.test(path) ? undefined : `${pathAsUrl(path)}/`;
}
