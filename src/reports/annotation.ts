import type { Position, Source, Span } from '../text/source.js';

/** A span to be shown in an excerpt. */
export interface Annotation {
  readonly span: Span;
  readonly label: string;
  readonly primary: boolean;
}

/** An annotation with its place in lines; columns count from 1, the end column is exclusive. */
export interface PlacedAnnotation extends Annotation {
  readonly start: Position;
  readonly end: Position;
}

/** Finds the lines of an annotation. An empty span covers one character; a span does not end before the first character of a line. */
export function placed(annotation: Annotation): PlacedAnnotation {
  const { source, start: from, end: to } = annotation.span;
  const start = source.position(from);
  const last = to > from ? source.position(to - 1) : start;
  const end = { line: last.line, column: Math.max(last.column + 1, last.line === start.line ? start.column + 1 : 1) };
  return { ...annotation, start, end: withinLine(source, end) };
}

export function isMultiline(annotation: PlacedAnnotation): boolean {
  return annotation.start.line !== annotation.end.line;
}

/** Leaves out the line break, but always keeps one character to underline. */
function withinLine(source: Source, end: Position): Position {
  return { line: end.line, column: Math.max(2, Math.min(end.column, source.line(end.line).length + 2)) };
}
