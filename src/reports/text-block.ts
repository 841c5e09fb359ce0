import type { SecretPlaces } from '../findings/secrets.js';
import type { Source, Span } from '../text/source.js';
import type { Annotation } from './annotation.js';
import { type ExcerptRow, excerptOf } from './excerpt.js';
import { harmless } from './harmless.js';
import type { Link } from './link.js';
import type { Paint, Role } from './palette.js';
import type { ShownPaths } from './shown-paths.js';
import { widest } from './line-window.js';
import { fewestColumns, linesOf } from './wrapped.js';

/** One finding or diagnostic, ready to be printed. */
export interface TextBlock {
  readonly role: Role;
  /** `open error` */
  readonly kind: string;
  /** Of a rule, or the code of a diagnostic: `arc/one-scope-per-vnet` */
  readonly id: string;
  /** Address of the page about it. */
  readonly page: string | undefined;
  readonly message: string;
  readonly path: string | undefined;
  /** Place to name where there is no annotation to show. */
  readonly at?: Span | undefined;
  /** The primary one first. */
  readonly annotations: readonly Annotation[];
  readonly notes: readonly TextNote[];
}

export interface TextNote {
  readonly kind: 'why' | 'fix' | 'open' | 'follows' | 'suppressed' | 'note' | 'help';
  readonly text: string;
}

/** How blocks are printed. */
export interface TextStyle {
  readonly paint: Paint;
  readonly link: Link;
  readonly columns: number | undefined;
  readonly paths: ShownPaths;
  readonly secrets: SecretPlaces;
}

/** Columns for the number of a line, the bar after it, and the dots before and after a line that is cut. */
const besideSource = 14;

interface FileExcerpt {
  readonly at: string;
  readonly rows: readonly ExcerptRow[];
}

/** A block as lines, with a line break after each. */
export function printBlock(block: TextBlock, { paint, link, columns, paths, secrets }: TextStyle): string {
  const style = { paint, primary: block.role, secrets, columns: excerptColumns(columns) };
  const excerpts = [...bySource(block.annotations)].map(([source, annotations]): FileExcerpt => {
    const [first] = annotations;
    return { at: first === undefined ? '' : paths.position(first.span), rows: excerptOf(source, annotations, style) };
  });
  const width = Math.max(1, ...excerpts.flatMap(({ rows }) => rows.map((row) => String(row.line).length)));
  const gutter = (text: string, sign: string): string => paint(`${text.padStart(width)} ${sign}`, 'gutter');
  const title = `${block.kind}[${link(harmless(block.id), block.page)}]`;
  const lines = linesOf(`${paint(title, block.role)}${paint(`: ${harmless(block.message)}`, 'strong')}`, columns);
  excerpts.forEach(({ at, rows }, nth) => {
    lines.push(`${paint(`${' '.repeat(width)}${nth === 0 ? '-->' : ':::'}`, 'gutter')} ${at}`, gutter('', '|'));
    for (const row of rows) lines.push(printRow(row, gutter, paint));
  });
  if (excerpts.length === 0 && block.path !== undefined)
    lines.push(`${paint(' -->', 'gutter')} ${block.at ? paths.position(block.at) : paths.path(block.path)}`);
  if (excerpts.length > 0) lines.push(gutter('', '|'));
  for (const { kind, text } of block.notes) {
    const indent = ' '.repeat(width + kind.length + 5);
    const [first = '', ...rest] = linesOf(harmless(text), columns === undefined ? undefined : columns - indent.length);
    lines.push(`${gutter('', '=')} ${paint(`${kind}:`, 'strong')} ${first}`, ...rest.map((line) => `${indent}${line}`));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The columns that a terminal has for a source line, beside its number and the signs that it goes on. */
function excerptColumns(columns: number | undefined): number {
  return columns === undefined ? widest : Math.min(widest, Math.max(columns, fewestColumns) - besideSource);
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
