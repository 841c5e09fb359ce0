import type { ArrayValue, ObjectValue, UnknownValue, Value } from './value.js';

/** The values that a value is directly made of: items, members, arguments of its symbol. */
export function partsOf(value: ObjectValue | ArrayValue | UnknownValue): readonly Value[] {
  if (value.kind === 'array') return value.items;
  if (value.kind === 'object')
    return [...[...value.members.values()].map((member) => member.value), ...value.open.flatMap((member) => [member.name, member.value])];
  const { symbol } = value;
  switch (symbol.kind) {
    case 'call':
      return symbol.arguments;
    case 'access':
      return [symbol.base, symbol.member];
    case 'text':
      return symbol.pieces.filter((piece) => typeof piece !== 'string');
    case 'lambda':
      return [symbol.body];
  }
}
