import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { type BatchResult, type Failure, inputOf } from './batch.js';
import { type Kind, kindsOf } from './kinds.js';
import { readSeeds } from './seeds.js';
import { BatchThread, type LostBatch, serveBatches, spentSince } from './thread.js';

/** Inputs that are tried between two looks at the clock. */
const batchSize = 100;

interface Tally {
  batches: number;
  inputs: number;
  /** Of the processor. */
  milliseconds: number;
}

/** Tries inputs of each kind in turn until the time is up; gives how many there were of each, and the failures, one for each reason. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      output: { type: 'string', default: 'fuzz-failures' },
    },
  });
  const kinds = kindsOf(readSeeds()).filter(({ name }) => new RegExp(values.only).test(name));
  const tallies = new Map(kinds.map((kind): [Kind, Tally] => [kind, { batches: 0, inputs: 0, milliseconds: 0 }]));
  const failures = new Map<string, Failure>();
  const end = performance.now() + Number(values.seconds) * 1000;
  let thread = new BatchThread(new URL(import.meta.url));
  while (performance.now() < end) {
    // Each kind gets as much time as every other.
    const [kind, tally] = leastTried(tallies);
    const seed = Number(values.seed) + tally.batches;
    const start = process.cpuUsage();
    const known = [...failures.values()].filter((failure) => failure.kind === kind.name).map(({ reason }) => reason);
    const outcome = await thread.run({ kind: kind.name, seed, inputs: batchSize, known });
    if (outcome.kind === 'lost') thread = new BatchThread(new URL(import.meta.url));
    const { inputs, failure } = outcome.kind === 'ended' ? outcome.result : lostAt(kind, seed, outcome);
    tally.batches++;
    tally.inputs += inputs;
    tally.milliseconds += spentSince(start);
    if (failure !== undefined) note(failure, failures, values.output);
  }
  await thread.stop();
  console.log(textOf(tallies));
  console.log(failures.size === 0 ? 'no failure' : `${failures.size} failures in ${values.output}`);
  process.exitCode = failures.size === 0 ? 0 : 1;
}

function leastTried(tallies: ReadonlyMap<Kind, Tally>): readonly [Kind, Tally] {
  const [first, ...others] = tallies;
  if (first === undefined) throw new Error('there is no such kind');
  return others.reduce((least, other) => (other[1].milliseconds < least[1].milliseconds ? other : least), first);
}

function lostAt(kind: Kind, seed: number, { at, reason }: LostBatch): BatchResult {
  return { inputs: at + 1, failure: { kind: kind.name, seed, reason, files: inputOf(kind, seed, at) } };
}

/** Writes the input of a failure, unless there was one for the same reason. */
function note(failure: Failure, failures: Map<string, Failure>, output: string): void {
  const { kind, seed, reason, files } = failure;
  const name = `${kind}: ${reason}`;
  if (failures.has(name)) return;
  failures.set(name, failure);
  const folder = join(output, `${kind}-${seed}`);
  for (const [path, text] of Object.entries({ ...files, 'REASON.txt': `${reason}\nseed ${seed}\n` })) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`${kind}, seed ${seed}: ${reason} (input in ${folder})`);
}

function textOf(tallies: ReadonlyMap<Kind, Tally>): string {
  const rows: (readonly [string, Omit<Tally, 'batches'>])[] = [...tallies].map(([{ name }, tally]) => [name, tally]);
  const sum = (key: 'inputs' | 'milliseconds'): number => rows.reduce((all, [, tally]) => all + tally[key], 0);
  return [...rows, ['together', { inputs: sum('inputs'), milliseconds: sum('milliseconds') }] as const]
    .map(([name, { inputs, milliseconds }]) => {
      const speed = (1000 * inputs) / Math.max(1, milliseconds);
      return `${name.padEnd(16)}${String(inputs).padStart(9)} inputs${speed.toFixed(0).padStart(7)} a second of the processor`;
    })
    .join('\n');
}

if (isMainThread) await main();
else serveBatches(kindsOf(readSeeds()));
