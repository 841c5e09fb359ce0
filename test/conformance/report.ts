import { type FunctionResults, longestTime } from './function-rows.js';
import type { Results } from './group-run.js';
import { type Difference, isFailing, type LeafClass, type Tally } from './tally.js';

/** What is shown of the differences that are no failure. */
const shownMissed = 15;
const longest = 400;

export interface Outcome {
  readonly text: string;
  readonly failed: boolean;
}

/** The report of a run: what failed, every class counted, every bad leaf. */
export function report(results: Results, functions: FunctionResults | undefined, seconds: number, verbose: boolean): Outcome {
  const problems: string[] = [];
  const lines: string[] = [];
  const direct = section('deployments', results.direct, 0.01, verbose, problems);
  lines.push(
    ...direct,
    `  cases ${results.cases}; the engine refused ${results.refusals} more, of which we refuse ${results.refusedToo}`,
    '',
  );
  lines.push(
    ...section(`substitution of values and scopes (${results.substitutions} cases)`, results.substituted, 0.01, verbose, problems),
    '',
  );
  if (functions !== undefined)
    lines.push(...section('functions', functions.tally, 0.005, verbose, problems), ...slowestLines(functions, problems), '');
  lines.push(...crashLines(results, problems), ...faultLines(results, problems));
  for (const { case: name, milliseconds } of results.slow.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5))
    lines.push(`slow: ${(milliseconds / 1000).toFixed(1)} s  ${name}`);
  lines.push(
    '',
    ...problems.map((problem) => `FAILED: ${problem}`),
    `${problems.length === 0 ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s`,
  );
  return { text: lines.join('\n'), failed: problems.length > 0 };
}

function section(name: string, tally: Tally, mostMissed: number, verbose: boolean, problems: string[]): string[] {
  const known = tally.count('equal') + tally.count('wrong') + tally.count('missed');
  const missed = known === 0 ? 0 : tally.count('missed') / known;
  for (const leafClass of ['wrong', 'lost', 'invented'] as const)
    if (tally.count(leafClass) > 0) problems.push(`${name}: ${leafClass} ${tally.count(leafClass)}`);
  if (missed > mostMissed)
    problems.push(`${name}: ${(missed * 100).toFixed(2)} % of the known leaves missed, more than ${mostMissed * 100} %`);
  return [name, ...classLines(tally, missed), ...differenceLines(tally, verbose)];
}

function classLines(tally: Tally, missed: number): string[] {
  const order = (leafClass: LeafClass): number =>
    ['equal', 'symbolic equal', 'missed', 'symbolic undecided', 'wrong', 'lost', 'invented'].indexOf(leafClass) +
    (leafClass.includes(':') ? 100 : 0);
  return [...tally.counts]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(
      ([leafClass, count]) =>
        `  ${String(count).padStart(7)}  ${leafClass}${leafClass === 'missed' ? ` (${(missed * 100).toFixed(2)} % of the known leaves)` : ''}`,
    );
}

function differenceLines({ differences }: Tally, verbose: boolean): string[] {
  const bad = differences.filter((difference) => isFailing(difference.class));
  const weak = differences.filter((difference) => difference.class === 'missed' || difference.class === 'symbolic undecided');
  const shown = verbose ? weak : weak.slice(0, shownMissed);
  const rest = weak.length - shown.length;
  return [
    ...bad.map(differenceText),
    ...shown.map(differenceText),
    ...(rest > 0 ? [`  … and ${rest} more missed or undecided; --verbose shows all`] : []),
  ];
}

function differenceText({ class: leafClass, case: name, resource, path, engine, ours }: Difference): string {
  return `  ${leafClass}: ${name}\n      at     ${shortened(resource)} ${path}\n      engine ${shortened(engine)}\n      ours   ${shortened(ours)}`;
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

function slowestLines({ slowest }: FunctionResults, problems: string[]): string[] {
  if (slowest.milliseconds > longestTime) problems.push(`an expression took ${slowest.milliseconds.toFixed(0)} ms: ${slowest.expression}`);
  return [`  slowest expression: ${slowest.milliseconds.toFixed(1)} ms for ${slowest.expression}`];
}

function crashLines({ crashes }: Results, problems: string[]): string[] {
  if (crashes.length > 0) problems.push(`${crashes.length} cases crashed`);
  return crashes.map(({ case: name, message }) => `crash: ${name}: ${message}`);
}

function faultLines({ faults }: Results, problems: string[]): string[] {
  const kinds = new Map<string, { seeded: number; caught: number }>();
  for (const { fault, caught } of faults) {
    const kind = kinds.get(fault) ?? { seeded: 0, caught: 0 };
    kinds.set(fault, { seeded: kind.seeded + 1, caught: kind.caught + (caught ? 1 : 0) });
  }
  const escaped = faults.filter(({ caught }) => !caught);
  if (escaped.length > 0) problems.push(`${escaped.length} seeded faults were not caught`);
  return [
    'seeded faults',
    ...[...kinds].map(([fault, { seeded, caught }]) => `  ${String(caught).padStart(5)} of ${seeded} caught: ${fault}`),
    ...escaped.map(({ fault, case: name, place }) => `  not caught: ${fault} at ${place} in ${name}`),
  ];
}
