import type { Fact, FactPlace } from '../engine/fact.js';
import type { Fixability, MessageDefinition } from '../engine/message.js';
import { isSelfContained } from '../engine/remedy.js';
import { Memo } from '../text/memo.js';
import type { SourceBook } from '../text/region.js';
import type { Term } from '../values/term.js';
import { Causes, type LinkedRule } from './causes.js';
import { keyOfFinding } from './finding-key.js';
import type { DeploymentLabel, Finding, Occurrence, Place } from './finding.js';
import { identityOf } from './identity.js';
import { PlaceWriter } from './places.js';
import { wordUnknown } from './unknowns.js';
import { textOf, wordArguments, wordAssumptions, wordMessage, wordReason } from './wording.js';

/** A fact in words: what is found, and how it shows in one deployment. */
export interface WordedFact {
  readonly finding: Omit<Finding, 'occurrences'>;
  readonly occurrence: Occurrence;
}

/** Words the facts about one deployment, without those that pass. `rules` are those that said them; `book` holds the sources of their places. */
export function wordFacts(
  facts: readonly Fact[],
  deployment: DeploymentLabel,
  rules: ReadonlyMap<string, LinkedRule>,
  book: SourceBook,
): WordedFact[] {
  const places = new PlaceWriter(book);
  const unknowns = new Memo(wordUnknown);
  const causes = new Causes(facts, rules, (fact) => keyOfFinding(fact, places.placeOf(places.causeOf(fact.at))));
  return facts.flatMap((fact) => {
    const { ruleId, messageId, verdict } = fact;
    if (verdict === 'pass') return [];
    const message = rules.get(ruleId)?.messages[messageId];
    if (message === undefined) throw new TypeError(`rule ${ruleId} has no message '${messageId}'`);
    const { severity, precision, fixable } = message;
    const cause = places.causeOf(fact.at);
    const finding = { ruleId, messageId, verdict, severity, precision, place: places.placeOf(cause), ...fixabilityOf(fact, fixable) };
    const occurrence = occurrenceOf(fact, cause, { message, deployment, places, unknowns });
    return [{ finding, occurrence: { ...occurrence, followsFrom: causes.of(fact) } }];
  });
}

/** A remedy that rests on what lies outside of the deployment is not safe, whatever its message says. */
function fixabilityOf({ remedy }: Fact, fixable: Fixability | undefined): Pick<Finding, 'fixable'> {
  if (fixable === undefined) return {};
  return { fixable: remedy === undefined || isSelfContained(remedy) ? fixable : 'unsafe' };
}

interface Wording {
  readonly message: MessageDefinition;
  readonly deployment: DeploymentLabel;
  readonly places: PlaceWriter;
  readonly unknowns: Memo<Term, readonly string[]>;
}

/** `cause` is where what must be changed is written. */
function occurrenceOf(fact: Fact, cause: FactPlace, { message, deployment, places, unknowns }: Wording): Omit<Occurrence, 'followsFrom'> {
  const args = wordArguments(fact, message);
  const use = cause === fact.at ? undefined : useOf(fact.at, places);
  return {
    deployment,
    message: wordMessage(textOf(message), args),
    title: wordMessage(message.what, args),
    why: message.why === undefined ? undefined : wordMessage(message.why, args),
    fix: message.fix === undefined ? undefined : wordMessage(message.fix, args),
    identity: identityOf(fact),
    arguments: args,
    reason: fact.verdict === 'open' ? wordReason(fact, (unknown) => unknowns.of(unknown)) : undefined,
    assumptions: wordAssumptions(fact),
    use,
    related: [...(use === undefined ? [] : [use]), ...fact.related.map((other) => places.otherEndOf(other, fact.at))],
    path: places.pathOf(cause),
    origin: places.originOf(cause),
    ...(message.fixable !== undefined && fact.remedy !== undefined && { remedy: fact.remedy }),
  };
}

/** Where a value that a caller passes is used. */
function useOf(at: FactPlace, places: PlaceWriter): Place {
  return places.placeOf({ ...at, label: 'it is used here' });
}
