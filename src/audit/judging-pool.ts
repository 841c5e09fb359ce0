import { pool, Promise as Cancellable, type Pool } from 'workerpool';
import type { RepositoryAnswer } from './answer.js';

/** What judges repositories, and what each may take. */
export interface PoolLimits {
  /** Absolute path of the program of a worker, which registers the method `judge`. */
  readonly script: string;
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Worker threads that judge a repository each, as many at once as tasks are given at once. One that takes too long or too much, or crashes, is given up with
 * all that is left of it, and another takes its place.
 */
export class JudgingPool<Task> {
  readonly #limits: PoolLimits;
  readonly #idle: Pool[] = [];

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /** What a worker says of a task; never rejects. */
  async judge(task: Task): Promise<RepositoryAnswer> {
    const worker = this.#idle.pop() ?? this.#begun();
    try {
      const answer = (await worker.exec('judge', [task]).timeout(this.#limits.seconds * 1000)) as RepositoryAnswer;
      this.#idle.push(worker);
      return answer;
    } catch (error) {
      void worker.terminate(true).catch(() => undefined);
      return { kind: 'failed', reason: this.#reasonOf(error) };
    }
  }

  /** Ends the workers, which must have nothing to do. */
  async end(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  /** A pool of one worker: where one of several ends while it is ended, a pool may wait for it forever. */
  #begun(): Pool {
    const { script, megabytes } = this.#limits;
    return pool(script, {
      workerType: 'thread',
      maxWorkers: 1,
      workerTerminateTimeout: 1,
      workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: megabytes } },
    });
  }

  #reasonOf(error: unknown): string {
    const { seconds, megabytes } = this.#limits;
    if (error instanceof Cancellable.TimeoutError) return `judging it took more than ${seconds} seconds (--timeout)`;
    if (error instanceof Error && codeOf(error.cause) === 'ERR_WORKER_OUT_OF_MEMORY')
      return `judging it took more than ${megabytes} MB of memory (--memory)`;
    return 'the worker that judged it crashed';
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
