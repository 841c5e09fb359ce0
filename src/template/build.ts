import type {
  AccessExpression,
  ArrayExpression,
  CallExpression,
  Expression,
  LiteralExpression,
  LiteralKey,
  ObjectExpression,
  PropertyExpression,
} from './expression.js';
import type { Span } from '../text/source.js';

/** Makers of template expressions; `at` is the place in the source that an expression stands for. */

export function literal(at: Span, value: LiteralExpression['value']): LiteralExpression {
  return { kind: 'literal', source: at.source, start: at.start, end: at.end, value };
}

export function call(at: Span, name: string, args: readonly Expression[], namespace?: string): CallExpression {
  const { source, start, end } = at;
  const node = { kind: 'call', source, start, end, name, arguments: args } as const;
  return namespace === undefined ? node : { ...node, namespace };
}

/** What stands where something could not be read. */
export function unreadAt(at: Span): CallExpression {
  return call(at, 'unread', []);
}

export function isUnread(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'unread' && expression.namespace === undefined;
}

export function access(at: Span, base: Expression, key: Expression | string): AccessExpression {
  const member = typeof key === 'string' ? literal(at, key) : key;
  return { kind: 'access', source: at.source, start: at.start, end: at.end, base, key: member, safe: false };
}

export function arrayOf(at: Span, items: readonly Expression[], isCut = false): ArrayExpression {
  const node = { kind: 'array', source: at.source, start: at.start, end: at.end, items } as const;
  return isCut ? { ...node, isCut } : node;
}

export function objectOf(at: Span, properties: readonly PropertyExpression[], isCut = false): ObjectExpression {
  const node = { kind: 'object', source: at.source, start: at.start, end: at.end, properties } as const;
  return isCut ? { ...node, isCut } : node;
}

export function property(name: string, value: Expression, keyAt: Span = value): PropertyExpression {
  return { source: keyAt.source, start: keyAt.start, end: Math.max(keyAt.end, value.end), key: key(keyAt, name), value };
}

export function key(at: Span, name: string): LiteralKey {
  return { kind: 'key', source: at.source, start: at.start, end: at.end, name };
}

/** Text with values between its pieces: `pieces` begins and ends with a text, plain text if there is only one. */
export function format(at: Span, pieces: readonly (string | Expression)[]): Expression {
  const [first] = pieces;
  if (pieces.length === 1 && typeof first === 'string') return literal(at, first);
  const values: Expression[] = [];
  let pattern = '';
  for (const piece of pieces) pattern += typeof piece === 'string' ? piece.replace(/[{}]/g, '$&$&') : `{${values.push(piece) - 1}}`;
  return call(at, 'format', [literal(at, pattern), ...values]);
}

/** Values with the same text between them. */
export function joined(at: Span, values: readonly Expression[], separator: string): Expression {
  const pieces = values.flatMap((value): (string | Expression)[] => [separator, value]).slice(1);
  if (values.every((value) => value.kind === 'literal' && typeof value.value === 'string'))
    return literal(at, pieces.map((piece) => (typeof piece === 'string' ? piece : literalText(piece))).join(''));
  return values.length === 1 && values[0] !== undefined ? values[0] : format(at, pieces);
}

function literalText(expression: Expression): string {
  return expression.kind === 'literal' ? String(expression.value) : '';
}
