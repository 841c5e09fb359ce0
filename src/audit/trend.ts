import { type AuditFinding, isCounted } from './audit-finding.js';

/** What became of proven findings that nobody accepts, and that follow from no other, since an earlier audit. */
export interface Trend {
  readonly new: number;
  readonly gone: number;
  readonly unchanged: number;
}

/** Compares the findings of a repository now with those of then. */
export function trendOf(now: readonly AuditFinding[], before: readonly AuditFinding[]): Trend {
  const [current, earlier] = [keysOf(now), keysOf(before)];
  const unchanged = [...current].filter((key) => earlier.has(key)).length;
  return { new: current.size - unchanged, gone: earlier.size - unchanged, unchanged };
}

function keysOf(findings: readonly AuditFinding[]): ReadonlySet<string> {
  const counting = findings.filter((finding) => finding.verdict === 'fail' && isCounted(finding));
  return new Set(counting.map(({ rule, path, fingerprint }) => JSON.stringify([rule, path, fingerprint])));
}
