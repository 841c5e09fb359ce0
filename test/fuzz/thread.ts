import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type BatchResult, runBatch } from './batch.js';
import { compileSchemasOnce } from './compiled-once.js';
import type { Kind } from './kinds.js';

interface BatchTask {
  /** Its name. */
  readonly kind: string;
  readonly seed: number;
  readonly inputs: number;
  /** Reasons of the failures that there were of this kind. */
  readonly known: readonly string[];
}

/** What became of a batch: it ended, or its thread was lost at the input of a number. */
type Outcome = { readonly kind: 'ended'; readonly result: BatchResult } | LostBatch;

export interface LostBatch {
  readonly kind: 'lost';
  readonly at: number;
  readonly reason: string;
}

/** Milliseconds of the processor that one input may take before its thread is given up, and as many as one that waits for something may take. */
const longest = { working: 30_000, waiting: 300_000 };
/** As much as the stack of a program that is started has. */
const stackSizeMb = 1;
const maxOldGenerationSizeMb = 2048;

interface Seen {
  /** The input that was being tried. */
  readonly at: number;
  readonly since: number;
  readonly cpu: NodeJS.CpuUsage;
}

function seenNow(at: number): Seen {
  return { at, since: performance.now(), cpu: process.cpuUsage() };
}

/** Milliseconds of the processor, in all threads. */
export function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** A thread that runs batches one after the other, and is given up where it does not come back. */
export class BatchThread {
  readonly #started = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor(program: URL) {
    this.#worker = new Worker(program, { workerData: this.#started, resourceLimits: { stackSizeMb, maxOldGenerationSizeMb } });
  }

  run(task: BatchTask): Promise<Outcome> {
    Atomics.store(this.#started, 0, 0);
    return new Promise((resolve) => {
      let seen = seenNow(-1);
      const watch = setInterval(() => {
        const at = Atomics.load(this.#started, 0) - 1;
        if (at !== seen.at) seen = seenNow(at);
        else if (spentSince(seen.cpu) > longest.working || performance.now() - seen.since > longest.waiting)
          end({ kind: 'lost', at: Math.max(0, at), reason: 'takes without end' });
      }, 500);
      const onResult = (result: BatchResult): void => end({ kind: 'ended', result });
      const onError = ({ message }: Error): void =>
        end({ kind: 'lost', at: Math.max(0, Atomics.load(this.#started, 0) - 1), reason: `ends the thread: ${message}` });
      const end = (outcome: Outcome): void => {
        clearInterval(watch);
        this.#worker.off('message', onResult).off('error', onError);
        if (outcome.kind === 'lost') void this.#worker.terminate();
        resolve(outcome);
      };
      this.#worker.on('message', onResult).on('error', onError).postMessage(task);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What a thread that `BatchThread` started does: runs the batches that it is told of. */
export function serveBatches(kinds: readonly Kind[]): void {
  compileSchemasOnce();
  const started = workerData as Int32Array;
  parentPort?.on('message', ({ kind, seed, inputs, known }: BatchTask) => {
    const asked = kinds.find(({ name }) => name === kind);
    if (asked !== undefined)
      void runBatch(asked, seed, inputs, { onInput: () => Atomics.add(started, 0, 1), known }).then((result) =>
        parentPort?.postMessage(result),
      );
  });
}
