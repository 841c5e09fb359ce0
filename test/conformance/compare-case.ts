import { isKnown, scalar } from '../../src/values/construct.js';
import type { ObjectValue } from '../../src/values/value.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { asTextClass, type CaseFacts } from './agreement.js';
import { LeafComparison } from './compare.js';
import { valueSide } from './judge.js';
import type { Json } from './json.js';
import { moduleScopeOf } from './module-scope.js';
import { ownType, pair } from './pairing.js';
import { isNeverDeployed, isUnexpanded } from './unexpanded.js';
import type { OwnPrediction, OwnResource } from './prediction.js';
import { type LeafClass, Tally } from './tally.js';

/** Compares a prediction of ours with the engine's. */
export function compareCase(recorded: RecordedCase, prediction: OwnPrediction, facts: CaseFacts): Tally {
  const tally = new Tally();
  const resolved = withPlaceholders(prediction, facts);
  const { pairs, lost, invented } = pair(recorded, resolved.resources, facts);
  for (const [engine, ours] of pairs) facts.texts.learn(engine.id, facts.print(ours.id));
  for (const [engine, ours] of pairs) {
    const moduleScope = moduleScopeOf(ours.scope, facts.entryScope);
    const there = { ...facts, moduleScope, texts: facts.texts.where(ours.condition) };
    comparePair(engine, ours, new LeafComparison(there, tally), tally);
  }
  for (const resource of lost) noteLost(resource, facts, tally);
  for (const resource of invented) noteInvented(resource, recorded, facts, tally);
  new LeafComparison(facts, tally).body('outputs', recorded.outputs ?? {}, resolved.outputs());
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

function comparePair(engine: RecordedResource, ours: OwnResource, comparison: LeafComparison, tally: Tally): void {
  const { condition, ...body } = engine;
  const nested = ownType(engine.type) !== engine.type && ownType(ours.type) === ours.type;
  const named = ['id', 'type', 'name'];
  if (nested) tally.add('accepted: child of another provider that the engine nests while its name is unknown', named.length);
  const without = nested ? named : [];
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !without.includes(name)));
  comparison.body(engine.id, rest as { readonly [name: string]: Json }, withoutMembers(ours.body(), without));
  if (condition !== undefined || ours.condition.kind !== 'scalar')
    comparison.value(engine.id, 'condition', condition ?? true, ours.condition, 'condition');
}

function withoutMembers(body: ObjectValue, names: readonly string[]): ObjectValue {
  return names.length === 0 ? body : { ...body, members: new Map([...body.members].filter(([key]) => !names.includes(key))) };
}

function noteLost(engine: RecordedResource, facts: CaseFacts, tally: Tally): void {
  const leafClass: LeafClass = isNeverDeployed(engine, facts) ? 'beyond: resource whose condition is false for every value' : 'lost';
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
  const asText = facts.comparedAsText(ours.condition);
  if (asText.kind === 'scalar' && asText.value === false) return asTextClass;
  if (isUnexpanded(ours, recorded, facts)) return 'beyond: resource of a nested deployment that the engine did not expand';
  if (!isKnown(ours.condition) && facts.judge.compare(valueSide(scalar(false)), valueSide(ours.condition), 'condition').kind === 'equal')
    return 'missed';
  return 'invented';
}
