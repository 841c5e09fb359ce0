import { resourceTypeInId, sameResourceType } from '../azure/resource-types.js';
import { sameText } from '../evaluation/compare.js';
import { piecesOf, scalar } from '../evaluation/construct.js';
import { any, truthOf } from '../evaluation/truth.js';
import type { Value } from '../evaluation/value.js';
import type { PrivateLinkConnection } from '../graph/private-endpoints.js';
import { anyOf, exists, identity, Proposition, undecided, whether } from './proposition.js';

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
  return identity(
    whether([id], (seen) => {
      const found = resourceTypeOf(seen);
      return found === undefined ? 'unknown' : truthOf(sameResourceType(found, type));
    }),
  );
}

/** That a connection goes to a resource of a type: its target says so, or where that is unknown, the group id that only this type has. */
export function connectsTo(connection: PrivateLinkConnection, type: string, groupId: string): Proposition {
  const { items, complete } = connection.groupIds;
  const byGroup = anyOf(items.map((item) => exists(item).and(whether([item.value], (value) => sameText(value, scalar(groupId))))));
  const asked = connection.targetId === undefined ? [] : [connection.targetId];
  return new Proposition(
    [...asked, ...byGroup.about],
    (world) => {
      const found = connection.targetId && resourceTypeOf(world.see(connection.targetId));
      if (found !== undefined) return truthOf(sameResourceType(found, type));
      return any([byGroup.truthIn(world), complete ? 'false' : 'unknown']);
    },
    [],
  );
}
