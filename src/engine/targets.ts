import { resourceTypeInId, sameResourceType } from '../azure/resource-types.js';
import type { Connection } from '../network/entity-types.js';
import { sameText } from '../values/compare.js';
import { piecesOf, scalar } from '../values/construct.js';
import { shownOf } from '../values/secret.js';
import { any, truthOf } from '../values/truth.js';
import type { Value } from '../values/value.js';
import { symbolsIn } from '../worlds/symbols.js';
import { that, undecided } from './statement.js';
import type { Statement } from './statement.js';

/** Stands for unknown text in an id; no type has it in its name. */
const unknownPart = '?';

/** The resource type in an id whose unknown pieces each stand for one segment or a part of one; undefined where the text does not say it. */
export function resourceTypeOf(id: Value): string | undefined {
  const pieces = piecesOf(id);
  if (pieces === undefined || pieces.every((piece) => typeof piece !== 'string')) return undefined;
  return resourceTypeInId(pieces.map((piece) => (typeof piece === 'string' ? piece : unknownPart)).join(''));
}

/** The same as a message may tell it: undefined also where a secret says it. */
export function shownTypeOf(id: Value): string | undefined {
  return resourceTypeOf(shownOf(id));
}

/** That an id is that of a resource of a type; undecided where the id does not say. */
export function isOfType(id: Value | undefined, type: string): Statement {
  if (id === undefined) return undecided;
  return that(({ identity }) => {
    const found = resourceTypeOf(identity(id));
    return found === undefined ? 'unknown' : truthOf(sameResourceType(found, type));
  });
}

/** That a connection goes to a resource of a type: its target says so, or where that is unknown, the group id that only this type has. */
export function connectsTo({ target: { id }, groupIds }: Connection, type: string, groupId: string): Statement {
  return that((inquiry) => {
    const found = id && resourceTypeOf(inquiry.identity(id));
    if (found !== undefined) return truthOf(sameResourceType(found, type));
    const { values, possible, complete } = inquiry.list(groupIds);
    const isIt = values.map((value) => sameText(value, scalar(groupId)));
    const mayBeIt = possible.map((value) => (sameText(value, scalar(groupId)) === 'false' ? 'false' : 'unknown'));
    return any([...isIt, ...mayBeIt, ...(complete ? [] : ['unknown' as const])]);
  }).asIdentity;
}

/** Whether a value differs between the instances of a loop whose count is unknown. */
export function variesByInstance(value: Value | undefined): boolean {
  return value !== undefined && [...symbolsIn(value)].some(({ symbol }) => symbol.kind === 'call' && symbol.name === 'copyIndex');
}
