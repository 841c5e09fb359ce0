import type { Precision, Severity } from '../engine/message.js';
import type { Finding } from '../findings/finding.js';
import { folded } from '../findings/folding.js';
import { fingerprintsOfFindings } from '../findings/fingerprint.js';
import type { ScanResult } from '../findings/scan-result.js';
import { servicesNamedIn } from './named-services.js';

/** A finding as an audit tells it: a line of `findings.ndjson`, but for the name of the repository. `schemas/audit-1.schema.json` says the same to machines. */
export interface AuditFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly verdict: Finding['verdict'];
  readonly severity: Severity;
  readonly precision: Precision;
  /** What is wrong, of the first occurrence, as are the texts after it. */
  readonly title: string;
  readonly why?: string;
  readonly fix?: string;
  /** Of open verdicts: what they hang on. */
  readonly reason?: string;
  /** Of the file, in the repository. */
  readonly path: string;
  /** Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Azure services that its texts name, sorted. */
  readonly services: readonly string[];
  /** How many deployments and ways through their modules show it. */
  readonly occurrences: number;
  /** Set where it follows from a finding about an earlier link of the same endpoint: it is told with that one, and not counted. */
  readonly follows?: true;
  /** Set where somebody accepts it, by a suppression or by a baseline that knows it. */
  readonly accepted?: 'suppressed' | 'known';
  /** By what later audits know it again; no other finding of its file has it. */
  readonly fingerprint: string;
}

/** Whether somebody still has to look at it by itself: nobody accepts it, and it follows from no other. */
export function isCounted({ accepted, follows }: Pick<AuditFinding, 'accepted' | 'follows'>): boolean {
  return accepted === undefined && follows === undefined;
}

/** The findings of one scan, in its order, open and accepted ones too. */
export function auditFindings({ findings }: Pick<ScanResult, 'findings'>): AuditFinding[] {
  const fingerprints = fingerprintsOfFindings(findings);
  const heads = new Set(folded(findings).heads);
  return findings.map((finding) => {
    const { ruleId, messageId, verdict, severity, precision, place, occurrences, suppression, baseline } = finding;
    const [{ title, why, fix, reason }] = occurrences;
    const { source, start, end } = place.span;
    const [from, to] = [source.position(start), source.position(end)];
    const accepted = suppression === undefined ? (baseline === 'known' ? 'known' : undefined) : 'suppressed';
    return {
      rule: ruleId,
      messageId,
      verdict,
      severity,
      precision,
      title,
      ...(why === undefined ? {} : { why }),
      ...(fix === undefined ? {} : { fix }),
      ...(reason === undefined ? {} : { reason }),
      path: source.path,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      services: servicesNamedIn([title, why, fix].filter((text) => text !== undefined).join(' ')),
      occurrences: occurrences.length,
      ...(heads.has(finding) ? {} : { follows: true }),
      ...(accepted === undefined ? {} : { accepted }),
      fingerprint: fingerprints.get(finding)?.own ?? '',
    };
  });
}
