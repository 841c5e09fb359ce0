import type { Expression } from '../../template/expression.js';

/**
 * Whether an index of an instance means something wherever the resource is that needs it: one that hangs on a loop inside its body, or on
 * the variable of a lambda, only does there.
 */
export function isKnownOutside(index: Expression): boolean {
  switch (index.kind) {
    case 'literal':
    case 'deferred':
    case 'framed':
      return true;
    case 'call':
      return (
        index.name !== 'lambdaVariables' &&
        !(index.name === 'copyIndex' && index.arguments.length > 0) &&
        index.arguments.every(isKnownOutside)
      );
    case 'access':
      return isKnownOutside(index.base) && isKnownOutside(index.key);
    case 'array':
      return index.items.every(isKnownOutside);
    case 'object':
    case 'lambda':
    case 'loop':
      return false;
  }
}
