import { equalValues } from '../compare.js';
import { arrayOf, scalar, symbolicCall } from '../construct.js';
import type { Segment } from '../segments.js';
import { joinSegments } from '../segments.js';
import type { Value } from '../value.js';
import type { Call, Family } from './family.js';
import { anything, array, integer, row } from './family.js';
import { typeOf } from './types.js';

/** Making, joining and thinning out arrays; `union` and `intersection` of arrays serve their functions in `object.ts`. */
export const arrayFunctions: Family = {
  createArray: row([], (items) => arrayOf(items), { rest: anything }),
  range: row([integer, integer], ([start, count], call) => range(start, count, call), { returns: 'array' }),
  flatten: row([array], ([list], call) => flatten(list, call), { returns: 'array' }),
  distinct: row([array], ([list]) => (list?.kind === 'array' ? distinctItems([list]) : undefined), { returns: 'array' }),
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
  return joinSegments(list.items.filter((item): item is Segment => item.kind === 'array' || item.kind === 'unknown'));
}

/** The items of arrays in order, each once; undefined where it is not decided which are the same. */
export function distinctItems(lists: readonly Value[]): Value | undefined {
  const kept: Value[] = [];
  for (const item of lists.flatMap((list) => (list.kind === 'array' ? list.items : []))) {
    const truths = kept.map((one) => equalValues(one, item));
    if (truths.includes('true')) continue;
    if (truths.includes('unknown')) return undefined;
    kept.push(item);
  }
  return arrayOf(kept);
}

/** The items of the first array that all others have, each once; undefined where that is not decided. */
export function commonItems([first, ...others]: readonly Value[]): Value | undefined {
  if (first?.kind !== 'array') return undefined;
  const kept: Value[] = [];
  for (const item of first.items) {
    const inOthers = others.map((other) => (other.kind === 'array' ? other.items.map((one) => equalValues(one, item)) : []));
    if (inOthers.every((truths) => truths.includes('true'))) kept.push(item);
    else if (!inOthers.some((truths) => truths.every((truth) => truth === 'false'))) return undefined;
  }
  return distinctItems([arrayOf(kept)]);
}
