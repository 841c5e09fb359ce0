import { isKnown, keyOf, stringOf } from '../../src/values/construct.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import type { CaseFacts } from './case-facts.js';
import { groupBy } from '../../src/text/group-by.js';
import { type Side, valueSide } from './judge.js';
import { isExpressionText, type Json } from './json.js';
import { remembering } from './memory.js';
import { nearness } from './nearness.js';
import type { OwnResource } from './prediction.js';
import { isNeverDeployed } from './unexpanded.js';

export interface Pairing {
  readonly pairs: readonly (readonly [RecordedResource, OwnResource])[];
  readonly lost: readonly RecordedResource[];
  readonly invented: readonly OwnResource[];
}

/**
 * Pairs the engine's resources with ours: by type and known id, then by type and normal form of a symbolic id then by what the ids are in some
 * worlds, references followed, and what remains by fewest differences among the same type where at least one id is symbolic. Several of one id are a multiset: the nearest go together.
 */
export function pair(
  recorded: RecordedCase,
  ours: readonly OwnResource[],
  facts: CaseFacts,
  isUnexpanded: (own: OwnResource) => boolean,
): Pairing {
  const matching = new Matching(recorded.predictedResources ?? [], ours, facts);
  const { texts, judge, written } = facts;
  matching.byKey(
    ({ type, id }) => (isExpressionText(id) ? undefined : typed(type, id)),
    ({ type, id }) => optionallyTyped(type, stringOf(id)),
  );
  matching.byKey(
    ({ type, id }) => typed(type, keyOf(texts.normal(id))),
    ({ type, id }) => typed(type, keyOf(id)),
  );
  const engineSides = remembering(({ id }: RecordedResource): Side[] => [texts.side(id), ...texts.inInstances(id).map(valueSide)]);
  const ownSide = ({ id }: OwnResource): Side => valueSide(id);
  for (let world = 0; world < mostExamples && !matching.isDone; world++) {
    const sides = [...matching.lost.flatMap(engineSides), ...matching.invented.map(ownSide)];
    const example = judge.example(sides, `example ${world}`, written);
    matching.byKey(
      (resource) => optionallyTyped(resource.type, firstOf(engineSides(resource), example)),
      (resource) => optionallyTyped(resource.type, example(ownSide(resource))),
    );
  }
  const neverDeployed = remembering((theirs: RecordedResource) => isNeverDeployed(theirs, facts));
  const eitherSymbolic: Allowed = (theirs, own) => (isExpressionText(theirs.id) || !isKnown(own.id)) && !neverDeployed(theirs);
  const byType = (allowed: Allowed): void =>
    matching.byKey(
      ({ type }) => typed(type, ''),
      ({ type }) => typed(type, ''),
      allowed,
    );
  byType((theirs, own) => eitherSymbolic(theirs, own) && !isUnexpanded(own));
  byType(eitherSymbolic);
  return matching;
}

/** What an id is in the first reading that gives one: a name of another template may have an empty namesake in the entry template. */
function firstOf(sides: readonly Side[], example: (side: Side) => Json | undefined): Json | undefined {
  for (const side of sides) {
    const value = example(side);
    if (typeof value === 'string' && !value.includes('//')) return value;
  }
  return undefined;
}

/** The engine nests a child of another provider while its name is unknown; by its name it stands alone. */
export function ownType(type: string): string {
  return type.replace(/^.*\/(?=[^/.]+\.[^/]*\/)/, '');
}

function typed(type: string, id: string): string {
  return `${ownType(type)}|${id}`.toLowerCase();
}

function optionallyTyped(type: string, id: Json | undefined): string | undefined {
  return typeof id === 'string' ? typed(type, id) : undefined;
}

/** Worlds in which ids are compared. */
const mostExamples = 4;

type Key<Resource> = (resource: Resource) => string | undefined;
type Allowed = (engine: RecordedResource, ours: OwnResource) => boolean;

/** The state of a pairing: what is paired, and what is left on both sides. */
class Matching implements Pairing {
  readonly pairs: [RecordedResource, OwnResource][] = [];
  lost: readonly RecordedResource[];
  invented: readonly OwnResource[];
  readonly #facts: CaseFacts;

  constructor(engine: readonly RecordedResource[], ours: readonly OwnResource[], facts: CaseFacts) {
    this.lost = engine;
    this.invented = ours;
    this.#facts = facts;
  }

  get isDone(): boolean {
    return this.lost.length === 0 || this.invented.length === 0;
  }

  /** Pairs what has the same key. */
  byKey(engineKey: Key<RecordedResource>, ownKey: Key<OwnResource>, allowed: Allowed = (): boolean => true): void {
    if (this.isDone) return;
    const groups = groupBy(this.invented, ownKey);
    for (const [key, members] of groupBy(this.lost, engineKey))
      if (key !== undefined) this.#matchNearest(members, groups.get(key) ?? [], allowed);
    const [engine, ours] = [new Set(this.pairs.map(([theirs]) => theirs)), new Set(this.pairs.map(([, own]) => own))];
    this.lost = this.lost.filter((resource) => !engine.has(resource));
    this.invented = this.invented.filter((resource) => !ours.has(resource));
  }

  /** Pairs members with candidates, fewest differences first. */
  #matchNearest(members: readonly RecordedResource[], candidates: readonly OwnResource[], allowed: Allowed): void {
    const options = members.flatMap((member) => candidates.filter((own) => allowed(member, own)).map((own) => ({ member, own })));
    const cost = options.length > 1 ? nearness(members, candidates, this.#facts) : (): number => 0;
    const [left, used] = [new Set(members), new Set<OwnResource>()];
    for (const { member, own } of options
      .map((option) => ({ ...option, cost: cost(option.member, option.own) }))
      .sort((a, b) => a.cost - b.cost)) {
      if (!left.has(member) || used.has(own)) continue;
      this.pairs.push([member, own]);
      left.delete(member);
      used.add(own);
    }
  }
}
