import { groupBy } from '../../../src/text/group-by.js';
import { Random } from '../random.js';
import type { Breach } from './breach.js';
import { freshProducts, productScript } from './fresh.js';
import { isolationBreaches, judgingOrders, type JudgingOrder } from './isolation.js';
import type { LawStepResult, LawTask, SeededFaultResult } from './law-steps.js';
import { type Judgements, readsOf, saysNothing, templateOf } from './product.js';

/** What the laws found out about a corpus. */
export interface LawResults {
  readonly deployments: number;
  /** How many of them were judged alone, too. */
  readonly alone: number;
  readonly isolation: readonly Breach[];
  readonly independence: readonly Breach[];
  readonly faults: readonly SeededFaultResult[];
}

/** One of so many deployments is judged alone. */
const aloneSampling = 20;
/** Seeds of the samples on which faults are tried, and how many templates are in each. */
const faultSamples = ['a', 'b'];
const templatesPerSample = 8;
/** Files that a deployment of a sample may consist of. */
const mostReadInSample = 6;

/** Checks both laws on a corpus in so many shares, which `inWorkers` works on. */
export async function checkLaws(
  corpus: string,
  workers: number,
  inWorkers: (tasks: readonly LawTask[]) => Promise<LawStepResult[]>,
): Promise<LawResults> {
  const script = await productScript();
  const work = async (steps: readonly LawTask['step'][]): Promise<LawStepResult[]> =>
    inWorkers(steps.map((step) => ({ kind: 'laws', corpus, script, step })));
  const [scans, ...orders] = await work([{ kind: 'scan' }, ...judgingOrders.map((order) => ({ kind: 'together', order }) as const)]);
  const together = new Map(
    judgingOrders.map((order, index): [JudgingOrder, Judgements] => [order, orders[index]?.judgements ?? new Map()]),
  );
  const asFound = together.get('as found') ?? new Map<string, string>();
  const random = new Random('alone');
  const sample = new Map([...asFound].filter(() => random.chance(aloneSampling)));
  const results = await work([
    ...shares(asFound, workers).map((share) => ({ kind: 'rules alone', together: share }) as const),
    ...shares(sample, workers).map((share) => ({ kind: 'alone', together: share }) as const),
    ...faultSamples.map((seed) => ({ kind: 'faults', sample: sampleOf(asFound, seed) }) as const),
  ]);
  const alone = new Map(results.flatMap(({ judgements }) => [...judgements]));
  return {
    deployments: asFound.size,
    alone: alone.size,
    isolation: [...isolationBreaches(freshProducts(script), { together, alone }), ...(scans?.isolation ?? [])],
    independence: results.flatMap(({ independence }) => independence),
    faults: results.flatMap(({ faults }) => faults),
  };
}

/** The files of some templates about which rules say something, and of one that is deployed with several sets of values. */
function sampleOf(judgements: Judgements, seed: string): string[] {
  const random = new Random(`sample ${seed}`);
  const readBy = (name: string): readonly string[] => readsOf(judgements.get(name) ?? '{}');
  const templates = [...groupBy([...judgements.keys()], templateOf).values()];
  const small = templates.filter((names) => names.every((name) => readBy(name).length <= mostReadInSample));
  const several = small.filter((names) => names.length > 1);
  const judged = small.filter((names) => !names.every((name) => saysNothing(judgements.get(name) ?? '')));
  const picked = [random.pick(several), ...Array.from({ length: templatesPerSample }, () => random.pick(judged))];
  return [...new Set(picked.flatMap((names = []) => names.flatMap(readBy)))];
}

/** Deals judgements out; those of one template stay together. */
function shares(judgements: Judgements, count: number): Judgements[] {
  const dealt = Array.from({ length: count }, () => new Map<string, string>());
  const templates = [...groupBy([...judgements.keys()], templateOf).values()];
  for (const [index, names] of templates.entries()) for (const name of names) dealt[index % count]?.set(name, judgements.get(name) ?? '');
  return dealt;
}
