import type { Expression, LiteralExpression } from './expression.js';
import { partsOf } from './parts.js';

/** The literals that an expression is written with; keys of objects are none. */
export function* literalsIn(expression: Expression): Iterable<LiteralExpression> {
  const waiting = [expression];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.kind === 'literal') yield at;
    for (const part of partsOf(at)) waiting.push(part);
  }
}
