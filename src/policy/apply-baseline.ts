import { append, groupBy } from '../text/group-by.js';
import { Memo } from '../text/memo.js';
import { folderOf, nameOf } from '../text/paths.js';
import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Host } from '../text/host.js';
import { fingerprintsByWriting, isCutShort, isKnowable, type KnownFinding } from './known-finding.js';

/** Files that are gone in which one finding is looked for, of its file's name and of any. */
const mostFormerPaths = 100;

/**
 * The result with its proven findings told apart: known ones, which a baseline has, and new ones; and those of the baseline that are gone. Nothing
 * else changes. Each finding of the baseline stands for one finding; one that shows what is written at several places is new as soon as nothing is
 * known of one of them. What the scan did not look at is neither known nor gone; `host` tells whether its file is still there. What was found in a file
 * that is gone may be found in another one: it was moved.
 */
export function baselined(result: ScanResult, known: readonly KnownFinding[], host: Host): ScanResult {
  const left = new Waiting(known);
  const inPlace = result.findings.map((finding): Finding => {
    if (!isKnowable(finding)) return finding;
    return { ...finding, baseline: left.take(fingerprintsByWriting(finding)) ? 'known' : 'new' };
  });
  const isThere = thereIn(host);
  const formerPaths = formerPathsIn(left.rest().filter(({ path }) => !isThere(path)));
  const findings = inPlace.map((finding): Finding => {
    const isMoved = finding.baseline === 'new' && formerPaths(finding).some((path) => left.take(fingerprintsByWriting(finding, path)));
    return isMoved ? { ...finding, baseline: 'known' } : finding;
  });
  const gone = left.rest().filter(lookedAt(result, isThere));
  return { ...result, findings, gone: gone.map(({ rule, path, title }) => ({ ruleId: rule, path, title })) };
}

/**
 * Those of an older baseline that a newer one, which has `known`, must keep: the scan did not run with their rules, or did not look at their files,
 * which are still there.
 */
export function notLookedAt(
  older: readonly KnownFinding[],
  known: readonly KnownFinding[],
  result: ScanResult,
  host: Host,
): readonly KnownFinding[] {
  const isLookedAt = lookedAt(result, thereIn(host));
  const found = new Set(known.flatMap(({ fingerprints }) => fingerprints));
  return older.filter((one) => !isLookedAt(one) && !one.fingerprints.some((fingerprint) => found.has(fingerprint)));
}

/** Tells for a finding in which files a baseline has one of its rule in the same words, those of the same name first; of `gone`, whose files are. */
function formerPathsIn(gone: readonly KnownFinding[]): (finding: Finding) => readonly string[] {
  const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
  const alike = groupBy(gone, ({ rule, title }) => keyOf(rule, title));
  const ofOneName = groupBy(gone, ({ rule, title, path }) => keyOf(rule, title, nameOf(path)));
  return ({ ruleId, place, occurrences: [{ title }] }) => {
    const named = ofOneName.get(keyOf(ruleId, title, nameOf(place.span.source.path))) ?? [];
    const all = [named, alike.get(keyOf(ruleId, title)) ?? []].flatMap((some) => some.slice(0, mostFormerPaths));
    return [...new Set(all.map(({ path }) => path))];
  };
}

/** Tells whether a scan would have found something again: by its rule, in its file; what stands in a file that is gone is gone with it. */
function lookedAt({ rules, files }: ScanResult, isThere: (path: string) => boolean): (one: KnownFinding) => boolean {
  const ran = new Set(rules.map(({ id }) => id));
  const judged = new Set(files.flatMap((file) => (file.judged ? file.path : [])));
  return ({ rule, path }) => ran.has(rule) && (judged.has(path) || !isThere(path));
}

/** Tells whether a file is there, by its path. */
function thereIn(host: Host): (path: string) => boolean {
  const filesIn = new Memo((folder: string) => new Set(host.entries(folder).flatMap(({ name, kind }) => (kind === 'folder' ? [] : name))));
  return (path) => isPlain(path) && filesIn.of(folderOf(path)).has(nameOf(path));
}

/** Whether a path names what it names in the one way that a scan does. */
function isPlain(path: string): boolean {
  return path.split('/').every((segment) => !['', '.', '..'].includes(segment));
}

/** Findings of a baseline that no finding was recognised as yet. */
class Waiting {
  readonly #byFingerprint = new Map<string, KnownFinding[]>();
  readonly #left: Set<KnownFinding>;

  constructor(known: readonly KnownFinding[]) {
    this.#left = new Set(known);
    for (const finding of known) for (const fingerprint of finding.fingerprints) append(this.#byFingerprint, fingerprint, finding);
  }

  /** Takes away those that have any of these fingerprints, no more than it takes; false where nothing is known of one of the groups. */
  take(groups: readonly (readonly string[])[]): boolean {
    const taken: KnownFinding[] = [];
    const known = new Set<string>();
    const unknown = groups.filter((group) => {
      if (group.some((fingerprint) => known.has(fingerprint))) return false;
      const one = this.#takeOne(group);
      if (one === undefined) return true;
      taken.push(one);
      for (const fingerprint of one.fingerprints) known.add(fingerprint);
      return false;
    });
    return unknown.length === 0 || taken.some(isCutShort);
  }

  #takeOne(fingerprints: readonly string[]): KnownFinding | undefined {
    for (const fingerprint of fingerprints) {
      const same = this.#byFingerprint.get(fingerprint) ?? [];
      for (let next = same.shift(); next !== undefined; next = same.shift()) if (this.#left.delete(next)) return next;
    }
    return undefined;
  }

  rest(): KnownFinding[] {
    return [...this.#left];
  }
}
