import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import type { Decorators } from './symbols.js';

/** The arguments of a decorator; undefined where there is no such decorator. */
export function decoratorArguments(decorators: Decorators, name: string): ExpressionSyntax[] | undefined {
  const found = nodesOf(decorators).find(({ call }) => call.name.text === name);
  return found && nodesOf(found.call.arguments.items);
}

/** Whether something is called secure, in the wrong letter case too: Bicep refuses that, and what it stands at is a secret all the same. */
export function isSecure(decorators: Decorators): boolean {
  return nodesOf(decorators).some(({ call }) => call.name.text.toLowerCase() === 'secure');
}
