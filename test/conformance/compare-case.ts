import { isKnown, scalar } from '../../src/values/construct.js';
import type { ObjectValue } from '../../src/values/value.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { asTextClass } from './agreement.js';
import type { CaseFacts } from './case-facts.js';
import { LeafComparison } from './compare.js';
import { valueSide } from './judge.js';
import type { Json } from './json.js';
import { ownType, pair, type Pairing } from './pairing.js';
import { isDroppedByUs, isNeverDeployed, unexpandedIn } from './unexpanded.js';
import type { OwnPrediction, OwnResource } from './prediction.js';
import { type LeafClass, Tally } from './tally.js';

/** A prediction of ours beside the engine's. */
export class CaseComparison {
  readonly recorded: RecordedCase;
  /** With what placeholders in the parameter file literally say put into ids and conditions. */
  readonly prediction: OwnPrediction;
  readonly facts: CaseFacts;
  readonly pairing: Pairing;
  readonly #isUnexpanded: (resource: OwnResource) => boolean;

  constructor(recorded: RecordedCase, prediction: OwnPrediction, facts: CaseFacts, isUnexpanded = unexpandedIn(recorded, facts)) {
    this.recorded = recorded;
    this.prediction = withPlaceholders(prediction, facts);
    this.facts = facts;
    this.#isUnexpanded = isUnexpanded;
    this.pairing = pair(recorded, this.prediction.resources, facts, isUnexpanded);
  }

  /** The same with other resources of ours. */
  with(resources: readonly OwnResource[]): CaseComparison {
    return new CaseComparison(this.recorded, { ...this.prediction, resources }, this.facts, this.#isUnexpanded);
  }

  /** Everything counted. */
  tally(): Tally {
    const tally = this.unpaired();
    for (const [engine, ours] of this.pairing.pairs) tally.merge(this.ofPair(engine, ours));
    const standing = { premise: scalar(true), scope: this.facts.entryScope };
    new LeafComparison(this.facts, standing, tally).body('outputs', this.recorded.outputs ?? {}, this.prediction.outputs());
    return tally;
  }

  /** The leaves of one pair. */
  ofPair(engine: RecordedResource, ours: OwnResource): Tally {
    const { condition, ...body } = engine;
    const tally = new Tally();
    const premise = this.facts.texts.normal(condition ?? true);
    const comparison = new LeafComparison(this.facts, { premise, scope: ours.scope }, tally);
    const nested = ownType(engine.type) !== engine.type && ownType(ours.type) === ours.type;
    const named = ['id', 'type', 'name'];
    if (nested) tally.add('accepted: child of another provider that the engine nests while its name is unknown', named.length);
    const without = nested ? named : [];
    const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !without.includes(name)));
    comparison.body(engine.id, rest as { readonly [name: string]: Json }, withoutMembers(ours.body(), without));
    if (condition !== undefined || ours.condition.kind !== 'scalar')
      comparison.value(engine.id, 'condition', condition ?? true, ours.condition, 'condition');
    return tally;
  }

  /** What becomes of the engine's resources that went with another of ours in a comparison before. */
  changedFrom(before: CaseComparison): Tally {
    const tally = new Tally();
    const partners = new Map(before.pairing.pairs);
    for (const [engine, ours] of this.pairing.pairs) if (partners.get(engine) !== ours) tally.merge(this.ofPair(engine, ours));
    for (const engine of this.pairing.lost) if (partners.has(engine)) noteLost(engine, this.facts, tally);
    return tally;
  }

  /** The resources that only one side has. */
  unpaired(): Tally {
    const tally = new Tally();
    for (const resource of this.pairing.lost) noteLost(resource, this.facts, tally);
    for (const resource of this.pairing.invented) noteInvented(resource, this.#isUnexpanded(resource), this.facts, tally);
    return tally;
  }
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

function withoutMembers(body: ObjectValue, names: readonly string[]): ObjectValue {
  return names.length === 0 ? body : { ...body, members: new Map([...body.members].filter(([key]) => !names.includes(key))) };
}

function noteLost(engine: RecordedResource, facts: CaseFacts, tally: Tally): void {
  tally.note({
    class: lostClass(engine, facts),
    case: facts.name,
    resource: engine.id,
    path: '',
    engine: `${engine.type} ${engine.condition ?? ''}`,
    ours: '(no such resource)',
  });
}

function lostClass(engine: RecordedResource, facts: CaseFacts): LeafClass {
  if (isNeverDeployed(engine, facts)) return 'beyond: resource whose condition is false for every value';
  return isDroppedByUs(engine, facts) ? 'beyond: resource whose condition the engine gave up, and we know to be false' : 'lost';
}

function noteInvented(ours: OwnResource, isUnexpanded: boolean, facts: CaseFacts, tally: Tally): void {
  tally.note({
    class: inventedClass(ours, isUnexpanded, facts),
    case: facts.name,
    resource: facts.print(ours.id),
    path: '',
    engine: '(no such resource)',
    ours: `${ours.type} if ${facts.print(ours.condition)}`,
  });
}

function inventedClass(ours: OwnResource, isUnexpanded: boolean, facts: CaseFacts): LeafClass {
  const asText = facts.comparedAsText(ours.condition);
  if (asText.kind === 'scalar' && asText.value === false) return asTextClass;
  if (isUnexpanded) return 'beyond: resource of a nested deployment that the engine did not expand';
  if (!isKnown(ours.condition) && facts.judge.compare(valueSide(scalar(false)), valueSide(ours.condition), 'condition').kind === 'equal')
    return 'missed';
  return 'invented';
}
