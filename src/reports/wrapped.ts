import { wrapAnsi } from 'fast-wrap-ansi';

/** Text is not wrapped to less than this. */
export const fewestColumns = 40;

/** A text, perhaps painted, as lines of so many columns; longer words stay whole. */
export function wrapped(text: string, columns: number): string[] {
  return wrapAnsi(text, columns).split('\n');
}
