import type { Expression, ObjectExpression } from '../template/expression.js';
import { functionTells } from '../functions/index.js';
import { partsOf, writtenMembers } from '../template/parts.js';
import { isPlainSetting, isSecretAmong, type SayingMember, type SecretPlace, secretPlaces, unwritten } from '../azure/secret-properties.js';
import { symbolicCall } from '../values/construct.js';
import { hidden, shownOf, shownText, withheld } from '../values/secret.js';
import type { ObjectValue, ScalarValue, UnknownValue, Value } from '../values/value.js';
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
  if (kind === 'setting' && (value.kind === 'scalar' || value.kind === 'unknown') && !isChosen(value)) return hideSetting(value, path);
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
  const args = symbol.arguments.map((part, index) =>
    symbol.name === 'if' && index === 0 ? part : hideAt({ ...written, value: part }, place, path, undefined),
  );
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

/** Whether a value is one of some, or of parts that are looked at by themselves. */
function isChosen(value: ScalarValue | UnknownValue): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'call' && passing.has(value.symbol.name) && value.symbol.name !== 'concat';
}

function hideSetting(value: ScalarValue | UnknownValue, path: string): Value {
  return isPlainSetting(writtenText(value, new Set())) ? value : hidden(value, withheld(path));
}

/** The text that somebody wrote of a value, each part that others share once. */
function writtenText(value: Value, seen: Set<Value>): string {
  if (seen.has(value)) return unwritten;
  seen.add(value);
  const all = (parts: readonly Value[]): string => parts.map((part) => writtenText(part, seen)).join(unwritten);
  if (value.kind === 'scalar') return typeof value.value === 'string' ? value.value : unwritten;
  if (value.kind === 'array') return all(value.items);
  if (value.kind === 'object') return all(Array.from(value.members.values(), (member) => member.value));
  if (isLookedUp(value)) return unwritten;
  const { symbol } = value;
  switch (symbol.kind) {
    case 'text':
      return symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : writtenText(piece, seen))).join('');
    case 'call': {
      const tells = functionTells(symbol.name);
      return all(symbol.arguments.filter((_, index) => tells === 'all' || tells.includes(index)));
    }
    case 'access':
      return writtenText(symbol.base, seen);
    case 'lambda':
      return writtenText(symbol.body, seen);
  }
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
