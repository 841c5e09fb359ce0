import { memberKey } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import type { CaseFacts } from './case-facts.js';
import type { RecordedResource } from './cases.js';
import { valueSide } from './judge.js';
import { isExpressionText, isList, isRecord, type Json, sameJson } from './json.js';
import type { OwnResource } from './prediction.js';

/** How many leaves of two resources differ, unknown ones as they are in some worlds; what has no value there, or is known to one side only, counts a little. */
export type Cost = (engine: RecordedResource, ours: OwnResource) => number;

/** A measure for the resources that cannot be paired by their ids. */
export function nearness(engine: readonly RecordedResource[], ours: readonly OwnResource[], { texts, judge, written }: CaseFacts): Cost {
  const sides = [...engine.map((resource) => texts.side(resource as Json)), ...ours.map((resource) => valueSide(resource.body()))];
  const examples = ['nearness', 'more nearness', 'other nearness'].map((seed) => judge.example(sides, seed, written));

  const isExpression = (theirs: Json): boolean => isExpressionText(theirs) && !texts.isNoExpression(theirs);

  const cost = (theirs: Json | undefined, own: Value | undefined): number => {
    if (theirs === undefined || theirs === null) return own === undefined || (own.kind === 'scalar' && own.value === null) ? 0 : 1;
    if (own === undefined) return 1;
    if (isExpression(theirs) || own.kind === 'unknown') return inExample(theirs, own);
    if (isList(theirs))
      return own.kind === 'array' ? sum(Math.max(theirs.length, own.items.length), (index) => cost(theirs[index], own.items[index])) : 2;
    if (isRecord(theirs)) return own.kind === 'object' ? ofMembers(theirs, own) : 2;
    return own.kind === 'scalar' && sameJson(theirs, own.value) ? 0 : 1;
  };

  const inExample = (theirs: Json, own: Value): number => {
    const apart = isExpression(theirs) === (own.kind === 'unknown') ? 0 : 0.25;
    const differences = examples.map((example) => differenceOf(example(texts.side(theirs)), example(valueSide(own))));
    return apart + sum(differences.length, (index) => differences[index] ?? 0) / differences.length;
  };

  const ofMembers = (theirs: { readonly [name: string]: Json }, own: Extract<Value, { kind: 'object' }>): number => {
    const names = Object.keys(theirs);
    const known = new Set(names.map(memberKey));
    const extra = [...own.members.keys()].filter((key) => !known.has(key)).length;
    return extra + sum(names.length, (index) => cost(theirs[names[index] ?? ''], own.members.get(memberKey(names[index] ?? ''))?.value));
  };

  const ofConditions = (theirs: Json | undefined, own: Value): number => {
    if (theirs === undefined || own.kind !== 'unknown') return theirs === undefined && own.kind !== 'unknown' ? 0 : 1;
    return inExample(theirs, own);
  };

  return ({ condition, ...theirs }, own) => cost(theirs as Json, own.body()) + ofConditions(condition, own.condition);
}

function differenceOf(left: Json | undefined, right: Json | undefined): number {
  return left === undefined || right === undefined ? 0.5 : sameJson(left, right) ? 0 : 1;
}

function sum(count: number, at: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += at(index);
  return total;
}
