import { equalValues } from '../values/compare.js';
import { arrayOf, isKnown, scalar, symbolicCall } from '../values/construct.js';
import { exactKeyOf } from '../values/exact-key.js';
import type { Stretch } from '../values/stretches.js';
import { joinStretches } from '../values/stretches.js';
import type { Truth } from '../values/truth.js';
import { any } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { Call, Family } from './family.js';
import { anything, array, integer, row } from './family.js';
import { typeOf } from '../values/types.js';
import { weightOf } from '../values/weight.js';

/** Making, joining and thinning out arrays; `union` and `intersection` of arrays serve their functions in `object.ts`. */
export const arrayFunctions: Family = {
  createArray: row([], (items) => arrayOf(items), { rest: anything }),
  range: row([integer, integer], ([start, count], call) => range(start, count, call), { returns: 'array', tells: [0] }),
  flatten: row([array], ([list], call) => flatten(list, call), { returns: 'array' }),
  distinct: row([array], ([list], call) => (list?.kind === 'array' ? distinctItems([list], call) : undefined), { returns: 'array' }),
};

const longestRange = 10_000;
const largestIndex = 2_147_483_647;

function range(start: Value | undefined, count: Value | undefined, call: Call): Value | undefined {
  const [first, size] = [numberOf(start), numberOf(count)];
  if (size !== undefined && (size < 0 || size > longestRange)) call.refuse(`takes a count from 0 to ${longestRange}`);
  if (first !== undefined && size !== undefined && first + size > largestIndex) call.refuse(`goes no further than ${largestIndex}`);
  if (size === 0) return arrayOf([]);
  if (size === undefined) return undefined;
  if (first === undefined)
    return symbolicCall('range', [start ?? scalar(0), scalar(size)], { type: 'array', minLength: size, maxLength: size });
  return arrayOf(Array.from({ length: size }, (_, index) => scalar(first + index)));
}

function numberOf(value: Value | undefined): number | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function flatten(list: Value | undefined, call: Call): Value | undefined {
  if (list?.kind !== 'array') return undefined;
  for (const item of list.items) if (typeOf(item) !== undefined && typeOf(item) !== 'array') call.refuse('takes an array of arrays');
  return joinStretches(list.items.filter((item): item is Stretch => item.kind === 'array' || item.kind === 'unknown'));
}

/** Comparisons with unknown items that one call makes. */
const mostComparisons = 200_000;

/** The items of arrays in order, each once; undefined where it is not decided which are the same. */
export function distinctItems(lists: readonly Value[], call: Call): Value | undefined {
  const kept = new Map<string, Value>();
  const unknown: Value[] = [];
  let comparisons = 0;
  for (const item of lists.flatMap((list) => (list.kind === 'array' ? list.items : []))) {
    if (kept.has(exactKeyOf(item))) continue;
    const others = isKnown(item) ? unknown : [...kept.values()];
    comparisons += others.length;
    countComparisons(others.length, item, call);
    if (comparisons > mostComparisons || others.some((one) => equalValues(one, item) !== 'false')) return undefined;
    kept.set(exactKeyOf(item), item);
    if (!isKnown(item)) unknown.push(item);
  }
  return arrayOf([...kept.values()]);
}

/** The items of the first array that all others have, each once; undefined where that is not decided. */
export function commonItems([first, ...others]: readonly Value[], call: Call): Value | undefined {
  if (first?.kind !== 'array') return undefined;
  const kept: Value[] = [];
  const lookups = others.map((other) => itemLookup(other.kind === 'array' ? other.items : [], call));
  for (const item of first.items) {
    const truths = lookups.map((lookup) => lookup(item));
    if (truths.every((truth) => truth === 'true')) kept.push(item);
    else if (!truths.includes('false')) return undefined;
  }
  return distinctItems([arrayOf(kept)], call);
}

/** Answers whether an item is among others; looked up where both are known, compared where one is not. */
function itemLookup(items: readonly Value[], call: Call): (item: Value) => Truth {
  const keys = new Set(items.map(exactKeyOf));
  const unknown = items.filter((item) => !isKnown(item));
  let comparisons = 0;
  return (item) => {
    if (keys.has(exactKeyOf(item))) return 'true';
    const others = isKnown(item) ? unknown : items;
    comparisons += others.length;
    countComparisons(others.length, item, call);
    return comparisons > mostComparisons ? 'unknown' : any(others.map((one) => equalValues(one, item)));
  };
}

/** What an item may hold to be compared in one step. */
const comparedAtOnce = 16;

/** Counts comparisons with an item, each as the more work the more it holds. */
function countComparisons(count: number, item: Value, { environment, span }: Call): void {
  if (count > 0) environment.counter?.step(span, count * Math.ceil(weightOf(item) / comparedAtOnce));
}
