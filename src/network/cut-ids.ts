import { callNamed } from '../values/conditions.js';
import { keyOf, piecesOf, stringOf } from '../values/construct.js';
import { exact, foldPieces, ignoringCase } from '../values/folding.js';
import { endsWithPieces, sameFolded } from '../values/text-equality.js';
import type { Piece } from '../values/pieces.js';
import type { Value } from '../values/value.js';

const mark = /^\/subnets\/?$/i;

/** Segments of the id of a virtual network, the empty one before its first slash included. */
const networkSegments = 9;

/** What stands around the unknown segments of the id of a virtual network, and where those are in the id of a subnet. */
const literals = ['/subscriptions/', '/resourcegroups/', '/providers/microsoft.network/virtualnetworks/'];
const segments = [2, 4, 8];

/**
 * The id of a subnet out of which a template cuts that of its network, in any of the usual ways: what `split(id, '/subnets/')` begins with, what
 * `substring` or `take` leave up to there, what is left when `replace` has taken its end away, the first nine of its segments joined, or its
 * segments put into `resourceId`.
 */
export function cutBeforeSubnets(id: Value): Value | undefined {
  if (id.kind !== 'unknown') return undefined;
  return beforeMark(id) ?? start(id) ?? withoutEnd(id) ?? joinedSegments(id) ?? composedOfSegments(id);
}

/** `split(id, '/subnets/')[0]`, and the same with `first`. */
function beforeMark(value: Value): Value | undefined {
  const { base: parts = callNamed(value, 'first')?.[0], at = 0 } = memberOf(value) ?? {};
  const [whole, separator] = (parts && callNamed(parts, 'split')) ?? [];
  return at === 0 && isMark(separator) ? whole : undefined;
}

/** `substring(id, 0, count)` and `take(id, count)`, for a count that goes up to `/subnets/`. */
function start(value: Value): Value | undefined {
  const [of, from, size] = callNamed(value, 'substring') ?? [];
  const [whole, count] = from !== undefined && isNumber(from, 0) ? [of, size] : (callNamed(value, 'take') ?? []);
  if (whole === undefined || count === undefined) return undefined;
  return isPlaceOfMark(count, whole) || isLengthUpToMark(count, whole) ? whole : undefined;
}

/** `indexOf(id, '/subnets/')`, and the same with `lastIndexOf` or in lower case. */
function isPlaceOfMark(count: Value, whole: Value): boolean {
  const [searched, wanted] = callNamed(count, 'indexOf') ?? callNamed(count, 'lastIndexOf') ?? [];
  return searched !== undefined && isMark(wanted) && areSpeltAlike(whole, searched);
}

/** `length(id) - length('/subnets/app')`. */
function isLengthUpToMark(count: Value, whole: Value): boolean {
  const [all, end] = callNamed(count, 'sub') ?? [];
  const [measured] = (all && callNamed(all, 'length')) ?? [];
  if (measured === undefined || end === undefined || !areSpeltAlike(whole, measured)) return false;
  const [text] = callNamed(end, 'length') ?? [];
  if (text !== undefined) return isEndOf(whole, text);
  const last = piecesOf(whole)?.at(-1);
  if (typeof last !== 'string' || end.kind !== 'scalar' || typeof end.value !== 'number') return false;
  return end.value > 0 && isEnd([last.slice(-end.value)]);
}

/** `replace(id, '/subnets/app', '')`. */
function withoutEnd(value: Value): Value | undefined {
  const [whole, end, replacement] = callNamed(value, 'replace') ?? [];
  return whole !== undefined && end !== undefined && stringOf(replacement) === '' && isEndOf(whole, end) ? whole : undefined;
}

/** Whether a text is what follows the id of a network in that of a subnet, and may stand at the end of this one. */
function isEndOf(whole: Value, end: Value): boolean {
  const [pieces, others] = [piecesOf(whole), piecesOf(end)];
  return pieces !== undefined && others !== undefined && isEnd(others) && endsWithPieces(pieces, others, exact) !== 'false';
}

/** Whether pieces are `/subnets/` and a name. */
function isEnd(pieces: readonly Piece[]): boolean {
  const [first, ...others] = pieces;
  const name = typeof first === 'string' ? /^\/subnets\/(.*)$/is.exec(first)?.[1] : undefined;
  return name !== undefined && [name, ...others].every((piece) => typeof piece !== 'string' || !piece.includes('/'));
}

/** Whether two texts differ in nothing but letter case. */
function areSpeltAlike(one: Value, other: Value): boolean {
  const [left, right] = [piecesOf(one), piecesOf(other)];
  return left !== undefined && right !== undefined && sameFolded(foldPieces(left, ignoringCase), foldPieces(right, ignoringCase));
}

/** `join(take(split(id, '/'), 9), '/')`. */
function joinedSegments(value: Value): Value | undefined {
  const [parts, separator] = callNamed(value, 'join') ?? [];
  const [all, count] = (parts && callNamed(parts, 'take')) ?? [];
  const isAll = stringOf(separator) === '/' && count !== undefined && isNumber(count, networkSegments);
  return isAll && all !== undefined ? splitAtSlashes(all) : undefined;
}

/** `resourceId(split(id, '/')[2], split(id, '/')[4], 'Microsoft.Network/virtualNetworks', split(id, '/')[8])`. */
function composedOfSegments(value: Value): Value | undefined {
  const pieces = piecesOf(value) ?? [];
  if (pieces.length !== 2 * segments.length) return undefined;
  const wholes = segments.map((wanted, index) => {
    const [literal, piece] = [pieces[2 * index], pieces[2 * index + 1]];
    if (typeof literal !== 'string' || literal.toLowerCase() !== literals[index] || piece === undefined || typeof piece === 'string')
      return undefined;
    const { base, at } = memberOf(piece) ?? {};
    return base !== undefined && at === wanted ? splitAtSlashes(base) : undefined;
  });
  const [first] = wholes;
  return first !== undefined && wholes.every((one) => one !== undefined && keyOf(one) === keyOf(first)) ? first : undefined;
}

function splitAtSlashes(parts: Value): Value | undefined {
  const [whole, separator] = callNamed(parts, 'split') ?? [];
  return stringOf(separator) === '/' ? whole : undefined;
}

function memberOf(value: Value): { readonly base: Value; readonly at: unknown } | undefined {
  if (value.kind !== 'unknown' || value.symbol.kind !== 'access') return undefined;
  const { base, member } = value.symbol;
  return { base, at: member.kind === 'scalar' ? member.value : undefined };
}

function isMark(text: Value | undefined): boolean {
  return mark.test(stringOf(text) ?? '');
}

function isNumber(value: Value, wanted: number): boolean {
  return value.kind === 'scalar' && value.value === wanted;
}
