import type { ArrayValue, ObjectValue, UnknownValue, Value } from './value.js';

/** The values that a value is directly made of: items, members, arguments of its symbol. */
export function partsOf(value: ObjectValue | ArrayValue | UnknownValue): readonly Value[] {
  if (value.kind === 'array') return value.items;
  if (value.kind === 'object') {
    const parts: Value[] = [];
    for (const member of value.members.values()) parts.push(member.value);
    for (const { name, value: member } of value.open) parts.push(name, member);
    return parts;
  }
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
