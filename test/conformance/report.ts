import type { RoadResults } from './both-roads.js';
import { type FunctionResults, longestTime } from './function-rows.js';
import { groupBy } from '../../src/text/group-by.js';
import type { Results } from './group-run.js';
import type { Breach } from './laws/breach.js';
import type { PoolResults } from './pool.js';
import type { LawResults } from './laws/corpus-laws.js';
import { judgingOrders } from './laws/isolation.js';
import { rulesSampling } from './laws/law-steps.js';
import type { SyntaxResults } from './syntax.js';
import { type Difference, isFailing, type LeafClass, Tally } from './tally.js';

/** What is shown of the differences that are no failure. */
const shownMissed = 15;
const longest = 400;
/** What may be missed of the known leaves. */
const mostMissed = 0.002;
/** What may stay undecided of all leaves: so much rests on loops whose count only a reference gives. */
const mostUndecided = 0.005;

export interface Outcome {
  readonly text: string;
  readonly failed: boolean;
}

/** How predictions compare: what failed, every class counted, every bad leaf. */
export function casesOutcome(results: Results, verbose: boolean): Outcome {
  const problems: string[] = [];
  const lines = [
    ...section('deployments', results.direct, mostMissed, verbose, problems),
    `  cases ${results.cases}; the engine refused ${results.refusals} more, of which we refuse ${results.refusedToo}`,
    '',
    ...section(`substitution of values and scopes (${results.substitutions} cases)`, results.substituted, mostMissed, verbose, problems),
    '',
    ...crashLines(results, problems),
    ...faultLines(results, problems),
    ...results.slow
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, 5)
      .map(({ case: name, milliseconds }) => `slow: ${(milliseconds / 1000).toFixed(1)} s  ${name}`),
  ];
  return outcome(lines, problems);
}

/** How the values of single expressions compare. */
export function functionsOutcome({ tally, slowest }: FunctionResults, verbose: boolean): Outcome {
  const problems: string[] = [];
  const counted = new Tally();
  counted.merge(tally);
  const lines = [...section('functions', counted, 0.005, verbose, problems), ...slowestLines(slowest, problems)];
  return outcome(lines, problems);
}

/** How Bicep files compare with what they compile to. */
export function roadsOutcome({ compared, parts, differences }: RoadResults): Outcome {
  const lines = differences.flatMap(({ bicep, details }) => [`  differs: ${bicep}`, ...details.map((detail) => `      ${detail}`)]);
  const problems = differences.length > 0 ? [`${differences.length} pairs differ`] : [];
  return outcome([`both roads: ${compared} pairs, ${parts} resources and outputs`, ...lines], problems);
}

/** Where files break off. */
export function syntaxOutcome({ files, broken, differences }: SyntaxResults): Outcome {
  const problems = differences.length > 0 ? [`${differences.length} files break off elsewhere`] : [];
  return outcome([`syntax: ${files} files, ${broken} of them broken`, ...differences.map((line) => `  ${line}`)], problems);
}

/** Whether an audit gives the same bytes whatever the workers, the order, what was kept and the parts, and those of scans. */
export function poolOutcome({ repositories, files, differences }: PoolResults): Outcome {
  const problems = differences.length > 0 ? [`${differences.length} reports differ`] : [];
  return outcome(
    [`pool: ${repositories} repositories audited in 4 ways, ${files} files each`, ...differences.map((line) => `  ${line}`)],
    problems,
  );
}

/** Whether the laws hold, and find the faults that were seeded. */
export function lawsOutcome({ deployments, alone, isolation, independence, faults }: LawResults): Outcome {
  const breaches = isolation.length + independence.length;
  const problems = breaches > 0 ? [`${breaches} breaches of the laws`] : [];
  const lines = [
    `isolation: ${deployments} deployments together in ${judgingOrders.length} orders, ${alone} of them alone, ${isolation.length} breaches`,
    ...isolation.map(breachText),
    `independence: ${deployments} deployments by no rule, and by each rule alone where it finds something, one in ${rulesSampling.passing} where all passes and one in ${rulesSampling.silent} elsewhere, ${independence.length} breaches`,
    ...independence.map(breachText),
    'faults seeded for the laws',
    ...caughtLines(
      faults.map(({ law, fault, caught }) => ({ fault: `${law}: ${fault}`, caught })),
      problems,
    ),
  ];
  return outcome(lines, problems);
}

function breachText({ deployment, scenario, detail }: Breach): string {
  return `  ${deployment}\n      ${scenario}: ${detail}`;
}

function outcome(lines: readonly string[], problems: readonly string[]): Outcome {
  return { text: [...lines, ...problems.map((problem) => `FAILED: ${problem}`)].join('\n'), failed: problems.length > 0 };
}

function section(name: string, tally: Tally, missable: number, verbose: boolean, problems: string[]): string[] {
  const known = tally.count('equal') + tally.count('wrong') + tally.count('missed');
  const missed = known === 0 ? 0 : tally.count('missed') / known;
  for (const leafClass of ['wrong', 'lost', 'invented'] as const)
    if (tally.count(leafClass) > 0) problems.push(`${name}: ${leafClass} ${tally.count(leafClass)}`);
  if (missed > missable) problems.push(`${name}: ${(missed * 100).toFixed(2)} % of the known leaves missed, more than ${missable * 100} %`);
  const all = [...tally.counts.values()].reduce((sum, count) => sum + count, 0);
  const undecided = all === 0 ? 0 : tally.count('symbolic undecided') / all;
  if (undecided > mostUndecided)
    problems.push(`${name}: ${(undecided * 100).toFixed(2)} % of the leaves undecided, more than ${mostUndecided * 100} %`);
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

function slowestLines(slowest: FunctionResults['slowest'], problems: string[]): string[] {
  if (slowest.milliseconds > longestTime) problems.push(`an expression took ${slowest.milliseconds.toFixed(0)} ms: ${slowest.expression}`);
  return [`  slowest expression: ${slowest.milliseconds.toFixed(1)} ms for ${slowest.expression}`];
}

function crashLines({ crashes }: Results, problems: string[]): string[] {
  if (crashes.length > 0) problems.push(`${crashes.length} cases crashed`);
  return crashes.map(({ case: name, message }) => `crash: ${name}: ${message}`);
}

function faultLines({ faults }: Results, problems: string[]): string[] {
  return [
    'seeded faults',
    ...caughtLines(faults, problems),
    ...faults.filter(({ caught }) => !caught).map(({ fault, case: name, place }) => `  not caught: ${fault} at ${place} in ${name}`),
  ];
}

function caughtLines(faults: readonly { readonly fault: string; readonly caught: boolean }[], problems: string[]): string[] {
  const escaped = faults.filter(({ caught }) => !caught);
  if (escaped.length > 0) problems.push(`${escaped.length} seeded faults were not caught`);
  return [...groupBy(faults, ({ fault }) => fault)].map(
    ([fault, seeded]) => `  ${String(seeded.filter(({ caught }) => caught).length).padStart(5)} of ${seeded.length} caught: ${fault}`,
  );
}
