import { callNamed } from '../values/conditions.js';
import { keyOf } from '../values/construct.js';
import type { Value } from '../values/value.js';

/** Functions that give one of the items of their first argument. */
const choosing = ['first', 'last', 'indexFromEnd'];
/** Functions that give a part of the items of their first argument, or all in another order. */
const keeping = ['filter', 'sort', 'skip', 'take'];

/**
 * The array of which a value is surely an item, whichever: `filter(array, ...)[0]`, `last(array)`, `toObject(array, ...).key`. Undefined where it
 * may be something else. Items that are read by their index alone are left to who reads them.
 */
export function arrayOfSelected(item: Value): Value | undefined {
  if (item.kind !== 'unknown') return undefined;
  if (item.symbol.kind === 'access') return tabled(item.symbol.base) ?? kept(item.symbol.base) ?? listed(item.symbol.base);
  const chosen = firstOf(item, choosing);
  return chosen && (kept(chosen) ?? chosen);
}

function kept(part: Value): Value | undefined {
  const whole = firstOf(part, keeping);
  return whole && (kept(whole) ?? whole);
}

/** The array of which `toObject` makes a table, if the items themselves are its members. */
function tabled(table: Value): Value | undefined {
  const [array, key, value] = callNamed(table, 'toObject') ?? [];
  return array === undefined || key === undefined || value !== undefined ? undefined : (kept(array) ?? array);
}

/** The array of which all items of a list, or members of a table, are items: which of them there are may hang on conditions. */
function listed(list: Value): Value | undefined {
  const arrays = itemsOf(list).map((item) => (item.kind === 'unknown' && item.symbol.kind === 'access' ? item.symbol.base : undefined));
  const [array] = arrays;
  return array !== undefined && arrays.every((one) => one !== undefined && keyOf(one) === keyOf(array)) ? array : undefined;
}

function itemsOf(list: Value): readonly Value[] {
  if (list.kind === 'array') return list.items;
  const made = callNamed(list, 'createArray') ?? callNamed(list, 'createObject')?.filter((_, index) => index % 2 === 1);
  const parts = callNamed(list, 'if')?.slice(1) ?? callNamed(list, 'concat');
  return made ?? parts?.flatMap(itemsOf) ?? [list];
}

function firstOf(value: Value, names: readonly string[]): Value | undefined {
  return names.map((name) => callNamed(value, name)?.[0]).find((argument) => argument !== undefined);
}
