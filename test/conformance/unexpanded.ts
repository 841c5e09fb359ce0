import { keyOf, scalar } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { agreementOf } from './agreement.js';
import type { CaseFacts } from './case-facts.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { type Side, valueSide } from './judge.js';
import { isExpressionText } from './json.js';
import type { OwnResource } from './prediction.js';
import type { WrittenResource } from './written-resources.js';

/** Whether a resource of ours comes from a nested deployment that the engine says it did not expand. */
export function unexpandedIn(recorded: RecordedCase, facts: CaseFacts): (resource: OwnResource) => boolean {
  const stopped = stoppedIds(recorded);
  const isStopped = new Map<string, boolean>();
  const isStep = (step: Value): boolean => {
    const key = keyOf(step);
    let known = isStopped.get(key);
    if (known === undefined) isStopped.set(key, (known = stopped.some((id) => isNamedIn(id, step, facts))));
    return known;
  };
  return ({ path }) => stopped.length > 0 && path.some(isStep);
}

/**
 * Whether the engine keeps a resource although its condition is false for every value of the unknowns. Of a condition with names that the
 * engine left unevaluated this cannot be known for sure: then it must be false as one of the nested templates reads them, and false wherever our own
 * templates declare the resource; where they do not, as each of them reads it, or a nested deployment that is never deployed must have such a resource.
 */
export function isNeverDeployed(resource: RecordedResource, facts: CaseFacts): boolean {
  const { condition } = resource;
  if (condition === undefined || givesUp(condition)) return false;
  const { texts } = facts;
  if (!texts.hasForeignNames(condition)) return isFalse(texts.side(condition), facts);
  const readings = texts.inInstances(condition).map((reading) => isFalse(valueSide(reading), facts));
  if (!readings.includes(true)) return false;
  const own = declarationsOf(resource, facts);
  if (own.length > 0) return own.every((declared) => isFalse(valueSide(declared.condition), facts));
  return !readings.includes(false) || facts.droppedTypes().has(resource.type.toLowerCase());
}

/** Whether the engine gave up the condition of a resource, and we know that it is false. */
export function isDroppedByUs(resource: RecordedResource, facts: CaseFacts): boolean {
  if (resource.condition === undefined || !givesUp(resource.condition)) return false;
  const own = declarationsOf(resource, facts);
  return own.length > 0 && own.every(({ condition }) => isFalse(valueSide(condition), facts));
}

function declarationsOf({ type, id }: RecordedResource, facts: CaseFacts): readonly WrittenResource[] {
  if (givesUp(id)) return [];
  return facts.declared().filter((own) => own.type.toLowerCase() === type.toLowerCase() && sameId(id, own.id, facts));
}

function isFalse(condition: Side, { judge, written }: CaseFacts): boolean {
  const never = valueSide(scalar(false));
  return [{}, { written }].some((worlds) => judge.compare(condition, never, 'condition', worlds).kind === 'equal');
}

/** Whether the engine gave up a part of what it says: `unknown()` is anything in a world, which proves nothing. */
export function givesUp(text: string): boolean {
  return /\bunknown\(\)/.test(text);
}

function stoppedIds(recorded: RecordedCase): string[] {
  return (recorded.diagnostics ?? []).flatMap((text) => {
    const id = /NestedDeploymentShortCircuited: The nested deployment '(.*?)' at line/.exec(text)?.[1];
    return id === undefined ? [] : [id];
  });
}

function lastSegment(id: string): string {
  return isExpressionText(id) ? `[last(split(${id.slice(1, -1)}, '/'))]` : (id.split('/').at(-1) ?? '');
}

/** Whether a nested deployment of ours is the one that an id of the engine's names. */
function isNamedIn(id: string, ours: Value, facts: CaseFacts): boolean {
  if (givesUp(id)) return haveSameWords(id, ours, facts);
  const name = lastSegment(id);
  return sameId(name, ours, facts) || keyOf(facts.texts.normal(name)).toLowerCase() === keyOf(ours).toLowerCase();
}

/** Whether a name of which the engine gave up a part may be ours: what is known of it is in ours. */
function haveSameWords(id: string, ours: Value, { texts, print }: CaseFacts): boolean {
  const literals = [...print(texts.normal(id)).matchAll(/'([^']*)'/g)].map(([, literal = '']) => literal.split('/').at(-1) ?? '');
  const words = literals.flatMap((literal) => literal.split(/\{\d+\}/)).filter((word) => word.length > 1);
  return words.length > 0 && words.every((word) => print(ours).includes(word));
}

function sameId(engine: string, ours: Value, facts: CaseFacts): boolean {
  return agreementOf({ engine, ours, manner: 'id', facts, premise: scalar(true), scope: facts.entryScope }).agrees;
}
