import type { RecordedCase } from './cases.js';
import { type CaseRun, runCase, valuesOf, withValues } from './case-run.js';
import { CaseComparison } from './compare-case.js';
import type { Corpus } from './corpus.js';
import { type FaultResult, seedFaults } from './faults.js';
import { isJson } from './json.js';
import { remembering } from './memory.js';
import { mapPrediction, type OwnPrediction } from './prediction.js';
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
  new GroupRun(group, corpus, results).run();
}

class GroupRun {
  readonly #group: CaseGroup;
  readonly #corpus: Corpus;
  readonly #results: Results;
  readonly #siblings: readonly RecordedCase[];
  readonly #base: RecordedCase | undefined;
  readonly #runOf: (recorded: RecordedCase) => CaseRun;

  constructor(group: CaseGroup, corpus: Corpus, results: Results) {
    this.#group = group;
    this.#corpus = corpus;
    this.#results = results;
    this.#siblings = group.cases.filter(({ name }) => /@values-[ab]$/.test(name));
    this.#base = group.cases.find(({ name }) => !variant.test(name));
    this.#runOf = remembering((recorded) => runCase(recorded, this.#siblings, corpus));
  }

  run(): void {
    for (const recorded of this.#group.cases) {
      const start = performance.now();
      this.#guarded(recorded.name, () => {
        if (this.#isNoComparison(recorded)) this.#countRefusal(recorded);
        else this.#compare(recorded);
      });
      if (recorded === this.#base) for (const sibling of this.#siblings) this.#substituteInto(recorded, sibling);
      const milliseconds = performance.now() - start;
      if (milliseconds > 1000) this.#results.slow.push({ case: recorded.name, milliseconds });
    }
  }

  /** The engine refused the case, or was asked without the parameter file, which does not parse. */
  #isNoComparison({ error, parameterFile }: RecordedCase): boolean {
    return error !== undefined || (parameterFile !== undefined && !isJson(this.#corpus.source(parameterFile).text));
  }

  #compare(recorded: RecordedCase): void {
    const run = this.#runOf(recorded);
    const agreesInKnownScope = recorded.name.endsWith('@unknown-scope') && this.#substituteScope(run);
    const comparison = new CaseComparison(recorded, run.prediction, { ...run.facts, agreesInKnownScope });
    const tally = comparison.tally();
    this.#results.cases++;
    this.#results.direct.merge(tally);
    if (this.#group.sample) this.#results.faults.push(...seedFaults(comparison, tally));
  }

  /** A refused case is evaluated all the same: it must not crash. */
  #countRefusal(recorded: RecordedCase): void {
    const isRead = this.#corpus.template(recorded.template) !== undefined;
    const run = isRead ? this.#runOf(recorded) : undefined;
    for (const resource of run?.prediction.resources ?? []) resource.body();
    run?.prediction.outputs();
    const isRefused = run?.refused() ?? true;
    this.#results.refusals++;
    if (isRefused) this.#results.refusedToo++;
    else if (recorded.error === undefined) throw new Error(`no error for ${recorded.parameterFile ?? ''}, which is no JSON`);
  }

  /** With the values put in, the prediction with unknowns must be what the engine predicts for the values. */
  #substituteInto(base: RecordedCase, sibling: RecordedCase): void {
    if (this.#isNoComparison(sibling)) return;
    const name = `${sibling.name} by substitution`;
    this.#guarded(name, () => {
      const run = this.#runOf(base);
      if (hasFamily(run)) return;
      this.#substituted(sibling, withValues(run, valuesOf(sibling.parameters ?? {})), name);
    });
  }

  /** With the scope put in, the prediction for an unknown scope must be what the engine predicts where it knows the scope. Whether it is. */
  #substituteScope(run: CaseRun): boolean {
    const known = this.#base;
    if (known === undefined || this.#isNoComparison(known) || hasFamily(run)) return false;
    const { scope } = this.#runOf(known);
    const inScope = mapPrediction(run.prediction, (value) => withScope(value, scope));
    return this.#substituted(known, inScope, `${known.name} by substitution of the scope`).failures === 0;
  }

  #substituted(recorded: RecordedCase, prediction: OwnPrediction, name: string): Tally {
    const { facts } = this.#runOf(recorded);
    const tally = new CaseComparison(recorded, prediction, { ...facts, name }).tally();
    this.#results.substitutions++;
    this.#results.substituted.merge(tally);
    return tally;
  }

  #guarded(name: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 12).join(' | ') : String(error);
      this.#results.crashes.push({ case: name, message });
    }
  }
}

function hasFamily({ prediction }: CaseRun): boolean {
  return prediction.resources.some(({ family }) => family);
}
