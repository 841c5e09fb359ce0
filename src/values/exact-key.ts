import { createHash } from 'node:crypto';
import { keyOf } from './construct.js';
import type { ObjectValue, Value } from './value.js';

/** Longest key that is kept as text. */
const longestKey = 400;

const remembered = new WeakMap<Value, string>();

/** As `keyOf`, but names of members count with their letter case, as they do for `equals`. */
export function exactKeyOf(value: Value): string {
  if (value.kind === 'scalar' || value.kind === 'unknown') return keyOf(value);
  const known = remembered.get(value);
  if (known !== undefined) return known;
  const text = value.kind === 'array' ? `[${value.items.map(exactKeyOf).join(',')}]` : keyOfObject(value);
  const key = text.length <= longestKey ? text : `#${createHash('sha256').update(text).digest('base64url')}`;
  remembered.set(value, key);
  return key;
}

function keyOfObject(value: ObjectValue): string {
  const members = [...value.members.values()].map((member) => `${JSON.stringify(member.name)}:${exactKeyOf(member.value)}`);
  const open = value.open.map((member) => `${keyOf(member.name)}:${exactKeyOf(member.value)}`);
  return `{${[...members, ...open].sort().join(',')}}`;
}
