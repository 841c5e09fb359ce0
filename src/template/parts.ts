import { type Expression, parsedIfAny } from './expression.js';

/** The expressions that one is directly made of; keys of objects are none. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
      return [];
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
