import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isAtLeast } from '../engine/message.js';
import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { ReportOptions } from './report-options.js';

/** The findings that a report shows, in their order. */
export function shownFindings(result: ScanResult, { open, showSuppressed = false, minSeverity }: ReportOptions): Finding[] {
  return result.findings.filter(
    ({ severity, verdict, suppression }) =>
      isAtLeast(severity, minSeverity) && (open || verdict === 'fail') && (showSuppressed || suppression === undefined),
  );
}

/** The diagnostics that a report shows, in their order. */
export function shownDiagnostics(result: ScanResult, { minSeverity }: ReportOptions): Diagnostic[] {
  return result.diagnostics.filter((diagnostic) => isAtLeast(diagnostic.severity, minSeverity));
}
