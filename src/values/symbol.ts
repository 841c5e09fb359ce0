import { compactKey, keyOf } from './key.js';
import type { SymbolFacts, SymbolicAccess, SymbolicCall, SymbolicLambda, SymbolicText, UnknownValue, Value } from './value.js';

/** A symbol whose key is made when it is first asked for: most symbols are never compared. */
abstract class KeyedSymbol {
  #key: string | undefined;

  get key(): string {
    return (this.#key ??= compactKey(this.spelled()));
  }

  /** The canonical text, however long. */
  protected abstract spelled(): string;
}

export class CallSymbol extends KeyedSymbol implements SymbolicCall {
  readonly kind = 'call';
  readonly name: string;
  readonly arguments: readonly Value[];
  readonly scope: string;
  readonly facts: SymbolFacts | undefined;

  constructor(name: string, args: readonly Value[], scope: string, facts: SymbolFacts | undefined) {
    super();
    this.name = name;
    this.arguments = args;
    this.scope = scope;
    this.facts = facts;
  }

  protected spelled(): string {
    return `${this.name}(${this.arguments.map(keyOf).join(',')})${this.scope === '' ? '' : `@${this.scope}`}`;
  }
}

export class AccessSymbol extends KeyedSymbol implements SymbolicAccess {
  readonly kind = 'access';
  readonly base: UnknownValue;
  readonly member: Value;

  constructor(base: UnknownValue, member: Value) {
    super();
    this.base = base;
    this.member = member;
  }

  protected spelled(): string {
    return `${keyOf(this.base)}.${keyOf(this.member)}`;
  }
}

export class TextSymbol extends KeyedSymbol implements SymbolicText {
  readonly kind = 'text';
  readonly pieces: readonly (string | UnknownValue)[];

  constructor(pieces: readonly (string | UnknownValue)[]) {
    super();
    this.pieces = pieces;
  }

  protected spelled(): string {
    return `"${this.pieces.map((piece) => (typeof piece === 'string' ? JSON.stringify(piece) : keyOf(piece))).join('+')}"`;
  }
}

export class LambdaSymbol extends KeyedSymbol implements SymbolicLambda {
  readonly kind = 'lambda';
  readonly parameters: readonly string[];
  readonly body: Value;

  constructor(parameters: readonly string[], body: Value) {
    super();
    this.parameters = parameters;
    this.body = body;
  }

  protected spelled(): string {
    return `\\${this.parameters.join(',')}:${keyOf(this.body)}`;
  }
}
