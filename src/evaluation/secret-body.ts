import { flagsSecret, isPlainSetting, type SecretPlace, secretPlaces } from '../azure/secret-properties.js';
import { isSecretName } from '../text/secret-names.js';
import { stringOf } from '../values/construct.js';
import { hidden, shownText, withheld } from '../values/secret.js';
import type { Member, ObjectValue, Value } from '../values/value.js';
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
  const isSecret = kind === 'secret' || (kind !== undefined && kind !== 'script' && isCalledSecret(beside, kind));
  if (isSecret) return hideWritten(written, withheld(path));
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

/** Whether what stands beside a value says that it is secret, or may say so. */
function isCalledSecret(beside: ObjectValue | undefined, kind: 'flagged' | 'setting'): boolean {
  const members: readonly Member[] = [...(beside?.members.values() ?? [])];
  return members.some((member) => {
    if (!maySaySo(member.name)) return false;
    const { value } = member;
    const said = value.kind === 'scalar' ? value.value : undefined;
    if (/^(?:name|key)$/i.test(member.name)) return kind === 'setting' && isSecretName(String(said));
    return flagsSecret(member.name, said);
  });
}

/** Only such members are read: others may rest on the value itself. */
function maySaySo(name: string): boolean {
  return /^(?:name|key)$/i.test(name) || flagsSecret(name, true) || flagsSecret(name, 'SecureString');
}
