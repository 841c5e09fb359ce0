import type { AuditReport } from '../audit/audit-report.js';
import { isAtLeast, type Severity } from '../engine/message.js';
import { isUnaccepted } from '../findings/acceptance.js';
import { isLookedAt } from '../findings/coverage.js';
import type { ScanResult } from '../findings/scan-result.js';

export const exitCodes = { fine: 0, findings: 1, usage: 2, notJudged: 3, failed: 4 } as const;

/**
 * What a scan ends with. `failOn` is the least severity that fails; `none` lets findings pass, and what is accepted passes always. `strict` leaves no
 * exit code of fine where anything that was asked for was not looked at, however it is told.
 */
export function exitCodeOf(result: ScanResult, failOn: Severity | 'none', strict = false): number {
  const counting = result.findings.filter((finding) => finding.verdict === 'fail' && isUnaccepted(finding));
  if (failOn !== 'none' && counting.some(({ severity }) => isAtLeast(severity, failOn))) return exitCodes.findings;
  return isJudged(result) && (!strict || isLookedAt(result)) ? exitCodes.fine : exitCodes.notJudged;
}

/** What an audit ends with: what the worst of its repositories does; that none holds anything to judge is as bad as that one could not be judged. */
export function exitCodeOfAudit({ repositories }: Pick<AuditReport, 'repositories'>): number {
  const codes = new Set(repositories.map(({ exitCode }) => exitCode));
  const isIdle = repositories.length > 0 && repositories.every(({ state }) => state === 'empty');
  const worst = [exitCodes.findings, exitCodes.notJudged].find((code) => codes.has(code));
  return worst ?? (isIdle ? exitCodes.notJudged : exitCodes.fine);
}

/** Whether there was something to judge, and all of it was. */
function isJudged({ files, diagnostics }: ScanResult): boolean {
  const templates = files.filter((file) => file.kind === 'template');
  return (
    templates.length > 0 && templates.every((file) => file.judged) && diagnostics.every((diagnostic) => diagnostic.severity !== 'error')
  );
}
