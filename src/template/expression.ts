import type { Span } from '../text/source.js';

/**
 * One expression form for both front ends: what `[...]` says in ARM JSON and what a Bicep expression says. A node is its own span.
 * Operators are calls of the ARM function that they compile to (`a == b` is `equals(a, b)`, interpolation is `format`).
 */
export type Expression =
  | LiteralExpression
  | ObjectExpression
  | ArrayExpression
  | CallExpression
  | AccessExpression
  | LambdaExpression
  | LoopExpression
  | DeferredExpression
  | FramedExpression;

export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly properties: readonly PropertyExpression[];
  /** Something in it could not be read: there may be more properties. */
  readonly isCut?: boolean;
}

export interface PropertyExpression extends Span {
  /** The key as written, or, for a key that is itself an expression, that expression. */
  readonly key: LiteralKey | Expression;
  readonly value: Expression;
}

export interface LiteralKey extends Span {
  readonly kind: 'key';
  readonly name: string;
}

export interface ArrayExpression extends Span {
  readonly kind: 'array';
  readonly items: readonly Expression[];
  /** Something in it could not be read: there may be more items. */
  readonly isCut?: boolean;
}

/** A function call; `namespace` is set for user-defined functions only. */
export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly namespace?: string;
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** `base.key`, `base[key]`; `safe` for `.?` and `[?]`: null where the member is absent. */
export interface AccessExpression extends Span {
  readonly kind: 'access';
  readonly base: Expression;
  readonly key: Expression;
  readonly safe: boolean;
}

/** `base.?name` where `base` stands: what a computed object may hold under a name. */
export function safeMember(base: Expression, name: string): AccessExpression {
  const { source, start, end } = base;
  return { kind: 'access', source, start, end, base, key: { kind: 'literal', source, start, end, value: name }, safe: true };
}

/** `lambda('x', body)`; inside the body a variable is read with `lambdaVariables('x')`. */
export interface LambdaExpression extends Span {
  readonly kind: 'lambda';
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** A property, variable or output loop: the array of `body` for each index below `count`, read with `copyIndex('name')`. */
export interface LoopExpression extends Span {
  readonly kind: 'loop';
  readonly name: string;
  /** Set where the name is an expression: `name` is then empty. */
  readonly computedName?: Expression | undefined;
  readonly count: Expression;
  readonly body: Expression;
}

/** An expression that is only parsed when it is first evaluated; `text` is the whole literal with its brackets. */
export interface DeferredExpression extends Span {
  readonly kind: 'deferred';
  readonly text: string;
  /** The parsed expression, remembered. Throws `ExpressionSyntaxError` where the text is none. */
  parse(): Exclude<Expression, DeferredExpression>;
}

/**
 * An expression that sees other names than the template around it, where nested templates are evaluated further out: those of the template
 * that is `callers` deployments up. `escapes` counts the templates with outer scope from there on, whose own names are meant; 0 for the names
 * that such templates see.
 */
export interface FramedExpression extends Span {
  readonly kind: 'framed';
  readonly callers: number;
  readonly escapes: number;
  readonly expression: DeferredExpression;
}

/** What a text between `[` and `]` that is no expression throws; `span` covers the offending part. */
export class ExpressionSyntaxError extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** What a deferred expression is; undefined where its text is no expression, which is reported where it is evaluated. */
export function parsedIfAny(expression: DeferredExpression): ReturnType<DeferredExpression['parse']> | undefined {
  try {
    return expression.parse();
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return undefined;
    throw error;
  }
}
