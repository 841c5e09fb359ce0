import { severities, type Severity } from '../engine/message.js';
import type { ScanResult } from '../findings/scan-result.js';
import { type Problem, problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';

/** Annotations of one kind that GitHub shows of a step. */
const mostOfKind = 10;

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Workflow commands that GitHub shows as annotations, the most severe first. Of each severity GitHub shows ten for a step: the others are counted.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(result: ScanResult, options: ReportOptions): string {
  const problems = problemsOf(result, options);
  const lines = severities.toReversed().flatMap((severity) => {
    const own = problems.filter((problem) => problem.severity === severity);
    const room = own.length > mostOfKind ? mostOfKind - 1 : mostOfKind;
    const more = own.length - room;
    const rest = more > 0 ? [`::${commands[severity]} title=plumblint::${more} more of this severity are in the other reports`] : [];
    return [...own.slice(0, room).map(commandOf), ...rest];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function commandOf({ severity, id, title, more, path, start, end }: Problem): string {
  const isOnOneLine = start !== undefined && start.line === end?.line;
  const properties = [
    ['title', id],
    ['file', path],
    ['line', start?.line],
    ['endLine', end?.line],
    // GitHub takes columns of one line only.
    ['col', isOnOneLine ? start.column : undefined],
    ['endColumn', isOnOneLine ? Math.max(end.column, start.column + 1) : undefined],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${String(name)}=${property(String(value))}`]));
  return `::${commands[severity]} ${properties.join(',')}::${data([title, ...more].join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
