import { symbolType } from './construct.js';
import { foldCase, toLowerCase, toUpperCase } from './letter-case.js';
import { callNamed } from './conditions.js';
import type { UnknownValue } from './value.js';

/** What texts are brought to before they are compared: themselves, or without letter case. */
export interface Folding {
  readonly text: (text: string) => string;
  /** An unknown with the same text in this respect: `x` for `toLower(x)` where letter case does not count. */
  readonly unknown: (piece: UnknownValue) => UnknownValue;
  /** Spellings of a character that are the same. */
  readonly spellings: (character: string) => readonly string[];
}

/** Letter case counts. */
export const exact: Folding = { text: (text) => text, unknown: (piece) => piece, spellings: (character) => [character] };

/** Letter case does not count. */
export const ignoringCase: Folding = {
  text: foldCase,
  unknown: (piece) => {
    const [inner] = callNamed(piece, 'toLower') ?? callNamed(piece, 'toUpper') ?? [];
    return inner?.kind === 'unknown' && symbolType(inner) === 'string' && inner.symbol.kind !== 'text' ? inner : piece;
  },
  spellings: (character) => [character, toUpperCase(character), toLowerCase(character)],
};
