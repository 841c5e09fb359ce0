import type { Span } from '../../text/source.js';
import type {
  ArgumentsSyntax,
  ArraySyntax,
  ExpressionSyntax,
  ForSyntax,
  ForVariablesSyntax,
  LambdaSyntax,
  NestedResourceSyntax,
  ObjectSyntax,
  ParenthesizedSyntax,
  PropertySyntax,
  ResourceConditionSyntax,
  SpreadSyntax,
  StringSyntax,
  TernarySyntax,
} from './nodes.js';
import type { Token, TokenKind } from './token.js';
import { TokenReader } from './token-reader.js';

const precedences: ReadonlyMap<TokenKind, number> = new Map([
  ...(['*', '/', '%'] as const).map((kind) => [kind, 100] as const),
  ...(['+', '-'] as const).map((kind) => [kind, 90] as const),
  ...(['<', '<=', '>', '>='] as const).map((kind) => [kind, 80] as const),
  ...(['==', '!=', '=~', '!~'] as const).map((kind) => [kind, 70] as const),
  ['&&', 50],
  ['||', 40],
  ['??', 30],
]);
/** After `=>` and a line break these begin a declaration, not the body of a lambda. */
const wordsAfterLambda = ['assert', 'import', 'metadata', 'param', 'var', 'resource', 'output', 'module', 'type'];
const largestInteger = 9223372036854775807n;

/** Reads expressions. A node's span runs from its first token to its last, trivia left out. */
export abstract class ExpressionParser extends TokenReader {
  /** Whether the expression under way stands in a hole of a string, where array and object literals may not. */
  private inHole = false;

  protected expression(): ExpressionSyntax {
    return this.nested(() => this.ternary());
  }

  protected abstract nestedResource(): NestedResourceSyntax;

  /** A node over the tokens and nodes from `first` to `last`. */
  protected spanOf(first: Span, last: Span): Span {
    return { source: this.source, start: first.start, end: last.end };
  }

  private ternary(): ExpressionSyntax {
    const condition = this.binary(0);
    if (this.peek(this.aheadOfNewlines()).kind !== '?') return condition;
    return this.ternaryOf(condition);
  }

  private ternaryOf(condition: ExpressionSyntax): TernarySyntax {
    let height = this.height;
    const beforeQuestion = this.newlines();
    const question = this.next();
    const whenTrue = this.expression();
    height = Math.max(height, this.height);
    const beforeColon = this.peek(this.aheadOfNewlines()).kind === ':' ? this.newlines() : [];
    const colon = this.expect(':', 'a colon and the other branch');
    const whenFalse = this.expression();
    this.grow(Math.max(height, this.height) + 1);
    return {
      kind: 'ternary',
      ...this.spanOf(condition, whenFalse),
      condition,
      beforeQuestion,
      question,
      whenTrue,
      beforeColon,
      colon,
      whenFalse,
    };
  }

  private binary(minimum: number): ExpressionSyntax {
    let left = this.unary();
    for (;;) {
      const precedence = precedences.get(this.peek().kind);
      if (precedence === undefined || precedence <= minimum) return left;
      const height = this.height;
      const operator = this.next();
      const right = this.binary(precedence);
      this.grow(Math.max(height, this.height) + 1);
      left = { kind: 'binary', source: this.source, start: left.start, end: right.end, left, operator, right };
    }
  }

  private unary(): ExpressionSyntax {
    const { kind } = this.peek();
    if (kind !== '!' && kind !== '-') return this.postfix();
    const operator = this.next();
    const operand = this.postfix(kind === '-');
    this.grow(this.height + 1);
    return { kind: 'unary', ...this.spanOf(operator, operand), operator, operand };
  }

  private postfix(negated = false): ExpressionSyntax {
    let node = this.primary(negated);
    for (;;) {
      const next = this.postfixOf(node);
      if (next === undefined) return node;
      node = next;
    }
  }

  private postfixOf(base: ExpressionSyntax): ExpressionSyntax | undefined {
    switch (this.peek().kind) {
      case '.':
        return this.member(base, this.next());
      case '[':
        return this.index(base, this.next());
      case '!':
        return this.nonNull(base, this.next());
      case '::': {
        const colons = this.next();
        const name = this.expect('identifier', 'the name of a nested resource');
        this.grow(this.height + 1);
        return { kind: 'nestedAccess', ...this.spanOf(base, name), base, colons, name };
      }
      default:
        return undefined;
    }
  }

  private nonNull(base: ExpressionSyntax, mark: Token): ExpressionSyntax {
    this.grow(this.height + 1);
    return { kind: 'nonNull', ...this.spanOf(base, mark), base, mark };
  }

  private member(base: ExpressionSyntax, dot: Token): ExpressionSyntax {
    const height = this.height;
    const safe = this.nextIf('?');
    const name = this.expect('identifier', 'the name of a property or function');
    if (this.peek().kind !== '(') {
      this.grow(height + 1);
      return { kind: 'property', source: this.source, start: base.start, end: name.end, base, dot, safe, name };
    }
    if (safe !== undefined) this.fail('a function cannot be called with .?');
    const args = this.arguments();
    this.grow(Math.max(height, this.height) + 1);
    return { kind: 'methodCall', ...this.spanOf(base, args), base, dot, name, arguments: args };
  }

  private index(base: ExpressionSyntax, open: Token): ExpressionSyntax {
    const height = this.height;
    const safe = this.nextIf('?');
    const fromEnd = this.nextIf('^');
    const index = this.expression();
    const close = this.expect(']', ']');
    this.grow(Math.max(height, this.height) + 1);
    return { kind: 'index', ...this.spanOf(base, close), base, open, safe, fromEnd, index, close };
  }

  private primary(negated: boolean): ExpressionSyntax {
    const token = this.peek();
    switch (token.kind) {
      case 'identifier':
        return this.identifierExpression();
      case 'string':
      case 'stringLeft':
        return this.string();
      case 'integer':
        this.checkSize(token, negated);
        return this.literal();
      case 'true':
      case 'false':
      case 'null':
        return this.literal();
      case '{':
        return this.complexLiteral(() => this.object(false));
      case '[':
        return this.complexLiteral(() =>
          this.peek(this.aheadOfNewlines(1)).is('for') ? this.forLoop(() => this.expression()) : this.array(),
        );
      case '(':
        return this.lambdaAhead() ? this.lambda() : this.parenthesized();
      default:
        return this.fail('expected an expression');
    }
  }

  protected literal(): ExpressionSyntax & { kind: 'literal' } {
    const token = this.next();
    this.grow(1);
    return { kind: 'literal', source: this.source, start: token.start, end: token.end, token };
  }

  private checkSize(token: Token, negated: boolean): void {
    if (token.end - token.start < 19) return;
    const digits = token.text.replace(/^0+/, '');
    if (digits.length > 19 || BigInt(digits) > largestInteger + (negated ? 1n : 0n)) this.report('this number does not fit 64 bits', token);
  }

  private identifierExpression(): ExpressionSyntax {
    const following = this.peek(1).kind;
    if (following === '=>') return this.lambda();
    const name = this.next();
    if (following === '(') {
      const args = this.arguments();
      return { kind: 'call', ...this.spanOf(name, args), name, arguments: args };
    }
    this.grow(1);
    return { kind: 'name', source: this.source, start: name.start, end: name.end, name };
  }

  protected string(): StringSyntax {
    const first = this.next();
    if (first.kind === 'string') {
      this.grow(1);
      return { kind: 'string', source: this.source, start: first.start, end: first.end, parts: [first] };
    }
    return this.holes(first);
  }

  private holes(first: Token): StringSyntax {
    const parts: (Token | ExpressionSyntax)[] = [first];
    const outer = this.inHole;
    this.inHole = true;
    let height = 0;
    let piece: Token;
    try {
      do {
        parts.push(this.expression());
        height = Math.max(height, this.height);
        piece = this.nextIf('stringMiddle') ?? this.expect('stringRight', 'the end of this part of the string');
        parts.push(piece);
      } while (piece.kind === 'stringMiddle');
    } finally {
      this.inHole = outer;
    }
    this.grow(height + 1);
    return { kind: 'string', ...this.spanOf(first, piece), parts };
  }

  protected arguments(): ArgumentsSyntax {
    const open = this.next();
    const { items, close } = this.commaSeparated(')', () => this.expression());
    return { kind: 'arguments', ...this.spanOf(open, close), open, items, close };
  }

  /** Items up to `close` with commas between them: line breaks may follow the bracket and each comma and precede the end. */
  protected commaSeparated<Item>(close: ')' | '>', read: () => Item): { items: (Item | Token)[]; close: Token } {
    const items: (Item | Token)[] = this.newlines();
    let height = 0;
    while (this.peek().kind !== close) {
      items.push(read());
      height = Math.max(height, this.height);
      const comma = this.nextIf(',');
      if (comma !== undefined) items.push(comma);
      items.push(...this.newlines());
      if (comma === undefined) break;
      if (this.peek().kind === close) this.report('expected another argument after the comma');
    }
    const end = this.expect(close, `a comma or ${close}`);
    this.grow(height + 1);
    return { items, close: end };
  }

  protected parenthesized(): ParenthesizedSyntax {
    const open = this.expect('(', '(');
    const before = this.newlinesToRefuse();
    const expression = this.expression();
    const after = this.newlinesToRefuse();
    const close = this.expect(')', ')');
    this.grow(this.height + 1);
    return { kind: 'parenthesized', ...this.spanOf(open, close), open, before, expression, after, close };
  }

  protected newlinesToRefuse(): Token[] {
    if (this.peek().kind === 'newline') this.report('a line cannot end here, inside parentheses');
    return this.newlines();
  }

  private complexLiteral<Node>(read: () => Node): Node {
    if (this.inHole) this.report('array and object literals cannot stand in a hole of a string');
    return read();
  }

  private array(): ArraySyntax {
    const open = this.next();
    const { items, close } = this.separated(']', () => (this.peek().kind === '...' ? this.spread() : this.expression()));
    return { kind: 'array', ...this.spanOf(open, close), open, items, close };
  }

  private spread(): SpreadSyntax {
    const dots = this.next();
    const expression = this.expression();
    return { kind: 'spread', ...this.spanOf(dots, expression), dots, expression };
  }

  protected object(allowsResources: boolean): ObjectSyntax {
    const open = this.expect('{', '{');
    const { items, close } = this.nested(() => this.separated('}', () => this.objectItem(allowsResources), allowsResources));
    return { kind: 'object', ...this.spanOf(open, close), open, items, close };
  }

  private objectItem(allowsResources: boolean): PropertySyntax | SpreadSyntax | NestedResourceSyntax {
    const { kind } = this.peek();
    if (kind === '...') return this.spread();
    if (allowsResources && (kind === '@' || (this.peek().is('resource') && this.peek(1).kind === 'identifier')))
      return this.nestedResource();
    return this.property();
  }

  private property(): PropertySyntax {
    const { kind } = this.peek();
    const key =
      kind === 'identifier'
        ? this.next()
        : kind === 'string' || kind === 'stringLeft'
          ? this.string()
          : this.fail('expected the name of a property');
    const height = key.kind === 'identifier' ? 0 : this.height;
    const colon = this.expect(':', 'a colon after the name of the property');
    const value = this.expression();
    this.grow(Math.max(height, this.height) + 1);
    return { kind: 'objectProperty', source: this.source, start: key.start, end: value.end, key, colon, value };
  }

  protected forLoop<Body extends ExpressionSyntax | ResourceConditionSyntax>(body: () => Body): ForSyntax & { body: Body } {
    const open = this.next();
    const before = this.newlines();
    const keyword = this.next();
    const variables = this.forVariables();
    const inKeyword = this.expectWord('in');
    const items = this.expression();
    const height = this.height;
    const colon = this.expect(':', 'a colon and what to repeat');
    const repeated = body();
    const after = this.newlines();
    const close = this.expect(']', ']');
    this.grow(Math.max(height, this.height) + 1);
    return {
      kind: 'for',
      ...this.spanOf(open, close),
      open,
      before,
      keyword,
      variables,
      inKeyword,
      items,
      colon,
      body: repeated,
      after,
      close,
    };
  }

  private forVariables(): ForVariablesSyntax {
    const open = this.nextIf('(');
    const item = this.expect('identifier', 'the name of the loop variable');
    if (open === undefined) {
      return { kind: 'forVariables', ...this.spanOf(item, item), open, item, comma: undefined, index: undefined, close: undefined };
    }
    const comma = this.expect(',', 'a comma and the name of the index');
    const index = this.expect('identifier', 'the name of the index');
    const close = this.expect(')', ')');
    return { kind: 'forVariables', ...this.spanOf(open, close), open, item, comma, index, close };
  }

  /** Whether `( names ) =>` follows. */
  private lambdaAhead(): boolean {
    let ahead = 1;
    for (;;) {
      const { kind } = this.peek(ahead);
      if (kind === ')') return this.peek(ahead + 1).kind === '=>';
      if (kind !== 'identifier' && kind !== ',' && kind !== 'newline') return false;
      ahead++;
    }
  }

  private lambda(): LambdaSyntax {
    const parameters = this.lambdaParameters();
    const arrow = this.next();
    const before = wordsAfterLambda.some((word) => this.peek(this.aheadOfNewlines()).is(word)) ? [] : this.newlines();
    const body = this.lambdaBody();
    this.grow(this.height + 1);
    return { kind: 'lambda', ...this.spanOf(parameters[0] ?? arrow, body), parameters, arrow, before, body };
  }

  /** A lambda's body may be an array literal even in a hole. */
  private lambdaBody(): ExpressionSyntax {
    const outer = this.inHole;
    if (this.peek().kind === '[') this.inHole = false;
    try {
      return this.expression();
    } finally {
      this.inHole = outer;
    }
  }

  private lambdaParameters(): Token[] {
    if (this.peek().kind === 'identifier') return [this.next()];
    const parameters = [this.next(), ...this.newlines()];
    while (this.peek().kind !== ')') {
      parameters.push(this.expect('identifier', 'the name of a lambda parameter'), ...this.newlines());
      const comma = this.nextIf(',');
      if (comma !== undefined) parameters.push(comma, ...this.newlines());
      else if (this.peek().kind !== ')') this.fail('expected a comma or )');
    }
    return [...parameters, this.next()];
  }
}
