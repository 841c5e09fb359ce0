import { idOf, labelOf, shownText } from '../src/rule-api.js';
import type { Content, Entity, Intent, PrivateDnsZone, Value } from '../src/rule-api.js';
import { meantBy } from './misspellings.js';

/** Sets a value of an entity to another one; nothing where there is no such value. */
export function setValue(of: Entity, value: Value | undefined, to: string | boolean): readonly Intent[] | undefined {
  return value && [{ kind: 'setValue', of, value, to }];
}

/**
 * Sets a member at a path of an entity's body: where it is written, else by adding it; nothing where it is written under a wrong name or at a wrong place,
 * which would stay beside it.
 */
export function setProperty(of: Entity, path: string, to: string | boolean): readonly Intent[] | undefined {
  const value = of.property(path);
  if (value !== undefined) return [{ kind: 'setValue', of, value, to }];
  return isWrittenWrongly(of, path) ? undefined : [{ kind: 'addProperty', of, path, to }];
}

function isWrittenWrongly(of: Entity, path: string): boolean {
  const [name = '', ...outer] = path.split('.').toReversed();
  const around = of.property(outer.toReversed().join('.'));
  if (outer.length === 1 && of.property(name) !== undefined) return true;
  return around?.kind === 'object' && [...around.members.values()].some((member) => meantBy(member.name, [name]) !== undefined);
}

/** Gives an entity another name, and lets what refers to it by that follow; nothing where its name is not known. */
export function rename(of: Entity, to: string): readonly Intent[] | undefined {
  return shownText(of.name) === undefined ? undefined : [{ kind: 'setValue', of, value: of.resource.name, to, renames: true }];
}

/** Puts the id of another resource in the place of a value of an entity. */
export function setReference(of: Entity, value: Value | undefined, to: Entity): readonly Intent[] | undefined {
  return value && [{ kind: 'setReference', of, value, to }];
}

/** Puts a text in the place of another one that a value of an entity holds; nothing where that is not known. */
export function setPart(of: Entity, value: Value | undefined, from: string | undefined, to: string): readonly Intent[] | undefined {
  return value === undefined || from === undefined || from === '' ? undefined : [{ kind: 'setPart', of, value, from, to }];
}

/** A configuration of a zone group for a zone. */
export function zoneConfig(zone: PrivateDnsZone): Content {
  return { name: labelOf(zone), properties: { privateDnsZoneId: idOf(zone) } };
}
