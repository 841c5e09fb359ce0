import type { Expression, LiteralExpression } from './expression.js';
import { partsOf } from './parts.js';

/** The literals that an expression is written with, each once however many parts share it; keys of objects are none. */
export function* literalsIn(expression: Expression): Iterable<LiteralExpression> {
  const waiting = [expression];
  const seen = new Set<Expression>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.kind === 'literal') yield at;
    for (const part of partsOf(at)) waiting.push(part);
  }
}
