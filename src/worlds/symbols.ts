import { isKnown } from '../values/construct.js';
import { contentOf } from '../values/key.js';
import { partsOf } from '../values/parts.js';
import type { UnknownValue, Value } from '../values/value.js';

/** Whether a value holds one of these symbols, by key; what was looked through once is remembered. */
export function mentions(keys: ReadonlySet<string>): (value: Value) => boolean {
  const seen = new Map<object | string, boolean>();
  const holds = (value: Value): boolean => {
    if (value.kind === 'scalar') return false;
    if (value.kind === 'unknown' && keys.has(value.symbol.key)) return true;
    const identity = value.kind === 'unknown' ? value.symbol.key : contentOf(value);
    const earlier = seen.get(identity);
    if (earlier !== undefined) return earlier;
    const found = partsOf(value).some(holds);
    seen.set(identity, found);
    return found;
  };
  return holds;
}

/** Every atom in some values, each once: the innermost calls and accesses that no other symbol is a part of. */
export function symbolsIn(...values: readonly Value[]): Iterable<UnknownValue> {
  return symbolsDownTo(() => false, values);
}

/** The atoms in some values, each once; what `isWhole` says counts as one, whatever it is made of. */
export function* symbolsDownTo(isWhole: (value: UnknownValue) => boolean, values: readonly Value[]): Iterable<UnknownValue> {
  const seen = new Set<object | string>();
  const waiting = values.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'scalar') continue;
    const identity = next.kind === 'unknown' ? next.symbol.key : contentOf(next);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const parts = partsOf(next);
    if (next.kind === 'unknown' && (isWhole(next) || parts.every(isKnown))) yield next;
    else for (let at = parts.length - 1; at >= 0; at--) waiting.push(parts[at] ?? next);
  }
}
