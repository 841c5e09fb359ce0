import type { Fact } from '../engine/fact.js';
import type { DeploymentLabel, Finding, Occurrence, Place } from './finding.js';
import { compareFindings, compareOccurrences, compareText, keyOfLabel } from './order.js';
import { originOf, otherEndOf, pathOf, placeOf } from './places.js';
import { wordArgument, wordAssumptions, wordMessage, wordReason } from './wording.js';

/** What the rules found out about one deployment. */
export interface JudgedDeployment {
  readonly deployment: DeploymentLabel;
  readonly facts: Iterable<Fact>;
}

interface Draft {
  readonly finding: Omit<Finding, 'occurrences'>;
  /** By deployment, wording and ways. */
  readonly occurrences: Map<string, Occurrence>;
}

/**
 * The findings among the facts about all deployments of a scan, worded and sorted. What is found at the same place by the same message
 * with the same verdict is one finding, however many deployments, callers of a module or instances of a loop show it.
 */
export function findingsOf(judged: Iterable<JudgedDeployment>): Finding[] {
  const drafts = new Map<string, Draft>();
  for (const { deployment, facts } of judged) {
    for (const fact of facts) if (fact.verdict !== 'pass') addFact(drafts, { ...fact, verdict: fact.verdict }, deployment);
  }
  return [...drafts]
    .map(([key, draft]) => ({ key, finding: finished(draft) }))
    .sort((one, other) => compareFindings(one.finding, other.finding) || compareText(one.key, other.key))
    .map(({ finding }) => finding);
}

function addFact(drafts: Map<string, Draft>, fact: Fact & Pick<Finding, 'verdict'>, deployment: DeploymentLabel): void {
  const { rule, messageId, message, verdict } = fact;
  const { severity, precision } = message;
  const place = placeOf(fact.at);
  const key = JSON.stringify([rule.id, messageId, verdict, keyOfPlace(place)]);
  let draft = drafts.get(key);
  if (draft === undefined)
    drafts.set(key, (draft = { finding: { ruleId: rule.id, messageId, verdict, severity, precision, place }, occurrences: new Map() }));
  const occurrence = occurrenceOf(fact, deployment);
  const { reason, related, path } = occurrence;
  const occurrenceKey = JSON.stringify([keyOfLabel(deployment), occurrence.message, reason, related.map(keyOfPlace), path.map(keyOfPlace)]);
  if (!draft.occurrences.has(occurrenceKey)) draft.occurrences.set(occurrenceKey, occurrence);
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

function finished({ finding, occurrences }: Draft): Finding {
  const [first, ...others] = [...occurrences.values()].sort(compareOccurrences);
  if (first === undefined) throw new Error('a finding without an occurrence');
  return { ...finding, occurrences: [first, ...others] };
}

function keyOfPlace({ span }: Place): readonly [string, number, number] {
  return [span.source.path, span.start, span.end];
}
