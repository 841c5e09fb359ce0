import type { RepositoryAnswer } from '../audit/answer.js';
import { exitCodes } from './exit-code.js';
import { tellFailure } from './failure.js';
import { nodeEnvironment } from './node-environment.js';
import { judgedRepository } from './repository-judging.js';
import type { RepositoryTask, Supervision } from './repository-task.js';
import { run } from './run.js';
import { withoutSecretWords } from './shown-words.js';

/** For worker threads, which load this program too. */
export function judgeRepository(task: RepositoryTask, supervision: Supervision): Promise<RepositoryAnswer> {
  return judgedRepository(task, nodeEnvironment, supervision);
}

/** Does what the arguments of the process ask for. Whatever ends the process before that is done, such as code that a rule pack runs, makes it no success. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2);
  let outcome: number | undefined;
  process.once('exit', () => {
    if (outcome === undefined) nodeEnvironment.stderr.write('plumblint: the run ended before it was done\n');
    process.exitCode = outcome ?? exitCodes.failed;
  });
  process.once('uncaughtException', (error) => {
    outcome = tellFailure(error, args, { stderr: withoutSecretWords(nodeEnvironment.stderr, args) });
    process.exit();
  });
  outcome = await run(args, nodeEnvironment);
}
