import { createHash } from 'node:crypto';
import { memoOf } from './container.js';
import type { ArrayValue, ObjectValue, Value } from './value.js';

/** Longest canonical key that is kept as text; a longer one is replaced by its digest, so that shared parts cannot make keys explode. */
const longestKey = 400;

/**
 * The canonical text of a value: equal keys mean equal values, whatever the unknowns are. Member names count ignoring case, their order does not.
 * Of containers it is remembered: parts of one value may be shared so often that walking it anew would not end.
 */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return value.float === true ? `${JSON.stringify(value.value)}.0` : JSON.stringify(value.value);
    case 'unknown':
      return value.symbol.key;
    default: {
      const memo = memoOf(value);
      return (memo.key ??= keyOfContainer(value));
    }
  }
}

function keyOfContainer(value: ArrayValue | ObjectValue): string {
  switch (value.kind) {
    case 'array':
      return compactKey(`[${value.items.map(keyOf).join(',')}]`);
    case 'object': {
      const members = [...value.members].map(([key, member]) => `${JSON.stringify(key)}:${keyOf(member.value)}`);
      const open = value.open.map((member) => `${keyOf(member.name)}:${keyOf(member.value)}`);
      return compactKey(`{${[...members, ...open].sort().join(',')}}`);
    }
  }
}

/** What two containers share that differ only in where they stand. */
export function contentOf(value: ObjectValue | ArrayValue): object {
  return value.kind === 'array' ? value.items : value.members;
}

/** A key of bounded length. */
export function compactKey(key: string): string {
  return key.length <= longestKey ? key : `#${createHash('sha256').update(key).digest('base64url')}`;
}
