import { worker, workerEmit } from 'workerpool';
import type { GivenUp } from '../findings/finding.js';
import { judgeRepository } from './main.js';
import type { RepositoryTask } from './repository-task.js';

worker({
  judge: (task: RepositoryTask, givenUp: readonly GivenUp[]) =>
    judgeRepository(task, { givenUp, onJudging: (label) => workerEmit(label ?? null) }),
});
