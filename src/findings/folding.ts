import { append } from '../text/group-by.js';
import { Memo } from '../text/memo.js';
import { severities } from '../engine/message.js';
import { isUnaccepted } from './acceptance.js';
import { keyOfFinding } from './finding-key.js';
import type { Finding } from './finding.js';

/** Findings as they are told: those that stand by themselves, each with what follows from it. */
export interface Folding {
  /** Those that stand by themselves, in their order. */
  readonly heads: readonly Finding[];
  /** What follows from one of them and is told with it, in its order. */
  readonly followingFrom: (head: Finding) => readonly Finding[];
}

/**
 * Tells with the first broken link of a chain what follows from it. A finding is told with others only if it follows in each of its occurrences, and
 * never with one that weighs less or that somebody accepts: it would count for less than by itself.
 */
export function folded(findings: readonly Finding[]): Folding {
  const heads = new Heads(findings);
  const following = new Map<Finding, Finding[]>();
  for (const finding of findings) {
    for (const head of heads.of(finding)) if (head !== finding) append(following, head, finding);
  }
  return {
    heads: findings.filter((finding) => heads.of(finding).includes(finding)),
    followingFrom: (head) => following.get(head) ?? [],
  };
}

/** With which of some findings each of them is told. */
class Heads {
  readonly #byKey: ReadonlyMap<string, Finding>;
  readonly #known = new Map<Finding, readonly Finding[]>();
  /** By lists of keys, which many findings share: of all that weigh the same, the first. */
  readonly #causes = new Memo((keys: readonly string[]) => firstOfEachWeight(keys.flatMap((key) => this.#byKey.get(key) ?? [])));

  constructor(findings: readonly Finding[]) {
    this.#byKey = new Map(findings.map((finding) => [keyOfFinding(finding, finding.place), finding]));
  }

  /** The finding itself where it stands by itself. */
  of(finding: Finding): readonly Finding[] {
    const known = this.#known.get(finding);
    if (known !== undefined) return known;
    const causes = finding.occurrences.flatMap(({ followsFrom }) =>
      followsFrom.length === 0 ? [undefined] : followsFrom.map((keys) => this.#causeAmong(keys, finding)),
    );
    const heads = causes.includes(undefined) ? [finding] : causes.flatMap((cause) => (cause === undefined ? [] : this.of(cause)));
    const once = [...new Set(heads)];
    this.#known.set(finding, once);
    return once;
  }

  #causeAmong(keys: readonly string[], finding: Finding): Finding | undefined {
    return this.#causes.of(keys).find((cause) => weighsAsMuch(cause, finding));
  }
}

function firstOfEachWeight(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const weight = `${String(isUnaccepted(finding))} ${weightOf(finding)} ${severityOf(finding)}`;
    if (!first.has(weight)) first.set(weight, finding);
  }
  return [...first.values()];
}

function weighsAsMuch(cause: Finding, finding: Finding): boolean {
  return isUnaccepted(cause) && isUnaccepted(finding) && weightOf(cause) >= weightOf(finding) && severityOf(cause) >= severityOf(finding);
}

function weightOf({ verdict }: Finding): number {
  return verdict === 'fail' ? 1 : 0;
}

function severityOf({ severity }: Finding): number {
  return severities.indexOf(severity);
}
