import { resourceTypeInId, sameResourceType } from '../azure/resource-types.js';
import { sameText } from '../values/compare.js';
import { piecesOf, scalar } from '../values/construct.js';
import { symbolsIn } from '../worlds/substitute.js';
import { truthOf } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { PrivateLinkConnection } from '../network/private-endpoints.js';
import { about, anyOf, exists, undecided, whether } from './proposition.js';
import type { Proposition } from './proposition.js';

/** Stands for unknown text in an id; no type has it in its name. */
const unknownPart = '?';

/** The resource type in an id whose unknown pieces each stand for one segment or a part of one; undefined where the text does not say it. */
export function resourceTypeOf(id: Value): string | undefined {
  const pieces = piecesOf(id);
  if (pieces === undefined || pieces.every((piece) => typeof piece !== 'string')) return undefined;
  return resourceTypeInId(pieces.map((piece) => (typeof piece === 'string' ? piece : unknownPart)).join(''));
}

/** That an id is that of a resource of a type; undecided where the id does not say. */
export function isOfType(id: Value | undefined, type: string): Proposition {
  if (id === undefined) return undecided;
  return whether([id], (seen) => {
    const found = resourceTypeOf(seen);
    return found === undefined ? 'unknown' : truthOf(sameResourceType(found, type));
  }).asIdentity;
}

/** That a connection goes to a resource of a type: its target says so, or where that is unknown, the group id that only this type has. */
export function connectsTo({ targetId, groupIds }: PrivateLinkConnection, type: string, groupId: string): Proposition {
  const byGroup = anyOf([
    ...groupIds.items.map((item) => exists(item).and(whether([item.value], (value) => sameText(value, scalar(groupId))))),
    ...(groupIds.complete ? [] : [undecided]),
  ]);
  return about(
    () => [...(targetId === undefined ? [] : [targetId]), ...byGroup.about],
    (world) => {
      const found = targetId && resourceTypeOf(world.see(targetId));
      return found === undefined ? byGroup.truthIn(world) : truthOf(sameResourceType(found, type));
    },
  ).asIdentity;
}

/** Whether a value differs between the instances of a loop whose count is unknown. */
export function variesByInstance(value: Value | undefined): boolean {
  return value !== undefined && [...symbolsIn(value)].some(({ symbol }) => symbol.kind === 'call' && symbol.name === 'copyIndex');
}
