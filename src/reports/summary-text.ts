import { isUnaccepted } from '../findings/acceptance.js';
import type { GoneFinding, ScanResult } from '../findings/scan-result.js';
import { harmless } from './harmless.js';
import type { ReportOptions } from './report-options.js';
import { shownFindings } from './selection.js';
import { ShownPaths } from './shown-paths.js';
import { type Summary, summaryOf } from './summary.js';
import { countOf } from './text-notes.js';

/** Findings that are gone and named. */
const mostGone = 20;

/**
 * The last lines of the terminal report: what was found, what stayed open, what was judged. `namesSuppressed` is false of a report that never shows what
 * is accepted.
 */
export function summaryText(result: ScanResult, options: ReportOptions, namesSuppressed = true): string {
  const { findings, open, following, suppressed, baseline, diagnostics, deployments, files } = summaryOf(result);
  const { error, warning, note } = findings;
  const failed = error + warning + note;
  const shownFailed = shownFindings(result, { ...options, open: false, showSuppressed: false }).filter(({ finding }) =>
    isUnaccepted(finding),
  ).length;
  const hidden = failed > shownFailed ? ` (${failed - shownFailed} below ${options.minSeverity} not shown)` : '';
  const unseen = options.open ? '' : ' (not shown without --open)';
  return [
    `Found ${countsText(findings)}${hidden}; ${countOf(open, 'open verdict')}${open > 0 ? unseen : ''}.`,
    ...followingText(following, unseen),
    ...suppressedText(suppressed, namesSuppressed ? unseenOf(suppressed, options) : 'not shown'),
    ...(baseline === undefined ? [] : baselineText(baseline, result.gone ?? [], new ShownPaths(options))),
    ...(result.diagnostics.length === 0 ? [] : [`In the input: ${countsText(diagnostics)}.`]),
    `Judged ${countOf(files.judged, 'file')} in ${countOf(deployments, 'deployment')}; ${countOf(files.notJudged, 'file')} not judged.`,
    '',
  ].join('\n');
}

/** `unseen` says of open verdicts that they are not shown. */
function followingText({ findings, open }: Summary['following'], unseen: string): string[] {
  if (findings + open === 0) return [];
  return [`Told with what they follow from: ${countsOf(findings, open).join(', ')}${open > 0 ? unseen : ''}.`];
}

function countsOf(findings: number, open: number): string[] {
  return [...(findings > 0 ? [countOf(findings, 'finding')] : []), ...(open > 0 ? [countOf(open, 'open verdict')] : [])];
}

function suppressedText({ findings, open }: Summary['suppressed'], unseen: string | undefined): string[] {
  if (findings + open === 0) return [];
  return [`Suppressed: ${countsOf(findings, open).join(', ')}${unseen === undefined ? '' : ` (${unseen})`}.`];
}

/** Why something of what is suppressed is not shown; undefined where all of it is. */
function unseenOf({ open }: Summary['suppressed'], options: ReportOptions): string | undefined {
  if (options.showSuppressed !== true) return 'not shown without --show-suppressed';
  return open > 0 && !options.open ? 'not shown without --open' : undefined;
}

function baselineText({ known, gone }: NonNullable<Summary['baseline']>, findings: readonly GoneFinding[], paths: ShownPaths): string[] {
  const named = findings
    .slice(0, mostGone)
    .map(({ ruleId, path, title }) => `  gone: ${ruleId} in ${paths.path(path)}: ${harmless(title)}`);
  const more = gone - named.length;
  return [
    `In the baseline: ${countOf(known, 'known finding')} (not shown), ${countOf(gone, 'finding')} gone.`,
    ...named,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function countsText({ error, warning, note }: Summary['findings']): string {
  return `${countOf(error, 'error')}, ${countOf(warning, 'warning')}, ${countOf(note, 'note')}`;
}
