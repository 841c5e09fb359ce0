import stringWidth from 'string-width';
import { harmless, withoutRunnerCommands } from './harmless.js';

const tab = '    ';
const plain = /^[\x20-\x7e]*$/;

/** A piece of a line as it is printed. */
export interface LineLayout {
  readonly text: string;
  /** Terminal column, from 0, at which the UTF-16 offset of the line is printed; offsets outside of the piece are moved to its nearest end. */
  columnOf(offset: number): number;
}

/** Lays out a piece that starts at a UTF-16 offset of its line; `before` and `after` stand where the line goes on. */
export function layOut(piece: string, from: number, before: string, after: string): LineLayout {
  const quiet = withoutRunnerCommands(piece);
  const { text, columns } = plain.test(quiet) ? { text: quiet, columns: undefined } : layOutGraphemes(quiet);
  return {
    text: before + text + after,
    columnOf: (offset) => {
      const at = Math.min(Math.max(offset - from, 0), piece.length);
      return before.length + (columns === undefined ? at : (columns[at] ?? 0));
    },
  };
}

function layOutGraphemes(piece: string): { text: string; columns: number[] } {
  const columns: number[] = [];
  let text = '';
  let column = 0;
  for (const { segment } of new Intl.Segmenter().segment(piece)) {
    const shown = segment.replaceAll('\t', tab);
    const printed = shown === segment ? harmless(segment) : shown;
    columns.push(...Array.from({ length: segment.length }, () => column));
    text += printed;
    column += stringWidth(printed);
  }
  columns.push(column);
  return { text, columns };
}
