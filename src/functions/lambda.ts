import { arrayOf, memberKey, objectWith, scalar, stringOf, symbolicCall } from '../values/construct.js';
import type { Stretch } from '../values/stretches.js';
import { joinStretches, stretchesOf } from '../values/stretches.js';
import type { ArrayValue, Member, OpenMember, Value } from '../values/value.js';
import type { LambdaArgument } from '../values/argument.js';
import type { Call, Family } from './family.js';
import { anything, array, lambda, object, row } from './family.js';
import { simplifyIf } from '../values/conditions.js';
import { inSight, withoutNames } from '../values/secret.js';

/** Functions that call a lambda for each item of an array or each member of an object. */
export const lambdaFunctions: Family = {
  map: row([array, lambda], ([list], _, [body]) => eachStretch(list, body, 'map', mapItems), { returns: 'array' }),
  filter: row(
    [array, lambda],
    ([list], call, [body]) => eachStretch(list, body, 'filter', (items, predicate) => filterItems(items, predicate, call)),
    {
      returns: 'array',
    },
  ),
  reduce: row([array, anything, lambda], ([list, initial], _, [body]) => reduce(list, initial, body)),
  sort: row([array, lambda], ([list], call, [body]) => sort(list, body, call), { returns: 'array' }),
  mapValues: row([object, lambda], ([value], _, [body]) => mapValues(value, body), { returns: 'object' }),
  toObject: row([array, lambda, lambda], ([list], call, [key, value]) => toObject(list, key, value, call), {
    optional: 1,
    returns: 'object',
  }),
  groupBy: row([array, lambda, lambda], ([list], call, [key, value]) => groupBy(list, key, value, call), {
    optional: 1,
    returns: 'object',
  }),
};

type WorkOnItems = (items: ArrayValue, body: LambdaArgument) => readonly Stretch[];

/** Known stretches are worked on item by item; unknown ones stay symbolic, unless the lambda also asks for the index. */
function eachStretch(list: Value | undefined, body: LambdaArgument | undefined, name: string, work: WorkOnItems): Value | undefined {
  const stretches = list && stretchesOf(list);
  if (stretches === undefined || body === undefined) return undefined;
  if (stretches.some((stretch) => stretch.kind === 'unknown') && (body.parameters.length > 1 || stretches.length === 1)) return undefined;
  return joinStretches(
    stretches.flatMap((stretch) =>
      stretch.kind === 'array' ? work(stretch, body) : [symbolicCall(name, [stretch, body.symbolic()], { type: 'array' })],
    ),
  );
}

function mapItems(list: ArrayValue, body: LambdaArgument): readonly Stretch[] {
  return [arrayOf(list.items.map((item, index) => body.apply([item, scalar(index)])))];
}

/** An item with an undecided predicate is an array of one or none under that condition. */
function filterItems(list: ArrayValue, predicate: LambdaArgument, call: Call): readonly Stretch[] {
  return list.items.flatMap((item, index) => {
    const kept = predicate.apply([item, scalar(index)]);
    if (kept.kind === 'unknown')
      return [simplifyIf(kept, arrayOf([item]), arrayOf([]))].filter((part) => part.kind === 'unknown' || part.kind === 'array');
    if (kept.kind !== 'scalar' || typeof kept.value !== 'boolean') return call.refuse('needs a lambda that gives booleans');
    return kept.value ? [arrayOf([item])] : [];
  });
}

function reduce(list: Value | undefined, initial: Value | undefined, body: LambdaArgument | undefined): Value | undefined {
  if (list?.kind !== 'array' || initial === undefined || body === undefined) return undefined;
  return list.items.reduce((sum, item, index) => body.apply([sum, item, scalar(index)]), initial);
}

/** Thrown where it is unknown which of two items comes first. */
class UndecidedOrder extends Error {}

function sort(list: Value | undefined, body: LambdaArgument | undefined, call: Call): Value | undefined {
  if (list?.kind !== 'array' || body === undefined) return undefined;
  try {
    return arrayOf([...list.items].sort((a, b) => Number(comesFirst(b, a, body, call)) - Number(comesFirst(a, b, body, call))));
  } catch (error) {
    if (error instanceof UndecidedOrder) return undefined;
    throw error;
  }
}

function comesFirst(a: Value, b: Value, body: LambdaArgument, call: Call): boolean {
  const answer = body.apply([a, b]);
  if (answer.kind === 'unknown') throw new UndecidedOrder();
  if (answer.kind !== 'scalar' || typeof answer.value !== 'boolean') return call.refuse('needs a lambda that gives booleans');
  return answer.value;
}

function mapValues(value: Value | undefined, body: LambdaArgument | undefined): Value | undefined {
  if (value?.kind !== 'object' || body === undefined) return undefined;
  const members = new Map<string, Member>();
  for (const [key, member] of value.members) members.set(key, { name: member.name, value: body.apply([member.value]) });
  const open = value.open.map((member) => ({ name: member.name, value: body.apply([member.value]) }));
  const made = objectWith(members, open);
  return value.shown === undefined
    ? made
    : withoutNames(made, symbolicCall('mapValues', [value.shown, body.symbolic()], { type: 'object' }));
}

function toObject(
  list: Value | undefined,
  key: LambdaArgument | undefined,
  value: LambdaArgument | undefined,
  call: Call,
): Value | undefined {
  if (list?.kind !== 'array' || key === undefined) return undefined;
  const members = new Map<string, Member>();
  const open: OpenMember[] = [];
  for (const item of list.items) {
    const name = keyFor(item, key, call);
    const held = value === undefined ? item : value.apply([item]);
    if (typeof name !== 'string') open.push({ name, value: held });
    else if (members.has(memberKey(name))) return call.refuse(`gets the key '${name}' twice`);
    else members.set(memberKey(name), { name, value: held });
  }
  return objectWith(members, open);
}

function keyFor(item: Value, key: LambdaArgument, call: Call): string | OpenMember['name'] {
  const name = inSight(key.apply([item]));
  if (name.kind === 'unknown') return name;
  return stringOf(name) ?? call.refuse('needs a lambda that gives texts as keys');
}

function groupBy(
  list: Value | undefined,
  key: LambdaArgument | undefined,
  value: LambdaArgument | undefined,
  call: Call,
): Value | undefined {
  if (list?.kind !== 'array' || key === undefined) return undefined;
  const groups = new Map<string, { name: string; items: Value[] }>();
  for (const item of list.items) {
    const name = keyFor(item, key, call);
    if (typeof name !== 'string') return undefined;
    const group = groups.get(memberKey(name)) ?? { name, items: [] };
    group.items.push(value === undefined ? item : value.apply([item]));
    groups.set(memberKey(name), group);
  }
  const members = [...groups].map(([id, group]) => [id, { name: group.name, value: arrayOf(group.items) }] as const);
  return objectWith(new Map(members));
}
