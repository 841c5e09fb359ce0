import { arrayOf, joinText, longestText, piecesOf, scalar, stringOf, symbolicCall } from '../values/construct.js';
import { BudgetError } from '../values/evaluation-error.js';
import { type Folding, ignoringCase } from '../values/folding.js';
import type { Piece } from '../values/pieces.js';
import { lengthOfPieces, mayHold, renderedLength } from '../values/pieces.js';
import type { Stretch } from '../values/stretches.js';
import { joinStretches } from '../values/stretches.js';
import { endsWithPieces, startsWithPieces } from '../values/text-equality.js';
import { firstPlaceOf, partsAround } from '../values/text-search.js';
import type { Truth } from '../values/truth.js';
import type { Scalar, SymbolFacts, UnknownValue, Value } from '../values/value.js';
import type { Call, Family, FunctionRow } from './family.js';
import { anything, array, integer, pure, row, text } from './family.js';
import { toLowerCase, toUpperCase } from '../values/letter-case.js';
import { largestContainer } from './limits.js';
import { formatText } from './text-format.js';
import { cutAt } from './text-slices.js';
import { typeOf } from '../values/types.js';
import { nameBasedGuid, uniqueString } from './unique-string.js';

/** Text. */
export const textFunctions: Family = {
  concat: row([], (args, call) => concatenate(args, call), { rest: ['string', 'int', 'float', 'bool', 'array'] }),
  format: row(
    [text],
    ([format, ...args], call) => (typeof stringOf(format) === 'string' ? formatText(stringOf(format) ?? '', args, call) : undefined),
    {
      rest: anything,
      returns: 'string',
    },
  ),
  join: row([array, text], ([list, delimiter], call) => join(list, delimiter, call), { returns: 'string' }),
  split: row([text, ['string', 'array']], ([value, delimiters], call) => split(value, delimiters, call), { returns: 'array', tells: [0] }),
  toLower: inCase(toLowerCase, 'toLower'),
  toUpper: inCase(toUpperCase, 'toUpper'),
  trim: row([text], ([value]) => trim(value), { returns: 'string' }),
  replace: row([text, text, text], ([value, old, replacement], call) => replace(value, old, replacement, call), {
    returns: 'string',
    tells: [0, 2],
  }),
  substring: row([text, integer, integer], ([value, start, length], call) => substring(value, start, length, call), {
    optional: 1,
    returns: 'string',
    tells: [0],
  }),
  startsWith: decided(startsWithPieces),
  endsWith: decided(endsWithPieces),
  like: pure([text, text], ([value, pattern]) => isLike(toUpperCase(String(value)), toUpperCase(String(pattern))), { returns: 'bool' }),
  padLeft: row([['string', 'int'], integer, text], ([value, width, padding], call) => padLeft(value, width, padding, call), {
    optional: 1,
    returns: 'string',
    tells: [0, 2],
  }),
  uniqueString: hashed(uniqueString, { type: 'string', minLength: 13, maxLength: 13 }),
  guid: hashed(nameBasedGuid, { type: 'string', minLength: 36, maxLength: 36 }),
};

/** Arrays if one surely is an array, text if one surely is a scalar, undecided otherwise. */
function concatenate(args: readonly Value[], call: Call): Value | undefined {
  const types = args.map(typeOf);
  if (types.includes('array')) {
    if (types.some((type) => type !== undefined && type !== 'array')) call.refuse('takes either arrays or scalars, not both');
    return joinStretches(args.filter((argument): argument is Stretch => argument.kind === 'array' || argument.kind === 'unknown'));
  }
  const isText = args.length === 0 || types.some((type) => type === 'string' || type === 'int' || type === 'bool' || type === 'float');
  return isText ? joinText(args) : undefined;
}

function join(list: Value | undefined, delimiter: Value | undefined, call: Call): Value | undefined {
  if (list?.kind !== 'array' || delimiter === undefined) return undefined;
  for (const item of list.items) {
    const type = typeOf(item);
    if (type === 'null' || type === 'array' || type === 'object' || type === 'float') call.refuse('takes an array of scalars');
  }
  return joinText(list.items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])));
}

/** At single-character delimiters known pieces are cut; stretches with an unknown that may hold a delimiter stay symbolic. */
function split(value: Value | undefined, delimiters: Value | undefined, call: Call): Value | undefined {
  const separators = delimiters && separatorsOf(delimiters, call);
  const pieces = value && piecesOf(value);
  if (separators === undefined || pieces === undefined || delimiters === undefined) return undefined;
  const [only] = pieces;
  const places = pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 1), 0);
  if (places * separators.reduce((sum, separator) => sum + separator.length, 0) > mostComparisons) return undefined;
  if (pieces.length === 1 && typeof only === 'string') return arrayOf(splitText(only, separators).map((part) => scalar(part)));
  if (separators.some((separator) => separator.length > 1)) return undefined;
  const stretches = cutAtSeparators(pieces, separators);
  return joinStretches(stretches.map((stretch) => segmentOf(stretch, separators, delimiters)));
}

/** Places times characters of delimiters that `split` looks at. */
const mostComparisons = 20_000_000;

function separatorsOf(delimiters: Value, call: Call): readonly string[] | undefined {
  const list = delimiters.kind === 'array' ? delimiters.items : [delimiters];
  if (list.some((item) => typeOf(item) !== undefined && typeOf(item) !== 'string')) call.refuse('takes texts as delimiters');
  const texts = list.map(stringOf);
  return texts.every((one) => one !== undefined) ? texts.filter((one) => one !== '') : undefined;
}

function splitText(value: string, separators: readonly string[]): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const found = separators.find((separator) => value.startsWith(separator, at));
    if (found === undefined) continue;
    if (parts.length === largestContainer) throw new BudgetError(`split gives more than ${largestContainer} items`);
    parts.push(value.slice(start, at));
    start = at + found.length;
    at = start - 1;
  }
  return [...parts, value.slice(start)];
}

function cutAtSeparators(pieces: readonly Piece[], separators: readonly string[]): Piece[][] {
  const stretches: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...rest] = typeof piece === 'string' ? splitText(piece, separators) : [piece];
    if (first !== '') stretches.at(-1)?.push(first);
    for (const part of rest) stretches.push(part === '' ? [] : [part]);
  }
  return stretches;
}

function segmentOf(stretch: readonly Piece[], separators: readonly string[], delimiters: Value): Stretch {
  const whole = joinText(stretch);
  const mayBeCut = stretch.some((piece) => typeof piece !== 'string' && separators.some((separator) => mayHold(piece, separator)));
  return mayBeCut ? symbolicCall('split', [whole, delimiters], { type: 'array', minLength: 1 }) : arrayOf([whole]);
}

/** Letter case changes piece by piece; an unknown that is surely in that case already stays as it is. */
function inCase(change: (text: string) => string, name: 'toLower' | 'toUpper'): FunctionRow {
  return row(
    [text],
    ([value]) => {
      const pieces = value && piecesOf(value);
      return pieces && joinText(pieces.map((piece) => (typeof piece === 'string' ? change(piece) : unknownInCase(piece, name))));
    },
    { returns: 'string' },
  );
}

function unknownInCase(piece: UnknownValue, name: 'toLower' | 'toUpper'): UnknownValue {
  if (isInCase(piece, name)) return piece;
  const inner = joinText([piece]);
  const { min, max } = renderedLength(piece);
  return symbolicCall(name, [inner], { type: 'string', ...(min > 0 && { minLength: min }), ...(max < Infinity && { maxLength: max }) });
}

function isInCase(piece: UnknownValue, name: 'toLower' | 'toUpper'): boolean {
  if (typeOf(piece) === 'int') return true;
  if (piece.symbol.kind !== 'call') return false;
  return piece.symbol.name === name || (name === 'toLower' && (piece.symbol.name === 'uniqueString' || piece.symbol.name === 'guid'));
}

function trim(value: Value | undefined): Value | undefined {
  const pieces = value && piecesOf(value);
  if (pieces === undefined) return undefined;
  const kept = [...pieces];
  for (let first = kept[0]; typeof first === 'string'; first = kept[0]) {
    kept[0] = first.trimStart();
    if (kept[0] !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); typeof last === 'string'; last = kept.at(-1)) {
    kept[kept.length - 1] = last.trimEnd();
    if (kept.at(-1) !== '') break;
    kept.pop();
  }
  const trimmed = joinText(kept);
  const bare = [kept[0], kept.at(-1)].every((piece) => piece === undefined || typeof piece === 'string' || isBare(piece));
  return bare ? trimmed : symbolicCall('trim', [trimmed], { type: 'string' });
}

/** Whether an unknown surely has no white space around it. */
function isBare(piece: UnknownValue): boolean {
  const callName = piece.symbol.kind === 'call' ? piece.symbol.name : '';
  return (
    callName === 'trim' ||
    (renderedLength(piece).min > 0 && [' ', '\t', '\n', '\r', '\u00a0', '\u2003'].every((space) => !mayHold(piece, space)))
  );
}

/** A single character is replaced piece by piece. */
function replace(value: Value | undefined, old: Value | undefined, replacement: Value | undefined, call: Call): Value | undefined {
  const pattern = stringOf(old);
  if (pattern === '') call.refuse('cannot replace the empty text');
  const pieces = value && piecesOf(value);
  const [only] = pieces ?? [];
  if (pieces === undefined || pattern === undefined || replacement === undefined || old === undefined) return undefined;
  if (pieces.length === 1 && typeof only === 'string') return replaceKnown(only, pattern, replacement);
  if (pattern.length > 1) return undefined;
  return joinText(
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? [replaceKnown(piece, pattern, replacement)] : [replaceUnknown(piece, pattern, [old, replacement])],
    ),
  );
}

function replaceKnown(value: string, pattern: string, replacement: Value): Value {
  const parts = partsAround(pattern, value);
  const known = stringOf(replacement);
  if (known === undefined) return joinText(parts.flatMap((part, index) => (index === 0 ? [part] : [replacement, part])));
  if (value.length + (parts.length - 1) * known.length > longestText)
    throw new BudgetError(`a text has more than ${longestText} characters`);
  return scalar(parts.join(known));
}

function replaceUnknown(piece: UnknownValue, pattern: string, others: readonly Value[]): UnknownValue {
  return mayHold(piece, pattern) ? symbolicCall('replace', [joinText([piece]), ...others], { type: 'string' }) : piece;
}

function substring(value: Value | undefined, start: Value | undefined, length: Value | undefined, call: Call): Value | undefined {
  const [from, count] = [numberOf(start), numberOf(length)];
  if ((from ?? 0) < 0 || (count ?? 0) < 0) call.refuse('takes no negative numbers');
  const pieces = value && piecesOf(value);
  if (pieces === undefined || from === undefined || (length !== undefined && count === undefined)) return undefined;
  if (lengthOfPieces(pieces).max < from + (count ?? 0)) call.refuse('reaches beyond the end of the text');
  const { tail, rest } = cutAt(pieces, from);
  if (rest > 0) return substringCall(joinText(tail), rest, count);
  return count === undefined ? joinText(tail) : firstCharacters(tail, count);
}

function firstCharacters(pieces: readonly Piece[], count: number): Value {
  const { head, tail, rest } = cutAt(pieces, count);
  return rest === 0 ? joinText(head) : joinText([...head, substringCall(joinText(tail), 0, rest)]);
}

function substringCall(value: Value, from: number, count: number | undefined): UnknownValue {
  const numbers = count === undefined ? [scalar(from)] : [scalar(from), scalar(count)];
  return symbolicCall('substring', [value, ...numbers], {
    type: 'string',
    ...(count !== undefined && { minLength: count, maxLength: count }),
  });
}

function numberOf(value: Value | undefined): number | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function decided(question: (value: readonly Piece[], part: readonly Piece[], folding: Folding) => Truth): FunctionRow {
  return row(
    [text, text],
    ([value, part]) => {
      const [pieces, others] = [value && piecesOf(value), part && piecesOf(part)];
      const truth = pieces === undefined || others === undefined ? 'unknown' : question(pieces, others, ignoringCase);
      return truth === 'unknown' ? undefined : scalar(truth === 'true');
    },
    { returns: 'bool' },
  );
}

/** Whether text fits a pattern in which `*` is any run of characters; both in one letter case. */
function isLike(value: string, pattern: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return value === head;
  if (!value.startsWith(head) || !value.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = firstPlaceOf(part, value, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - tail.length;
}

/** Widths that the engine accepts. */
const widest = 16;

function padLeft(value: Value | undefined, width: Value | undefined, padding: Value | undefined, call: Call): Value | undefined {
  const total = numberOf(width);
  if (total !== undefined && (total <= 0 || total > widest)) call.refuse(`takes a width from 1 to ${widest}`);
  const fill = padding === undefined ? ' ' : stringOf(padding);
  if (fill !== undefined && fill.length !== 1) call.refuse('takes a single character to pad with');
  if (value === undefined || total === undefined || fill === undefined) return undefined;
  const whole = typeOf(value) === undefined ? undefined : joinText([value]);
  if (whole?.kind === 'scalar') return scalar(String(whole.value).padStart(total, fill));
  const { min, max } = lengthOfPieces(whole === undefined ? [] : (piecesOf(whole) ?? []));
  if (whole === undefined || (min < total && min !== max)) return undefined;
  return joinText([fill.repeat(Math.max(0, total - min)), whole]);
}

function hashed(hash: (text: string) => string, returns: SymbolFacts): FunctionRow {
  return pure([text], (texts: readonly Scalar[]) => hash(texts.map(String).join('-')), { rest: text, returns, tells: [] });
}
