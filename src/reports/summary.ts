import type { Severity } from '../engine/message.js';
import { isUnaccepted } from '../findings/acceptance.js';
import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';

/** What a scan came to, whatever of it is shown. */
export interface Summary {
  /** Proven findings that nobody accepts and no baseline knows. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Open verdicts that nobody accepts. */
  readonly open: number;
  /** Those that a suppression accepts. */
  readonly suppressed: { readonly findings: number; readonly open: number };
  /** Where the result is compared with a baseline: what that knows and is found, and what is no longer found. */
  readonly baseline?: { readonly known: number; readonly gone: number };
  readonly diagnostics: Readonly<Record<Severity, number>>;
  /** Templates judged, once for each set of parameter values. */
  readonly deployments: number;
  readonly files: { readonly judged: number; readonly notJudged: number };
}

export function summaryOf(result: ScanResult): Summary {
  const failed = result.findings.filter((finding) => finding.verdict === 'fail');
  const open = result.findings.filter((finding) => finding.verdict === 'open');
  const judged = result.files.filter((file) => file.judged).length;
  return {
    findings: countsOf(failed.filter(isUnaccepted)),
    open: open.filter(isUnaccepted).length,
    suppressed: { findings: countOfSuppressed(failed), open: countOfSuppressed(open) },
    ...(result.gone === undefined ? {} : { baseline: { known: countOfKnown(failed), gone: result.gone.length } }),
    diagnostics: countsOf(result.diagnostics),
    deployments: result.deployments.length,
    files: { judged, notJudged: result.files.length - judged },
  };
}

/** A finding that is suppressed too counts as such. */
function countOfKnown(findings: readonly Finding[]): number {
  return findings.filter(({ suppression, baseline }) => suppression === undefined && baseline === 'known').length;
}

function countOfSuppressed(findings: readonly Finding[]): number {
  return findings.filter(({ suppression }) => suppression !== undefined).length;
}

function countsOf(items: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { severity } of items) counts[severity]++;
  return counts;
}
