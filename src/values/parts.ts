import type { ArrayValue, ObjectValue, UnknownValue, Value } from './value.js';

/** The values that a value is directly made of: items, members, arguments of its symbol. */
export function partsOf(value: ObjectValue | ArrayValue | UnknownValue): readonly Value[] {
  switch (value.kind) {
    case 'array':
      return value.items;
    case 'unknown':
      return value.symbol.parts;
    case 'object': {
      const parts: Value[] = [];
      for (const member of value.members.values()) parts.push(member.value);
      for (const { name, value: member } of value.open) parts.push(name, member);
      return parts;
    }
  }
}
