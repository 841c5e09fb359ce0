import type { Fact } from '../engine/fact.js';
import type { DeploymentLabel, Finding, Occurrence } from './finding.js';
import { originOf, otherEndOf, pathOf, placeOf } from './places.js';
import { wordArgument, wordAssumptions, wordMessage, wordReason } from './wording.js';

/** A fact in words: what is found, and how it shows in one deployment. Holds nothing of what the deployment deploys. */
export interface WordedFact {
  readonly finding: Omit<Finding, 'occurrences'>;
  readonly occurrence: Occurrence;
}

/** Words the facts about one deployment, without those that pass. */
export function wordFacts(facts: readonly Fact[], deployment: DeploymentLabel): WordedFact[] {
  return facts.flatMap((fact) => {
    const { rule, messageId, message, verdict } = fact;
    if (verdict === 'pass') return [];
    const { severity, precision } = message;
    const finding = { ruleId: rule.id, messageId, verdict, severity, precision, place: placeOf(fact.at) };
    return [{ finding, occurrence: occurrenceOf(fact, deployment) }];
  });
}

function occurrenceOf(fact: Fact, deployment: DeploymentLabel): Occurrence {
  const args = new Map([...fact.arguments].map(([name, argument]) => [name, wordArgument(argument)]));
  return {
    deployment,
    message: wordMessage(fact.message.text, args),
    arguments: args,
    reason: fact.verdict === 'open' ? wordReason(fact) : undefined,
    assumptions: wordAssumptions(fact),
    related: fact.related.map((other) => otherEndOf(other, fact.at)),
    path: pathOf(fact.at),
    origin: originOf(fact.at),
  };
}
