import type { Expression } from '../../src/template/expression.js';

/** An expression as ARM would write it, with objects, arrays and loops in brackets of their own. */
export function expressionText(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case undefined:
      return '-';
    case 'literal':
      return typeof expression.value === 'string' ? `'${expression.value}'` : String(expression.value);
    case 'deferred':
      return expressionText(expression.parse());
    case 'framed':
      return expressionText(expression.expression);
    case 'array':
      return `[${expression.items.map(expressionText).join(', ')}]`;
    case 'object':
      return `{${expression.properties.map(({ key, value }) => `${key.kind === 'key' ? key.name : `[${expressionText(key)}]`}: ${expressionText(value)}`).join(', ')}}`;
    case 'call':
      return `${expression.namespace === undefined ? '' : `${expression.namespace}.`}${expression.name}(${expression.arguments.map(expressionText).join(', ')})`;
    case 'access':
      return `${expressionText(expression.base)}${expression.key.kind === 'literal' && typeof expression.key.value === 'string' ? `.${expression.key.value}` : `[${expressionText(expression.key)}]`}`;
    case 'lambda':
      return `(${expression.parameters.join(', ')}) => ${expressionText(expression.body)}`;
    case 'loop':
      return `loop ${expression.name} to ${expressionText(expression.count)}: ${expressionText(expression.body)}`;
  }
}
