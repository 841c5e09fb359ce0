import { createHash } from 'node:crypto';
import type { Finding } from '../findings/finding.js';
import { compareText } from '../findings/order.js';

/** A finding as a baseline has it. */
export interface KnownFinding {
  readonly rule: string;
  /** Of the file where it is reported. */
  readonly path: string;
  /** What is wrong, for people. */
  readonly title: string;
  /** By what it is known again: one for each way in which it shows, sorted. */
  readonly fingerprints: readonly string[];
}

/** Ways of one finding that a baseline holds. */
const mostWays = 50;

/** What a baseline says of a finding. */
export function knownFinding({ ruleId, messageId, place, occurrences }: Finding): KnownFinding {
  const { path } = place.span.source;
  const ways = [...new Set(occurrences.map(({ identity }) => identity))].sort().slice(0, mostWays);
  return {
    rule: ruleId,
    path,
    title: occurrences[0].title,
    fingerprints: ways.map((identity) => fingerprintOf([ruleId, messageId, path, identity])),
  };
}

/**
 * The fingerprints of a finding, all of them, by where what it is about is written: two elements of a list that a loop goes through are wrong at two
 * places, though one place uses them; one text in a module is wrong at one, whoever calls the module. `path` is that of its file, or the one that it had.
 */
export function fingerprintsByWriting(
  { ruleId, messageId, place, occurrences }: Finding,
  path = place.span.source.path,
): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const { identity, origin } of occurrences) {
    const { source, start, end } = (origin[0] ?? place).span;
    const key = JSON.stringify([source.path, start, end]);
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(fingerprintOf([ruleId, messageId, path, identity])));
  }
  return [...groups.values()].map((group) => [...group].sort());
}

/** Whether a baseline may hold more ways of a finding than it says. */
export function isCutShort({ fingerprints }: KnownFinding): boolean {
  return fingerprints.length >= mostWays;
}

/** Whether a baseline can have a finding: what is open fails no run. */
export function isKnowable({ verdict }: Finding): boolean {
  return verdict === 'fail';
}

/** In the order in which a baseline has them. */
export function compareKnown(one: KnownFinding, other: KnownFinding): number {
  return (
    compareText(one.path, other.path) ||
    compareText(one.rule, other.rule) ||
    compareText(one.title, other.title) ||
    compareText(one.fingerprints.join(), other.fingerprints.join())
  );
}

function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
