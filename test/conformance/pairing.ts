import { isKnown, keyOf, memberKey, stringOf } from '../../src/evaluation/construct.js';
import type { Value } from '../../src/evaluation/value.js';
import type { RecordedResource } from './cases.js';
import type { CaseFacts } from './agreement.js';
import { isExpressionText, isList, isRecord, type Json, sameText } from './json.js';
import type { OwnResource } from './prediction.js';

export interface Pairing {
  readonly pairs: readonly (readonly [RecordedResource, OwnResource])[];
  readonly lost: readonly RecordedResource[];
  readonly invented: readonly OwnResource[];
}

/**
 * Pairs the engine's resources with ours: by type and known id, then by type and normal form of a symbolic id then by what the ids are in some
 * worlds, references followed, and what remains by fewest differences among the same type where at least one id is symbolic. Several of one id are a multiset: the nearest go together.
 */
export function pair(engine: readonly RecordedResource[], ours: readonly OwnResource[], facts: CaseFacts): Pairing {
  const pairs: [RecordedResource, OwnResource][] = [];
  const { texts, judge } = facts;
  let rest = matchGroups({ engine, ours }, engineKey, ownKey, pairs);
  for (const form of [(id: Json): Value => texts.normal(id), (id: Json): Value => texts.followed(id)])
    rest = matchGroups(
      rest,
      ({ type, id }) => typed(type, keyOf(form(id))),
      ({ type, id }) => typed(type, keyOf(id)),
      pairs,
    );
  for (let world = 0; world < mostExamples && rest.engine.length > 0 && rest.ours.length > 0; world++) {
    const example = judge.example(
      [...rest.engine.map(({ id }) => texts.followed(id)), ...rest.ours.map(({ id }) => id)],
      `example ${world}`,
    );
    const key = (type: string, id: Value): string | undefined => optionallyTyped(type, example(id));
    rest = matchGroups(
      rest,
      ({ type, id }) => key(type, texts.followed(id)),
      ({ type, id }) => key(type, id),
      pairs,
    );
  }
  rest = matchGroups(
    rest,
    ({ type }) => typed(type, ''),
    ({ type }) => typed(type, ''),
    pairs,
    eitherSymbolic,
  );
  return { pairs, lost: rest.engine, invented: rest.ours };
}

function typed(type: string, id: string): string {
  return `${type}|${id}`.toLowerCase();
}

function optionallyTyped(type: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : typed(type, id);
}

/** Worlds in which ids are compared. */
const mostExamples = 4;

interface Rest {
  readonly engine: readonly RecordedResource[];
  readonly ours: readonly OwnResource[];
}

type Allowed = (engine: RecordedResource, ours: OwnResource) => boolean;

function matchGroups(
  { engine, ours }: Rest,
  engineKeyOf: (resource: RecordedResource) => string | undefined,
  ownKeyOf: (resource: OwnResource) => string | undefined,
  pairs: [RecordedResource, OwnResource][],
  allowed: Allowed = () => true,
): Rest {
  const groups = new Map<string, OwnResource[]>();
  const rest: { engine: RecordedResource[]; ours: OwnResource[] } = { engine: [], ours: [] };
  for (const resource of ours) {
    const key = ownKeyOf(resource);
    if (key === undefined) rest.ours.push(resource);
    else groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  for (const [key, members] of groupBy(engine, engineKeyOf)) {
    const candidates = key === undefined ? [] : (groups.get(key) ?? []);
    rest.engine.push(...matchNearest(members, candidates, pairs, allowed));
  }
  for (const left of groups.values()) rest.ours.push(...left);
  return rest;
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string | undefined): Map<string | undefined, Item[]> {
  const groups = new Map<string | undefined, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Pairs members with candidates, fewest differences first, and takes the used candidates out of the list; gives the members left over. */
function matchNearest(
  members: readonly RecordedResource[],
  candidates: OwnResource[],
  pairs: [RecordedResource, OwnResource][],
  allowed: Allowed,
): RecordedResource[] {
  const [only] = members;
  const [candidate] = candidates;
  if (members.length === 1 && candidates.length === 1 && only !== undefined && candidate !== undefined && allowed(only, candidate)) {
    pairs.push([only, candidate]);
    candidates.length = 0;
    return [];
  }
  const left = new Set(members);
  const costs = members.flatMap((member) =>
    candidates.filter((own) => allowed(member, own)).map((own) => ({ member, own, cost: differences(member as Json, own.body()) })),
  );
  const used = new Set<OwnResource>();
  for (const { member, own } of costs.sort((a, b) => a.cost - b.cost)) {
    if (!left.has(member) || used.has(own)) continue;
    pairs.push([member, own]);
    left.delete(member);
    used.add(own);
  }
  candidates.splice(0, candidates.length, ...candidates.filter((own) => !used.has(own)));
  return [...left];
}

function engineKey({ type, id }: RecordedResource): string | undefined {
  return isExpressionText(id) ? undefined : typed(type, id);
}

function ownKey({ type, id }: OwnResource): string | undefined {
  const text = stringOf(id);
  return text === undefined ? undefined : typed(type, text);
}

function eitherSymbolic(engine: RecordedResource, ours: OwnResource): boolean {
  return isExpressionText(engine.id) || !isKnown(ours.id);
}

/** A rough count of leaves that differ; an unknown counts a little, since it may be the same. */
function differences(engine: Json | undefined, ours: Value | undefined): number {
  if (engine === undefined || engine === null) return ours === undefined || (ours.kind === 'scalar' && ours.value === null) ? 0 : 1;
  if (ours === undefined) return 1;
  if (isExpressionText(engine) || ours.kind === 'unknown') return isExpressionText(engine) && ours.kind === 'unknown' ? 0.2 : 0.6;
  if (isList(engine))
    return ours.kind === 'array'
      ? sum(Math.max(engine.length, ours.items.length), (index) => differences(engine[index], ours.items[index]))
      : 2;
  if (isRecord(engine)) {
    if (ours.kind !== 'object') return 2;
    const names = Object.keys(engine);
    const extra = [...ours.members.keys()].filter((key) => !names.some((name) => memberKey(name) === key)).length;
    return (
      extra + sum(names.length, (index) => differences(engine[names[index] ?? ''], ours.members.get(memberKey(names[index] ?? ''))?.value))
    );
  }
  const own = ours.kind === 'scalar' ? ours.value : undefined;
  return typeof engine === 'string' && typeof own === 'string' ? (sameText(engine, own) ? 0 : 1) : engine === own ? 0 : 1;
}

function sum(count: number, at: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += at(index);
  return total;
}
