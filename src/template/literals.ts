import type { Expression, LiteralExpression } from './expression.js';
import { expressionsIn } from './parts.js';

/** The literals that an expression is written with, each once however many parts share it; keys of objects are none. */
export function* literalsIn(expression: Expression): Iterable<LiteralExpression> {
  for (const part of expressionsIn([expression])) if (part.kind === 'literal') yield part;
}
