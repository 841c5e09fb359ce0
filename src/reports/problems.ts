import type { Severity } from '../engine/message.js';
import { isUnaccepted } from '../findings/acceptance.js';
import type { Finding } from '../findings/finding.js';
import { fingerprintsOfFindings } from '../findings/fingerprint.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Position, Span } from '../text/source.js';
import { followingText } from './following.js';
import { harmless } from './harmless.js';
import type { ReportOptions } from './report-options.js';
import { shownDiagnostics, shownFindings } from './selection.js';
import { fingerprintsOfInput, inputRuleId } from './sarif-input.js';

/** Something that a report for another program tells: a finding, or what is wrong with the input. Its texts hold no control characters. */
export interface Problem {
  readonly severity: Severity;
  /** Id of the rule, or `input/<code>`. */
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  /** Why it matters, how to mend it, what it depends on: a sentence each. */
  readonly more: readonly string[];
  /** Of the rules that find what follows from it. */
  readonly following: readonly string[];
  /** Of the scanned root; undefined for the scan as a whole. */
  readonly path: string | undefined;
  /** Counted from 1; undefined for a file as a whole. */
  readonly start: Position | undefined;
  readonly end: Position | undefined;
  /** By which later runs know it again; empty for what is about no file of the scan. */
  readonly fingerprint: string;
  readonly isInput: boolean;
}

/** What a report shows, but for what is accepted: findings first, then what concerns the input, each in its order. */
export function problemsOf(result: ScanResult, options: ReportOptions): Problem[] {
  const fingerprints = fingerprintsOfFindings(result.findings);
  const counting = shownFindings(result, options).filter(({ finding }) => isUnaccepted(finding));
  const findings = counting.map(({ finding, following }): Problem => {
    const { severity, ruleId, verdict, place, occurrences } = finding;
    const [{ title, why, fix, reason }] = occurrences;
    const isOpen = verdict === 'open';
    return {
      severity: isOpen ? 'note' : severity,
      id: ruleId,
      title: harmless(isOpen ? `undecided: ${title}` : title),
      more: [why, fix, reason, ...following.map(placedText)].flatMap((text) => (text === undefined ? [] : harmless(text))),
      following: [...new Set(following.map((one) => one.ruleId))],
      fingerprint: fingerprints.get(finding)?.own ?? '',
      isInput: false,
      ...placeOf(place.span.source.path, place.span),
    };
  });
  const inputs = fingerprintsOfInput(result.diagnostics);
  const diagnostics = shownDiagnostics(result, options).map((diagnostic): Problem => {
    const { severity, message, path, span } = diagnostic;
    const fingerprint = inputs.get(diagnostic)?.own ?? '';
    return {
      severity,
      id: inputRuleId(diagnostic),
      title: harmless(message),
      more: [],
      following: [],
      fingerprint,
      isInput: true,
      ...placeOf(path, span),
    };
  });
  return [...findings, ...diagnostics];
}

function placedText(finding: Finding): string {
  const { source, start } = finding.place.span;
  return `from this follows: ${followingText(finding)} at ${source.path}:${source.position(start).line}`;
}

function placeOf(path: string | undefined, span: Span | undefined): Pick<Problem, 'path' | 'start' | 'end'> {
  const shown = path === undefined ? undefined : harmless(path);
  if (span === undefined) return { path: shown, start: undefined, end: undefined };
  return { path: shown, start: span.source.position(span.start), end: span.source.position(span.end) };
}
