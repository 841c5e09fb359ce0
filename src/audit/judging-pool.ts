import { pool, Promise as Cancellable, type Pool } from 'workerpool';
import type { DeploymentLabel, GivenUp } from '../findings/finding.js';
import type { RepositoryAnswer } from './answer.js';
import { DeploymentWatch } from './deployment-watch.js';

/** What judges repositories, and what each may take. */
export interface PoolLimits {
  /**
   * Absolute path of the program of a worker, which registers the method `judge`: it is given a task and the deployments that are given up, and emits the label
   * of each deployment before it judges it, and null after that.
   */
  readonly script: string;
  /** For a repository, and for each of its deployments. */
  readonly seconds: number;
  readonly deploymentSeconds: number;
  readonly megabytes: number;
}

/** Deployments of one repository that are given up before the repository is. */
const mostGivenUp = 5;

/**
 * Worker threads that judge a repository each, as many at once as tasks are given at once. One that takes too long or too much, or crashes, is ended with all
 * that is left of it, and another takes its place: where that came of one deployment, it is given up, and the rest of its repository is judged.
 */
export class JudgingPool<Task> {
  readonly #limits: PoolLimits;
  readonly #idle: Pool[] = [];

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /** What a worker says of a task; never rejects. */
  async judge(task: Task): Promise<RepositoryAnswer> {
    const end = performance.now() + this.#limits.seconds * 1000;
    const givenUp: GivenUp[] = [];
    for (;;) {
      const { answer, at } = await this.#attempt(task, givenUp, timerOf(end - performance.now()));
      if (answer.kind !== 'failed' || at === undefined || givenUp.length === mostGivenUp) return answer;
      givenUp.push({ label: at, reason: answer.reason });
    }
  }

  /** What a worker says, and the deployment at which it ended, if it did. */
  async #attempt(task: Task, givenUp: readonly GivenUp[], milliseconds: number): Promise<Attempt> {
    const worker = this.#idle.pop() ?? this.#begun();
    const watch = new DeploymentWatch(timerOf(this.#limits.deploymentSeconds * 1000), () => void running.cancel());
    const running = worker.exec('judge', [task, givenUp], {
      on: (label: DeploymentLabel | null) => watch.began(label ?? undefined),
    });
    try {
      const answer = (await running.timeout(milliseconds)) as RepositoryAnswer;
      this.#idle.push(worker);
      return { answer, at: undefined };
    } catch (error) {
      void worker.terminate(true).catch(() => undefined);
      const answer = { kind: 'failed', reason: this.#reasonOf(error) } as const;
      return { answer, at: error instanceof Cancellable.TimeoutError ? undefined : watch.current };
    } finally {
      watch.end();
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
    const { seconds, deploymentSeconds, megabytes } = this.#limits;
    if (error instanceof Cancellable.CancellationError)
      return `judging it took more than ${deploymentSeconds} seconds (--deployment-timeout)`;
    if (error instanceof Cancellable.TimeoutError) return `judging it took more than ${seconds} seconds (--timeout)`;
    if (error instanceof Error && codeOf(error.cause) === 'ERR_WORKER_OUT_OF_MEMORY')
      return `judging it took more than ${megabytes} MB of memory (--memory)`;
    return 'the worker that judged it crashed';
  }
}

interface Attempt {
  readonly answer: RepositoryAnswer;
  readonly at: DeploymentLabel | undefined;
}

/** Milliseconds that a timer takes: it would be over at once for more. */
function timerOf(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 1), 2 ** 31 - 1);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
