import { keyOfFinding } from './finding-key.js';
import type { Finding, Occurrence, Place } from './finding.js';
import { compareFindings, compareOccurrences, compareText, keyOfLabel } from './order.js';
import type { WordedFact } from './worded-fact.js';

interface Draft {
  readonly finding: WordedFact['finding'];
  /** By deployment, wording and ways. */
  readonly occurrences: Map<string, Told>;
}

/** Occurrences that say the same, instances of a loop for example, as one. */
interface Told {
  readonly occurrence: Occurrence;
  /** What each of them follows from; none where one of them stands by itself. */
  causes: Set<readonly string[]> | undefined;
}

/** The texts of lists that many facts share. */
type Texts = WeakMap<readonly string[], string>;

/**
 * The findings among the facts about all deployments of a scan, sorted. What is found at the same place by the same message with the same
 * verdict is one finding, however many deployments, callers of a module or instances of a loop show it.
 */
export function findingsOf(facts: Iterable<WordedFact>): Finding[] {
  const drafts = new Map<string, Draft>();
  const texts: Texts = new WeakMap();
  for (const fact of facts) addFact(drafts, fact);
  return [...drafts]
    .map(([key, draft]) => ({ key, finding: finished(draft, texts) }))
    .sort((one, other) => compareFindings(one.finding, other.finding) || compareText(one.key, other.key))
    .map(({ finding }) => finding);
}

function addFact(drafts: Map<string, Draft>, { finding, occurrence }: WordedFact): void {
  const key = keyOfFinding(finding, finding.place);
  let draft = drafts.get(key);
  if (draft === undefined) drafts.set(key, (draft = { finding, occurrences: new Map() }));
  const { deployment, message, reason, related, path, followsFrom } = occurrence;
  const occurrenceKey = JSON.stringify([keyOfLabel(deployment), message, reason, related.map(keyOfPlace), path.map(keyOfPlace)]);
  let told = draft.occurrences.get(occurrenceKey);
  if (told === undefined) draft.occurrences.set(occurrenceKey, (told = { occurrence, causes: new Set() }));
  if (followsFrom.length === 0) told.causes = undefined;
  for (const keys of followsFrom) told.causes?.add(keys);
}

function causesOf({ causes = new Set() }: Told, texts: Texts): Occurrence['followsFrom'] {
  if (causes.size < 2) return [...causes];
  return [...new Map(Array.from(causes, (keys) => [textOf(keys, texts), keys])).values()];
}

function textOf(keys: readonly string[], texts: Texts): string {
  const known = texts.get(keys);
  if (known !== undefined) return known;
  const text = JSON.stringify(keys);
  texts.set(keys, text);
  return text;
}

function finished({ finding, occurrences }: Draft, texts: Texts): Finding {
  const [first, ...others] = [...occurrences.values()]
    .map((told) => ({ ...told.occurrence, followsFrom: causesOf(told, texts) }))
    .sort(compareOccurrences);
  if (first === undefined) throw new Error('a finding without an occurrence');
  return { ...finding, occurrences: [first, ...others] };
}

function keyOfPlace({ span }: Place): readonly [string, number, number] {
  return [span.source.path, span.start, span.end];
}
