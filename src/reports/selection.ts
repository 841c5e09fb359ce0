import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isAtLeast } from '../engine/message.js';
import type { Finding } from '../findings/finding.js';
import { folded } from '../findings/folding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { ReportOptions } from './report-options.js';

/** A finding that a report shows. */
export interface ShownFinding {
  readonly finding: Finding;
  /** What follows from it and is told with it, as far as the report shows it. */
  readonly following: readonly Finding[];
}

/** The findings that a report shows, in their order, each with what follows from it. */
export function shownFindings({ findings }: Pick<ScanResult, 'findings'>, options: ReportOptions): ShownFinding[] {
  const { heads, followingFrom } = folded(findings);
  return heads
    .filter((finding) => isShown(finding, options))
    .map((finding) => ({ finding, following: followingFrom(finding).filter((one) => isShown(one, options)) }));
}

function isShown({ severity, verdict, suppression }: Finding, { open, showSuppressed = false, minSeverity }: ReportOptions): boolean {
  return isAtLeast(severity, minSeverity) && (open || verdict === 'fail') && (showSuppressed || suppression === undefined);
}

/** The diagnostics that a report shows, in their order. */
export function shownDiagnostics(result: ScanResult, { minSeverity }: ReportOptions): Diagnostic[] {
  return result.diagnostics.filter((diagnostic) => isAtLeast(diagnostic.severity, minSeverity));
}
