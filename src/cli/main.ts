import type { RepositoryAnswer } from '../audit/answer.js';
import { nodeEnvironment } from './node-environment.js';
import { judgedRepository } from './repository-judging.js';
import type { RepositoryTask, Supervision } from './repository-task.js';
import { run } from './run.js';

/** For worker threads, which load this program too. */
export function judgeRepository(task: RepositoryTask, supervision: Supervision): Promise<RepositoryAnswer> {
  return judgedRepository(task, nodeEnvironment, supervision);
}

/** Does what the arguments of the process ask for. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), nodeEnvironment);
}
