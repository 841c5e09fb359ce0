import { ExpressionParser } from './expression-parser.js';
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

/** Reads types, and decorators, which types may carry inside. */
export abstract class TypeParser extends ExpressionParser {
  protected type(): TypeSyntax {
    return this.nested(() => this.union());
  }

  /** Decorators, each with the line breaks after it. */
  protected decorators(): (DecoratorSyntax | Token)[] {
    const decorators: (DecoratorSyntax | Token)[] = [];
    while (this.peek().kind === '@') {
      decorators.push(this.decorator());
      if (this.peek().kind !== 'newline') this.fail('expected a line break after the decorator');
      decorators.push(...this.newlines());
    }
    return decorators;
  }

  private decorator(): DecoratorSyntax {
    const at = this.next();
    const call = this.decoratorCall(this.expect('identifier', 'the name of a decorator'));
    return { kind: 'decorator', ...this.spanOf(at, call), at, call };
  }

  private decoratorCall(first: Token): CallSyntax | MethodCallSyntax {
    const dot = this.nextIf('.');
    const name = dot === undefined ? first : this.expect('identifier', 'the name of a decorator');
    if (this.peek().kind !== '(') this.fail('expected ( after the name of the decorator');
    const args = this.arguments();
    if (dot === undefined) return { kind: 'call', ...this.spanOf(first, args), name, arguments: args };
    const base: ExpressionSyntax = { kind: 'name', ...this.spanOf(first, first), name: first };
    return { kind: 'methodCall', ...this.spanOf(first, args), base, dot, name, arguments: args };
  }

  private union(): TypeSyntax {
    const members: (TypeSyntax | Token)[] = this.bar();
    const leading = members.length > 0;
    const first = this.suffixed();
    let last = first;
    let height = this.height;
    members.push(first);
    for (let bar = this.bar(); bar.length > 0; bar = this.bar()) {
      last = this.suffixed();
      height = Math.max(height, this.height);
      members.push(...bar, last);
    }
    if (!leading && last === first) return first;
    this.grow(height + 1);
    return { kind: 'unionType', ...this.spanOf(members[0] ?? first, last), members };
  }

  /** A `|` with the one line break that may precede it. */
  private bar(): Token[] {
    if (this.peek().kind === '|') return [this.next()];
    return this.peek().kind === 'newline' && this.peek(1).kind === '|' ? [this.next(), this.next()] : [];
  }

  private suffixed(): TypeSyntax {
    let type = this.unaryType();
    for (;;) {
      const mark = this.nextIf('?') ?? this.nextIf('!');
      if (mark === undefined) return type;
      this.grow(this.height + 1);
      type = { kind: mark.kind === '?' ? 'nullableType' : 'nonNullType', ...this.spanOf(type, mark), type, mark };
    }
  }

  private unaryType(): TypeSyntax {
    const operator = this.nextIf('-') ?? this.nextIf('!');
    if (operator === undefined) return this.memberType();
    const type = this.memberType();
    this.grow(this.height + 1);
    return { kind: 'unaryType', ...this.spanOf(operator, type), operator, type };
  }

  private memberType(): TypeSyntax {
    let type = this.primaryType();
    for (;;) {
      const { kind } = this.peek();
      if (kind === '[') type = this.bracketed(type, this.next());
      else if (kind === '.') type = this.namedMember(type, this.next());
      else return type;
    }
  }

  private bracketed(base: TypeSyntax, open: Token): TypeSyntax {
    this.grow(this.height + 1);
    const empty = this.nextIf(']');
    if (empty !== undefined) return { kind: 'arrayType', ...this.spanOf(base, empty), item: base, open, close: empty };
    const index = this.nextIf('*') ?? this.nextIf('integer') ?? this.expect('string', '], *, an index or a name');
    const close = this.expect(']', ']');
    return { kind: 'typeElement', ...this.spanOf(base, close), base, open, index, close };
  }

  private namedMember(base: TypeSyntax, dot: Token): TypeSyntax {
    this.grow(this.height + 1);
    const name = this.nextIf('*') ?? this.expect('identifier', 'the name of a member');
    return this.peek().kind === '<' ? this.typeCall(base, dot, name) : { kind: 'typeMember', ...this.spanOf(base, name), base, dot, name };
  }

  private typeCall(base: TypeSyntax | undefined, dot: Token | undefined, name: Token): TypeSyntax {
    const open = this.next();
    const height = this.height;
    const { items, close } = this.commaSeparated('>', () => this.type());
    this.grow(Math.max(height, this.height) + 1);
    return { kind: 'typeCall', ...this.spanOf(base ?? name, close), base, dot, name, open, arguments: items, close };
  }

  private primaryType(): TypeSyntax {
    const token = this.peek();
    switch (token.kind) {
      case 'identifier':
        return this.namedType();
      case 'integer':
      case 'true':
      case 'false':
      case 'null':
        return this.literal();
      case 'string':
        return this.string();
      case 'stringLeft':
        return this.fail('a string in a type cannot have holes');
      case '(':
        return this.parenthesizedType();
      case '{':
        return this.objectType();
      case '[':
        return this.tupleType();
      default:
        return this.fail('expected a type');
    }
  }

  private namedType(): TypeSyntax {
    const name = this.next();
    this.grow(1);
    if (this.peek().kind === '<') return this.typeCall(undefined, undefined, name);
    const type = name.is('resource') ? this.nextIf('string') : undefined;
    if (type !== undefined) return { kind: 'resourceType', ...this.spanOf(name, type), keyword: name, type };
    return { kind: 'typeName', ...this.spanOf(name, name), name };
  }

  private parenthesizedType(): ParenthesizedTypeSyntax {
    const open = this.next();
    const before = this.peek(1).kind === '|' ? [] : this.newlinesToRefuse();
    const type = this.type();
    const after = this.newlinesToRefuse();
    const close = this.expect(')', ')');
    this.grow(this.height + 1);
    return { kind: 'parenthesizedType', ...this.spanOf(open, close), open, before, type, after, close };
  }

  private objectType(): ObjectTypeSyntax {
    const open = this.next();
    const { items, close } = this.separated('}', () => this.typeProperty());
    return { kind: 'objectType', ...this.spanOf(open, close), open, items, close };
  }

  private typeProperty(): TypePropertySyntax {
    const decorators = this.decorators();
    const name = this.nextIf('identifier') ?? this.nextIf('string') ?? this.expect('*', 'the name of a property');
    const colon = this.expect(':', 'a colon after the name of the property');
    const type = this.type();
    return { kind: 'typeProperty', ...this.spanOf(decorators[0] ?? name, type), decorators, name, colon, type };
  }

  private tupleType(): TupleTypeSyntax {
    const open = this.next();
    const { items, close } = this.separated(']', () => this.tupleItem());
    return { kind: 'tupleType', ...this.spanOf(open, close), open, items, close };
  }

  private tupleItem(): TupleItemSyntax {
    const decorators = this.decorators();
    const type = this.type();
    return { kind: 'tupleItem', ...this.spanOf(decorators[0] ?? type, type), decorators, type };
  }
}
