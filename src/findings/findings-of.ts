import type { Fact } from '../engine/fact.js';
import type { Span } from '../text/source.js';
import type { DeploymentLabel, Finding, Occurrence, Place } from './finding.js';
import { compareFindings, compareOccurrences, compareText, keyOfLabel } from './order.js';
import { originOf, pathOf } from './places.js';
import { wordArgument, wordAssumptions, wordMessage, wordReason } from './wording.js';

/** What the rules found out about one deployment. */
export interface JudgedDeployment {
  readonly deployment: DeploymentLabel;
  readonly facts: Iterable<Fact>;
}

interface Draft {
  readonly finding: Omit<Finding, 'occurrences'>;
  /** By deployment and wording. */
  readonly occurrences: Map<string, Occurrence>;
}

/**
 * The findings among the facts about all deployments of a scan, worded and sorted. What is found at the same places by the same
 * message with the same verdict is one finding, however many deployments or instances of a loop show it.
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
  const related = fact.related.map(({ span, label }) => ({ span, label }));
  const path = pathOf(fact.at);
  const key = JSON.stringify([
    fact.rule.id,
    fact.messageId,
    fact.verdict,
    ...[[fact.at], related, path].map((places) => places.map(keyOfPlace)),
  ]);
  let draft = drafts.get(key);
  if (draft === undefined) drafts.set(key, (draft = { finding: describe(fact, related, path), occurrences: new Map() }));
  const occurrence = occurrenceOf(fact, deployment);
  const occurrenceKey = JSON.stringify([keyOfLabel(deployment), occurrence.message, occurrence.reason]);
  if (!draft.occurrences.has(occurrenceKey)) draft.occurrences.set(occurrenceKey, occurrence);
}

function describe(fact: Fact & Pick<Finding, 'verdict'>, related: readonly Place[], path: readonly Place[]): Draft['finding'] {
  const { rule, messageId, message, verdict, at } = fact;
  const { severity, precision } = message;
  return {
    ruleId: rule.id,
    messageId,
    verdict,
    severity,
    precision,
    place: { span: at.span, label: at.label },
    related,
    path,
  };
}

function occurrenceOf(fact: Fact, deployment: DeploymentLabel): Occurrence {
  const args = new Map([...fact.arguments].map(([name, argument]) => [name, wordArgument(argument)]));
  return {
    deployment,
    message: wordMessage(fact.message.text, args),
    arguments: args,
    reason: fact.verdict === 'open' ? wordReason(fact) : undefined,
    assumptions: wordAssumptions(fact),
    origin: originOf(fact.at),
  };
}

function finished({ finding, occurrences }: Draft): Finding {
  const [first, ...others] = [...occurrences.values()].sort(compareOccurrences);
  if (first === undefined) throw new Error('a finding without an occurrence');
  return { ...finding, occurrences: [first, ...others] };
}

function keyOfPlace({ span }: { readonly span: Span }): readonly [string, number, number] {
  return [span.source.path, span.start, span.end];
}
