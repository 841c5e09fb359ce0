import { stringOf } from './construct.js';
import { foldPieces, ignoringCase } from './folding.js';
import type { Piece } from './pieces.js';
import { mayHold, possiblePieces } from './pieces.js';
import { equalFolded, sameFolded } from './text-equality.js';
import type { Truth } from './truth.js';
import { all, allAre, truthOf } from './truth.js';
import type { IdSegment, Value } from './value.js';

/** The segments of an id between slashes, without the empty ones at its ends; undefined where the value is no text. */
export function idSegments(value: Value): readonly IdSegment[] | undefined {
  if (value.kind === 'unknown' && value.symbol.kind === 'text') return value.symbol.idSegments(splitAtSlashes);
  const pieces = possiblePieces(value);
  return pieces && splitAtSlashes(pieces);
}

function splitAtSlashes(pieces: readonly Piece[]): readonly IdSegment[] {
  const segments: Piece[][] = [[]];
  for (const piece of foldPieces(pieces, ignoringCase)) {
    const [first = '', ...rest] = typeof piece === 'string' ? piece.split('/') : [piece];
    if (first !== '') segments.at(-1)?.push(first);
    for (const part of rest) segments.push(part === '' ? [] : [part]);
  }
  const isFilled = (segment: readonly Piece[]): boolean => segment.length > 0;
  return segments.slice(Math.max(segments.findIndex(isFilled), 0), segments.findLastIndex(isFilled) + 1).map(segmentOf);
}

function segmentOf(pieces: readonly Piece[]): IdSegment {
  const [only = ''] = pieces;
  const known = pieces.length < 2 && typeof only === 'string' ? only : undefined;
  return { pieces, known, single: pieces.every((piece) => typeof piece === 'string' || !mayHold(piece, '/')) };
}

/** Whether two texts are the same resource id, segment by segment and ignoring case; slashes at the ends are tolerated. */
export function equalIds(a: Value, b: Value): Truth {
  const one = stringOf(a);
  const other = stringOf(b);
  if (one !== undefined && other !== undefined)
    return truthOf(ignoringCase.text(withoutEnds(one)) === ignoringCase.text(withoutEnds(other)));
  const left = idSegments(a);
  const right = idSegments(b);
  if (left === undefined || right === undefined) return 'false';
  if (left.every(isSingle) && right.every(isSingle)) return equalSegments(left, right);
  const size = Math.min(left.length, right.length);
  const fromEnd = firstDoubt(size, (at) => segmentTruth(left[left.length - 1 - at], right[right.length - 1 - at]));
  if (haveOtherTails(left.at(-1), right.at(-1))) return 'false';
  if (fromEnd === 'false' || firstDoubt(size, (at) => segmentTruth(left[at], right[at])) === 'false') return 'false';
  if (fromEnd === 'several') return sameFolded(foldedPieces(a), foldedPieces(b)) ? 'true' : 'unknown';
  if (left.length !== right.length) return 'false';
  return all(left.map((segment, at) => (segmentTruth(segment, right[at]) === 'true' ? 'true' : 'unknown')));
}

/** Whether known text at the ends of two ids is such that they cannot be the same. */
function haveOtherTails(left: IdSegment | undefined, right: IdSegment | undefined): boolean {
  const [one, other] = [left?.pieces.at(-1), right?.pieces.at(-1)];
  return typeof one === 'string' && typeof other === 'string' && !one.endsWith(other) && !other.endsWith(one);
}

function withoutEnds(id: string): string {
  return id.replace(/^\/+|\/+$/g, '');
}

/** Whether ids are the same of which each segment surely is one: those that are known decide without a look at the others. */
function equalSegments(left: readonly IdSegment[], right: readonly IdSegment[]): Truth {
  if (left.length !== right.length) return 'false';
  const differ = left.some(({ known }, at) => known !== undefined && right[at]?.known !== undefined && known !== right[at].known);
  return differ ? 'false' : allAre(left.entries(), ([at, { pieces }]) => equalFolded(pieces, right[at]?.pieces ?? [], ignoringCase));
}

function isSingle({ single }: IdSegment): boolean {
  return single;
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
  if (a.single && b.single) return equalFolded(a.pieces, b.pieces, ignoringCase);
  return sameFolded(a.pieces, b.pieces) ? 'true' : 'several';
}

function foldedPieces(text: Value): readonly Piece[] {
  return foldPieces(possiblePieces(text) ?? [], ignoringCase);
}
