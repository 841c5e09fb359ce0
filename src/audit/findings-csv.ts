import { harmless } from '../reports/harmless.js';
import type { AuditFinding } from './audit-finding.js';

/** Columns of `findings.csv`, in their order. */
const columns: readonly (readonly [string, (finding: AuditFinding, repository: string) => string | number])[] = [
  ['repository', (_, repository) => repository],
  ['rule', ({ rule }) => rule],
  ['verdict', ({ verdict }) => verdict],
  ['severity', ({ severity }) => severity],
  ['path', ({ path }) => path],
  ['line', ({ line }) => line],
  ['column', ({ column }) => column],
  ['title', ({ title }) => title],
  ['why', ({ why = '' }) => why],
  ['fix', ({ fix = '' }) => fix],
  ['reason', ({ reason = '' }) => reason],
  ['services', ({ services }) => services.join('; ')],
  ['occurrences', ({ occurrences }) => occurrences],
  ['follows', ({ follows }) => (follows === true ? 'yes' : '')],
  ['accepted', ({ accepted = '' }) => accepted],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

/** The first line of the table, with its line break. */
export const csvHead = lineOf(columns.map(([name]) => name));

/** A finding as a line of a CSV table, with its line break. */
export function csvLine(repository: string, finding: AuditFinding): string {
  return lineOf(columns.map(([, valueOf]) => valueOf(finding, repository)));
}

function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A cell that no program for tables takes for a formula. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  const inert = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\s]|^'/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
