import type { ScanResult } from '../findings/scan-result.js';
import { type Problem, problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';
import { summaryText } from './summary-text.js';

/** Rows that a summary of a step has; GitHub takes a megabyte of text. */
const mostRows = 500;

/** A summary for the page of a pipeline's run: what was found, as a table. Texts of templates are inert in it. */
export function markdownReport(result: ScanResult, options: ReportOptions): string {
  const problems = problemsOf(result, options);
  const addresses = new Map(result.rules.map(({ id, address }) => [id, address]));
  const shown = problems.slice(0, mostRows);
  const more = problems.length - shown.length;
  const table =
    shown.length === 0
      ? []
      : ['| | where | what | rule |', '| --- | --- | --- | --- |', ...shown.map((problem) => rowOf(problem, addresses)), ''];
  return [
    '## plumblint',
    '',
    ...table,
    ...(more > 0 ? [`${more} more are in the other reports.`, ''] : []),
    ...summaryText(result, options, false)
      .trimEnd()
      .split('\n')
      .map((line) => `${inert(line)}  `),
    '',
  ].join('\n');
}

function rowOf({ severity, id, title, more, path, start }: Problem, addresses: ReadonlyMap<string, string>): string {
  const address = addresses.get(id);
  const where = path === undefined ? '' : inert(`${path}${start === undefined ? '' : `:${start.line}`}`);
  const rule = address === undefined ? inert(id) : `[${inert(id)}](${address})`;
  const what = [`**${inert(title)}**`, ...more.map(inert)].join('<br>');
  return `| ${severity} | ${where} | ${what} | ${rule} |`;
}

/** A text in which Markdown and HTML mean nothing. */
function inert(text: string): string {
  const escaped = text.replace(/[\\`*_[\]<>#|~&@$!]/g, (character) => `&#${character.charCodeAt(0)};`);
  return escaped.replaceAll('://', '&#58;//');
}
