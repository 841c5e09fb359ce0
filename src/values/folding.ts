import { symbolType } from './construct.js';
import { foldCase, toLowerCase, toUpperCase } from './letter-case.js';
import { callNamed } from './conditions.js';
import type { Piece } from './pieces.js';
import type { UnknownValue, Value } from './value.js';

/** What texts are brought to before they are compared: themselves, or without letter case. */
export interface Folding {
  readonly text: (text: string) => string;
  /** What has the same text as an unknown in this respect: `x` for `toLower(x)` where letter case does not count. */
  readonly unknown: (piece: UnknownValue) => readonly Piece[];
  /** Spellings of a character that are the same. */
  readonly spellings: (character: string) => readonly string[];
}

/** Pieces as they are compared; empty ones are left out. */
export function foldPieces(pieces: readonly Piece[], folding: Folding): Piece[] {
  const folded: Piece[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string') folded.push(...folding.unknown(piece).filter((one) => one !== ''));
    else if (piece !== '') folded.push(folding.text(piece));
  }
  return folded;
}

/** What `toLower` or `toUpper` is made of. */
export function changedInCase(value: UnknownValue): Value | undefined {
  return (callNamed(value, 'toLower') ?? callNamed(value, 'toUpper'))?.[0];
}

/** Letter case counts. */
export const exact: Folding = { text: (text) => text, unknown: (piece) => [piece], spellings: (character) => [character] };

/** Letter case does not count. */
export const ignoringCase: Folding = {
  text: foldCase,
  unknown: (piece) => {
    const inner = changedInCase(piece);
    if (inner?.kind !== 'unknown' || symbolType(inner) !== 'string') return [piece];
    const pieces = inner.symbol.kind === 'text' ? foldPieces(inner.symbol.pieces, ignoringCase) : ignoringCase.unknown(inner);
    return piece.segment === true ? pieces.map((one) => (typeof one === 'string' ? one : { ...one, segment: true })) : pieces;
  },
  spellings: (character) => [character, toUpperCase(character), toLowerCase(character)],
};
