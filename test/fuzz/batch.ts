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

/** How a batch is tried. */
interface BatchOptions {
  /** Told before each input. */
  readonly onInput?: () => void;
  /** Reasons of failures that there were before: an input that fails for one of them ends nothing, and is not made smaller. */
  readonly known?: readonly string[];
}

/** Milliseconds for making a failing input smaller. */
const longestShrinking = 30_000;

/** Tries so many inputs of a kind, always the same for one seed. */
export async function runBatch(
  { name, inputs, check }: Kind,
  seed: number,
  numRuns: number,
  { onInput = () => undefined, known = [] }: BatchOptions = {},
): Promise<BatchResult> {
  const property = fc.asyncProperty(inputs, async (files) => {
    onInput();
    try {
      await check(files);
    } catch (error) {
      if (!known.includes(reasonOf(error))) throw error;
    }
  });
  const details = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: longestShrinking, markInterruptAsFailure: false });
  const [files] = details.counterexample ?? [];
  if (!details.failed || files === undefined) return { inputs: details.numRuns, failure: undefined };
  return { inputs: details.numRuns, failure: { kind: name, seed, reason: reasonOf(details.errorInstance), files } };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The input of that number of a batch. */
export function inputOf({ inputs }: Kind, seed: number, at: number): Files {
  return fc.sample(inputs, { seed, numRuns: at + 1 })[at] ?? {};
}
