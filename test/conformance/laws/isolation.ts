import { Random } from '../random.js';
import { type Breach, breachesIn } from './breach.js';
import { failureOf, type Files, type Judgements, type Product, readsOf } from './product.js';

/** An order in which the deployments of a scan are judged. */
export type JudgingOrder = 'as found' | 'shuffled' | 'shuffled, backwards';

export const judgingOrders: readonly JudgingOrder[] = ['as found', 'shuffled', 'shuffled, backwards'];

/** What a law found out about each way of judging the deployments of some files. */
export interface JudgedInEveryWay {
  readonly together: ReadonlyMap<JudgingOrder, Judgements>;
  /** Of some or all of them. */
  readonly alone: Judgements;
}

/** Judges all deployments of some files in one product and one tree. Of any two, each comes before the other in one of the shuffled orders. */
export function judgeTogether(product: Product, files: Files, order: JudgingOrder): Judgements {
  const deployments = product.open(files);
  return new Map(inOrder(deployments.names, order).map((name) => [name, deployments.judge(name)]));
}

/** Judges each deployment in a product and a tree of its own, with no other files to look at than those that were read for it. */
export function judgeAlone(fresh: () => Product, files: Files, together: Judgements): Judgements {
  const known = new Set(files.paths);
  return new Map(
    [...together].map(([name, text]) => {
      const deployments = fresh().open({ ...files, paths: readsOf(text).filter((path) => known.has(path)) });
      return [name, deployments.names.includes(name) ? deployments.judge(name) : JSON.stringify({ failure: 'it is not found alone' })];
    }),
  );
}

/** Where a judgement depends on what else was judged, or in what order; and those that could not be made. */
export function isolationBreaches(fresh: () => Product, { together, alone }: JudgedInEveryWay): Breach[] {
  const asFound = together.get('as found') ?? new Map<string, string>();
  const again = fresh().reconsidered(asFound);
  const failed = [...asFound].flatMap(([deployment, text]) => {
    const failure = failureOf(text);
    return failure === undefined ? [] : [{ deployment, scenario: 'as found', detail: failure }];
  });
  const shuffled = [...together].flatMap(([order, judgements]) => [
    ...breachesIn(order, judgements, asFound),
    ...breachesIn(`${order}, in view of the others`, fresh().reconsidered(judgements), again),
  ]);
  const expectedAlone = new Map([...asFound].filter(([name]) => alone.has(name)));
  return [...failed, ...shuffled, ...breachesIn('alone', alone, expectedAlone)];
}

/** The law of isolation on all deployments of some files. */
export function checkIsolation(fresh: () => Product, files: Files): Breach[] {
  const together = new Map(judgingOrders.map((order) => [order, judgeTogether(fresh(), files, order)]));
  return isolationBreaches(fresh, { together, alone: judgeAlone(fresh, files, together.get('as found') ?? new Map<string, string>()) });
}

/** Whether a scan finds and says the same whatever the order in which its files are named and listed. */
export function checkScanOrder(fresh: () => Product, files: Files): Breach[] {
  const scanned = (changed: Files): Judgements => new Map([['the scan', fresh().scan(changed)]]);
  return breachesIn('files in another order', scanned(inAnotherOrder(files)), scanned(files));
}

function inAnotherOrder({ host, moduleCache, paths }: Files): Files {
  const entries: typeof host.entries = (folder) => shuffled(host.entries(folder), folder);
  const bytes: typeof host.bytes = (path) => host.bytes?.(path);
  return { host: { read: (path) => host.read(path), bytes, entries }, moduleCache, paths: shuffled(paths, 'paths') };
}

function inOrder(names: readonly string[], order: JudgingOrder): readonly string[] {
  if (order === 'as found') return names;
  const other = shuffled(names, 'deployments');
  return order === 'shuffled' ? other : other.toReversed();
}

function shuffled<T>(things: readonly T[], seed: string): T[] {
  const random = new Random(seed);
  const result = [...things];
  for (const [index, thing] of result.entries()) {
    const other = index + random.below(result.length - index);
    result[index] = result[other] ?? thing;
    result[other] = thing;
  }
  return result;
}
