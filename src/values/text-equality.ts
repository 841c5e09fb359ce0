import { callNamed } from './conditions.js';
import { keyOf } from './construct.js';
import { foldPieces, type Folding, ignoringCase } from './folding.js';
import type { Piece } from './pieces.js';
import { allowedTexts, lengthOfPieces, mayHold, possiblePieces } from './pieces.js';
import { firstPlaceOf } from './text-search.js';
import { type Truth, truthOf } from './truth.js';
import type { UnknownValue } from './value.js';

/** Whether two texts of pieces are equal, whatever the unknown pieces are. */
export function equalPieces(a: readonly Piece[], b: readonly Piece[], folding: Folding): Truth {
  return equalFolded(foldPieces(a, folding), foldPieces(b, folding), folding);
}

/** As `equalPieces`, of texts that `foldPieces` has folded. */
export function equalFolded(a: readonly Piece[], b: readonly Piece[], folding: Folding): Truth {
  const [one, other] = [knownText(a), knownText(b)];
  if (one !== undefined && other !== undefined) return truthOf(one === other);
  if (haveOtherEnds(a, b)) return 'false';
  const left = [...a];
  const right = [...b];
  stripStart(left, right);
  stripEnd(left, right);
  if (left.length === 0 && right.length === 0) return 'true';
  const leftLength = lengthOfPieces(left);
  const rightLength = lengthOfPieces(right);
  if (left.length === 0 || right.length === 0) return leftLength.min + rightLength.min > 0 ? 'false' : 'unknown';
  if (typeof left[0] === 'string' && typeof right[0] === 'string') return 'false';
  if (typeof left.at(-1) === 'string' && typeof right.at(-1) === 'string') return 'false';
  if (leftLength.min > rightLength.max || rightLength.min > leftLength.max) return 'false';
  if (areHashesOfOthers(left, right)) return 'false';
  return isImpossible(left, right, folding) || isImpossible(right, left, folding) ? 'false' : 'unknown';
}

/** The text of folded pieces that are all known. */
function knownText(folded: readonly Piece[]): string | undefined {
  const [only = '', ...more] = folded;
  return more.length === 0 && typeof only === 'string' ? only : undefined;
}

/** Whether the first or the last characters are known and different. */
function haveOtherEnds(a: readonly Piece[], b: readonly Piece[]): boolean {
  const first = a[0];
  const other = b[0];
  if (typeof first === 'string' && typeof other === 'string' && first.charCodeAt(0) !== other.charCodeAt(0)) return true;
  const last = a[a.length - 1];
  const otherLast = b[b.length - 1];
  if (typeof last !== 'string' || typeof otherLast !== 'string') return false;
  return last.charCodeAt(last.length - 1) !== otherLast.charCodeAt(otherLast.length - 1);
}

/** Whether two texts that `foldPieces` has folded are surely equal, as `equalFolded` says, without asking whether they can be. */
export function sameFolded(a: readonly Piece[], b: readonly Piece[]): boolean {
  const left = [...a];
  const right = [...b];
  stripStart(left, right);
  return left.length === 0 && right.length === 0;
}

/** Whether a text of pieces starts with another. */
export function startsWithPieces(text: readonly Piece[], head: readonly Piece[], folding: Folding): Truth {
  const [left, right] = [foldPieces(text, folding), foldPieces(head, folding)];
  stripStart(left, right);
  if (right.length === 0) return 'true';
  if (typeof left[0] === 'string' && typeof right[0] === 'string') return 'false';
  return lengthOfPieces(left).max < lengthOfPieces(right).min ? 'false' : startsImpossibly(left, right, folding);
}

/** Whether a text of pieces ends with another. */
export function endsWithPieces(text: readonly Piece[], tail: readonly Piece[], folding: Folding): Truth {
  const [left, right] = [foldPieces(text, folding), foldPieces(tail, folding)];
  stripEnd(left, right);
  if (right.length === 0) return 'true';
  if (typeof left.at(-1) === 'string' && typeof right.at(-1) === 'string') return 'false';
  return lengthOfPieces(left).max < lengthOfPieces(right).min ? 'false' : endsImpossibly(left, right, folding);
}

/** An unknown first piece that is never empty and cannot hold the character that must stand there. */
function startsImpossibly(left: readonly Piece[], right: readonly Piece[], folding: Folding): Truth {
  const [piece] = left;
  const [head] = right;
  if (piece === undefined || typeof piece === 'string' || typeof head !== 'string' || lengthOfPieces([piece]).min === 0) return 'unknown';
  return holds(piece, head.charAt(0), folding) ? 'unknown' : 'false';
}

function endsImpossibly(left: readonly Piece[], right: readonly Piece[], folding: Folding): Truth {
  const [piece, tail] = [left.at(-1), right.at(-1)];
  if (piece === undefined || typeof piece === 'string' || typeof tail !== 'string' || lengthOfPieces([piece]).min === 0) return 'unknown';
  return holds(piece, tail.charAt(tail.length - 1), folding) ? 'unknown' : 'false';
}

/** Takes what is surely the same at the start off both. */
function stripStart(left: Piece[], right: Piece[]): void {
  for (;;) {
    const a = left[0];
    const b = right[0];
    if (a === undefined || b === undefined) return;
    if (typeof a === 'string' && typeof b === 'string') {
      const length = commonStart(a, b);
      if (length === 0) return;
      replaceFirst(left, a.slice(length));
      replaceFirst(right, b.slice(length));
    } else if (typeof a !== 'string' && typeof b !== 'string' && keyOf(a) === keyOf(b)) {
      left.shift();
      right.shift();
    } else return;
  }
}

function replaceFirst(pieces: Piece[], rest: string): void {
  if (rest === '') pieces.shift();
  else pieces[0] = rest;
}

function stripEnd(left: Piece[], right: Piece[]): void {
  for (;;) {
    const a = left[left.length - 1];
    const b = right[right.length - 1];
    if (a === undefined || b === undefined) return;
    if (typeof a === 'string' && typeof b === 'string') {
      const length = commonEnd(a, b);
      if (length === 0) return;
      replaceLast(left, a.slice(0, a.length - length));
      replaceLast(right, b.slice(0, b.length - length));
    } else if (typeof a !== 'string' && typeof b !== 'string' && keyOf(a) === keyOf(b)) {
      left.pop();
      right.pop();
    } else return;
  }
}

function replaceLast(pieces: Piece[], rest: string): void {
  if (rest === '') pieces.pop();
  else pieces[pieces.length - 1] = rest;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

/** Functions whose result is another for another text: two texts have one in common by a chance that never comes up. */
const hashes = ['uniqueString', 'guid'] as const;

/** Whether two texts are hashes of what surely differs, in more than letter case. */
function areHashesOfOthers(left: readonly Piece[], right: readonly Piece[]): boolean {
  return hashes.some((name) => {
    const [hashed, other] = [hashedBy(name, left), hashedBy(name, right)];
    return hashed !== undefined && other !== undefined && equalPieces(hashed, other, ignoringCase) === 'false';
  });
}

/** What a text is the hash of: the arguments with dashes between them. */
function hashedBy(name: string, [only, ...more]: readonly Piece[]): readonly Piece[] | undefined {
  const parts = only === undefined || typeof only === 'string' || more.length > 0 ? undefined : callNamed(only, name);
  const texts = parts?.flatMap((part) => {
    const pieces = possiblePieces(part);
    return pieces === undefined ? [] : [pieces];
  });
  if (texts === undefined || texts.length !== parts?.length) return undefined;
  return texts.flatMap((pieces, at) => (at === 0 ? pieces : ['-', ...pieces]));
}

/** Whether `text` can take none of the values that `pattern` can take, for another reason than its length. */
function isImpossible(pattern: readonly Piece[], text: readonly Piece[], folding: Folding): boolean {
  if (holdsMore(pattern, text, folding)) return true;
  const [known] = text;
  return text.length === 1 && typeof known === 'string' && !mayMatch(pattern, known, folding);
}

/** Whether a known piece of `some` holds a character that nothing in `others` can hold. */
function holdsMore(some: readonly Piece[], others: readonly Piece[], folding: Folding): boolean {
  for (const piece of some) {
    if (typeof piece !== 'string') continue;
    for (const character of new Set(piece)) {
      if (!others.some((other) => (typeof other === 'string' ? other.includes(character) : holds(other, character, folding)))) return true;
    }
  }
  return false;
}

function holds(piece: UnknownValue, character: string, folding: Folding): boolean {
  return mayHold(piece, character) || folding.spellings(character).some((spelling) => mayHold(piece, spelling));
}

/** Whether known text can be cut into the pieces: known ones in order, the first and last at the ends, allowed values respected. */
function mayMatch(pattern: readonly Piece[], known: string, folding: Folding): boolean {
  const [only] = pattern;
  if (pattern.length === 1 && only !== undefined && typeof only !== 'string') return mayBe(only, known, folding);
  let at = 0;
  for (const [index, piece] of pattern.entries()) {
    if (typeof piece !== 'string') continue;
    const found = index === 0 ? (known.startsWith(piece) ? 0 : -1) : firstPlaceOf(piece, known, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  const last = pattern.at(-1);
  return typeof last !== 'string' || known.endsWith(last);
}

function mayBe(piece: UnknownValue, known: string, folding: Folding): boolean {
  return allowedTexts(piece)?.some((value) => folding.text(value) === known) ?? true;
}
