import { accessMember } from '../values/access.js';
import { equalValues } from '../values/compare.js';
import {
  arrayOf,
  memberKey,
  memberSpelled,
  objectOf,
  objectWith,
  scalar,
  setMember,
  stringOf,
  symbolType,
  symbolicCall,
} from '../values/construct.js';
import type { Member, ObjectValue, OpenMember, Value } from '../values/value.js';
import { commonItems, distinctItems } from './array.js';
import type { Call, Family } from './family.js';
import { anything, array, object, row } from './family.js';
import { callNamed, simplifyCoalesce } from '../values/conditions.js';
import { toUpperCase } from '../values/letter-case.js';
import type { TypeName } from '../values/types.js';
import { typeOf } from '../values/types.js';

const mergeable = ['array', 'object'] as const;

/** Making, merging and taking apart objects; `union` and `intersection` of arrays too. */
export const objectFunctions: Family = {
  createObject: row([], (args, call) => createObject(args, call), { rest: anything }),
  union: row([mergeable, mergeable], (args, call) => union(args, call), { rest: mergeable }),
  intersection: row([mergeable, mergeable], (args, call) => intersection(args, call), { rest: mergeable }),
  shallowMerge: row([array], ([list], call) => shallowMerge(list, call), { returns: 'object' }),
  items: row([object], ([value]) => (isClosed(value) ? arrayOf(sorted(value).map(itemOf)) : undefined), { returns: 'array' }),
  objectKeys: row([object], ([value]) => (isClosed(value) ? arrayOf(sorted(value).map((member) => scalar(member.name))) : undefined), {
    returns: 'array',
  }),
};

function createObject(args: readonly Value[], call: Call): Value {
  if (args.length % 2 === 1) call.refuse('takes names and values in turn');
  const members = new Map<string, Member>();
  const open: OpenMember[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]];
    const known = stringOf(name);
    if (value === undefined || name === undefined) continue;
    if (known !== undefined && memberSpelled(members, known) !== undefined) call.refuse(`gets the name '${known}' twice`);
    if (known !== undefined) setMember(members, { name: known, value });
    else if (name.kind === 'unknown' && (symbolType(name) ?? 'string') === 'string') open.push({ name, value });
    else call.refuse('takes texts as names');
  }
  return objectWith(members, open);
}

function isClosed(value: Value | undefined): value is ObjectValue {
  return value?.kind === 'object' && value.open.length === 0;
}

/** By name: character by character, without letter case. */
function sorted(value: ObjectValue): Member[] {
  const keyed = [...value.members.values()].map((member) => ({ member, key: toUpperCase(member.name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ member }) => member);
}

function itemOf(member: Member): Value {
  return objectOf([
    { name: 'key', value: scalar(member.name) },
    { name: 'value', value: member.value },
  ]);
}

function union(args: readonly Value[], call: Call): Value | undefined {
  const type = commonType(args, call);
  const parts = args.flatMap((argument) => (type === undefined ? [argument] : (callNamed(argument, 'union') ?? [argument])));
  if (type === 'array') return distinctItemsOf(parts, call) ?? symbolicCall('union', parts, { type });
  if (type === undefined) return undefined;
  const [first, ...others] = mergeLeading(parts, call);
  return others.length === 0 && first !== undefined
    ? first
    : symbolicCall('union', [...(first === undefined ? [] : [first]), ...others], { type });
}

function distinctItemsOf(parts: readonly Value[], call: Call): Value | undefined {
  return parts.every((part) => part.kind === 'array') ? distinctItems(parts, call) : undefined;
}

/** Whether all arguments are arrays or all are objects; undefined where that is unknown. */
function commonType(args: readonly Value[], call: Call): 'array' | 'object' | undefined {
  const types = new Set(args.map(typeOf).filter((type) => type === 'array' || type === 'object'));
  if (types.size > 1) call.refuse('takes either arrays or objects, not both');
  return [...types][0];
}

/** The known objects at the start merged into one, as far as that is decided, and the rest. */
function mergeLeading([first, ...rest]: readonly Value[], call: Call): readonly Value[] {
  let merged = first;
  for (const [index, next] of rest.entries()) {
    if (!isClosed(merged) || !isClosed(next)) return merged === undefined ? [] : [merged, ...rest.slice(index)];
    merged = mergeObjects(merged, next, call);
  }
  return merged === undefined ? [] : [merged];
}

/**
 * `union` of two objects: objects under the same name merge, null leaves what is there, everything else replaces what is of its kind.
 * Names that differ by case only are the same.
 */
function mergeObjects(first: ObjectValue, second: ObjectValue, call: Call): ObjectValue {
  const members = new Map(first.members);
  const otherSpellings = [...first.members].filter(([key, { name }]) => key !== memberKey(name));
  for (const member of second.members.values()) {
    const key = memberKey(member.name);
    const earlier = members.get(key);
    members.set(key, earlier === undefined ? member : { name: member.name, value: mergeValues(earlier.value, member.value, call) });
    for (const [otherKey, { name }] of otherSpellings) if (memberKey(name) === key) members.delete(otherKey);
  }
  return objectWith(members);
}

function mergeValues(earlier: Value, later: Value, call: Call): Value {
  const [type, earlierType] = [typeOf(later), typeOf(earlier)];
  if (type === 'null' || earlierType === 'null') return type === 'null' ? earlier : later;
  if (type !== undefined && earlierType !== undefined && kindOf(type) !== kindOf(earlierType))
    return call.refuse(`cannot merge ${type} into ${earlierType}`);
  if (type === 'object' && earlierType === 'object') return call.call('union', earlier, later);
  if (type !== undefined && type !== 'object') return later;
  if (earlierType !== undefined && earlierType !== 'object') return simplifyCoalesce([later, earlier]);
  return undecidedMerge(earlier, later);
}

/** What may replace what: scalars each other, arrays arrays, objects merge with objects. */
function kindOf(type: TypeName): string {
  return type === 'array' || type === 'object' ? type : 'scalar';
}

/** What a member becomes that may or may not be replaced: the member of a symbolic merge. */
function undecidedMerge(earlier: Value, later: Value): Value {
  const wrapped = [earlier, later].map((value) => objectOf([{ name: 'value', value }]));
  return accessMember(symbolicCall('union', wrapped, { type: 'object' }), scalar('value'), false, undefined);
}

function intersection(args: readonly Value[], call: Call): Value | undefined {
  const type = commonType(args, call);
  if (type === 'array' && args.every((argument) => argument.kind === 'array'))
    return commonItems(args, call) ?? symbolicCall('intersection', args, { type });
  if (type === 'object' && args.every(isClosed)) return commonMembers(args) ?? symbolicCall('intersection', args, { type });
  return type === undefined ? undefined : symbolicCall('intersection', args, { type });
}

function commonMembers([first, ...others]: readonly ObjectValue[]): Value | undefined {
  const kept = new Map<string, Member>();
  for (const [key, member] of first?.members ?? []) {
    const truths = others.map((other) => {
      const same = memberSpelled(other.members, member.name);
      return same === undefined ? 'false' : equalValues(member.value, same.value);
    });
    if (truths.every((truth) => truth === 'true')) kept.set(key, member);
    else if (!truths.includes('false')) return undefined;
  }
  return objectWith(kept);
}

function shallowMerge(list: Value | undefined, call: Call): Value | undefined {
  if (list?.kind !== 'array') return undefined;
  for (const item of list.items) if (typeOf(item) !== undefined && typeOf(item) !== 'object') call.refuse('takes an array of objects');
  const merged: Value[] = [];
  let closed: ObjectValue[] = [];
  const mergeClosed = (): void => {
    const [first, ...others] = closed;
    if (first !== undefined)
      merged.push(
        objectOf(
          closed.flatMap(({ members }) => [...members.values()]),
          [],
          others.length === 0 ? first.origin : undefined,
        ),
      );
    closed = [];
  };
  for (const item of list.items.flatMap(mergedItems)) {
    if (isClosed(item) && item.members.size === 0) continue;
    if (isClosed(item)) closed.push(item);
    else {
      mergeClosed();
      merged.push(item);
    }
  }
  mergeClosed();
  const [only, second] = merged;
  if (only === undefined) return objectOf([]);
  return second === undefined && typeOf(only) === 'object' ? only : symbolicCall('shallowMerge', [arrayOf(merged)], { type: 'object' });
}

/** The objects of a merge inside a merge. */
function mergedItems(item: Value): readonly Value[] {
  const [inner] = callNamed(item, 'shallowMerge') ?? [];
  return inner?.kind === 'array' ? inner.items : [item];
}
