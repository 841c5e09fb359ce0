import type { ExpressionParser } from './expression-parser.js';
import type {
  CallSyntax,
  DecoratorSyntax,
  ExpressionSyntax,
  MethodCallSyntax,
  ObjectTypeSyntax,
  ParenthesizedTypeSyntax,
  TupleItemSyntax,
  TupleTypeSyntax,
  TypePropertySyntax,
  TypeSyntax,
} from './nodes.js';
import type { Token } from './token.js';
import type { TokenReader } from './token-reader.js';

/** Reads types, and decorators, which types may carry inside. */
export class TypeParser {
  readonly #tokens: TokenReader;
  readonly #expressions: ExpressionParser;
  readonly #takesDecorators: boolean;

  constructor(tokens: TokenReader, expressions: ExpressionParser, takesDecorators: boolean) {
    this.#tokens = tokens;
    this.#expressions = expressions;
    this.#takesDecorators = takesDecorators;
  }

  type(): TypeSyntax {
    return this.#tokens.nested(() => this.union());
  }

  /** Decorators, each with the line breaks after it. */
  decorators(): (DecoratorSyntax | Token)[] {
    const decorators: (DecoratorSyntax | Token)[] = [];
    if (!this.#takesDecorators && this.#tokens.peek().kind === '@') this.#tokens.report('a parameters file has no decorators');
    while (this.#tokens.peek().kind === '@') {
      decorators.push(this.decorator());
      if (this.#tokens.peek().kind !== 'newline') this.#tokens.fail('expected a line break after the decorator');
      decorators.push(...this.#tokens.newlines());
    }
    return decorators;
  }

  private decorator(): DecoratorSyntax {
    const at = this.#tokens.next();
    const call = this.decoratorCall(this.#tokens.expect('identifier', 'the name of a decorator'));
    return { kind: 'decorator', ...this.#tokens.spanOf(at, call), at, call };
  }

  private decoratorCall(first: Token): CallSyntax | MethodCallSyntax {
    const dot = this.#tokens.nextIf('.');
    const name = dot === undefined ? first : this.#tokens.expect('identifier', 'the name of a decorator');
    if (this.#tokens.peek().kind !== '(') this.#tokens.fail('expected ( after the name of the decorator');
    const args = this.#expressions.arguments();
    if (dot === undefined) return { kind: 'call', ...this.#tokens.spanOf(first, args), name, arguments: args };
    const base: ExpressionSyntax = { kind: 'name', ...this.#tokens.spanOf(first, first), name: first };
    return { kind: 'methodCall', ...this.#tokens.spanOf(first, args), base, dot, name, arguments: args };
  }

  private union(): TypeSyntax {
    const members: (TypeSyntax | Token)[] = this.bar();
    const leading = members.length > 0;
    const first = this.suffixed();
    let last = first;
    let height = this.#tokens.height;
    members.push(first);
    for (let bar = this.bar(); bar.length > 0; bar = this.bar()) {
      last = this.suffixed();
      height = Math.max(height, this.#tokens.height);
      members.push(...bar, last);
    }
    if (!leading && last === first) return first;
    this.#tokens.grow(height + 1);
    return { kind: 'unionType', ...this.#tokens.spanOf(members[0] ?? first, last), members };
  }

  /** A `|` with the one line break that may precede it. */
  private bar(): Token[] {
    if (this.#tokens.peek().kind === '|') return [this.#tokens.next()];
    return this.#tokens.peek().kind === 'newline' && this.#tokens.peek(1).kind === '|' ? [this.#tokens.next(), this.#tokens.next()] : [];
  }

  private suffixed(): TypeSyntax {
    let type = this.unaryType();
    for (;;) {
      const mark = this.#tokens.nextIf('?') ?? this.#tokens.nextIf('!');
      if (mark === undefined) return type;
      this.#tokens.grow(this.#tokens.height + 1);
      type = { kind: mark.kind === '?' ? 'nullableType' : 'nonNullType', ...this.#tokens.spanOf(type, mark), type, mark };
    }
  }

  private unaryType(): TypeSyntax {
    const operator = this.#tokens.nextIf('-') ?? this.#tokens.nextIf('!');
    if (operator === undefined) return this.memberType();
    const type = this.memberType();
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'unaryType', ...this.#tokens.spanOf(operator, type), operator, type };
  }

  private memberType(): TypeSyntax {
    let type = this.primaryType();
    for (;;) {
      const { kind } = this.#tokens.peek();
      if (kind === '[') type = this.bracketed(type, this.#tokens.next());
      else if (kind === '.') type = this.namedMember(type, this.#tokens.next());
      else return type;
    }
  }

  private bracketed(base: TypeSyntax, open: Token): TypeSyntax {
    this.#tokens.grow(this.#tokens.height + 1);
    const empty = this.#tokens.nextIf(']');
    if (empty !== undefined) return { kind: 'arrayType', ...this.#tokens.spanOf(base, empty), item: base, open, close: empty };
    const index = this.#tokens.nextIf('*') ?? this.#tokens.nextIf('integer') ?? this.#tokens.expect('string', '], *, an index or a name');
    const close = this.#tokens.expect(']', ']');
    return { kind: 'typeElement', ...this.#tokens.spanOf(base, close), base, open, index, close };
  }

  private namedMember(base: TypeSyntax, dot: Token): TypeSyntax {
    this.#tokens.grow(this.#tokens.height + 1);
    const name = this.#tokens.nextIf('*') ?? this.#tokens.expect('identifier', 'the name of a member');
    return this.#tokens.peek().kind === '<'
      ? this.typeCall(base, dot, name)
      : { kind: 'typeMember', ...this.#tokens.spanOf(base, name), base, dot, name };
  }

  private typeCall(base: TypeSyntax | undefined, dot: Token | undefined, name: Token): TypeSyntax {
    const open = this.#tokens.next();
    const height = this.#tokens.height;
    const { items, close } = this.#tokens.commaSeparated('>', () => this.type());
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return { kind: 'typeCall', ...this.#tokens.spanOf(base ?? name, close), base, dot, name, open, arguments: items, close };
  }

  private primaryType(): TypeSyntax {
    const token = this.#tokens.peek();
    switch (token.kind) {
      case 'identifier':
        return this.namedType();
      case 'integer':
      case 'true':
      case 'false':
      case 'null':
        return this.#expressions.literal();
      case 'string':
        return this.#expressions.string();
      case 'stringLeft':
        return this.#tokens.fail('a string in a type cannot have holes');
      case '(':
        return this.parenthesizedType();
      case '{':
        return this.objectType();
      case '[':
        return this.tupleType();
      default:
        return this.#tokens.fail('expected a type');
    }
  }

  private namedType(): TypeSyntax {
    const name = this.#tokens.next();
    this.#tokens.grow(1);
    if (this.#tokens.peek().kind === '<') return this.typeCall(undefined, undefined, name);
    const type = name.is('resource') ? this.#tokens.nextIf('string') : undefined;
    if (type !== undefined) return { kind: 'resourceType', ...this.#tokens.spanOf(name, type), keyword: name, type };
    return { kind: 'typeName', ...this.#tokens.spanOf(name, name), name };
  }

  private parenthesizedType(): ParenthesizedTypeSyntax {
    const open = this.#tokens.next();
    const before = this.#tokens.peek(1).kind === '|' ? [] : this.#tokens.newlinesToRefuse();
    const type = this.type();
    const after = this.#tokens.newlinesToRefuse();
    const close = this.#tokens.expect(')', ')');
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'parenthesizedType', ...this.#tokens.spanOf(open, close), open, before, type, after, close };
  }

  private objectType(): ObjectTypeSyntax {
    const open = this.#tokens.next();
    const { items, close } = this.#tokens.separated('}', () => this.typeProperty());
    return { kind: 'objectType', ...this.#tokens.spanOf(open, close), open, items, close };
  }

  private typeProperty(): TypePropertySyntax {
    const decorators = this.decorators();
    const name = this.#tokens.nextIf('identifier') ?? this.#tokens.nextIf('string') ?? this.#tokens.expect('*', 'the name of a property');
    const colon = this.#tokens.expect(':', 'a colon after the name of the property');
    const type = this.type();
    return { kind: 'typeProperty', ...this.#tokens.spanOf(decorators[0] ?? name, type), decorators, name, colon, type };
  }

  private tupleType(): TupleTypeSyntax {
    const open = this.#tokens.next();
    const { items, close } = this.#tokens.separated(']', () => this.tupleItem());
    return { kind: 'tupleType', ...this.#tokens.spanOf(open, close), open, items, close };
  }

  private tupleItem(): TupleItemSyntax {
    const decorators = this.decorators();
    const type = this.type();
    return { kind: 'tupleItem', ...this.#tokens.spanOf(decorators[0] ?? type, type), decorators, type };
  }
}
