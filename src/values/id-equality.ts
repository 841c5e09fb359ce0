import { ignoringCase } from './folding.js';
import type { Piece } from './pieces.js';
import { mayHold, possiblePieces } from './pieces.js';
import { equalPieces } from './text-equality.js';
import type { Truth } from './truth.js';
import { all } from './truth.js';
import type { IdSegment, Value } from './value.js';

/** The segments of an id between slashes, without the empty ones at its ends; undefined where the value is no text. */
export function idSegments(value: Value): readonly IdSegment[] | undefined {
  if (value.kind === 'unknown' && value.symbol.kind === 'text') return value.symbol.idSegments(splitAtSlashes);
  const pieces = possiblePieces(value);
  return pieces && splitAtSlashes(pieces);
}

function splitAtSlashes(pieces: readonly Piece[]): readonly IdSegment[] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...rest] = typeof piece === 'string' ? piece.split('/') : [piece];
    if (first !== '') segments.at(-1)?.push(first);
    for (const part of rest) segments.push(part === '' ? [] : [part]);
  }
  while (segments[0]?.length === 0) segments.shift();
  while (segments.at(-1)?.length === 0) segments.pop();
  return segments.map(segmentOf);
}

function segmentOf(pieces: readonly Piece[]): IdSegment {
  const [only = ''] = pieces;
  const known = pieces.length < 2 && typeof only === 'string' ? ignoringCase.text(only) : undefined;
  return { pieces, known, single: pieces.every((piece) => typeof piece === 'string' || !mayHold(piece, '/')) };
}

/** Whether two texts are the same resource id, segment by segment and ignoring case; slashes at the ends are tolerated. */
export function equalIds(a: Value, b: Value): Truth {
  const [left, right] = [idSegments(a), idSegments(b)];
  if (left === undefined || right === undefined) return 'false';
  const size = Math.min(left.length, right.length);
  const fromEnd = firstDoubt(size, (at) => segmentTruth(left[left.length - 1 - at], right[right.length - 1 - at]));
  if (fromEnd === 'false' || firstDoubt(size, (at) => segmentTruth(left[at], right[at])) === 'false') return 'false';
  if (fromEnd === 'several')
    return equalPieces(possiblePieces(a) ?? [], possiblePieces(b) ?? [], ignoringCase) === 'true' ? 'true' : 'unknown';
  if (left.length !== right.length) return 'false';
  return all(left.map((segment, at) => (segmentTruth(segment, right[at]) === 'true' ? 'true' : 'unknown')));
}

/** What ends a comparison of pairs: one that differs, or one that need not be a pair. */
function firstDoubt(size: number, truthAt: (at: number) => Truth | 'several'): 'false' | 'several' | undefined {
  for (let at = 0; at < size; at++) {
    const same = truthAt(at);
    if (same === 'false' || same === 'several') return same;
  }
  return undefined;
}

/** `several` where one of the two may be more than one segment, unless they are the same. */
function segmentTruth(a: IdSegment | undefined, b: IdSegment | undefined): Truth | 'several' {
  if (a === undefined || b === undefined) return 'unknown';
  if (a.known !== undefined && b.known !== undefined) return a.known === b.known ? 'true' : 'false';
  const same = equalPieces(a.pieces, b.pieces, ignoringCase);
  if (same === 'true' || (a.single && b.single)) return same;
  return 'several';
}
