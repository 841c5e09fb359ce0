import type { Severity } from '../engine/message.js';
import type { RuleDescription, ScanResult } from '../findings/scan-result.js';
import { type Summary, summaryOf } from '../reports/summary.js';
import { sarifReport } from '../reports/sarif.js';
import { type AuditFinding, auditFindings, isCounted } from './audit-finding.js';
import { type Counts, noCounts } from './counts.js';

/** All that an audit keeps of one repository: plain data. */
export interface RepositoryResult {
  readonly overview: JudgedOverview;
  readonly findings: readonly AuditFinding[];
  readonly diagnostics: readonly AuditDiagnostic[];
  /** Every rule that ran. */
  readonly rules: readonly AuditRule[];
  /** As `plumblint scan --format sarif` writes it in the repository. */
  readonly sarif: string;
}

export type AuditRule = Pick<RuleDescription, 'id' | 'title' | 'source'>;

/** What is wrong with the input. */
export interface AuditDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path?: string;
  readonly line?: number;
}

/** What a repository came to. `empty`: there is nothing to judge in it. */
export interface JudgedOverview {
  readonly state: 'judged' | 'empty';
  /** What a scan of it ends with. */
  readonly exitCode: number;
  readonly summary: Summary;
  /** By rule id, sorted: those with something to count. */
  readonly rules: Readonly<Record<string, Counts>>;
  /** By name of the Azure service, sorted. A finding counts for each service that it names. */
  readonly services: Readonly<Record<string, Counts>>;
  /** What was asked for and could not be judged; the first ones. */
  readonly notJudged: readonly AuditDiagnostic[];
}

/** Things that one repository could not have judged that an overview names. */
const mostNotJudged = 20;

/** What an audit keeps of a scan. `exitCode` is what the scan would end with. */
export function repositoryResult(result: ScanResult, exitCode: number, strict: boolean, version: string): RepositoryResult {
  const findings = auditFindings(result);
  const diagnostics = result.diagnostics.map(({ code, severity, message, path, span }) => ({
    code,
    severity,
    message,
    ...(path === undefined ? {} : { path }),
    ...(span === undefined ? {} : { line: span.source.position(span.start).line }),
  }));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isEmpty = errors.length === 0 && !result.files.some(({ kind }) => kind === 'template');
  return {
    overview: {
      state: isEmpty ? 'empty' : 'judged',
      exitCode: isEmpty && !strict ? 0 : exitCode,
      summary: summaryOf(result),
      rules: countsBy(findings, ({ rule }) => [rule]),
      services: countsBy(findings, ({ services }) => services),
      notJudged: errors.slice(0, mostNotJudged),
    },
    findings,
    diagnostics,
    rules: result.rules.map(({ id, title, source }) => ({ id, title, source })),
    sarif: sarifReport(result, { version, open: false, minSeverity: 'note', colour: false }),
  };
}

/** Counts of findings that nobody accepts, and that follow from no other, by each of the names that they have, sorted by name. */
function countsBy(findings: readonly AuditFinding[], namesOf: (finding: AuditFinding) => readonly string[]): Record<string, Counts> {
  const counts = new Map<string, Record<Severity | 'open', number>>();
  for (const finding of findings) {
    if (!isCounted(finding)) continue;
    for (const name of namesOf(finding)) {
      const own = counts.get(name) ?? noCounts();
      own[finding.verdict === 'open' ? 'open' : finding.severity]++;
      counts.set(name, own);
    }
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
