import { keyOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';

/** The conditions that hold together where a condition does, by their keys; none for what always holds. */
export function conjuncts(condition: Value): ReadonlyMap<string, Value> {
  if (condition.kind === 'scalar' && condition.value === true) return new Map();
  if (condition.kind === 'unknown' && condition.symbol.kind === 'call' && condition.symbol.name.toLowerCase() === 'and')
    return new Map(condition.symbol.arguments.flatMap((part) => [...conjuncts(part)]));
  return new Map([[keyOf(condition), condition]]);
}
