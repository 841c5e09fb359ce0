import type { RecordedCase } from './cases.js';
import { type CaseRun, runCase, valuesOf, withValues } from './case-run.js';
import { compareCase } from './compare-case.js';
import type { Corpus } from './corpus.js';
import { type FaultResult, seedFaults } from './faults.js';
import { mapPrediction } from './prediction.js';
import { withScope } from './module-scope.js';
import { Tally } from './tally.js';

/** The cases of one template and parameter file: as it is, with unknown scope, with made-up values. */
export interface CaseGroup {
  readonly name: string;
  readonly cases: readonly RecordedCase[];
  /** Whether faults are seeded into it. */
  readonly sample: boolean;
}

/** What comparing some groups gave. */
export class Results {
  cases = 0;
  refusals = 0;
  refusedToo = 0;
  /** Cases in which the substitution of values, or of the scope, was checked. */
  substitutions = 0;
  readonly direct = new Tally();
  readonly substituted = new Tally();
  readonly crashes: { readonly case: string; readonly message: string }[] = [];
  readonly faults: FaultResult[] = [];
  readonly slow: { readonly case: string; readonly milliseconds: number }[] = [];
  readonly notRefused: string[] = [];

  merge(other: Results): void {
    this.cases += other.cases;
    this.refusals += other.refusals;
    this.refusedToo += other.refusedToo;
    this.substitutions += other.substitutions;
    this.direct.merge(other.direct);
    this.substituted.merge(other.substituted);
    this.crashes.push(...other.crashes);
    this.faults.push(...other.faults);
    this.slow.push(...other.slow);
    this.notRefused.push(...other.notRefused);
  }
}

const variant = /@(unknown-scope|values-[ab])$/;

/** Puts the cases of one template and parameter file together; every `sampling`th group with unknowns or many resources is a sample. */
export function groupCases(cases: readonly RecordedCase[], sampling: number): CaseGroup[] {
  const groups = new Map<string, RecordedCase[]>();
  for (const recorded of cases) {
    const key = recorded.name.replace(variant, '');
    groups.set(key, [...(groups.get(key) ?? []), recorded]);
  }
  return [...groups].map(([name, members], index) => ({ name, cases: members, sample: index % sampling === 0 }));
}

/** Compares every case of a group, what the case with unknowns becomes with the made-up values of the others, and that of unknown scope with the scope. */
export function runGroup(group: CaseGroup, corpus: Corpus, results: Results): void {
  const siblings = group.cases.filter(({ name }) => /@values-[ab]$/.test(name));
  const base = group.cases.find(({ name }) => !variant.test(name));
  for (const recorded of group.cases) {
    const start = performance.now();
    guarded(recorded.name, results, () => {
      const run = runCase(recorded, siblings, corpus);
      const agreesInKnownScope = isUnknownScope(recorded) && substituteScope(run, base, corpus, results);
      compare(recorded, { ...run, facts: { ...run.facts, agreesInKnownScope } }, group.sample, results);
      if (recorded === base) for (const sibling of siblings) substituteInto(run, sibling, corpus, results);
    });
    const milliseconds = performance.now() - start;
    if (milliseconds > 1000) results.slow.push({ case: recorded.name, milliseconds });
  }
}

function isUnknownScope({ name, error }: RecordedCase): boolean {
  return error === undefined && name.endsWith('@unknown-scope');
}

function compare(recorded: RecordedCase, run: CaseRun, sample: boolean, results: Results): void {
  if (recorded.error !== undefined) return countRefusal(recorded, run, results);
  results.cases++;
  results.direct.merge(compareCase(recorded, run.prediction, run.facts));
  if (sample) results.faults.push(...seedFaults(recorded, run.prediction, run.facts));
}

/** A refused case is evaluated all the same: it must not crash. */
function countRefusal(recorded: RecordedCase, run: CaseRun, results: Results): void {
  for (const resource of run.prediction.resources) resource.body();
  run.prediction.outputs();
  results.refusals++;
  if (run.refused()) results.refusedToo++;
  else results.notRefused.push(`${recorded.name}: ${recorded.error ?? ''}`);
}

/** With the values put in, the prediction with unknowns must be what the engine predicts for the values. */
function substituteInto(run: CaseRun, sibling: RecordedCase, corpus: Corpus, results: Results): void {
  if (sibling.error !== undefined || run.prediction.resources.some(({ family }) => family)) return;
  const name = `${sibling.name} by substitution`;
  guarded(name, results, () => {
    results.substitutions++;
    const { facts } = runCase(sibling, [], corpus);
    results.substituted.merge(compareCase(sibling, withValues(run, valuesOf(sibling.parameters ?? {})), { ...facts, name }));
  });
}

/** With the scope put in, the prediction for an unknown scope must be what the engine predicts where it knows the scope. Whether it is. */
function substituteScope(run: CaseRun, known: RecordedCase | undefined, corpus: Corpus, results: Results): boolean {
  if (known === undefined || known.error !== undefined || run.prediction.resources.some(({ family }) => family)) return false;
  const name = `${known.name} by substitution of the scope`;
  const { facts, scope } = runCase(known, [], corpus);
  const inScope = mapPrediction(run.prediction, (value) => withScope(value, scope));
  const tally = compareCase(known, inScope, { ...facts, name });
  results.substitutions++;
  results.substituted.merge(tally);
  return tally.failures === 0;
}

function guarded(name: string, results: Results, work: () => void): void {
  try {
    work();
  } catch (error) {
    results.crashes.push({
      case: name,
      message: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 12).join(' | ') : String(error),
    });
  }
}
