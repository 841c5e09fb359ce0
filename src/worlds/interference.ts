import { keyOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { AtomSearch } from './atoms.js';
import { symbolsIn } from './symbols.js';

/**
 * Whether two different conditions ask about the same unknown in ways that are not told apart (`greater(x, 1)` and `less(x, 1)`):
 * no case shows then that both can hold at once. A single condition, or one that asks for all that the others ask for, is taken to be
 * one that can hold.
 */
export function interfere(conditions: readonly Value[]): boolean {
  const parts = conditions.filter((condition) => condition.kind === 'unknown').map((condition) => new Set(conjuncts(condition).map(keyOf)));
  const whole = new Set(parts.flatMap((keys) => [...keys]));
  if (parts.some((keys) => keys.size === whole.size)) return false;
  const owners = new Map<string, string>();
  return new AtomSearch().of(conditions, []).some((atom) =>
    [...symbolsIn(atom.symbol)].some(({ symbol }) => {
      const owner = owners.get(symbol.key);
      owners.set(symbol.key, atom.symbol.symbol.key);
      return owner !== undefined && owner !== atom.symbol.symbol.key;
    }),
  );
}

/** What a condition asks for all of. */
function conjuncts(condition: Value): readonly Value[] {
  const isAnd = condition.kind === 'unknown' && condition.symbol.kind === 'call' && condition.symbol.name === 'and';
  return isAnd ? condition.symbol.arguments.flatMap(conjuncts) : [condition];
}
