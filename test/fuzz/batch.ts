import fc from 'fast-check';
import type { Kind } from './kinds.js';
import type { Files } from './survival.js';

/** An input of which something does not hold, as small as it was found to get. */
export interface Failure {
  readonly kind: string;
  readonly seed: number;
  readonly reason: string;
  readonly files: Files;
}

export interface BatchResult {
  readonly inputs: number;
  readonly failure: Failure | undefined;
}

/** Milliseconds for making a failing input smaller. */
const longestShrinking = 60_000;

/** Tries so many inputs of a kind, always the same for one seed. `onInput` is told before each. */
export async function runBatch(
  { name, inputs, check }: Kind,
  seed: number,
  numRuns: number,
  onInput: () => void = () => undefined,
): Promise<BatchResult> {
  const property = fc.asyncProperty(inputs, async (files) => {
    onInput();
    await check(files);
  });
  const details = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: longestShrinking, markInterruptAsFailure: false });
  const [files] = details.counterexample ?? [];
  if (!details.failed || files === undefined) return { inputs: details.numRuns, failure: undefined };
  const error = details.errorInstance;
  return { inputs: details.numRuns, failure: { kind: name, seed, reason: error instanceof Error ? error.message : String(error), files } };
}

/** The input of that number of a batch. */
export function inputOf({ inputs }: Kind, seed: number, at: number): Files {
  return fc.sample(inputs, { seed, numRuns: at + 1 })[at] ?? {};
}
