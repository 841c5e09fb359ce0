import type { Source, Span } from '../text/source.js';
import type { Annotation } from './annotation.js';
import { type ExcerptRow, excerptOf } from './excerpt.js';
import { harmless } from './harmless.js';
import type { Paint, Role } from './palette.js';

/** One finding or diagnostic, ready to be printed. */
export interface TextBlock {
  readonly role: Role;
  /** `error[arc/one-scope-per-vnet]` */
  readonly title: string;
  readonly message: string;
  readonly path: string | undefined;
  /** Place to name where there is no annotation to show. */
  readonly at?: Span | undefined;
  /** The primary one first. */
  readonly annotations: readonly Annotation[];
  readonly notes: readonly TextNote[];
}

export interface TextNote {
  readonly kind: 'note' | 'open' | 'help';
  readonly text: string;
}

interface FileExcerpt {
  readonly at: string;
  readonly rows: readonly ExcerptRow[];
}

/** A block as lines, with a line break after each. */
export function printBlock(block: TextBlock, paint: Paint, secrets: readonly Span[]): string {
  const style = { paint, primary: block.role, secrets };
  const excerpts = [...bySource(block.annotations)].map(([source, annotations]): FileExcerpt => {
    return { at: positionOf(annotations[0]?.span), rows: excerptOf(source, annotations, style) };
  });
  const width = Math.max(1, ...excerpts.flatMap(({ rows }) => rows.map((row) => String(row.line).length)));
  const gutter = (text: string, sign: string): string => paint(`${text.padStart(width)} ${sign}`, 'gutter');
  const lines = [`${paint(harmless(block.title), block.role)}${paint(`: ${harmless(block.message)}`, 'strong')}`];
  excerpts.forEach(({ at, rows }, nth) => {
    lines.push(`${paint(`${' '.repeat(width)}${nth === 0 ? '-->' : ':::'}`, 'gutter')} ${at}`, gutter('', '|'));
    for (const row of rows) lines.push(printRow(row, gutter, paint));
  });
  if (excerpts.length === 0 && block.path !== undefined)
    lines.push(`${paint(' -->', 'gutter')} ${block.at ? positionOf(block.at) : harmless(block.path)}`);
  if (excerpts.length > 0) lines.push(gutter('', '|'));
  for (const { kind, text } of block.notes) lines.push(`${gutter('', '=')} ${paint(`${kind}:`, 'strong')} ${harmless(text)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** `path:line:column` of the start of a span. */
export function positionOf(span: Span | undefined): string {
  if (span === undefined) return '';
  const { line, column } = span.source.position(span.start);
  return `${harmless(span.source.path)}:${line}:${column}`;
}

function printRow(row: ExcerptRow, gutter: (text: string, sign: string) => string, paint: Paint): string {
  if (row.kind === 'gap') return `${paint('...', 'gutter')}${row.text === '' ? '' : ` ${row.text}`}`;
  const sign = gutter(row.kind === 'line' ? String(row.line) : '', '|');
  return row.text === '' ? sign : `${sign} ${row.text}`;
}

/** Annotations of one file side by side, under the source of the first of them. */
function bySource(annotations: readonly Annotation[]): Map<Source, Annotation[]> {
  const sources = new Map<string, Source>();
  const groups = new Map<Source, Annotation[]>();
  for (const annotation of annotations) {
    const { source } = annotation.span;
    const first = sources.get(source.path) ?? source;
    sources.set(source.path, first);
    groups.set(first, [...(groups.get(first) ?? []), annotation]);
  }
  return groups;
}
