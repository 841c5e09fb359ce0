import type { Expression, ObjectExpression } from '../template/expression.js';
import { partsOf, writtenMembers } from '../template/parts.js';
import { isPlainSetting, isSecretAmong, type SayingMember, type SecretPlace, secretPlaces } from '../azure/secret-properties.js';
import { stringOf, symbolicCall } from '../values/construct.js';
import { hidden, shownOf, shownText, withheld } from '../values/secret.js';
import type { ObjectValue, UnknownValue, Value } from '../values/value.js';
import type { Span } from '../text/source.js';
import type { Refusal } from './refusal.js';
import { eachItem, eachMember, hideWritten, withoutReason, type Written } from './secret-parts.js';
import { spellsOut } from './spelled.js';

interface WrittenBody extends Written {
  readonly value: ObjectValue;
}

/**
 * The body of a resource with what is secret by its type hidden where somebody wrote it there, as what is given for a secure parameter is: it
 * decides what it decides. Members that have not been read are looked at when they are.
 */
export function hideInBody(body: WrittenBody, type: string, name: Value): ObjectValue {
  const places = placesOf(type, name);
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
  if (isSecretAmong(kind, sayingMembers(beside))) return isLookedUp(value) ? value : hideWritten(written, withheld(path));
  if (kind === 'setting' && value.kind === 'scalar') return hideSetting(value, path);
  if (value.kind === 'array') {
    const hideItem = (item: Written): Value => (item.value.kind === 'scalar' ? item.value : hideAt(item, place, path, undefined));
    return eachItem(written, value, withheld(path), hideItem);
  }
  if (value.kind === 'object') return hideInObject({ ...written, value }, place, path);
  return value.kind === 'unknown' ? hideInParts(written, value, place, path) : value;
}

/** Functions that give what they are given, or a part of it, as it is. */
const passing: ReadonlySet<string> = new Set(['if', 'coalesce', 'union', 'shallowMerge', 'concat', 'createArray']);

function hideInParts(written: Written, value: UnknownValue, place: SecretPlace, path: string): Value {
  const { symbol } = value;
  if (symbol.kind !== 'call' || !passing.has(symbol.name)) return value;
  const args = symbol.arguments.map((part) => hideAt({ ...written, value: part }, place, path, undefined));
  if (args.every((part, index) => shownOf(part) === shownOf(symbol.arguments[index] ?? part))) return value;
  return symbolicCall(symbol.name, args, symbol.facts, value.origin, symbol.scope);
}

/** Whether a value is what a name or an id stands for, and nothing of it is written. */
function isLookedUp(value: Value): boolean {
  if (value.kind !== 'unknown') return false;
  const { symbol } = value;
  if (symbol.kind === 'access') return isLookedUp(symbol.base);
  return symbol.kind === 'call' && /^(?:parameters|reference|list\w*|newGuid)$/i.test(symbol.name);
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

/** As `refusal`, but of what is secret by its type in the body of a resource, and spelled out there, no reason is said: it may repeat it. */
export function silentRefusal(refusal: Refusal, body: ObjectExpression, type: string, name: Value): Refusal {
  const places = placesOf(type, name);
  if (places === undefined) return refusal;
  const secret = new Map(Array.from(secretExpressions(body, places), (expression): [Span, Expression] => [expression, expression]));
  return (error, place, frame) => {
    const expression = secret.get(place);
    const isTold = expression === undefined || !spellsOut(expression, frame);
    return refusal(isTold ? error : withoutReason(error, 'a value in a resource', expression), place, frame);
  };
}

/** The expressions in a body that a secret is the value of. */
function secretExpressions(body: ObjectExpression, places: SecretPlace): ReadonlySet<Expression> {
  const found = new Set<Expression>();
  const whole = (value: Expression): void => {
    found.add(value);
    if (value.kind === 'object' || value.kind === 'array' || value.kind === 'loop') partsOf(value).forEach(whole);
  };
  const inside = (value: Expression, place: SecretPlace): void => {
    if (value.kind === 'array' || value.kind === 'loop') {
      for (const part of partsOf(value)) inside(part, place);
      return;
    }
    if (value.kind !== 'object') return;
    const beside = writtenMembers(value);
    for (const { key, value: member } of value.properties) {
      const at = key.kind === 'key' ? place.member(key.name) : undefined;
      if (at !== undefined && isSecretAmong(at.kind, beside)) whole(member);
      else if (at !== undefined) inside(member, at);
    }
  };
  inside(body, places);
  return found;
}

function placesOf(type: string, name: Value): SecretPlace | undefined {
  return secretPlaces(type, shownText(name)?.split('/').at(-1));
}
