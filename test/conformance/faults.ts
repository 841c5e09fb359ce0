import { arrayOf, isKnown, joinText, memberKey, objectOf, scalar, symbolicCall, symbolType } from '../../src/values/construct.js';
import type { ObjectValue, Value } from '../../src/values/value.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import type { CaseFacts } from './agreement.js';
import { compareCase } from './compare-case.js';
import { valueSide } from './judge.js';
import { isExpressionText, isList, isRecord, type Json } from './json.js';
import { pair } from './pairing.js';
import type { OwnPrediction, OwnResource } from './prediction.js';
import { Random } from './random.js';
import type { Tally } from './tally.js';

export interface FaultResult {
  readonly fault: string;
  readonly case: string;
  readonly place: string;
  readonly caught: boolean;
}

/** A leaf that both sides have, where the comparison found them equal. */
interface SoundLeaf {
  readonly resource: OwnResource;
  readonly path: readonly string[];
  readonly value: Value;
}

interface Fault {
  readonly name: string;
  /** The changed prediction and where it was changed; undefined where the case has nothing to spoil in this way. */
  readonly seed: (sample: Sample) => { readonly prediction: OwnPrediction; readonly place: string } | undefined;
  readonly isCaught: (clean: Tally, spoilt: Tally) => boolean;
}

interface Sample {
  readonly prediction: OwnPrediction;
  readonly leaves: readonly SoundLeaf[];
  readonly resources: readonly OwnResource[];
  readonly random: Random;
}

const fails = (clean: Tally, spoilt: Tally): boolean => spoilt.failures > clean.failures;

const faults: readonly Fault[] = [
  {
    name: 'literal changed',
    seed: (sample) => spoilLeaf(sample, ({ value, path }) => isText(value) && path[0] === 'properties', changed),
    isCaught: fails,
  },
  {
    name: 'location swapped',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value, path }) => isText(value) && path[0] === 'location',
        () => scalar('antarctica'),
      ),
    isCaught: fails,
  },
  {
    name: 'unknown turned into a guess',
    seed: (sample) => spoilLeaf(sample, ({ value }) => value.kind === 'unknown', guess),
    isCaught: fails,
  },
  {
    name: 'symbol changed',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value }) => value.kind === 'unknown' && symbolType(value) === 'string',
        (value) => joinText([value, '-']),
      ),
    isCaught: fails,
  },
  {
    name: 'known turned into an unknown',
    seed: (sample) =>
      spoilLeaf(
        sample,
        ({ value }) => isText(value),
        (value) => symbolicCall('parameters', [value]),
      ),
    isCaught: (clean, spoilt) => spoilt.count('missed') > clean.count('missed') || fails(clean, spoilt),
  },
  { name: 'resource dropped', seed: dropResource, isCaught: fails },
  { name: 'id invented', seed: inventResource, isCaught: fails },
  { name: 'condition dropped', seed: dropCondition, isCaught: fails },
];

/** Seeds each kind of fault that a case offers room for, and says whether the comparison caught it. */
export function seedFaults(recorded: RecordedCase, prediction: OwnPrediction, facts: CaseFacts): FaultResult[] {
  const clean = compareCase(recorded, prediction, facts);
  const { pairs } = pair(recorded, prediction.resources, facts);
  const leaves = pairs.flatMap(([engine, ours]) => [...soundLeaves(engine, ours, facts)]);
  return faults.flatMap((fault) => {
    const seeded = fault.seed({
      prediction,
      leaves,
      resources: pairs.map(([, ours]) => ours),
      random: new Random(`${recorded.name} ${fault.name}`),
    });
    if (seeded === undefined) return [];
    return [
      {
        fault: fault.name,
        case: recorded.name,
        place: seeded.place,
        caught: fault.isCaught(clean, compareCase(recorded, seeded.prediction, facts)),
      },
    ];
  });
}

function* soundLeaves(engine: RecordedResource, resource: OwnResource, facts: CaseFacts): Generator<SoundLeaf> {
  for (const [path, json, value] of commonLeaves(engine as Json, resource.body(), [])) {
    if (path[0] === 'id' || path[0] === 'type') continue;
    if (
      isExpressionText(json)
        ? value.kind === 'unknown' && facts.judge.compare(facts.texts.side(json), valueSide(value), 'text').kind === 'equal'
        : isKnown(value)
    )
      yield { resource, path, value };
  }
}

function* commonLeaves(
  json: Json | undefined,
  value: Value | undefined,
  path: readonly string[],
): Generator<[readonly string[], Json, Value]> {
  if (json === undefined || value === undefined) return;
  if (isRecord(json) && value.kind === 'object') {
    for (const [name, member] of Object.entries(json))
      yield* commonLeaves(member, value.members.get(memberKey(name))?.value, [...path, memberKey(name)]);
  } else if (isList(json) && value.kind === 'array') {
    for (const [index, item] of json.entries()) yield* commonLeaves(item, value.items[index], [...path, String(index)]);
  } else if (typeof json !== 'object') yield [path, json, value];
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
  { prediction, leaves, random }: Sample,
  fits: (leaf: SoundLeaf) => boolean,
  spoil: (value: Value) => Value,
): ReturnType<Fault['seed']> {
  const leaf = random.pick(leaves.filter(fits));
  if (leaf === undefined) return undefined;
  const body = replaced(leaf.resource.body(), leaf.path, spoil(leaf.value)) as ObjectValue;
  return {
    prediction: withResource(prediction, leaf.resource, [{ ...leaf.resource, body: () => body }]),
    place: `${leaf.resource.type} ${leaf.path.join('.')}`,
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

function dropResource({ prediction, resources, random }: Sample): ReturnType<Fault['seed']> {
  const resource = random.pick(resources);
  return resource && { prediction: withResource(prediction, resource, []), place: resource.type };
}

function inventResource({ prediction, resources, random }: Sample): ReturnType<Fault['seed']> {
  const resource = random.pick(resources.filter(({ path }) => path.length === 0));
  return (
    resource && {
      prediction: withResource(prediction, resource, [resource, { ...resource, id: scalar('/invented') }]),
      place: resource.type,
    }
  );
}

function dropCondition({ prediction, resources, random }: Sample): ReturnType<Fault['seed']> {
  const resource = random.pick(resources.filter(({ condition }) => condition.kind === 'unknown'));
  return resource && { prediction: withResource(prediction, resource, [{ ...resource, condition: scalar(true) }]), place: resource.type };
}

function withResource(prediction: OwnPrediction, resource: OwnResource, by: readonly OwnResource[]): OwnPrediction {
  return { ...prediction, resources: prediction.resources.flatMap((other) => (other === resource ? by : [other])) };
}
