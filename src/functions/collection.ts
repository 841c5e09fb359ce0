import { accessMember, asCall } from '../values/access.js';
import { attempt, failing } from '../values/attempt.js';
import { equalValues } from '../values/compare.js';
import { arrayOf, joinText, keyOf, memberKey, piecesOf, scalar, stringOf, symbolicCall } from '../values/construct.js';
import { exact } from '../values/folding.js';
import type { Piece } from '../values/pieces.js';
import { isScopeText, lengthOfPieces, mayHold } from '../values/pieces.js';
import type { Stretch } from '../values/stretches.js';
import { joinStretches, lengthOfStretches, stretchesOf } from '../values/stretches.js';
import { equalPieces } from '../values/text-equality.js';
import { firstPlaceOf, lastPlaceOf } from '../values/text-search.js';
import type { Truth } from '../values/truth.js';
import { any } from '../values/truth.js';
import type { SymbolFacts, UnknownValue, Value } from '../values/value.js';
import type { Call, Family, FunctionRow } from './family.js';
import { anything, array, integer, row } from './family.js';
import { toUpperCase } from '../values/letter-case.js';
import { callNamed, simplifyIf } from '../values/conditions.js';
import { skipText, takeText } from './text-slices.js';
import { typeOf } from '../values/types.js';

const container = ['array', 'object', 'string'] as const;
const sequence = ['array', 'string'] as const;

/** What arrays, objects and texts have in common. */
export const collectionFunctions: Family = {
  length: row([container], ([value]) => value && lengthOf(value), { returns: { type: 'int', minValue: 0 }, tells: [] }),
  empty: row([[...container, 'null']], ([value]) => value && isEmpty(value), { returns: 'bool' }),
  contains: row([container, anything], ([value, item], call) => contains(value, item, call), { returns: 'bool' }),
  first: row([sequence], ([value]) => value && itemAtEnd(value, 'first')),
  last: row([sequence], ([value]) => value && itemAtEnd(value, 'last')),
  take: row([sequence, integer], ([value, count]) => part(value, count, takeText, takeItems, 'take'), { tells: [0] }),
  skip: row([sequence, integer], ([value, count]) => part(value, count, skipText, skipItems, 'skip'), { tells: [0] }),
  indexOf: position('first'),
  lastIndexOf: position('last'),
  indexFromEnd: row([array, integer], ([list, index], call) => fromEnd(list, index, () => call.refuse('reaches beyond the array')), {
    tells: [0],
  }),
  tryIndexFromEnd: row([anything, anything], ([list, index]) => tryFromEnd(list, index), { tells: [0] }),
  tryGet: row([anything, ['string', 'int']], ([base, ...keys], call) => tryGet(base, keys, call), { rest: ['string', 'int'], tells: [0] }),
};

function lengthOf(value: Value): Value | undefined {
  if (value.kind === 'object') return value.open.length === 0 ? scalar(value.members.size) : undefined;
  const pieces = piecesOf(value);
  const stretches = stretchesOf(value);
  const range = pieces ? lengthOfPieces(pieces) : stretches && lengthOfStretches(stretches);
  if (range === undefined) return undefined;
  if (range.min === range.max) return scalar(range.min);
  return symbolicCall('length', [value], { type: 'int', minValue: range.min, ...(range.max < Infinity && { maxValue: range.max }) });
}

function isEmpty(value: Value): Value | undefined {
  if (value.kind === 'scalar' && value.value === null) return scalar(true);
  if (value.kind === 'object') return scalar(value.members.size + value.open.length === 0);
  if (hasSettingLayer(value) || isScopeText(value)) return scalar(false);
  const pieces = piecesOf(value);
  const stretches = stretchesOf(value);
  const range = pieces ? lengthOfPieces(pieces) : stretches && lengthOfStretches(stretches);
  if (range === undefined || (range.min === 0 && range.max > 0)) return undefined;
  return scalar(range.max === 0);
}

/** Whether an unknown is a merge in which a layer surely sets a member. */
function hasSettingLayer(value: Value): boolean {
  return layersOf(value).some((layer) => layer.kind === 'object' && layer.members.size + layer.open.length > 0);
}

/** The objects that an unknown object is merged from. */
function layersOf(value: Value): readonly Value[] {
  const [list] = callNamed(value, 'shallowMerge') ?? [];
  if (list?.kind === 'array') return list.items;
  return callNamed(value, 'union') ?? callNamed(value, 'createObject') ?? [];
}

function contains(value: Value | undefined, item: Value | undefined, call: Call): Value | undefined {
  if (value === undefined || item === undefined) return undefined;
  const truth = containsTruth(value, item, call);
  return truth === 'unknown' ? undefined : scalar(truth === 'true');
}

function containsTruth(value: Value, item: Value, call: Call): Truth {
  const stretches = stretchesOf(value);
  if (stretches !== undefined) return any(stretches.map((stretch) => stretchContains(stretch, item)));
  const isText = typeOf(item) === undefined || typeOf(item) === 'string';
  if (!isText && value.kind !== 'unknown')
    call.refuse(`looks for text in a text or for a name in an object, not for ${typeOf(item) ?? ''}`);
  const pieces = piecesOf(value);
  if (pieces !== undefined) return textContains(pieces, piecesOf(item));
  return objectContains(value, item);
}

function stretchContains(stretch: Stretch, item: Value): Truth {
  return stretch.kind === 'array' ? any(stretch.items.map((one) => equalValues(one, item))) : 'unknown';
}

function objectContains(value: Value, item: Value): Truth {
  const name = stringOf(item);
  if (value.kind === 'object') {
    if (value.members.size + value.open.length === 0) return 'false';
    if (name === undefined) return 'unknown';
    return value.members.has(memberKey(name)) ? 'true' : value.open.length === 0 ? 'false' : 'unknown';
  }
  const isSet = name !== undefined && layersOf(value).some((layer) => layer.kind === 'object' && layer.members.has(memberKey(name)));
  return isSet ? 'true' : 'unknown';
}

function textContains(pieces: readonly Piece[], part: readonly Piece[] | undefined): Truth {
  if (part === undefined) return 'unknown';
  const [only, second] = part;
  if (only === undefined || only === '') return 'true';
  if (
    second === undefined &&
    pieces.some((piece) =>
      typeof piece === 'string' && typeof only === 'string' ? firstPlaceOf(only, piece) >= 0 : samePiece(piece, only),
    )
  )
    return 'true';
  if (pieces.every((piece) => typeof piece === 'string') && part.every((piece) => typeof piece === 'string')) return 'false';
  if (equalPieces(pieces, part, exact) === 'true') return 'true';
  return lengthOfPieces(part).min > lengthOfPieces(pieces).max || needsMore(part, pieces) ? 'false' : 'unknown';
}

function samePiece(a: Piece, b: Piece): boolean {
  return equalPieces([a], [b], exact) === 'true';
}

/** Whether a part has a character that the text can hold nowhere. */
function needsMore(part: readonly Piece[], pieces: readonly Piece[]): boolean {
  const characters = new Set(part.flatMap((piece) => (typeof piece === 'string' ? Array.from(piece) : [])));
  return [...characters].some((character) =>
    pieces.every((piece) => (typeof piece === 'string' ? !piece.includes(character) : !mayHold(piece, character))),
  );
}

function itemAtEnd(value: Value, end: 'first' | 'last'): Value | undefined {
  const pieces = piecesOf(value);
  if (pieces !== undefined) return characterAtEnd(pieces, end);
  const stretches = stretchesOf(value);
  const stretch = end === 'first' ? stretches?.[0] : stretches?.at(-1);
  if (stretches?.length === 1 && stretch?.kind === 'array' && stretch.items.length === 0) return scalar(null);
  if (stretch?.kind === 'array') return end === 'first' ? stretch.items[0] : stretch.items.at(-1);
  const isNeverEmpty = stretch !== undefined && lengthOfStretches([stretch]).min > 0 && stretch !== value;
  return isNeverEmpty ? symbolicCall(end, [stretch], callNamed(stretch, 'split') ? { type: 'string' } : undefined) : undefined;
}

function characterAtEnd(pieces: readonly Piece[], end: 'first' | 'last'): Value | undefined {
  const piece = end === 'first' ? pieces[0] : pieces.at(-1);
  if (piece === undefined) return scalar('');
  if (typeof piece === 'string') return scalar(end === 'first' ? piece.slice(0, 1) : piece.slice(-1));
  return pieces.length > 1 && lengthOfPieces([piece]).min > 0
    ? symbolicCall(end, [joinText([piece])], { type: 'string', maxLength: 1 })
    : undefined;
}

type SliceText = (pieces: readonly Piece[], count: number, symbolic: (rest: Value, count: number) => UnknownValue) => Value;
type SliceItems = (stretches: readonly Stretch[], count: number, symbolic: (rest: Value, count: number) => UnknownValue) => Value;

function part(
  value: Value | undefined,
  count: Value | undefined,
  sliceText: SliceText,
  sliceItems: SliceItems,
  name: string,
): Value | undefined {
  const size = count?.kind === 'scalar' && typeof count.value === 'number' ? count.value : undefined;
  if (value === undefined || size === undefined) return undefined;
  const pieces = piecesOf(value);
  if (pieces !== undefined)
    return sliceText(pieces, size, (rest, left) => symbolicCall(name, [rest, scalar(left)], sliceFacts('string', name, left)));
  const stretches = stretchesOf(value);
  return (
    stretches && sliceItems(stretches, size, (rest, left) => symbolicCall(name, [rest, scalar(left)], sliceFacts('array', name, left)))
  );
}

function sliceFacts(type: 'string' | 'array', name: string, count: number): SymbolFacts {
  return name === 'take' ? { type, maxLength: count } : { type };
}

function takeItems(stretches: readonly Stretch[], count: number, symbolic: (rest: Value, count: number) => UnknownValue): Value {
  if (lengthOfStretches(stretches).max <= count) return joinStretches(stretches);
  const taken: Stretch[] = [];
  let left = Math.max(0, count);
  for (const [index, stretch] of stretches.entries()) {
    if (left === 0) break;
    if (stretch.kind === 'unknown') return joinStretches([...taken, symbolic(joinStretches(stretches.slice(index)), left)]);
    taken.push(arrayOf(stretch.items.slice(0, left)));
    left -= Math.min(left, stretch.items.length);
  }
  return joinStretches(taken);
}

function skipItems(stretches: readonly Stretch[], count: number, symbolic: (rest: Value, count: number) => UnknownValue): Value {
  let left = Math.max(0, count);
  for (const [index, stretch] of stretches.entries()) {
    if (left === 0) return joinStretches(stretches.slice(index));
    if (stretch.kind === 'unknown') return symbolic(joinStretches(stretches.slice(index)), left);
    if (stretch.items.length > left) return joinStretches([arrayOf(stretch.items.slice(left)), ...stretches.slice(index + 1)]);
    left -= stretch.items.length;
  }
  return arrayOf([]);
}

/** Where an item is in an array, or a text in a text ignoring case; -1 where it is not. */
function position(which: 'first' | 'last'): FunctionRow {
  return row(
    [sequence, anything],
    ([value, item], call) => {
      if (value === undefined || item === undefined) return undefined;
      if (value.kind === 'array') return positionOfItem(value.items, item, which);
      const type = typeOf(item);
      if (typeOf(value) === 'string' && type !== undefined && type !== 'string') call.refuse('looks for text in a text');
      return positionOfText(value, item, which);
    },
    { returns: { type: 'int', minValue: -1 }, tells: [] },
  );
}

function positionOfItem(items: readonly Value[], item: Value, which: 'first' | 'last'): Value | undefined {
  const order = which === 'first' ? [...items.keys()] : [...items.keys()].reverse();
  for (const index of order) {
    const truth = equalValues(items[index] ?? item, item);
    if (truth !== 'false') return truth === 'true' ? scalar(index) : undefined;
  }
  return scalar(-1);
}

function positionOfText(value: Value, item: Value, which: 'first' | 'last'): Value | undefined {
  const wanted = stringOf(item);
  const known = stringOf(value);
  if (wanted === undefined) return undefined;
  if (known !== undefined) return scalar(textPosition(toUpperCase(known), toUpperCase(wanted), which));
  const [head] = piecesOf(value) ?? [];
  const found = which === 'first' && typeof head === 'string' ? firstPlaceOf(toUpperCase(wanted), toUpperCase(head)) : -1;
  return found < 0 ? undefined : scalar(found);
}

function textPosition(value: string, wanted: string, which: 'first' | 'last'): number {
  if (which === 'first') return firstPlaceOf(wanted, value);
  return wanted === '' ? Math.max(0, value.length - 1) : lastPlaceOf(wanted, value);
}

function fromEnd(list: Value | undefined, index: Value | undefined, absent: () => Value): Value | undefined {
  const stretches = list && stretchesOf(list);
  const count = index?.kind === 'scalar' && typeof index.value === 'number' ? index.value : undefined;
  const last = stretches?.at(-1);
  if (stretches === undefined || count === undefined) return undefined;
  if (count < 1) return absent();
  const item = last?.kind === 'array' ? last.items.at(-count) : undefined;
  if (item !== undefined && last?.kind === 'array' && count <= last.items.length) return item;
  return lengthOfStretches(stretches).max < count ? absent() : undefined;
}

function tryFromEnd(list: Value | undefined, index: Value | undefined): Value | undefined {
  if (list === undefined || index === undefined) return undefined;
  const [type, other] = [typeOf(list), typeOf(index)];
  if ((type !== undefined && type !== 'array') || (other !== undefined && other !== 'int')) return scalar(null);
  return fromEnd(list, index, () => scalar(null));
}

/** Only the first key may be absent; the others are read as by an access. A chain whose first member is undecided stays one call. */
function tryGet(base: Value | undefined, keys: readonly Value[], call: Call): Value | undefined {
  const [first, ...others] = keys;
  if (base === undefined || first === undefined) return undefined;
  const [condition, then, otherwise] = callNamed(base, 'if') ?? [];
  if (condition !== undefined && then !== undefined && otherwise !== undefined) {
    const branch = (value: Value): Value => failing(attempt(() => call.call('tryGet', value, ...keys)));
    return simplifyIf(condition, branch(then), branch(otherwise));
  }
  const member = accessMember(base, first, true, call.span);
  if (others.length === 0) return member;
  if (isUndecided(member, base)) return undefined;
  if (member.kind === 'scalar' && member.value === null) return member;
  return others.reduce((at, key) => accessMember(at, key, false, call.span), member);
}

function isUndecided(member: Value, base: Value): boolean {
  const [subject] = callNamed(member, 'tryGet') ?? [];
  if (subject === undefined || base.kind === 'scalar') return false;
  return keyOf(subject) === keyOf(base.kind === 'unknown' ? base : asCall(base));
}
