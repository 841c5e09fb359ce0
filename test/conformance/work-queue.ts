import { Worker } from 'node:worker_threads';

/**
 * Does tasks in worker threads, each of which takes the next one when it is done with its last. Results come in the order of the tasks;
 * `onDone` is told how many of them are there.
 */
export async function inWorkers<Result>(
  script: string,
  tasks: readonly unknown[],
  workers: number,
  onDone: (done: number) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  let done = 0;
  const waiting = tasks.entries();
  const lane = async (): Promise<void> => {
    const worker = new Worker(script, { resourceLimits: { stackSizeMb: 16, maxYoungGenerationSizeMb: 192 } });
    try {
      for (const [index, task] of waiting) {
        results[index] = await answerOf(worker, task);
        onDone(++done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, lane));
  return results;
}

function answerOf<Result>(worker: Worker, task: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: Result) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}
