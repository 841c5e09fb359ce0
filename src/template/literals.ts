import { type Expression, parsedIfAny } from './expression.js';
import type { LiteralExpression } from './expression.js';

/** The literals that an expression is written with; keys of objects are none. */
export function* literalsIn(expression: Expression): Iterable<LiteralExpression> {
  const waiting = [expression];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.kind === 'literal') yield at;
    else for (const part of partsOf(at)) waiting.push(part);
  }
}

function partsOf(expression: Exclude<Expression, LiteralExpression>): readonly Expression[] {
  switch (expression.kind) {
    case 'object':
      return expression.properties.map(({ value }) => value);
    case 'array':
      return expression.items;
    case 'call':
      return expression.arguments;
    case 'access':
      return [expression.base, expression.key];
    case 'lambda':
    case 'loop':
      return [expression.body];
    case 'framed':
      return [expression.expression];
    case 'deferred': {
      const parsed = parsedIfAny(expression);
      return parsed === undefined ? [] : [parsed];
    }
  }
}
