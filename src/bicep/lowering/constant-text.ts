import type { ExpressionSyntax } from '../syntax/nodes.js';
import { stringParts } from '../syntax/string-value.js';
import type { Lowering } from './context.js';

/** How many variables may lead to a constant. */
const mostSteps = 50;

/** The text that an expression is whatever is deployed: a string, also with holes for such texts, or a variable that holds one. */
export function constantText(node: ExpressionSyntax | undefined, lowering: Lowering, steps = 0): string | undefined {
  if (steps > mostSteps) return undefined;
  switch (node?.kind) {
    case 'parenthesized':
      return constantText(node.expression, lowering, steps + 1);
    case 'string': {
      const parts = stringParts(node).map((part) => (typeof part === 'string' ? part : constantText(part, lowering, steps + 1)));
      return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
    }
    case 'name': {
      const symbol = lowering.file.names.get(node.name.text);
      return symbol?.kind === 'variable' ? constantText(symbol.syntax.value, lowering, steps + 1) : undefined;
    }
    default:
      return undefined;
  }
}
