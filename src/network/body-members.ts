import type { ObjectValue, Value } from '../values/value.js';
import type { Entity } from './entity.js';

/** One member that a resource sets, somewhere in its body. */
export interface BodyMember {
  /** Names of the members that it stands in, from the outside in; items of arrays add none. */
  readonly inside: readonly string[];
  readonly name: string;
  readonly value: Value;
  /** Names of the members that stand beside it, itself included. */
  readonly beside: readonly string[];
}

/** What a resource sets in its body as far as that is written there and may be told, outer members first. */
export function* bodyMembers({ resource: { body } }: Entity): Iterable<BodyMember> {
  const waiting: (readonly [readonly string[], ObjectValue])[] = [[[], body]];
  for (const [inside, object] of waiting) {
    if (object.shown !== undefined) continue;
    const beside = [...object.members.values()].map(({ name }) => name);
    for (const { name, value } of object.members.values()) {
      yield { inside, name, value, beside };
      for (const part of objectsIn(value)) waiting.push([[...inside, name], part]);
    }
  }
}

function objectsIn(value: Value): readonly ObjectValue[] {
  if (value.kind === 'object') return [value];
  return value.kind === 'array' ? value.items.flatMap((item) => (item.kind === 'object' ? item : [])) : [];
}
