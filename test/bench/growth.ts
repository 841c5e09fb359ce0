import { parentPort, Worker, workerData } from 'node:worker_threads';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { growingInputs } from './growing-inputs.js';

/** Milliseconds of the processor that it takes to judge one kind of input; undefined where it takes longer than it may. */
export interface Growth {
  readonly name: string;
  readonly size: number;
  readonly small: number | undefined;
  /** For an input that is ten times as large. */
  readonly large: number | undefined;
}

const times = 10;
/** An exponent of 1.2. */
const highestRatio = 16;
/** Milliseconds of the processor that one kind of input may take in all. */
const limit = 6_000;
/** Less than this is lost in the noise, and counts as this. */
const least = 50;

/** How the time to judge grows with each kind of input, one after the other, each in a thread of its own that `program` starts. */
export async function* growths(program: URL): AsyncIterable<Growth> {
  for (const [at, { name, size }] of growingInputs.entries()) {
    const [small, large] = await timesIn(program, at);
    yield { name, size, small, large };
  }
}

export function printGrowth({ name, size, small = limit, large = limit }: Growth): string {
  const ratio = large / Math.max(small, least);
  const cut = large === limit;
  const figures = `${cut ? 'over ' : ''}${large.toFixed(0)} ms / ${small.toFixed(1)} ms, exponent ${cut ? 'over ' : ''}${Math.log10(ratio).toFixed(2)}`;
  const verdict = !cut && ratio <= highestRatio ? 'met' : 'MISSED';
  return `${ratio.toFixed(2).padStart(6)}  ${name}, ${size * times} / ${size}: ${figures} (goal: at most ${highestRatio}, ${verdict})`;
}

/** What a thread that `growths` started has to do: tells the times of the smaller and of the larger input. */
export function measureInThread(): void {
  const input = growingInputs[workerData as number];
  if (input === undefined) return;
  const { size, files } = input;
  const [small, large] = [judging(files(size)), judging(files(size * times))];
  small();
  parentPort?.postMessage(Math.min(...Array.from({ length: 5 }, () => processorTimeOf(small))));
  parentPort?.postMessage(processorTimeOf(large));
}

/** Other threads must be idle. */
function processorTimeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return millisecondsSince(start);
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function judging(files: Readonly<Record<string, string>>): () => unknown {
  const host = memoryHost(files);
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  return () => scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules });
}

/** The times that a thread tells until it ends or has had its time. */
function timesIn(program: URL, input: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const told: number[] = [];
    const start = process.cpuUsage();
    const worker = new Worker(program, { workerData: input });
    const watch = setInterval(() => {
      if (millisecondsSince(start) > limit) void worker.terminate();
    }, 100);
    worker.on('message', (time: number) => told.push(time));
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(told);
    });
  });
}
