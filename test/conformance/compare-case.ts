import { isKnown, keyOf, scalar } from '../../src/evaluation/construct.js';
import type { Value } from '../../src/evaluation/value.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { agreementOf, type CaseFacts } from './agreement.js';
import { LeafComparison } from './compare.js';
import { valueSide } from './judge.js';
import { isExpressionText, type Json } from './json.js';
import { pair } from './pairing.js';
import type { OwnPrediction, OwnResource } from './prediction.js';
import { type LeafClass, Tally } from './tally.js';

/** Compares a prediction of ours with the engine's. */
export function compareCase(recorded: RecordedCase, prediction: OwnPrediction, facts: CaseFacts): Tally {
  const tally = new Tally();
  const comparison = new LeafComparison(facts, tally);
  const resolved = withPlaceholders(prediction, facts);
  const { pairs, lost, invented } = pair(recorded.predictedResources ?? [], resolved.resources, facts);
  for (const [engine, ours] of pairs) facts.texts.learn(engine.id, facts.print(ours.id));
  for (const [engine, ours] of pairs) comparePair(engine, ours, comparison);
  for (const resource of lost) noteLost(resource, facts, tally);
  for (const resource of invented) noteInvented(resource, recorded, facts, tally);
  comparison.body('outputs', recorded.outputs ?? {}, resolved.outputs());
  return tally;
}

/** Conditions and ids with what placeholders literally say; the leaves of bodies are looked at with and without. */
function withPlaceholders(prediction: OwnPrediction, facts: CaseFacts): OwnPrediction {
  const resources = prediction.resources.flatMap((resource) => {
    const condition = facts.withPlaceholders(resource.condition);
    if (condition.kind === 'scalar' && condition.value === false) return [];
    return [{ ...resource, condition, id: facts.withPlaceholders(resource.id), path: resource.path.map(facts.withPlaceholders) }];
  });
  return { ...prediction, resources };
}

function comparePair(engine: RecordedResource, ours: OwnResource, comparison: LeafComparison): void {
  const { condition, ...body } = engine;
  comparison.body(engine.id, body as { readonly [name: string]: Json }, ours.body());
  if (condition !== undefined || ours.condition.kind !== 'scalar')
    comparison.value(engine.id, 'condition', condition ?? true, ours.condition);
}

function noteLost(engine: RecordedResource, facts: CaseFacts, tally: Tally): void {
  const never =
    engine.condition !== undefined &&
    facts.judge.compare(facts.texts.side(engine.condition), valueSide(scalar(false)), false).kind === 'equal';
  const leafClass: LeafClass = never ? 'beyond: resource whose condition is false for every value' : 'lost';
  tally.note({
    class: leafClass,
    case: facts.name,
    resource: engine.id,
    path: '',
    engine: `${engine.type} ${engine.condition ?? ''}`,
    ours: '(no such resource)',
  });
}

function noteInvented(ours: OwnResource, recorded: RecordedCase, facts: CaseFacts, tally: Tally): void {
  tally.note({
    class: inventedClass(ours, recorded, facts),
    case: facts.name,
    resource: facts.print(ours.id),
    path: '',
    engine: '(no such resource)',
    ours: `${ours.type} if ${facts.print(ours.condition)}`,
  });
}

function inventedClass(ours: OwnResource, recorded: RecordedCase, facts: CaseFacts): LeafClass {
  if (ours.path.some((step) => engineStopped(step, recorded, facts)))
    return 'beyond: resource of a nested deployment that the engine did not expand';
  if (!isKnown(ours.condition) && facts.judge.compare(valueSide(scalar(false)), valueSide(ours.condition), false).kind === 'equal')
    return 'missed';
  return 'invented';
}

/** Whether the engine says that it did not expand the nested deployment of that name. */
function engineStopped(step: Value, recorded: RecordedCase, facts: CaseFacts): boolean {
  return (recorded.diagnostics ?? []).some((text) => {
    const id = /NestedDeploymentShortCircuited: The nested deployment '(.*?)' at line/.exec(text)?.[1];
    return id !== undefined && sameName(lastSegment(id), step, facts);
  });
}

function lastSegment(id: string): string {
  return isExpressionText(id) ? `[last(split(${id.slice(1, -1)}, '/'))]` : (id.split('/').at(-1) ?? '');
}

function sameName(engine: string, ours: Value, facts: CaseFacts): boolean {
  return (
    agreementOf(engine, ours, true, facts).kind !== 'none' || keyOf(facts.texts.normal(engine)).toLowerCase() === keyOf(ours).toLowerCase()
  );
}
