import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../rules/index.js';
import { NodeHost } from '../../../src/disk/node-host.js';
import { discover } from '../../../src/scan/discover.js';
import { Random } from '../random.js';
import type { Breach } from './breach.js';
import { freshProducts } from './fresh.js';
import { checkIndependence, independenceBreaches } from './independence.js';
import { checkIsolation, checkScanOrder, judgeAlone, judgeTogether, type JudgingOrder } from './isolation.js';
import { createProduct, type Files, type Judgements } from './product.js';
import { type SeededFault, seededFaults } from './seeded-faults.js';

/** A part of the work that the laws are on a corpus; each can be done by a thread of its own. */
export interface LawTask {
  readonly kind: 'laws';
  readonly corpus: string;
  /** The product as a script. */
  readonly script: string;
  readonly step:
    | { readonly kind: 'together'; readonly order: JudgingOrder }
    | { readonly kind: 'alone' | 'rules alone'; readonly together: Judgements }
    | { readonly kind: 'scan' }
    | { readonly kind: 'faults'; readonly sample: readonly string[] };
}

/** Whether a law found a fault that was seeded into the product. */
export interface SeededFaultResult {
  readonly fault: string;
  readonly law: string;
  readonly caught: boolean;
}

/** What a step found out. */
export interface LawStepResult {
  readonly judgements: Judgements;
  readonly isolation: readonly Breach[];
  readonly independence: readonly Breach[];
  readonly faults: readonly SeededFaultResult[];
}

/** One of so many files is in the sample that is scanned in two orders. */
const scanSampling = 16;

/** Each rule judges those deployments alone in which it finds something, and one of so many others. */
export const rulesSampling = { passing: 16, silent: 120 };

/** What shows on any deployment about which rules say something. */
const shownAnywhere = seededFaults.filter(({ needsCondition }) => needsCondition !== true);

/** Does one part of the work. */
export function lawStep({ corpus, script, step }: LawTask): LawStepResult {
  const files = filesOf(corpus);
  const fresh = freshProducts(script);
  const nothing: LawStepResult = { judgements: new Map(), isolation: [], independence: [], faults: [] };
  switch (step.kind) {
    case 'together':
      return { ...nothing, judgements: judgeTogether(fresh(), files, step.order) };
    case 'alone':
      return { ...nothing, judgements: judgeAlone(fresh, files, step.together) };
    case 'rules alone':
      return { ...nothing, independence: independenceBreaches(fresh(), files, step.together, rulesSampling) };
    case 'scan': {
      const random = new Random('files');
      return { ...nothing, isolation: checkScanOrder(fresh, { ...files, paths: files.paths.filter(() => random.chance(scanSampling)) }) };
    }
    case 'faults':
      return { ...nothing, faults: seedLawFaults({ ...files, paths: step.sample }, shownAnywhere) };
  }
}

/** Of the rules, one in so many stands beside a seeded fault. */
const ruleSampling = 8;

/** Seeds each of some faults into the product, and says whether its law finds more on these files than it does without. */
export function seedLawFaults(files: Files, faults: readonly SeededFault[]): SeededFaultResult[] {
  const laws = { isolation: checkIsolation, independence: checkIndependence };
  const some = rules.filter((_, at) => at % ruleSampling === 0);
  const found = (law: keyof typeof laws, fault?: string): number => laws[law](() => createProduct(fault, some), files).length;
  const sound = { isolation: found('isolation'), independence: found('independence') };
  return faults.map(({ name, law }) => ({ fault: name, law, caught: found(law, name) > sound[law] }));
}

function filesOf(corpus: string): Files {
  const cache = join(corpus, 'bicep-cache');
  const host = new NodeHost(corpus);
  const paths = discover(host, { paths: [''], exclude: [] }).files.map(({ path }) => path);
  return { host, moduleCache: existsSync(cache) ? new NodeHost(cache) : undefined, paths };
}
