import { joinText } from '../values/construct.js';
import type { Piece } from '../values/pieces.js';
import { lengthOfPieces, renderedLength } from '../values/pieces.js';
import type { UnknownValue, Value } from '../values/value.js';

/** A text cut in two at a number of characters: what surely lies before and what comes after, with what is left to count in it. */
export interface Cut {
  readonly head: readonly Piece[];
  readonly tail: readonly Piece[];
  /** Characters of `tail` that still belong before the cut; not 0 only where `tail` starts with an unknown of unknown length. */
  readonly rest: number;
}

/** Cuts as far as lengths are known. */
export function cutAt(pieces: readonly Piece[], count: number): Cut {
  const head: Piece[] = [];
  let rest = count;
  for (const [index, piece] of pieces.entries()) {
    if (rest === 0) return { head, tail: pieces.slice(index), rest: 0 };
    const { min, max } = typeof piece === 'string' ? { min: piece.length, max: piece.length } : renderedLength(piece);
    if (min === max && max <= rest) {
      head.push(piece);
      rest -= max;
    } else if (typeof piece === 'string') {
      return { head: [...head, piece.slice(0, rest)], tail: [piece.slice(rest), ...pieces.slice(index + 1)], rest: 0 };
    } else {
      return { head, tail: pieces.slice(index), rest };
    }
  }
  return { head, tail: [], rest };
}

/** The first characters of a text; `symbolic` makes the call for what is left of them. */
export function takeText(pieces: readonly Piece[], count: number, symbolic: (rest: Value, count: number) => UnknownValue): Value {
  if (count <= 0) return joinText([]);
  if (lengthOfPieces(pieces).max <= count) return joinText(pieces);
  const { head, tail, rest } = cutAt(pieces, count);
  if (rest === 0) return joinText(head);
  if (lengthOfPieces(tail).max <= rest) return joinText(pieces);
  return joinText([...head, symbolic(joinText(relevant(tail, rest)), rest)]);
}

/** The pieces that can lie within the first characters. */
function relevant(pieces: readonly Piece[], count: number): readonly Piece[] {
  const kept: Piece[] = [];
  let least = 0;
  for (const piece of pieces) {
    if (least >= count) break;
    kept.push(piece);
    least += typeof piece === 'string' ? piece.length : renderedLength(piece).min;
  }
  return kept;
}

/** A text without its first characters; `symbolic` makes the call for what cannot be cut. */
export function skipText(pieces: readonly Piece[], count: number, symbolic: (rest: Value, count: number) => UnknownValue): Value {
  if (count <= 0) return joinText(pieces);
  const { tail, rest } = cutAt(pieces, count);
  return rest === 0 || tail.length === 0 ? joinText(tail) : symbolic(joinText(tail), rest);
}
