import type { Severity } from '../engine/message.js';
import { isUnaccepted } from '../findings/acceptance.js';
import type { Finding } from '../findings/finding.js';
import { folded } from '../findings/folding.js';
import type { ScanResult } from '../findings/scan-result.js';

/** What a scan came to, whatever of it is shown. */
export interface Summary {
  /** Proven findings that nobody accepts, no baseline knows, and that follow from no other. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Open verdicts that nobody accepts, and that follow from nothing else. */
  readonly open: number;
  /** Those that follow from others and are told with them. */
  readonly following: { readonly findings: number; readonly open: number };
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
  const { heads } = folded(result.findings);
  const [failed, open] = [failedOf(heads), openOf(heads)];
  const judged = result.files.filter((file) => file.judged).length;
  return {
    findings: countsOf(failed.filter(isUnaccepted)),
    open: open.filter(isUnaccepted).length,
    following: { findings: failedOf(result.findings).length - failed.length, open: openOf(result.findings).length - open.length },
    suppressed: { findings: countOfSuppressed(failed), open: countOfSuppressed(open) },
    ...(result.gone === undefined ? {} : { baseline: { known: countOfKnown(failed), gone: result.gone.length } }),
    diagnostics: countsOf(result.diagnostics),
    deployments: result.deployments.length,
    files: { judged, notJudged: result.files.length - judged },
  };
}

function failedOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict }) => verdict === 'fail');
}

function openOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict }) => verdict === 'open');
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
