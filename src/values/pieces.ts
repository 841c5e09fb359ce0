import { piecesOf, renderScalar, stringOf, symbolType } from './construct.js';
import type { SymbolFacts, UnknownValue, Value } from './value.js';

/** A part of a text: known, or an unknown that is rendered there. */
export type Piece = string | UnknownValue;

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The pieces of a value that is, or may be, text; undefined where it surely is none. */
export function possiblePieces(value: Value): readonly Piece[] | undefined {
  if (value.kind !== 'unknown') return piecesOf(value);
  const type = symbolType(value);
  return piecesOf(value) ?? (type === undefined ? [value] : undefined);
}

/** The text that a value surely starts with; empty where nothing is known of it. */
export function knownStart(value: Value): string {
  const [first] = piecesOf(value) ?? [];
  return typeof first === 'string' ? first : '';
}

/** How many UTF-16 units a text of pieces has. */
export function lengthOfPieces(pieces: readonly Piece[]): Range {
  let min = 0;
  let max = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      min += piece.length;
      max += piece.length;
      continue;
    }
    const range = renderedLength(piece);
    min += range.min;
    max += range.max;
  }
  return { min, max };
}

/** How many UTF-16 units an unknown has where it stands in a text. */
export function renderedLength(piece: UnknownValue): Range {
  if (piece.symbol.kind === 'text') return lengthOfPieces(piece.symbol.pieces);
  const facts = factsOf(piece);
  const allowed = allowedTexts(piece)?.map((value) => value.length);
  if (allowed !== undefined) return { min: Math.min(...allowed), max: Math.max(...allowed) };
  if (isGuid(piece)) return { min: 36, max: 36 };
  if (facts?.type === 'string') return { min: Math.max(facts.minLength ?? 0, piece.segment ? 1 : 0), max: facts.maxLength ?? Infinity };
  if (facts?.type === 'bool') return { min: 4, max: 5 };
  if (facts?.type === 'int') return { min: 1, max: 20 };
  return { min: piece.segment || isScopeText(piece) ? 1 : 0, max: Infinity };
}

/** Whether the text of an unknown piece may hold a character. */
export function mayHold(piece: UnknownValue, character: string): boolean {
  if (piece.symbol.kind === 'text')
    return piece.symbol.pieces.some((inner) => (typeof inner === 'string' ? inner.includes(character) : mayHold(inner, character)));
  if (piece.segment && character === '/') return false;
  const facts = factsOf(piece);
  const allowed = allowedTexts(piece);
  if (allowed !== undefined) return allowed.some((value) => value.includes(character));
  if (facts?.type === 'int') return /[-0-9]/.test(character);
  if (facts?.type === 'bool') return 'TrueFalse'.includes(character);
  if (isGuid(piece)) return /[-0-9a-fA-F]/.test(character);
  return piece.symbol.kind === 'call' ? callMayHold(piece.symbol.name, piece.symbol.arguments, character) : accessMayHold(piece, character);
}

const derived = new Set(['take', 'skip', 'substring', 'trim', 'split']);

function callMayHold(name: string, args: readonly Value[], character: string): boolean {
  const [subject] = args;
  switch (name) {
    case 'uniqueString':
      return /[a-z2-7]/.test(character);
    case 'toLower':
      return (
        character.toLowerCase() === character && (subjectMayHold(subject, character) || subjectMayHold(subject, character.toUpperCase()))
      );
    case 'toUpper':
      return (
        character.toUpperCase() === character && (subjectMayHold(subject, character) || subjectMayHold(subject, character.toLowerCase()))
      );
    case 'replace':
      return replacedMayHold(args, character);
    case 'first':
    case 'last':
    case 'indexFromEnd':
      return !isDelimiter(subject, character) && subjectMayHold(subject, character);
    case 'if':
      return subjectMayHold(args[1], character) || subjectMayHold(args[2], character);
    default:
      return !derived.has(name) || subjectMayHold(subject, character);
  }
}

function replacedMayHold([subject, old, replacement]: readonly Value[], character: string): boolean {
  if (subjectMayHold(replacement, character)) return true;
  return stringOf(old) !== character && subjectMayHold(subject, character);
}

function subjectMayHold(subject: Value | undefined, character: string): boolean {
  if (subject?.kind === 'scalar') return typeof subject.value !== 'string' || subject.value.includes(character);
  return subject?.kind !== 'unknown' || mayHold(subject, character);
}

function accessMayHold(piece: UnknownValue, character: string): boolean {
  if (piece.symbol.kind === 'access' && isDelimiter(piece.symbol.base, character)) return false;
  return character !== '/' || !isScopeName(piece);
}

/** Whether a value is a text split at a character. */
function isDelimiter(parts: Value | undefined, character: string): boolean {
  if (parts?.kind !== 'unknown' || parts.symbol.kind !== 'call' || parts.symbol.name !== 'split') return false;
  return stringOf(parts.symbol.arguments[1]) === character;
}

/** `resourceGroup().name` and the like: a name that Azure gave or accepted, so without slashes. */
function isScopeName(piece: UnknownValue): boolean {
  const path = scopePath(piece);
  return path !== undefined && /^(resourceGroup\.(name|location)|managementGroup\.name|deployment\.(name|location))$/i.test(path);
}

/** Whether a value is a text that Azure gives to whatever is deployed, so never an empty one: `resourceGroup().name`, `subscription().id`. */
export function isScopeText(value: Value): boolean {
  const path = value.kind === 'unknown' ? scopePath(value) : undefined;
  return (
    path !== undefined &&
    /^(resourceGroup|subscription|managementGroup|tenant|deployment)\.(id|name|location|subscriptionId|tenantId)$/i.test(path)
  );
}

/** Whether a value is the region of whatever is deployed to: `resourceGroup().location`, `deployment().location`. */
export function isScopeRegion(value: Value): boolean {
  const path = value.kind === 'unknown' ? scopePath(value) : undefined;
  return path !== undefined && /^(resourceGroup|deployment)\.location$/i.test(path);
}

function isGuid(piece: UnknownValue): boolean {
  if (piece.symbol.kind === 'call') return piece.symbol.name === 'guid' || piece.symbol.name === 'newGuid';
  const path = scopePath(piece);
  return path !== undefined && /^(subscription\.(subscriptionId|tenantId)|tenant\.tenantId)$/i.test(path);
}

/** `function.member` for a member of what a scope function without arguments gives. */
function scopePath(piece: UnknownValue): string | undefined {
  if (piece.symbol.kind !== 'access') return undefined;
  const { base, member } = piece.symbol;
  const name = stringOf(member);
  return name !== undefined && base.symbol.kind === 'call' && base.symbol.arguments.length === 0
    ? `${base.symbol.name}.${name}`
    : undefined;
}

/** The only texts that an unknown can be rendered as, if they are few and known. */
export function allowedTexts(piece: UnknownValue): readonly string[] | undefined {
  const facts = factsOf(piece);
  if (facts?.allowed === undefined || facts.allowed.length === 0 || facts.type === 'array' || facts.type === 'object') return undefined;
  return facts.allowed.map(({ value }) => renderScalar(value));
}

/** What is known of an unknown all the same. */
export function factsOf(value: UnknownValue): SymbolFacts | undefined {
  return value.symbol.kind === 'call' ? value.symbol.facts : undefined;
}
