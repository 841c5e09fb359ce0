import { keyOfFinding } from './finding-key.js';
import type { Finding, Occurrence, Place } from './finding.js';
import { compareFindings, compareOccurrences, compareText, keyOfLabel } from './order.js';
import type { WordedFact } from './worded-fact.js';

interface Draft {
  readonly finding: WordedFact['finding'];
  /** By deployment, wording and ways. */
  readonly occurrences: Map<string, Occurrence>;
}

/**
 * The findings among the facts about all deployments of a scan, sorted. What is found at the same place by the same message with the same
 * verdict is one finding, however many deployments, callers of a module or instances of a loop show it.
 */
export function findingsOf(facts: Iterable<WordedFact>): Finding[] {
  const drafts = new Map<string, Draft>();
  for (const fact of facts) addFact(drafts, fact);
  return [...drafts]
    .map(([key, draft]) => ({ key, finding: finished(draft) }))
    .sort((one, other) => compareFindings(one.finding, other.finding) || compareText(one.key, other.key))
    .map(({ finding }) => finding);
}

function addFact(drafts: Map<string, Draft>, { finding, occurrence }: WordedFact): void {
  const key = keyOfFinding(finding, finding.place);
  let draft = drafts.get(key);
  if (draft === undefined) drafts.set(key, (draft = { finding, occurrences: new Map() }));
  const { deployment, message, reason, related, path } = occurrence;
  const occurrenceKey = JSON.stringify([keyOfLabel(deployment), message, reason, related.map(keyOfPlace), path.map(keyOfPlace)]);
  draft.occurrences.set(occurrenceKey, merged(draft.occurrences.get(occurrenceKey), occurrence));
}

/** Occurrences that say the same, instances of a loop for example, as one: that follows from what each of them follows from, or stands by itself as one of them does. */
function merged(known: Occurrence | undefined, added: Occurrence): Occurrence {
  if (known === undefined) return added;
  const standsAlone = [known, added].some(({ followsFrom }) => followsFrom.length === 0);
  return { ...known, followsFrom: standsAlone ? [] : distinct([...known.followsFrom, ...added.followsFrom]) };
}

function distinct(keys: Occurrence['followsFrom']): Occurrence['followsFrom'] {
  return [...new Map(keys.map((one) => [JSON.stringify(one), one])).values()];
}

function finished({ finding, occurrences }: Draft): Finding {
  const [first, ...others] = [...occurrences.values()].sort(compareOccurrences);
  if (first === undefined) throw new Error('a finding without an occurrence');
  return { ...finding, occurrences: [first, ...others] };
}

function keyOfPlace({ span }: Place): readonly [string, number, number] {
  return [span.source.path, span.start, span.end];
}
