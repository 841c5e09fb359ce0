import { compactKey, keyOf } from './key.js';
import { heightOfParts } from './height.js';
import { weightOf, weightOfParts, weightOfText } from './weight.js';
import type {
  IdSegment,
  SymbolBase,
  SymbolFacts,
  Symbolic,
  SymbolicAccess,
  SymbolicCall,
  SymbolicLambda,
  SymbolicText,
  UnknownValue,
  Value,
} from './value.js';

/** A symbol whose key, weight and height are made when they are first asked for: most symbols are never compared. */
abstract class KeyedSymbol implements SymbolBase {
  #key: string | undefined;
  #weight: number | undefined;
  #height: number | undefined;
  #shown: Symbolic | undefined;

  abstract readonly parts: readonly Value[];

  get key(): string {
    return (this.#key ??= compactKey(this.spelled()));
  }

  get weight(): number {
    return (this.#weight ??= this.weighed());
  }

  get height(): number {
    return (this.#height ??= heightOfParts(this.parts));
  }

  shownBy(show: () => Symbolic): Symbolic {
    return (this.#shown ??= show());
  }

  protected weighed(): number {
    return weightOfParts(this.parts);
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

  get parts(): readonly Value[] {
    return this.arguments;
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

  get parts(): readonly Value[] {
    return [this.base, this.member];
  }

  protected spelled(): string {
    return `${keyOf(this.base)}.${keyOf(this.member)}`;
  }
}

export class TextSymbol extends KeyedSymbol implements SymbolicText {
  readonly kind = 'text';
  readonly pieces: readonly (string | UnknownValue)[];
  #idSegments: readonly IdSegment[] | undefined;

  constructor(pieces: readonly (string | UnknownValue)[]) {
    super();
    this.pieces = pieces;
  }

  get parts(): readonly Value[] {
    return this.pieces.filter((piece) => typeof piece !== 'string');
  }

  idSegments(cut: (pieces: readonly (string | UnknownValue)[]) => readonly IdSegment[]): readonly IdSegment[] {
    return (this.#idSegments ??= cut(this.pieces));
  }

  protected override weighed(): number {
    return this.pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? weightOfText(piece) : weightOf(piece)), 1);
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

  get parts(): readonly Value[] {
    return [this.body];
  }

  protected spelled(): string {
    return `\\${this.parameters.join(',')}:${keyOf(this.body)}`;
  }
}
