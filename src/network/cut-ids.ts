import { callNamed } from '../values/conditions.js';
import { keyOf, piecesOf, stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';

const mark = /^\/subnets\/?$/i;

/** Segments of the id of a virtual network, the empty one before its first slash included. */
const networkSegments = 9;

/** What stands around the unknown segments of the id of a virtual network, and where those are in the id of a subnet. */
const literals = ['/subscriptions/', '/resourcegroups/', '/providers/microsoft.network/virtualnetworks/'];
const segments = [2, 4, 8];

/**
 * The id of a subnet out of which a template cuts that of its network, in any of the usual ways: what `split(id, '/subnets/')` begins with, what
 * `substring` or `take` leave up to there, the first nine of its segments joined, or its segments put into `resourceId`.
 */
export function cutBeforeSubnets(id: Value): Value | undefined {
  if (id.kind !== 'unknown') return undefined;
  return beforeMark(id) ?? upToMark(id) ?? joinedSegments(id) ?? composedOfSegments(id);
}

/** `split(id, '/subnets/')[0]`, and the same with `first`. */
function beforeMark(value: Value): Value | undefined {
  const { base: parts = callNamed(value, 'first')?.[0], at = 0 } = memberOf(value) ?? {};
  const [whole, separator] = (parts && callNamed(parts, 'split')) ?? [];
  return at === 0 && isMark(separator) ? whole : undefined;
}

/** `substring(id, 0, indexOf(id, '/subnets/'))`, and the same with `take` and `lastIndexOf`. */
function upToMark(value: Value): Value | undefined {
  const [of, start, end] = callNamed(value, 'substring') ?? [];
  const [whole, length] = start !== undefined && isNumber(start, 0) ? [of, end] : (callNamed(value, 'take') ?? []);
  const [searched, wanted] = (length && (callNamed(length, 'indexOf') ?? callNamed(length, 'lastIndexOf'))) ?? [];
  const isSame = whole !== undefined && searched !== undefined && keyOf(whole) === keyOf(searched);
  return isSame && isMark(wanted) ? whole : undefined;
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
