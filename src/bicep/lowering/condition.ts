import type { Expression } from '../../template/expression.js';
import { call } from '../../template/build.js';
import type { Lowering, ResourceReference } from './context.js';
import { bodyScope } from './scopes.js';

/**
 * The condition of a resource or module together with those of the resources that it is nested in; of one without an index, that of the instance
 * that is being deployed. Undefined where it has none.
 */
export function conditionOf(reference: ResourceReference, lowering: Lowering): Expression | undefined {
  const { symbol, index } = reference;
  const container = symbol.kind === 'resource' ? symbol.container : undefined;
  const outer = container && conditionOf({ symbol: container, index }, lowering);
  if (symbol.condition === undefined) return outer;
  const own = lowering.expression(symbol.condition, bodyScope(reference, lowering));
  return outer === undefined ? own : call(own, 'and', [outer, own]);
}
