import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Annotation } from './annotation.js';
import { paintWith } from './palette.js';
import type { ReportOptions } from './report-options.js';
import { shownDiagnostics, shownFindings } from './selection.js';
import { summaryText } from './summary-text.js';
import { type TextBlock, printBlock } from './text-block.js';
import { notesOf } from './text-notes.js';

/** The report for a terminal, in the manner of rustc: diagnostics, then findings, each with its place in the source, then a summary. */
export function textReport(result: ScanResult, options: ReportOptions): string {
  const paint = paintWith(options.colour);
  const withheld = new Set(result.files.filter((file) => file.kind === 'parameters').map((file) => file.path));
  const sources = new Map(result.rules.map((rule) => [rule.id, rule.source]));
  const blocks = [
    ...shownDiagnostics(result, options).map((diagnostic) => blockOfDiagnostic(diagnostic, withheld)),
    ...shownFindings(result, options).map((finding) => blockOfFinding(finding, sources.get(finding.ruleId))),
  ];
  return [...blocks.map((block) => printBlock(block, paint, result.secrets)), summaryText(result, options)].join('\n');
}

function blockOfFinding(finding: Finding, source: string | undefined): TextBlock {
  const { verdict, severity, ruleId, place, occurrences } = finding;
  const [{ message, related }] = occurrences;
  const annotations: Annotation[] = [{ ...place, primary: true }, ...related.map((other) => ({ ...other, primary: false }))];
  return {
    role: verdict === 'open' ? 'open' : severity,
    title: `${verdict === 'open' ? `open ${severity}` : severity}[${ruleId}]`,
    message: `${verdict === 'open' ? 'undecided: ' : ''}${message}`,
    path: place.span.source.path,
    annotations,
    notes: notesOf(finding, source),
  };
}

/** A place in a parameter file is named but not shown: what stands around it may be a secret. */
function blockOfDiagnostic({ severity, code, message, path, span }: Diagnostic, withheld: ReadonlySet<string>): TextBlock {
  return {
    role: severity,
    title: `${severity}[${code}]`,
    message,
    path,
    at: span,
    annotations: span === undefined || withheld.has(span.source.path) ? [] : [{ span, label: '', primary: true }],
    notes: [],
  };
}
