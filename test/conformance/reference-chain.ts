import type { SymbolicCall, Value } from '../../src/values/value.js';

/** One access to a member or an item; a safe one gives null for what is absent. */
export interface Access {
  readonly key: Value;
  readonly safe: boolean;
}

/** What is read of a `reference()`: `reference(id).a[0].b` or `tryGet(reference(id), 'a', 0, 'b')`. */
export interface ReferenceChain {
  readonly call: SymbolicCall;
  readonly accesses: readonly Access[];
}

/** Takes a chain of accesses apart; undefined for one that begins with something else. */
export function referenceChain(value: Value | undefined): ReferenceChain | undefined {
  if (value?.kind !== 'unknown') return undefined;
  const { symbol } = value;
  if (symbol.kind === 'access') return extended(symbol.base, [symbol.member], false);
  if (symbol.kind !== 'call') return undefined;
  const name = symbol.name.toLowerCase();
  if (name === 'reference') return { call: symbol, accesses: [] };
  const [base, ...keys] = symbol.arguments;
  return name === 'tryget' ? extended(base, keys, true) : undefined;
}

function extended(base: Value | undefined, keys: readonly Value[], safe: boolean): ReferenceChain | undefined {
  const chain = referenceChain(base);
  return chain && { ...chain, accesses: [...chain.accesses, ...keys.map((key) => ({ key, safe }))] };
}
