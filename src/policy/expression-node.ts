import type { Expression } from '../template/expression.js';
import { spanOf } from '../text/source.js';
import type { DocumentNode } from './document.js';

/** JSON of a template, read as data, as a document. What is no JSON value is null. */
export function expressionNode(expression: Expression): DocumentNode {
  const span = spanOf(expression);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'scalar', ...span, value: expression.value };
    case 'array':
      return { kind: 'list', ...span, items: expression.items.map(expressionNode) };
    case 'object': {
      const members = expression.properties.flatMap(({ key, value }) =>
        key.kind === 'key' ? [{ name: key.name, nameSpan: key, value: expressionNode(value) }] : [],
      );
      return { kind: 'object', ...span, members };
    }
    default:
      return { kind: 'scalar', ...span, value: null };
  }
}
