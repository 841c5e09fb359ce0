import { wrapAnsi } from 'fast-wrap-ansi';

/** Text is not wrapped to less than this. */
export const fewestColumns = 40;

/** A text, perhaps painted, as lines of so many columns; longer words stay whole. */
export function wrapped(text: string, columns: number): string[] {
  return wrapAnsi(text, columns).split('\n');
}

/** A text as lines of so many columns, but of no fewer than is readable; as one line where nobody counts them. */
export function linesOf(text: string, columns: number | undefined): string[] {
  return columns === undefined ? [text] : wrapped(text, Math.max(columns, fewestColumns));
}
