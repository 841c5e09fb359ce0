import type { Span } from '../text/source.js';
import { attempt, failing } from './attempt.js';
import { isUnread, keyOf, memberKey, memberSpelled, scalar, stringOf, symbolicAccess, symbolicCall } from './construct.js';
import { EvaluationError } from './evaluation-error.js';
import { callNamed, simplifyIf } from './conditions.js';
import { isSecret, shownAs, shownOf, withheld } from './secret.js';
import { typeOf } from './types.js';
import type { Stretch } from './stretches.js';
import { stretchesOf } from './stretches.js';
import type { ArrayValue, Member, ObjectValue, UnknownValue, Value } from './value.js';

/**
 * `base[key]`: a member by name ignoring case, an item by index. `safe` gives null where there is none.
 * What a secret chooses tells of it, and is as secret; what it is chosen from is not repeated with each. Throws `EvaluationError` for what the engine refuses.
 */
export function accessMember(base: Value, key: Value, safe: boolean, span: Span | undefined): Value {
  const member = chosenMember(base, key, safe, span);
  if (key.kind !== 'scalar' || key.shown === undefined) return member;
  const seen = shownOf(base);
  const shown = seen.kind === 'unknown' ? unresolved(seen, key.shown, safe) : withheld('a member');
  return shownAs(member, shown, shown);
}

function chosenMember(base: Value, key: Value, safe: boolean, span: Span | undefined): Value {
  if (key.kind === 'array' || key.kind === 'object') throw new EvaluationError(`an ${key.kind} cannot be an index`, span);
  switch (base.kind) {
    case 'object':
      return memberOfObject(base, key, safe, span);
    case 'array':
      return itemOfArray(base, key, safe, span);
    case 'unknown':
      return memberOfUnknown(base, key, safe, span);
    case 'scalar':
      if (safe) return scalar(null);
      throw new EvaluationError(`${describeKey(key)} of ${base.value === null ? 'null' : `a ${typeof base.value}`} cannot be read`, span);
  }
}

function memberOfObject(base: ObjectValue, key: Value, safe: boolean, span: Span | undefined): Value {
  if (key.kind === 'unknown') return unresolved(asCall(base), key, safe);
  const name = stringOf(key);
  const member = name === undefined ? undefined : findMember(base, name);
  if (member !== undefined && (base.open.length === 0 || member.name === name)) return member.value;
  const unreadMember = base.open.find((one) => isUnread(one.value));
  if (name !== undefined && unreadMember !== undefined) return unreadMember.value;
  if (name !== undefined && base.open.length > 0) return unresolved(asCall(base), key, safe);
  if (safe) return scalar(null);
  const names = base.shown === undefined ? [...base.members.values()].slice(0, 12).map((one) => one.name) : [];
  throw new EvaluationError(`there is no member ${describeKey(key)}${names.length === 0 ? '' : `; there are ${names.join(', ')}`}`, span);
}

/** The member of that spelling, or else the first that differs only by case. */
function findMember({ members }: ObjectValue, name: string): Member | undefined {
  return memberSpelled(members, name) ?? members.get(memberKey(name));
}

function itemOfArray(base: ArrayValue, key: Value, safe: boolean, span: Span | undefined): Value {
  if (key.kind === 'unknown') return itemSomewhere(base, key, safe);
  const index = indexOf(key);
  const item = index === undefined ? undefined : base.items[index];
  if (item !== undefined) return item;
  if (safe) return scalar(null);
  throw new EvaluationError(
    index === undefined
      ? `${describeKey(key)} is no index of an array`
      : `an array of ${base.items.length} has no ${isSecret(key) ? 'such item' : `item ${index}`}`,
    span,
  );
}

/** An item at an unknown index: known only where all items are the same. */
function itemSomewhere(base: ArrayValue, key: UnknownValue, safe: boolean): Value {
  const [first] = base.items;
  const alike = first !== undefined && !safe && typeOf(key) === 'int' && base.items.every((item) => keyOf(item) === keyOf(first));
  return alike ? first : unresolved(asCall(base), key, safe);
}

function memberOfUnknown(base: UnknownValue, key: Value, safe: boolean, span: Span | undefined): Value {
  const [condition, then, otherwise] = callNamed(base, 'if') ?? [];
  if (condition !== undefined && then !== undefined && otherwise !== undefined)
    return memberOfBranches(condition, then, otherwise, key, safe, span);
  if (callNamed(base, 'fail') !== undefined) return base;
  const stretches = stretchesOf(base);
  const found = stretches === undefined ? memberOfLayers(base, key) : itemOfStretches(stretches, key);
  return found ?? unresolved(base, key, safe);
}

function memberOfBranches(condition: Value, then: Value, otherwise: Value, key: Value, safe: boolean, span: Span | undefined): Value {
  const answers = [then, otherwise].map((branch) => attempt(() => accessMember(branch, key, safe, span)));
  const [yes, no] = answers;
  if (yes === undefined || no === undefined) return scalar(null);
  if (yes instanceof EvaluationError && no instanceof EvaluationError) throw yes;
  return simplifyIf(condition, failing(yes), failing(no));
}

/** An item that lies in the known start of an array. */
function itemOfStretches(stretches: readonly Stretch[], key: Value): Value | undefined {
  const [first] = stretches;
  const index = indexOf(key);
  return first?.kind === 'array' && index !== undefined ? first.items[index] : undefined;
}

/** A member that a later layer of a merge surely sets. */
function memberOfLayers(base: UnknownValue, key: Value): Value | undefined {
  const name = stringOf(key);
  if (name === undefined) return undefined;
  const [list] = callNamed(base, 'shallowMerge') ?? [];
  if (list?.kind === 'array') return lastSetting(list.items, name);
  const layers = callNamed(base, 'union');
  const member = layers && lastSetting(layers, name);
  return member !== undefined && replaces(member) ? member : undefined;
}

/** The member of the last layer, if nothing unknown follows that could set it too. */
function lastSetting(layers: readonly Value[], name: string): Value | undefined {
  for (const layer of layers.toReversed()) {
    const member = layer.kind === 'object' ? layer.members.get(memberKey(name)) : undefined;
    if (member !== undefined) return member.value;
    if (layer.kind !== 'object' || layer.open.length > 0) return undefined;
  }
  return undefined;
}

/** Whether `union` takes a member's value as it is: an object merges into an earlier one, null leaves it. */
function replaces(member: Value): boolean {
  const type = typeOf(member);
  return type !== undefined && type !== 'object' && type !== 'null';
}

function unresolved(base: UnknownValue, key: Value, safe: boolean): UnknownValue {
  return safe ? symbolicCall('tryGet', [base, key]) : symbolicAccess(base, key);
}

/** A container as the call that makes it, so that an unknown member of it can be named. */
export function asCall(value: ObjectValue | ArrayValue): UnknownValue {
  if (value.kind === 'array') return symbolicCall('createArray', value.items, { type: 'array' });
  const known = [...value.members.values()].flatMap((member) => [scalar(member.name), member.value]);
  const open = value.open.flatMap((member) => [member.name, member.value]);
  const call = symbolicCall('createObject', [...known, ...open], { type: 'object' });
  return value.shown === undefined ? call : { ...call, shown: value.shown };
}

function indexOf(key: Value): number | undefined {
  return key.kind === 'scalar' && typeOf(key) === 'int' ? Number(key.value) : undefined;
}

function describeKey(key: Value): string {
  if (key.kind !== 'scalar' || isSecret(key)) return 'a member';
  return typeof key.value === 'string' ? `'${key.value}'` : String(key.value);
}
