import type { Symbolic, SymbolicCall, Value } from '../../src/values/value.js';

/** Tells whether a call that is meant stands anywhere in a value; what is shared is looked at once. */
export function mentioning(isMeant: (call: SymbolicCall) => boolean): (value: Value) => boolean {
  const known = new WeakMap<Symbolic, boolean>();
  const inSymbol = (symbol: Symbolic): boolean => {
    let found = known.get(symbol);
    if (found === undefined) known.set(symbol, (found = (symbol.kind === 'call' && isMeant(symbol)) || symbol.parts.some(inValue)));
    return found;
  };
  const inValue = (value: Value): boolean => {
    switch (value.kind) {
      case 'scalar':
        return false;
      case 'unknown':
        return inSymbol(value.symbol);
      case 'array':
        return value.items.some(inValue);
      case 'object':
        return (
          [...value.members.values()].some((member) => inValue(member.value)) ||
          value.open.some(({ name, value: member }) => inValue(name) || inValue(member))
        );
    }
  };
  return inValue;
}

/** Whether a call is of a function of that name. */
export function isCallOf(name: string): (call: SymbolicCall) => boolean {
  return (call) => call.name.toLowerCase() === name;
}
