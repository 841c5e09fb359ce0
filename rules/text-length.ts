import { lengthOfPieces, piecesOf, stringOf, that } from '../src/rule-api.js';
import type { Inquiry, Statement, Value } from '../src/rule-api.js';

/** That a text has so many characters at most, as far as what is known of it says. */
export function hasAtMost(text: Value, characters: number): Statement {
  return that(({ see }) => {
    const pieces = piecesOf(see(text));
    if (pieces === undefined) return 'unknown';
    const { min, max } = lengthOfPieces(pieces);
    if (min > characters) return 'false';
    return max > characters ? 'unknown' : 'true';
  });
}

/** How many characters a text has, or that it has more than it may. */
export function charactersOf(text: Value, most: number): (inquiry: Inquiry) => string | number {
  return ({ see }) => stringOf(see(text))?.length ?? `more than ${most}`;
}

/** How many characters what is known of a text has at least. */
export function shortestOf(text: Value): number {
  return lengthOfPieces(piecesOf(text) ?? []).min;
}
