import { isPlainSetting, isSecretAmong, type SayingMember, type SecretPlace, secretPlaces } from '../azure/secret-properties.js';
import { stringOf } from '../values/construct.js';
import { hidden, shownText, withheld } from '../values/secret.js';
import type { ObjectValue, Value } from '../values/value.js';
import { eachItem, eachMember, hideWritten, type Written } from './secret-parts.js';

interface WrittenBody extends Written {
  readonly value: ObjectValue;
}

/**
 * The body of a resource with what is secret by its type hidden where somebody wrote it there, as what is given for a secure parameter is: it
 * decides what it decides. Members that have not been read are looked at when they are.
 */
export function hideInBody(body: WrittenBody, type: string, name: Value): ObjectValue {
  const places = secretPlaces(type, shownText(name)?.split('/').at(-1));
  return places === undefined ? body.value : hideInObject(body, places, type);
}

function hideInObject(written: WrittenBody, place: SecretPlace, path: string): ObjectValue {
  return eachMember(written, written.value, withheld(path), (member, _, key) => {
    const inside = place.member(key);
    return inside === undefined ? member.value : hideAt(member, inside, `${path}.${key}`, written.value);
  });
}

function hideAt(written: Written, place: SecretPlace, path: string, beside: ObjectValue | undefined): Value {
  const { value } = written;
  const { kind } = place;
  if (isSecretAmong(kind, sayingMembers(beside))) return hideWritten(written, withheld(path));
  if (kind === 'setting' && value.kind === 'scalar') return hideSetting(value, path);
  if (value.kind === 'array') {
    const hideItem = (item: Written): Value => (item.value.kind === 'scalar' ? item.value : hideAt(item, place, path, undefined));
    return eachItem(written, value, withheld(path), hideItem);
  }
  return value.kind === 'object' ? hideInObject({ ...written, value }, place, path) : value;
}

function hideSetting(value: Value, path: string): Value {
  const text = stringOf(value);
  return text === undefined || isPlainSetting(text) ? value : hidden(value, withheld(path));
}

function sayingMembers(object: ObjectValue | undefined): readonly SayingMember[] {
  return Array.from(object?.members.values() ?? [], (member) => ({
    name: member.name,
    said: () => (member.value.kind === 'scalar' ? member.value.value : undefined),
  }));
}
