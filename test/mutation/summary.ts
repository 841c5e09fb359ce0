import { relative } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';

/** What became of one mutant. */
export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** The share of mutants that the tests should notice. */
const goal = 0.85;

/** Mutants that were tried, by how it came out, and how those are named that nothing noticed. */
const outcomes = {
  Killed: 'killed',
  // It ran a hundred times as often as the original.
  Timeout: 'never ending',
  Survived: 'survived',
  NoCoverage: 'never run',
  // A busy machine can do that, too: nothing was noticed.
  Late: 'stopped by the clock',
} as const;
type Outcome = keyof typeof outcomes;

interface TriedMutant extends MutantResult {
  readonly outcome: Outcome;
}

/** What the tests noticed, of the kernel and elsewhere, and each mutant that they did not notice. */
export function summaryOf(results: readonly MutantResult[], isOfKernel: (path: string) => boolean, minutes: number): string {
  const tried = results.flatMap((result) => {
    const outcome = outcomeOf(result);
    return outcome === undefined ? [] : [{ ...result, outcome, fileName: relative('.', result.fileName) }];
  });
  const alive = tried.filter(isAlive).map(({ fileName, location: { start }, mutatorName, replacement, outcome }) => {
    return `${fileName}:${start.line}:${start.column} ${outcomes[outcome]}, ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`;
  });
  return [
    ...alive.sort(),
    `${shareOf(
      tried.filter(({ fileName }) => isOfKernel(fileName)),
      'of the kernel',
    )} (goal: at least ${goal * 100})`,
    shareOf(
      tried.filter(({ fileName }) => !isOfKernel(fileName)),
      'elsewhere',
    ),
    `${(tried.length / minutes).toFixed(1).padStart(6)}  mutants a minute; ${results.length - tried.length} only matter while modules load, and are left out`,
  ].join('\n');
}

function outcomeOf({ status, statusReason = '' }: MutantResult): Outcome | undefined {
  if (status === 'Timeout') return statusReason.startsWith('Hit limit') ? 'Timeout' : 'Late';
  return status === 'Killed' || status === 'Survived' || status === 'NoCoverage' ? status : undefined;
}

function isAlive({ outcome }: TriedMutant): boolean {
  return outcome !== 'Killed' && outcome !== 'Timeout';
}

function shareOf(part: readonly TriedMutant[], name: string): string {
  const noticed = part.filter((one) => !isAlive(one)).length;
  const percentage = (100 * noticed) / Math.max(part.length, 1);
  const counts = Object.entries(outcomes).map(([outcome, words]) => `${part.filter((one) => one.outcome === outcome).length} ${words}`);
  return `${percentage.toFixed(1).padStart(6)}  percent of ${part.length} mutants ${name} are noticed: ${counts.join(', ')}`;
}
