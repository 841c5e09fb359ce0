import { type SecretPlaces, withoutSecrets } from '../findings/secrets.js';
import type { Source } from '../text/source.js';
import { type Annotation, isMultiline, type PlacedAnnotation, placed } from './annotation.js';
import { harmless } from './harmless.js';
import { type LineLayout, layOut } from './line-layout.js';
import { type LineWindow, windowsOf } from './line-window.js';
import { MarkRow } from './mark-row.js';
import type { Paint, Role } from './palette.js';
import { type Mark, underline } from './underline.js';

/** One row of an excerpt: a source line, marks below one, or the gap between lines that are apart. */
export interface ExcerptRow {
  readonly kind: 'line' | 'marks' | 'gap';
  /** Number of the source line; 0 for marks and gaps. */
  readonly line: number;
  readonly text: string;
}

export interface ExcerptStyle {
  readonly paint: Paint;
  /** How primary annotations are painted. */
  readonly primary: Role;
  readonly secrets: SecretPlaces;
  /** How many columns of a source line are shown. */
  readonly columns: number;
}

/** Spans of several lines that are drawn with a bar beside the text; of more, only the first lines are marked. */
const mostBars = 4;

/** The lines of one source that hold the annotations, marked as rustc marks them. */
export function excerptOf(source: Source, annotations: readonly Annotation[], style: ExcerptStyle): ExcerptRow[] {
  return new Excerpt(source, annotations.map(placed), style).rows();
}

/** A place in a line that must be seen, and what is marked there. */
interface Point {
  readonly from: number;
  readonly to: number;
  readonly annotation: PlacedAnnotation;
  readonly kind: 'whole' | 'start' | 'end';
}

class Excerpt {
  readonly #source: Source;
  readonly #style: ExcerptStyle;
  readonly #single: readonly PlacedAnnotation[];
  readonly #bars: readonly PlacedAnnotation[];
  /** Annotations whose bar runs at the row that is being drawn. */
  readonly #running = new Set<PlacedAnnotation>();
  readonly #rows: ExcerptRow[] = [];

  constructor(source: Source, annotations: readonly PlacedAnnotation[], style: ExcerptStyle) {
    this.#source = source;
    this.#style = style;
    this.#bars = annotations
      .filter(isMultiline)
      .sort((a, b) => a.start.line - b.start.line || b.end.line - a.end.line)
      .slice(0, mostBars);
    this.#single = annotations.filter((annotation) => !this.#bars.includes(annotation));
  }

  rows(): ExcerptRow[] {
    let previous: number | undefined;
    for (const line of this.#lines()) {
      if (previous !== undefined && line > previous + 2) this.#push('gap', 0, this.#margin().paint(this.#style.paint));
      if (previous !== undefined && line === previous + 2) this.#drawLine(previous + 1);
      this.#drawLine(line);
      previous = line;
    }
    return this.#rows;
  }

  #lines(): number[] {
    const lines = new Set<number>();
    for (const { start } of this.#single) lines.add(start.line);
    for (const { start, end } of this.#bars) [start.line, start.line + 1, end.line].forEach((line) => lines.add(line));
    return [...lines].sort((a, b) => a - b);
  }

  #drawLine(line: number): void {
    const points = this.#pointsOf(line);
    const text = this.#source.line(line);
    for (const window of windowsOf(points, text.length, this.#style.columns)) this.#drawWindow(line, text.length, window);
  }

  #pointsOf(line: number): Point[] {
    const points: Point[] = [];
    for (const annotation of this.#single) {
      if (annotation.start.line !== line) continue;
      const to = isMultiline(annotation) ? this.#source.line(line).length : annotation.end.column - 1;
      points.push({ from: annotation.start.column - 1, to, annotation, kind: 'whole' });
    }
    for (const annotation of this.#bars) {
      const { start, end } = annotation;
      if (start.line === line) points.push({ from: start.column - 1, to: start.column, annotation, kind: 'start' });
      if (end.line === line) points.push({ from: end.column - 2, to: end.column - 1, annotation, kind: 'end' });
    }
    return points;
  }

  #drawWindow(line: number, length: number, { from, to, stretches }: LineWindow<Point>): void {
    const start = this.#source.lineStarts[line - 1] ?? 0;
    const piece = withoutSecrets(this.#source, start + from, start + to, this.#style.secrets);
    const layout = layOut(piece, from, from > 0 ? '...' : '', to < length ? '...' : '');
    const left = this.#bars.length * 2;
    const opening = stretches.filter((point) => point.kind === 'start' && this.#isIndentation(start, point.from));
    const margin = this.#margin();
    for (const { annotation } of opening) margin.put(this.#barOf(annotation), '/', this.#role(annotation));
    this.#push('line', line, margin.paint(this.#style.paint, left) + layout.text);
    for (const { annotation } of opening) this.#running.add(annotation);
    const marks = stretches.filter((point) => point.kind === 'whole').map((point) => this.#markOf(point, left, layout));
    for (const row of underline(marks, () => this.#margin())) this.#pushMarks(row);
    for (const point of stretches) {
      if (point.kind === 'start' && !opening.includes(point)) this.#drawStart(point.annotation, left + layout.columnOf(point.from));
      if (point.kind === 'end') this.#drawEnd(point.annotation, left + layout.columnOf(point.from));
    }
  }

  #markOf({ from, to, annotation }: Point, left: number, layout: LineLayout): Mark {
    const begin = layout.columnOf(from);
    return {
      from: left + begin,
      to: left + Math.max(begin + 1, layout.columnOf(to)),
      label: annotation.label,
      primary: annotation.primary,
      role: this.#role(annotation),
    };
  }

  #drawStart(annotation: PlacedAnnotation, column: number): void {
    const bar = this.#barOf(annotation);
    const mark = `${'_'.repeat(Math.max(0, column - bar - 1))}${annotation.primary ? '^' : '-'}`;
    this.#pushMarks(this.#margin().put(bar + 1, mark, this.#role(annotation)));
    this.#running.add(annotation);
  }

  #drawEnd(annotation: PlacedAnnotation, column: number): void {
    const bar = this.#barOf(annotation);
    const mark = `${'_'.repeat(Math.max(0, column - bar - 1))}${annotation.primary ? '^' : '-'}`;
    const label = annotation.label === '' ? '' : ` ${harmless(annotation.label)}`;
    this.#pushMarks(this.#margin().put(bar + 1, mark + label, this.#role(annotation)));
    this.#running.delete(annotation);
  }

  #isIndentation(lineStart: number, length: number): boolean {
    return /^\s*$/.test(this.#source.text.slice(lineStart, lineStart + length));
  }

  /** Column of an annotation's bar. */
  #barOf(annotation: PlacedAnnotation): number {
    return this.#bars.indexOf(annotation) * 2;
  }

  #role(annotation: PlacedAnnotation): Role {
    return annotation.primary ? this.#style.primary : 'secondary';
  }

  /** A row that holds the running bars. */
  #margin(): MarkRow {
    const row = new MarkRow();
    for (const annotation of this.#bars) if (this.#running.has(annotation)) row.put(this.#barOf(annotation), '|', this.#role(annotation));
    return row;
  }

  #pushMarks(row: MarkRow): void {
    this.#push('marks', 0, row.paint(this.#style.paint));
  }

  #push(kind: ExcerptRow['kind'], line: number, text: string): void {
    this.#rows.push({ kind, line, text: text.trimEnd() });
  }
}
