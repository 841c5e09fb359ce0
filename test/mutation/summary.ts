import { relative } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';

/** What became of one mutant. */
export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** The share of mutants that the tests should notice. */
const goal = 0.85;

/** What the tests noticed, of the kernel and elsewhere, and each mutant that they did not notice. */
export function summaryOf(results: readonly MutantResult[], isOfKernel: (path: string) => boolean, minutes: number): string {
  const ended = results.filter(({ status }) => status === 'Timeout').length;
  const run = results
    .map((result) => ({ ...result, fileName: relative('.', result.fileName) }))
    .filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const alive = run.filter(isAlive).map(({ fileName, location, mutatorName, replacement, status }) => {
    const { line, column } = location.start;
    return `${fileName}:${line}:${column + 1} ${mutatorName}${status === 'NoCoverage' ? ', never run' : ''}: ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`;
  });
  const share = (part: readonly MutantResult[], name: string): string => {
    const noticed = part.filter((result) => !isAlive(result)).length;
    const percentage = (100 * noticed) / Math.max(part.length, 1);
    return `${percentage.toFixed(1).padStart(6)}  percent of ${part.length} mutants ${name} are noticed`;
  };
  return [
    ...alive.sort(),
    `${share(
      run.filter(({ fileName }) => isOfKernel(fileName)),
      'of the kernel',
    )} (goal: at least ${goal * 100})`,
    share(
      run.filter(({ fileName }) => !isOfKernel(fileName)),
      'elsewhere',
    ),
    `${(run.length / minutes).toFixed(1).padStart(6)}  mutants a minute, ${ended} of them stopped for taking too long; ${results.length - run.length} are only met while modules load, and left out`,
  ].join('\n');
}

function isAlive({ status }: MutantResult): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}
