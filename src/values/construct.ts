import type { Span } from '../text/source.js';
import { BudgetError, CycleError } from './evaluation-error.js';
import { ArrayContainer, memoOf, movedTo, ObjectContainer } from './container.js';
import { AccessSymbol, CallSymbol, LambdaSymbol, TextSymbol } from './symbol.js';
import type {
  ArrayValue,
  Member,
  ObjectValue,
  OpenMember,
  Origin,
  Scalar,
  ScalarValue,
  SymbolFacts,
  Symbolic,
  UnknownValue,
  Value,
} from './value.js';

export { keyOf } from './key.js';

export function scalar(value: Scalar, origin?: Origin): ScalarValue {
  return { kind: 'scalar', value, origin };
}

export function arrayOf(items: readonly Value[], origin?: Origin): ArrayValue {
  return new ArrayContainer(items, origin);
}

/** An object of members in order. Of two names that differ only by case the last value wins, under the first spelling. */
export function objectOf(members: Iterable<Member>, open: readonly OpenMember[] = [], origin?: Origin): ObjectValue {
  const map = new Map<string, Member>();
  for (const member of members) {
    const key = memberKey(member.name);
    const earlier = map.get(key);
    map.set(key, earlier === undefined || earlier.name === member.name ? member : { name: earlier.name, value: member.value });
  }
  return objectWith(map, open, origin);
}

/** An object of members that are already kept under the names that they are found by. */
export function objectWith(
  members: ReadonlyMap<string, Member>,
  open: readonly OpenMember[] = [],
  origin?: Origin,
  shown?: UnknownValue,
): ObjectValue {
  return new ObjectContainer(members, open, origin, shown);
}

/** A member whose value is computed when it is first read; a value that needs itself is refused. */
export class LazyMember implements Member {
  readonly name: string;
  #compute: (() => Value) | undefined;
  #value: Value | undefined;

  constructor(name: string, compute: () => Value) {
    this.name = name;
    this.#compute = compute;
  }

  get value(): Value {
    return this.settle();
  }

  get isSettled(): boolean {
    return this.#value !== undefined;
  }

  /** The value, computed if it has not been read. */
  settle(): Value {
    if (this.#value !== undefined) return this.#value;
    const compute = this.#compute;
    if (compute === undefined) throw new CycleError(`'${this.name}' refers to itself`);
    this.#compute = undefined;
    try {
      return (this.#value = compute());
    } finally {
      if (this.#value === undefined) this.#compute = compute;
    }
  }
}

/** What names of members, parameters, variables and functions are compared by. */
export function memberKey(name: string): string {
  return name.toLowerCase();
}

/** What a member is kept under whose name differs from an earlier one's only by case, where the engine keeps both. */
export function caseKey(name: string): string {
  return `${memberKey(name)}\0${name}`;
}

/** Sets a member as the engine does in JSON texts and `createObject`: one whose name differs from an earlier one's only by case stands beside it. */
export function setMember(members: Map<string, Member>, member: Member): void {
  const earlier = members.get(memberKey(member.name));
  members.set(earlier === undefined || earlier.name === member.name ? memberKey(member.name) : caseKey(member.name), member);
}

/** The member of exactly that name. */
export function memberSpelled(members: ReadonlyMap<string, Member>, name: string): Member | undefined {
  const member = members.get(memberKey(name));
  return member === undefined || member.name === name ? member : members.get(caseKey(name));
}

/** The value of a member, if the object surely has it. */
export function memberOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'object' ? value.members.get(memberKey(name))?.value : undefined;
}

/** The value at a path of member names, if every step of it is known. */
export function valueAt(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let at = value;
  for (const name of path) at = memberOf(at, name);
  return at;
}

/** A symbolic call. `facts.type` should say what it returns where that is certain; `scope` tells apart atoms of different deployments. */
export function symbolicCall(name: string, args: readonly Value[], facts?: SymbolFacts, origin?: Origin, scope = ''): UnknownValue {
  return unknown(new CallSymbol(name, args, scope, facts), origin);
}

/** What stands where something could not be read, each at its place. */
export function unread({ source, start }: Span): UnknownValue {
  return symbolicCall('unread', [scalar(`${source.path}:${start}`)]);
}

export function isUnread(value: Value): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'unread';
}

/** A symbolic member access. It is not simplified here; `accessMember` in `access.ts` does that. */
export function symbolicAccess(base: UnknownValue, member: Value, origin?: Origin): UnknownValue {
  return unknown(new AccessSymbol(base, member), origin);
}

export function symbolicLambda(parameters: readonly string[], body: Value, origin?: Origin): UnknownValue {
  return unknown(new LambdaSymbol(parameters, body), origin);
}

/**
 * Text from parts side by side: known ones merge, nested texts are spliced in. Scalars are rendered as `concat` does
 * (`True`, `False`, decimal; null is nothing). A lone unknown that is surely a string stays itself. What is hidden in a part is hidden in the text.
 * Throws `BudgetError` for a text that is too long.
 */
export function joinText(parts: readonly (string | Value)[], origin?: Origin): ScalarValue | UnknownValue {
  const text = joinPieces(parts, origin);
  if (!parts.some(isHidden)) return text;
  const shown = joinPieces(parts.map((part) => (isHidden(part) ? part.shown : part)));
  return shown.kind === 'unknown' ? { ...text, shown } : text;
}

function isHidden(part: string | Value): part is (ScalarValue | UnknownValue) & { readonly shown: UnknownValue } {
  return typeof part !== 'string' && (part.kind === 'scalar' || part.kind === 'unknown') && part.shown !== undefined;
}

function joinPieces(parts: readonly (string | Value)[], origin?: Origin): ScalarValue | UnknownValue {
  const pieces: (string | UnknownValue)[] = [];
  const push = (piece: string | UnknownValue): void => {
    const last = pieces[pieces.length - 1];
    if (typeof piece !== 'string') pieces.push(piece);
    else if (typeof last === 'string') pieces[pieces.length - 1] = joinKnown(last, piece);
    else if (piece !== '') pieces.push(piece);
  };
  for (const part of parts) {
    if (typeof part === 'string') push(part);
    else if (part.kind === 'scalar') push(renderScalar(part.value));
    else if (part.kind === 'unknown' && part.symbol.kind === 'text') part.symbol.pieces.forEach(push);
    else if (part.kind === 'unknown') push(part);
    else throw new TypeError(`${part.kind} in a text`);
  }
  const [first] = pieces;
  if (first === undefined) return scalar('', origin);
  if (pieces.length === 1) {
    if (typeof first === 'string') return scalar(first, origin);
    if (symbolType(first) === 'string') return relocate(first, origin);
  }
  return unknown(new TextSymbol(pieces), origin);
}

/** UTF-16 units of one text: the size that Azure takes for a whole template. */
export const longestText = 4 * 1024 * 1024;

function joinKnown(start: string, end: string): string {
  if (start.length + end.length > longestText) throw new BudgetError(`a text has more than ${longestText} characters`);
  return start + end;
}

/** A scalar as `concat`, `format` and `join` print it. */
export function renderScalar(value: Scalar): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' && Math.abs(value) >= 1e15 && Number.isInteger(value) ? renderLargeInteger(value) : String(value);
}

/** The largest integer of the engine, 2^63 - 1, is no number of ours: 2^63 stands for it. */
function renderLargeInteger(value: number): string {
  return value === 2 ** 63 ? '9223372036854775807' : BigInt(value).toString();
}

/** The pieces of a value that is surely text; undefined for any other value. */
export function piecesOf(value: Value): readonly (string | UnknownValue)[] | undefined {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? [value.value] : undefined;
  if (value.kind !== 'unknown') return undefined;
  if (value.symbol.kind === 'text') return value.symbol.pieces;
  return symbolType(value) === 'string' ? [value] : undefined;
}

/** The type of an unknown value where it is certain. */
export function symbolType(value: UnknownValue): SymbolFacts['type'] {
  if (value.symbol.kind === 'text') return 'string';
  return value.symbol.kind === 'call' ? value.symbol.facts?.type : undefined;
}

/** The same value, as it stands at another place. */
export function relocate<V extends Value>(value: V, origin: Origin | undefined): V;
export function relocate(value: Value, origin: Origin | undefined): Value {
  return origin === undefined || origin === value.origin ? value : movedTo(origin, value);
}

/** Whether nothing in a value is unknown. */
export function isKnown(value: Value): boolean {
  if (value.kind === 'scalar' || value.kind === 'unknown') return value.kind === 'scalar';
  const memo = memoOf(value);
  return (memo.known ??= isKnownContainer(value));
}

function isKnownContainer(value: ArrayValue | ObjectValue): boolean {
  if (value.kind === 'array') return value.items.every(isKnown);
  if (value.open.length > 0) return false;
  for (const member of value.members.values()) if (!isKnown(member.value)) return false;
  return true;
}

/** Whether a value is known to be null. */
export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** The known string that a value is, if it is one. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function unknown(symbol: Symbolic, origin: Origin | undefined): UnknownValue {
  return { kind: 'unknown', symbol, origin };
}
