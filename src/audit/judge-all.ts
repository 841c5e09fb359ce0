import type { RepositoryAnswer } from './answer.js';
import type { Repository } from './repository.js';

/** What is asked to be told of while repositories are judged. */
export interface Watcher {
  readonly begun: (repository: Repository) => void;
  readonly answered: (repository: Repository, answer: RepositoryAnswer) => void;
  readonly ended: () => void;
}

/** Judges repositories, so many at once, each once. Gives the answers by name; stops at the first that nothing can be kept of. */
export async function judgeAll(
  repositories: readonly Repository[],
  jobs: number,
  judge: (repository: Repository) => Promise<RepositoryAnswer>,
  { begun, answered, ended }: Watcher,
): Promise<ReadonlyMap<string, RepositoryAnswer>> {
  const answers = new Map<string, RepositoryAnswer>();
  const waiting = repositories.values();
  let isRefused = false;
  const work = async (): Promise<void> => {
    for (const repository of waiting) {
      if (isRefused) return;
      begun(repository);
      const answer = await judge(repository);
      answers.set(repository.name, answer);
      isRefused ||= answer.kind === 'refused';
      answered(repository, answer);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, repositories.length) }, work));
  } finally {
    ended();
  }
  return answers;
}
