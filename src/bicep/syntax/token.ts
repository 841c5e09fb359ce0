import type { Source, Span } from '../../text/source.js';

/** Punctuation and operators stand for themselves; longest match first. */
// prettier-ignore
export const punctuation = [
  '...', '::', '==', '!=', '=~', '!~', '=>', '<=', '>=', '??', '||', '&&',
  '{', '}', '(', ')', '[', ']', ',', '.', ':', '=', '<', '>', '+', '-', '*', '/', '%', '^', '!', '?', '|', '@',
] as const;

export type Punctuation = (typeof punctuation)[number];

/**
 * `string` is a whole string without holes, of either form; a string with holes is a left piece, middle pieces and a right piece.
 * `newline` is a run of line breaks, `unknown` a character that no token begins with.
 */
export type TokenKind =
  | Punctuation
  | 'identifier'
  | 'integer'
  | 'true'
  | 'false'
  | 'null'
  | 'string'
  | 'stringLeft'
  | 'stringMiddle'
  | 'stringRight'
  | 'newline'
  | 'unknown'
  | 'end';

/** A token with the trivia before it: blanks, comments and pragmas from `fullStart` to `start`. */
export class Token implements Span {
  readonly kind: TokenKind;
  readonly source: Source;
  readonly fullStart: number;
  readonly start: number;
  readonly end: number;

  constructor(kind: TokenKind, source: Source, fullStart: number, start: number, end: number) {
    this.kind = kind;
    this.source = source;
    this.fullStart = fullStart;
    this.start = start;
    this.end = end;
  }

  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** Whether it is the identifier `word`. */
  is(word: string): boolean {
    return this.kind === 'identifier' && this.end - this.start === word.length && this.source.text.startsWith(word, this.start);
  }
}
