import { memoOf } from './container.js';
import { partsOf } from './parts.js';
import { arrayOf, joinText, LazyMember, objectWith, scalar, stringOf, symbolicAccess, symbolicCall, symbolicLambda } from './construct.js';
import type { ArrayValue, Member, ObjectValue, OpenMember, Scalar, Symbolic, UnknownValue, Value } from './value.js';

/**
 * A value that the evaluation knows and that nobody may be shown: `shown` is the expression that stands for it in all that is printed. Of a
 * container it is each text and number in it, shown as the member or item of `shown` that it is, and of an object the names of its members too; what is
 * hidden already stays as it is.
 * Truth values, null and empty texts hide nothing.
 */
export function hidden(value: Value, shown: UnknownValue): Value {
  switch (value.kind) {
    case 'scalar':
      return value.shown === undefined && canBeSecret(value.value) ? { ...value, shown } : value;
    case 'unknown':
      return value.shown === undefined ? { ...value, shown } : value;
    case 'array':
      return mapItems(value, (item, index) => hidden(item, symbolicAccess(shown, scalar(index))));
    case 'object':
      return withoutNames(
        mapMembers(value, (member, name) => hidden(member, symbolicAccess(shown, name))),
        value.shown ?? shown,
      );
  }
}

/** An object the names of whose members nobody may be shown either: `shown` stands for it as a whole. */
export function withoutNames(value: ObjectValue, shown: UnknownValue): ObjectValue {
  return value.members.size + value.open.length === 0 ? value : objectWith(value.members, value.open, value.origin, shown);
}

/** What stands for a secret that is written where it is used, in the body of a resource: nothing but that place tells of it. */
export function withheld(place: string): UnknownValue {
  return symbolicCall('secret', [scalar(place)], { type: 'string', isSecret: true });
}

/** Whether a value stands for such a secret, or for a part of one. */
export function isWithheld({ symbol }: UnknownValue): boolean {
  if (symbol.kind === 'access') return isWithheld(symbol.base);
  return symbol.kind === 'call' && symbol.name === 'secret';
}

/** The value, or what stands for it where it is hidden as a whole; parts of it may be hidden still. */
export function inSight(value: UnknownValue): UnknownValue;
export function inSight(value: Value): Value;
export function inSight(value: Value): Value {
  return value.kind === 'array' ? value : (value.shown ?? value);
}

/** The known text of a value, where it may be shown. */
export function shownText(value: Value): string | undefined {
  return stringOf(inSight(value));
}

/** What may be shown of a value and of all its parts: itself where nothing in it is hidden. */
export function shownOf(value: UnknownValue): UnknownValue;
export function shownOf(value: Value): Value;
export function shownOf(value: Value): Value {
  switch (value.kind) {
    case 'scalar':
      return value.shown ?? value;
    case 'unknown':
      return value.shown ?? shownUnknown(value);
    default: {
      if (value.kind === 'object' && value.shown !== undefined) return value.shown;
      const memo = memoOf(value);
      const shown = (memo.shown ??= shownContainer(value));
      return shown === 'itself' ? value : shown;
    }
  }
}

/** Whether something in a value is hidden. */
export function isSecret(value: Value): boolean {
  return shownOf(value) !== value;
}

/** Whether a value is made of an unknown one that nobody may be shown, such as a secure parameter that is given nothing. */
export function restsOnSecret(value: Value): boolean {
  const seen = new Set<Value>();
  const rests = (part: Value): boolean => {
    if (part.kind === 'scalar') return part.shown !== undefined;
    if (seen.has(part)) return false;
    seen.add(part);
    const isOwn =
      part.kind === 'unknown' && (part.shown !== undefined || (part.symbol.kind === 'call' && part.symbol.facts?.isSecret === true));
    return isOwn || partsOf(part).some(rests);
  };
  return rests(value);
}

/** What `work` makes of a value, as secret as that value: what may be shown of it is what `work` makes of what may be shown of the value. */
export function asSecretAs(value: Value, work: (value: Value) => Value): Value;
export function asSecretAs(value: Value, work: (value: Value) => Value | undefined): Value | undefined;
export function asSecretAs(value: Value, work: (value: Value) => Value | undefined): Value | undefined {
  const made = work(value);
  const shown = value.kind === 'scalar' || value.kind === 'unknown' ? value.shown : undefined;
  return made === undefined || shown === undefined ? made : shownAs(made, work(shown) ?? shown, shown);
}

/**
 * A value of which no more may be shown than `shown`, whatever was hidden in it before. Where the two are not built alike, each part of it is
 * shown as a part of `whole`; an object whose names are not those of an object that may be shown is shown as a whole.
 */
export function shownAs(value: Value, shown: Value, whole: UnknownValue): Value {
  if (shown.kind === 'unknown') return shownAsUnknown(value, shown);
  if (shown.kind === 'scalar') return value.kind === 'scalar' && value.value === shown.value ? shown : shownAsUnknown(value, whole);
  if (shown.kind === 'array')
    return value.kind === 'array' && value.items.length === shown.items.length
      ? mapItems(value, (item, index) => shownAs(item, shown.items[index] ?? whole, symbolicAccess(whole, scalar(index))))
      : shownAsUnknown(value, whole);
  return value.kind === 'object' && value.open.length === 0 && namesOf(value) === namesOf(shown)
    ? mapMembers(value, (member, name) => shownAs(member, memberAt(shown, name) ?? whole, symbolicAccess(whole, name)))
    : shownAsUnknown(value, whole);
}

function shownAsUnknown(value: Value, shown: UnknownValue): Value {
  switch (value.kind) {
    case 'scalar':
      return canBeSecret(value.value) ? { ...value, shown } : value;
    case 'unknown':
      return { ...value, shown };
    case 'array':
      return mapItems(value, (item, index) => shownAsUnknown(item, symbolicAccess(shown, scalar(index))));
    case 'object':
      return withoutNames(
        mapMembers(value, (member, name) => shownAsUnknown(member, symbolicAccess(shown, name))),
        shown,
      );
  }
}

function canBeSecret(value: Scalar): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function namesOf(value: ObjectValue): string {
  return JSON.stringify([...value.members.values()].map(({ name }) => name));
}

function memberAt(value: ObjectValue, name: Value): Value | undefined {
  return name.kind === 'scalar' ? [...value.members.values()].find((member) => member.name === name.value)?.value : undefined;
}

function shownUnknown(value: UnknownValue): UnknownValue {
  const { symbol } = value;
  const shown = symbol.shownBy(() => shownSymbol(symbol));
  return shown === symbol ? value : { ...value, symbol: shown };
}

function shownSymbol(symbol: Symbolic): Symbolic {
  if (symbol.parts.every((part) => !isSecret(part))) return symbol;
  switch (symbol.kind) {
    case 'call':
      return symbolicCall(symbol.name, symbol.arguments.map(shownOf), symbol.facts, undefined, symbol.scope).symbol;
    case 'access':
      return symbolicAccess(shownOf(symbol.base), shownOf(symbol.member)).symbol;
    case 'lambda':
      return symbolicLambda(symbol.parameters, shownOf(symbol.body)).symbol;
    case 'text': {
      const text = joinText(symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : shownOf(piece))));
      return text.kind === 'unknown' ? text.symbol : symbol;
    }
  }
}

function shownContainer(value: ArrayValue | ObjectValue): Value | 'itself' {
  if (value.kind === 'array') return value.items.some(isSecret) ? mapItems(value, shownOf) : 'itself';
  const isPlain = [...value.members.values()].every((member) => isSettled(member) && !isSecret(member.value));
  return isPlain && value.open.every((member) => !isSecret(member.name) && !isSecret(member.value)) ? 'itself' : mapMembers(value, shownOf);
}

/** A member with its value changed; of one that has not been read, when it is. */
export function changedMember(member: Member, change: (value: Value) => Value): Member {
  const changed = (): Value => change(member.value);
  return isSettled(member) ? { name: member.name, value: changed() } : new LazyMember(member.name, changed);
}

function isSettled(member: Member): boolean {
  return !(member instanceof LazyMember) || member.isSettled;
}

function mapItems(value: ArrayValue, change: (item: Value, index: number) => Value): ArrayValue {
  return arrayOf(value.items.map(change), value.origin);
}

function mapMembers(value: ObjectValue, change: (member: Value, name: Value) => Value): ObjectValue {
  const members = new Map<string, Member>();
  for (const [key, member] of value.members)
    members.set(
      key,
      changedMember(member, (inside) => change(inside, scalar(member.name))),
    );
  const open = value.open.map(({ name, value: member }): OpenMember => ({ name: shownOf(name), value: change(member, name) }));
  return objectWith(members, open, value.origin);
}
