/**
 * One text file as the scan saw it. `path` is relative to the scanned root, with `/` between segments; one that is `external`, no file of
 * the scanned tree, has the reference that it is known by instead (`br:mcr.microsoft.com/bicep/avm/...:1.0.0`).
 */
export class Source {
  readonly path: string;
  readonly text: string;
  readonly external: boolean;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string, external = false) {
    this.path = path;
    this.text = text;
    this.external = external;
  }

  /** Offset of the first character of each line; a line ends at CRLF, LF or CR. A byte-order mark is before the first line. */
  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsOf(this.text));
  }

  /** Line and column, both counted from 1, of a UTF-16 offset. */
  position(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
  }

  /** Text of a line counted from 1, without its line break; empty where there is no such line. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return '';
    const end = this.lineStarts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/(\r\n|\n|\r)$/, '');
  }
}

/** A place in a line of text, both counted from 1; columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a source: UTF-16 offsets, end exclusive. Syntax nodes are spans themselves. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The span of a node alone, for what outlives the tree that the node is part of. */
export function spanOf({ source, start, end }: Span): Span {
  return { source, start, end };
}

/** The text that a span covers. */
export function textOf(span: Span): string {
  return span.source.text.slice(span.start, span.end);
}

function lineStartsOf(text: string): number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
