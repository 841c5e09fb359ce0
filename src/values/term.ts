import { Memo } from '../text/memo.js';
import { withoutCompared, withoutNamesAsked } from './compared-secrets.js';
import { inSight } from './secret.js';
import type { Scalar, Symbolic, SymbolicAccess, Value } from './value.js';

/**
 * A value as plain data for people and reports: bounded in depth, length and items, without places and secrets. What is left out is `elided`, and
 * `more` says how many items there are besides.
 */
export type Term =
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'array'; readonly items: readonly Term[]; readonly more: number }
  | { readonly kind: 'object'; readonly members: readonly { readonly name: string; readonly value: Term }[]; readonly more: number }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Term[]; readonly more: number }
  | { readonly kind: 'access'; readonly base: Term; readonly members: readonly Term[] }
  | { readonly kind: 'text'; readonly pieces: readonly (string | Term)[]; readonly more: number }
  | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Term }
  | { readonly kind: 'elided' };

/** Values inside each other that a term keeps. */
const deepest = 6;
/** Items, members, arguments and pieces that a term keeps of each value. */
const mostItems = 10;
/** UTF-16 units that a term keeps of each text. */
const longestText = 1_000;
/** Members of one chain of accesses that a term keeps. */
const longestChain = 40;

const elided: Term = { kind: 'elided' };

/** The value as plain data; a secret as the expression that stands for it. */
export function termOf(value: Value): Term {
  return termAt(value, deepest);
}

/** Values as plain data; what is unknown is worked out once for all that say it. */
export class Terms {
  readonly #known = new Memo((symbol: Symbolic) => termOfSymbol(symbol, deepest - 1));

  of(value: Value): Term {
    const shown = inSight(value);
    return shown.kind === 'unknown' ? this.#known.of(shown.symbol) : termOf(shown);
  }
}

function termAt(part: Value, depth: number): Term {
  const value = inSight(part);
  if (value.kind === 'scalar') return { kind: 'scalar', value: typeof value.value === 'string' ? cut(value.value) : value.value };
  if (depth === 0) return elided;
  switch (value.kind) {
    case 'unknown':
      return termOfSymbol(value.symbol, depth - 1);
    case 'array': {
      const items = value.items.slice(0, mostItems).map((item) => termAt(item, depth - 1));
      return { kind: 'array', items, more: value.items.length - items.length };
    }
    case 'object': {
      const members = [...value.members.values()].slice(0, mostItems).map(({ name, value: member }) => ({
        name: cut(name),
        value: termAt(member, depth - 1),
      }));
      return { kind: 'object', members, more: value.members.size + value.open.length - members.length };
    }
  }
}

function termOfSymbol(symbol: Symbolic, depth: number): Term {
  switch (symbol.kind) {
    case 'call': {
      const args = withoutCompared(symbol.name, symbol.arguments.slice(0, mostItems)).map((argument) => termAt(argument, depth));
      return { kind: 'call', name: symbol.name, arguments: args, more: symbol.arguments.length - args.length };
    }
    case 'access':
      return termOfAccess(symbol, depth);
    case 'text': {
      const pieces = symbol.pieces
        .slice(0, 2 * mostItems)
        .map((piece) => (typeof piece === 'string' ? cut(piece) : termAt(piece, depth + 1)));
      return { kind: 'text', pieces, more: symbol.pieces.length - pieces.length };
    }
    case 'lambda':
      return { kind: 'lambda', parameters: symbol.parameters, body: termAt(symbol.body, depth) };
  }
}

/** However long a chain of members is, it counts as one level. */
function termOfAccess(symbol: SymbolicAccess, depth: number): Term {
  const members: Term[] = [];
  let base: Symbolic = symbol;
  for (; base.kind === 'access'; base = withoutNamesAsked(inSight(base.base), base.member).symbol)
    if (members.length < longestChain) members.push(termAt(base.member, depth));
  return { kind: 'access', base: termOfSymbol(base, depth), members: members.reverse() };
}

function cut(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText);
}
