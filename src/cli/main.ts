#!/usr/bin/env node
import type { RepositoryAnswer } from '../audit/answer.js';
import { nodeEnvironment } from './node-environment.js';
import { judgedRepository } from './repository-judging.js';
import type { RepositoryTask } from './repository-task.js';
import { run } from './run.js';

/** For worker threads, which load this program too. */
export function judgeRepository(task: RepositoryTask): Promise<RepositoryAnswer> {
  return judgedRepository(task, nodeEnvironment);
}

if (import.meta.main) {
  void run(process.argv.slice(2), nodeEnvironment).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
