import type { Severity } from '../engine/message.js';
import type { ScanResult } from '../findings/scan-result.js';

/** What a scan came to, whatever of it is shown. */
export interface Summary {
  /** Proven findings. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Open verdicts. */
  readonly open: number;
  readonly diagnostics: Readonly<Record<Severity, number>>;
  /** Templates judged, once for each set of parameter values. */
  readonly deployments: number;
  readonly files: { readonly judged: number; readonly notJudged: number };
}

export function summaryOf(result: ScanResult): Summary {
  const failed = result.findings.filter((finding) => finding.verdict === 'fail');
  const judged = result.files.filter((file) => file.judged).length;
  return {
    findings: countsOf(failed),
    open: result.findings.length - failed.length,
    diagnostics: countsOf(result.diagnostics),
    deployments: result.deployments.length,
    files: { judged, notJudged: result.files.length - judged },
  };
}

function countsOf(items: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { severity } of items) counts[severity]++;
  return counts;
}
