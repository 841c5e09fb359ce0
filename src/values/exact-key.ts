import { memoOf } from './container.js';
import { compactKey, keyOf } from './key.js';
import type { ObjectValue, Value } from './value.js';

/** As `keyOf`, but names of members count with their letter case, as they do for `equals`. */
export function exactKeyOf(value: Value): string {
  if (value.kind === 'scalar' || value.kind === 'unknown') return keyOf(value);
  const memo = memoOf(value);
  return (memo.exactKey ??= compactKey(value.kind === 'array' ? `[${value.items.map(exactKeyOf).join(',')}]` : textOf(value)));
}

function textOf(value: ObjectValue): string {
  const members = [...value.members.values()].map((member) => `${JSON.stringify(member.name)}:${exactKeyOf(member.value)}`);
  const open = value.open.map((member) => `${keyOf(member.name)}:${exactKeyOf(member.value)}`);
  return `{${[...members, ...open].sort().join(',')}}`;
}
