import { onlyLike } from '../src/rule-api.js';

/** Texts that are shorter are too like each other. */
const shortest = 5;

/** From this length on, two characters may differ. */
const long = 10;

/** The one of some texts that another is a misspelling of; undefined where it is of none, or may be of several. */
export function meantBy(text: string, known: readonly string[]): string | undefined {
  return text.length < shortest ? undefined : onlyLike(text, known, text.length < long ? 1 : 2);
}
