import { arrayOf, isKnown, joinText, memberKey, objectOf, scalar, symbolicCall, symbolType } from '../../src/values/construct.js';
import type { ObjectValue, Value } from '../../src/values/value.js';
import type { RecordedResource } from './cases.js';
import type { CaseFacts } from './case-facts.js';
import type { CaseComparison } from './compare-case.js';
import { valueSide } from './judge.js';
import { isExpressionText, isList, isRecord, type Json } from './json.js';
import type { Pairing } from './pairing.js';
import type { OwnResource } from './prediction.js';
import { Random } from './random.js';
import { type Difference, isFailing, type LeafClass, type Tally } from './tally.js';
import { givesUp, isDroppedByUs, isNeverDeployed } from './unexpanded.js';

export interface FaultResult {
  readonly fault: string;
  readonly case: string;
  readonly place: string;
  readonly caught: boolean;
}

/** A leaf that both sides have, and in which the comparison found no difference. */
interface SoundLeaf {
  readonly engine: RecordedResource;
  readonly resource: OwnResource;
  readonly path: readonly string[];
  /** The path as the comparison writes it. */
  readonly place: string;
  readonly value: Value;
}

/** A change of the prediction, and what the comparison says of what was changed. */
interface Spoilt {
  readonly place: string;
  readonly compare: () => Tally;
  /** Whether a difference is the one that must be found. */
  readonly isCause: (difference: Difference) => boolean;
}

interface Fault {
  readonly name: string;
  /** Undefined where the case has nothing to spoil in this way. */
  readonly seed: (sample: Sample) => Spoilt | undefined;
}

interface Sample {
  readonly comparison: CaseComparison;
  readonly leaves: readonly SoundLeaf[];
  /** Pairs in which no difference was found but in their leaves. */
  readonly pairs: Pairing['pairs'];
  readonly random: Random;
}

const faults: readonly Fault[] = [
  {
    name: 'literal changed',
    seed: (sample) => spoilLeaf(sample, ({ value, path }) => isText(value) && path[0] === 'properties', changed),
  },
  {
    name: 'location swapped',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value, path }) => isText(value) && path[0] === 'location',
        () => scalar('antarctica'),
      ),
  },
  {
    name: 'unknown turned into a guess',
    seed: (sample) => spoilLeaf(sample, ({ value }) => value.kind === 'unknown', guess),
  },
  {
    name: 'symbol changed',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value }) => value.kind === 'unknown' && symbolType(value) === 'string',
        (value) => joinText([value, '-']),
      ),
  },
  {
    name: 'known turned into an unknown',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value }) => isText(value),
        (value) => symbolicCall('parameters', [value]),
        (leafClass) => leafClass === 'missed' || isFailing(leafClass),
      ),
  },
  { name: 'resource dropped', seed: dropResource },
  { name: 'id invented', seed: inventResource },
  { name: 'condition dropped', seed: dropCondition },
];

/** Seeds each kind of fault that a case offers room for, and says whether the comparison finds it where it was seeded. */
export function seedFaults(comparison: CaseComparison, clean: Tally): FaultResult[] {
  const { recorded, pairing } = comparison;
  const known = new Set(clean.differences.map(placeOf));
  const leaves = pairing.pairs.flatMap(([engine, ours]) => [...soundLeaves(engine, ours, comparison.facts)]);
  const sample = {
    comparison,
    leaves: leaves.filter(({ engine, place }) => !known.has(placeOf({ resource: engine.id, path: place }))),
    pairs: pairing.pairs.filter(
      ([{ id }]) => !known.has(placeOf({ resource: id, path: '' })) && !known.has(placeOf({ resource: id, path: 'condition' })),
    ),
  };
  return faults.flatMap(({ name, seed }) => {
    const spoilt = seed({ ...sample, random: new Random(`${recorded.name} ${name}`) });
    if (spoilt === undefined) return [];
    const caught = spoilt.compare().differences.some((difference) => spoilt.isCause(difference));
    return [{ fault: name, case: recorded.name, place: spoilt.place, caught }];
  });
}

function placeOf({ resource, path }: Pick<Difference, 'resource' | 'path'>): string {
  return `${resource} ${path}`.toLowerCase();
}

function* soundLeaves(engine: RecordedResource, resource: OwnResource, facts: CaseFacts): Generator<SoundLeaf> {
  for (const leaf of commonLeaves(engine as Json, resource.body(), { path: [], place: '' })) {
    const { path, json, value } = leaf;
    if (path[0] === 'id' || path[0] === 'type') continue;
    if (
      isExpressionText(json)
        ? value.kind === 'unknown' && facts.judge.compare(facts.texts.side(json), valueSide(value), 'text').kind === 'equal'
        : isKnown(value)
    )
      yield { engine, resource, ...leaf };
  }
}

interface CommonLeaf extends Pick<SoundLeaf, 'path' | 'place' | 'value'> {
  readonly json: Json;
}

function* commonLeaves(json: Json | undefined, value: Value | undefined, at: Pick<CommonLeaf, 'path' | 'place'>): Generator<CommonLeaf> {
  const { path, place } = at;
  if (json === undefined || value === undefined) return;
  if (isRecord(json) && value.kind === 'object') {
    for (const [name, member] of Object.entries(json)) {
      const key = memberKey(name);
      yield* commonLeaves(member, value.members.get(key)?.value, {
        path: [...path, key],
        place: place === '' ? name : `${place}.${name}`,
      });
    }
  } else if (isList(json) && value.kind === 'array') {
    for (const [index, item] of json.entries())
      yield* commonLeaves(item, value.items[index], { path: [...path, String(index)], place: `${place}[${index}]` });
  } else if (typeof json !== 'object') yield { path, place, json, value };
}

function isText(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string';
}

function changed(value: Value): Value {
  return scalar(value.kind === 'scalar' ? `${String(value.value)}x` : 'x');
}

function guess(value: Value): Value {
  const type = value.kind === 'unknown' ? symbolType(value) : undefined;
  if (type === 'array') return arrayOf([scalar('guess')]);
  if (type === 'object') return objectOf([{ name: 'guess', value: scalar(1) }]);
  return scalar(type === 'int' ? 4711 : type === 'bool' ? true : 'guess');
}

function spoilLeaf(
  { comparison, leaves, random }: Sample,
  fits: (leaf: SoundLeaf) => boolean,
  spoil: (value: Value) => Value,
  isFound: (leafClass: LeafClass) => boolean = isFailing,
): Spoilt | undefined {
  const leaf = random.pick(leaves.filter(fits));
  if (leaf === undefined) return undefined;
  const { engine, resource, path, place } = leaf;
  const body = replaced(resource.body(), path, spoil(leaf.value)) as ObjectValue;
  return {
    place: `${resource.type} ${place}`,
    compare: () => comparison.ofPair(engine, { ...resource, body: () => body }),
    isCause: (difference) => isFound(difference.class) && difference.path === place,
  };
}

function replaced(value: Value, [step, ...rest]: readonly string[], by: Value): Value {
  if (step === undefined) return by;
  if (value.kind === 'array') return arrayOf(value.items.map((item, index) => (String(index) === step ? replaced(item, rest, by) : item)));
  if (value.kind !== 'object') return value;
  return objectOf(
    [...value.members].map(([key, member]) => (key === step ? { name: member.name, value: replaced(member.value, rest, by) } : member)),
    value.open,
  );
}

/** Whether a resource of the engine's is lost where we do not have it. */
function isMissed(resource: RecordedResource, facts: CaseFacts): boolean {
  return !isNeverDeployed(resource, facts) && !isDroppedByUs(resource, facts);
}

function firstOf<T>(items: Iterable<T>, isMeant: (item: T) => boolean): T | undefined {
  for (const item of items) if (isMeant(item)) return item;
  return undefined;
}

function dropResource({ comparison, pairs, random }: Sample): Spoilt | undefined {
  const [, resource] = firstOf(random.drawn(pairs), ([theirs]) => isMissed(theirs, comparison.facts)) ?? [];
  if (resource === undefined) return undefined;
  return {
    place: resource.type,
    compare: () => comparison.with(comparison.prediction.resources.filter((other) => other !== resource)).changedFrom(comparison),
    isCause: (difference) => isFailing(difference.class),
  };
}

function inventResource({ comparison, pairs, random }: Sample): Spoilt | undefined {
  const [, resource] = random.pick(pairs.filter(([, { path, family }]) => path.length === 0 && !family)) ?? [];
  if (resource === undefined) return undefined;
  const invented = { ...resource, id: scalar('/invented'), condition: scalar(true) };
  return {
    place: resource.type,
    compare: () => comparison.with([...comparison.prediction.resources, invented]).unpaired(),
    isCause: (difference) => difference.class === 'invented' && difference.resource === comparison.facts.print(invented.id),
  };
}

function isDecidable(condition: string | undefined): boolean {
  return condition !== undefined && !givesUp(condition);
}

function dropCondition({ comparison, pairs, random }: Sample): Spoilt | undefined {
  const [engine, resource] =
    random.pick(pairs.filter(([theirs, { condition }]) => isDecidable(theirs.condition) && condition.kind === 'unknown')) ?? [];
  if (engine === undefined || resource === undefined) return undefined;
  return {
    place: resource.type,
    compare: () => comparison.ofPair(engine, { ...resource, condition: scalar(true) }),
    isCause: (difference) => isFailing(difference.class) && difference.path === 'condition',
  };
}
