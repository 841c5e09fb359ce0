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
import type { TokenReader } from './token-reader.js';

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
export class ExpressionParser {
  readonly #tokens: TokenReader;
  readonly #nestedResource: () => NestedResourceSyntax;
  /** Whether the expression under way stands in a hole of a string, where array and object literals may not. */
  private inHole = false;

  /** `nestedResource` reads a resource that is declared inside the body of another. */
  constructor(tokens: TokenReader, nestedResource: () => NestedResourceSyntax) {
    this.#tokens = tokens;
    this.#nestedResource = nestedResource;
  }

  expression(): ExpressionSyntax {
    return this.#tokens.nested(() => this.ternary());
  }

  private ternary(): ExpressionSyntax {
    const condition = this.binary(0);
    if (this.#tokens.peek(this.#tokens.aheadOfNewlines()).kind !== '?') return condition;
    return this.ternaryOf(condition);
  }

  private ternaryOf(condition: ExpressionSyntax): TernarySyntax {
    let height = this.#tokens.height;
    const beforeQuestion = this.#tokens.newlines();
    const question = this.#tokens.next();
    const whenTrue = this.expression();
    height = Math.max(height, this.#tokens.height);
    const beforeColon = this.#tokens.peek(this.#tokens.aheadOfNewlines()).kind === ':' ? this.#tokens.newlines() : [];
    const colon = this.#tokens.expect(':', 'a colon and the other branch');
    const whenFalse = this.expression();
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return {
      kind: 'ternary',
      ...this.#tokens.spanOf(condition, whenFalse),
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
      const precedence = precedences.get(this.#tokens.peek().kind);
      if (precedence === undefined || precedence <= minimum) return left;
      const height = this.#tokens.height;
      const operator = this.#tokens.next();
      const right = this.binary(precedence);
      this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
      left = { kind: 'binary', source: this.#tokens.source, start: left.start, end: right.end, left, operator, right };
    }
  }

  private unary(): ExpressionSyntax {
    const { kind } = this.#tokens.peek();
    if (kind !== '!' && kind !== '-') return this.postfix();
    const operator = this.#tokens.next();
    const operand = this.postfix(kind === '-');
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'unary', ...this.#tokens.spanOf(operator, operand), operator, operand };
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
    switch (this.#tokens.peek().kind) {
      case '.':
        return this.member(base, this.#tokens.next());
      case '[':
        return this.index(base, this.#tokens.next());
      case '!':
        return this.nonNull(base, this.#tokens.next());
      case '::': {
        const colons = this.#tokens.next();
        const name = this.#tokens.expect('identifier', 'the name of a nested resource');
        this.#tokens.grow(this.#tokens.height + 1);
        return { kind: 'nestedAccess', ...this.#tokens.spanOf(base, name), base, colons, name };
      }
      default:
        return undefined;
    }
  }

  private nonNull(base: ExpressionSyntax, mark: Token): ExpressionSyntax {
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'nonNull', ...this.#tokens.spanOf(base, mark), base, mark };
  }

  private member(base: ExpressionSyntax, dot: Token): ExpressionSyntax {
    const height = this.#tokens.height;
    const safe = this.#tokens.nextIf('?');
    const name = this.#tokens.expect('identifier', 'the name of a property or function');
    if (this.#tokens.peek().kind !== '(') {
      this.#tokens.grow(height + 1);
      return { kind: 'property', source: this.#tokens.source, start: base.start, end: name.end, base, dot, safe, name };
    }
    if (safe !== undefined) this.#tokens.fail('a function cannot be called with .?');
    const args = this.arguments();
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return { kind: 'methodCall', ...this.#tokens.spanOf(base, args), base, dot, name, arguments: args };
  }

  private index(base: ExpressionSyntax, open: Token): ExpressionSyntax {
    const height = this.#tokens.height;
    const safe = this.#tokens.nextIf('?');
    const fromEnd = this.#tokens.nextIf('^');
    const index = this.expression();
    const close = this.#tokens.expect(']', ']');
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return { kind: 'index', ...this.#tokens.spanOf(base, close), base, open, safe, fromEnd, index, close };
  }

  private primary(negated: boolean): ExpressionSyntax {
    const token = this.#tokens.peek();
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
          this.#tokens.peek(this.#tokens.aheadOfNewlines(1)).is('for') ? this.forLoop(() => this.expression()) : this.array(),
        );
      case '(':
        return this.lambdaAhead() ? this.lambda() : this.parenthesized();
      default:
        return this.#tokens.fail('expected an expression');
    }
  }

  literal(): ExpressionSyntax & { kind: 'literal' } {
    const token = this.#tokens.next();
    this.#tokens.grow(1);
    return { kind: 'literal', source: this.#tokens.source, start: token.start, end: token.end, token };
  }

  private checkSize(token: Token, negated: boolean): void {
    if (token.end - token.start < 19) return;
    const digits = token.text.replace(/^0+/, '');
    if (digits.length > 19 || BigInt(digits) > largestInteger + (negated ? 1n : 0n))
      this.#tokens.report('this number does not fit 64 bits', token);
  }

  private identifierExpression(): ExpressionSyntax {
    const following = this.#tokens.peek(1).kind;
    if (following === '=>') return this.lambda();
    const name = this.#tokens.next();
    if (following === '(') {
      const args = this.arguments();
      return { kind: 'call', ...this.#tokens.spanOf(name, args), name, arguments: args };
    }
    this.#tokens.grow(1);
    return { kind: 'name', source: this.#tokens.source, start: name.start, end: name.end, name };
  }

  string(): StringSyntax {
    const first = this.#tokens.next();
    if (first.kind === 'string') {
      this.#tokens.grow(1);
      return { kind: 'string', source: this.#tokens.source, start: first.start, end: first.end, parts: [first] };
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
        height = Math.max(height, this.#tokens.height);
        piece = this.#tokens.nextIf('stringMiddle') ?? this.#tokens.expect('stringRight', 'the end of this part of the string');
        parts.push(piece);
      } while (piece.kind === 'stringMiddle');
    } finally {
      this.inHole = outer;
    }
    this.#tokens.grow(height + 1);
    return { kind: 'string', ...this.#tokens.spanOf(first, piece), parts };
  }

  arguments(): ArgumentsSyntax {
    const open = this.#tokens.next();
    const { items, close } = this.#tokens.commaSeparated(')', () => this.expression());
    return { kind: 'arguments', ...this.#tokens.spanOf(open, close), open, items, close };
  }

  parenthesized(): ParenthesizedSyntax {
    const open = this.#tokens.expect('(', '(');
    const before = this.#tokens.newlinesToRefuse();
    const expression = this.expression();
    const after = this.#tokens.newlinesToRefuse();
    const close = this.#tokens.expect(')', ')');
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'parenthesized', ...this.#tokens.spanOf(open, close), open, before, expression, after, close };
  }

  private complexLiteral<Node>(read: () => Node): Node {
    if (this.inHole) this.#tokens.report('array and object literals cannot stand in a hole of a string');
    return read();
  }

  private array(): ArraySyntax {
    const open = this.#tokens.next();
    const { items, close } = this.#tokens.separated(']', () => (this.#tokens.peek().kind === '...' ? this.spread() : this.expression()));
    return { kind: 'array', ...this.#tokens.spanOf(open, close), open, items, close };
  }

  private spread(): SpreadSyntax {
    const dots = this.#tokens.next();
    const expression = this.expression();
    return { kind: 'spread', ...this.#tokens.spanOf(dots, expression), dots, expression };
  }

  object(allowsResources: boolean): ObjectSyntax {
    const open = this.#tokens.expect('{', '{');
    const { items, close } = this.#tokens.nested(() =>
      this.#tokens.separated('}', () => this.objectItem(allowsResources), allowsResources),
    );
    return { kind: 'object', ...this.#tokens.spanOf(open, close), open, items, close };
  }

  private objectItem(allowsResources: boolean): PropertySyntax | SpreadSyntax | NestedResourceSyntax {
    const { kind } = this.#tokens.peek();
    if (kind === '...') return this.spread();
    if (allowsResources && (kind === '@' || (this.#tokens.peek().is('resource') && this.#tokens.peek(1).kind === 'identifier')))
      return this.#nestedResource();
    return this.property();
  }

  private property(): PropertySyntax {
    const { kind } = this.#tokens.peek();
    const key =
      kind === 'identifier'
        ? this.#tokens.next()
        : kind === 'string' || kind === 'stringLeft'
          ? this.string()
          : this.#tokens.fail('expected the name of a property');
    const height = key.kind === 'identifier' ? 0 : this.#tokens.height;
    const colon = this.#tokens.expect(':', 'a colon after the name of the property');
    const value = this.expression();
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return { kind: 'objectProperty', source: this.#tokens.source, start: key.start, end: value.end, key, colon, value };
  }

  forLoop<Body extends ExpressionSyntax | ResourceConditionSyntax>(body: () => Body): ForSyntax & { body: Body } {
    const open = this.#tokens.next();
    const before = this.#tokens.newlines();
    const keyword = this.#tokens.next();
    const variables = this.forVariables();
    const inKeyword = this.#tokens.expectWord('in');
    const items = this.expression();
    const height = this.#tokens.height;
    const colon = this.#tokens.expect(':', 'a colon and what to repeat');
    const repeated = body();
    const after = this.#tokens.newlines();
    const close = this.#tokens.expect(']', ']');
    this.#tokens.grow(Math.max(height, this.#tokens.height) + 1);
    return {
      kind: 'for',
      ...this.#tokens.spanOf(open, close),
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
    const open = this.#tokens.nextIf('(');
    const item = this.#tokens.expect('identifier', 'the name of the loop variable');
    if (open === undefined) {
      return { kind: 'forVariables', ...this.#tokens.spanOf(item, item), open, item, comma: undefined, index: undefined, close: undefined };
    }
    const comma = this.#tokens.expect(',', 'a comma and the name of the index');
    const index = this.#tokens.expect('identifier', 'the name of the index');
    const close = this.#tokens.expect(')', ')');
    return { kind: 'forVariables', ...this.#tokens.spanOf(open, close), open, item, comma, index, close };
  }

  /** Whether `( names ) =>` follows. */
  private lambdaAhead(): boolean {
    let ahead = 1;
    for (;;) {
      const { kind } = this.#tokens.peek(ahead);
      if (kind === ')') return this.#tokens.peek(ahead + 1).kind === '=>';
      if (kind !== 'identifier' && kind !== ',' && kind !== 'newline') return false;
      ahead++;
    }
  }

  private lambda(): LambdaSyntax {
    const parameters = this.lambdaParameters();
    const arrow = this.#tokens.next();
    const before = wordsAfterLambda.some((word) => this.#tokens.peek(this.#tokens.aheadOfNewlines()).is(word))
      ? []
      : this.#tokens.newlines();
    const body = this.lambdaBody();
    this.#tokens.grow(this.#tokens.height + 1);
    return { kind: 'lambda', ...this.#tokens.spanOf(parameters[0] ?? arrow, body), parameters, arrow, before, body };
  }

  /** A lambda's body may be an array literal even in a hole. */
  private lambdaBody(): ExpressionSyntax {
    const outer = this.inHole;
    if (this.#tokens.peek().kind === '[') this.inHole = false;
    try {
      return this.expression();
    } finally {
      this.inHole = outer;
    }
  }

  private lambdaParameters(): Token[] {
    if (this.#tokens.peek().kind === 'identifier') return [this.#tokens.next()];
    const parameters = [this.#tokens.next(), ...this.#tokens.newlines()];
    while (this.#tokens.peek().kind !== ')') {
      parameters.push(this.#tokens.expect('identifier', 'the name of a lambda parameter'), ...this.#tokens.newlines());
      const comma = this.#tokens.nextIf(',');
      if (comma !== undefined) parameters.push(comma, ...this.#tokens.newlines());
      else if (this.#tokens.peek().kind !== ')') this.#tokens.fail('expected a comma or )');
    }
    return [...parameters, this.#tokens.next()];
  }
}
