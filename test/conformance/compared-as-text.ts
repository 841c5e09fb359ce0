import { isKnown, keyOf, scalar } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import { substitute } from '../../src/functions/substitute.js';
import type { Symbolic, Value } from '../../src/values/value.js';

/**
 * A value as it is where `contains` and `equals` take an unknown inside of an array or object for a text of its own, equal to nothing but
 * itself. So the engine does while it predicts: for `contains(createArray(parameters('p')), 'x')` it says false, and true once `p` is `x`.
 */
export function comparedAsText(value: Value, scope: DeploymentScope): Value {
  const decided = (symbol: Symbolic): Value | undefined => {
    if (symbol.kind !== 'call' || (symbol.name !== 'contains' && symbol.name !== 'equals')) return undefined;
    const [left, right] = symbol.arguments.map((argument) => substitute(argument, decided, { scope }));
    return left && right && (symbol.name === 'equals' ? equal(left, right) : contained(left, right));
  };
  try {
    return substitute(value, decided, { scope });
  } catch (error) {
    if (error instanceof EvaluationError) return value;
    throw error;
  }
}

function equal(left: Value, right: Value): Value | undefined {
  const isContainer = (value: Value): boolean => value.kind === 'array' || value.kind === 'object';
  return isContainer(left) && isContainer(right) ? scalar(keyOf(left) === keyOf(right)) : undefined;
}

function contained(container: Value, item: Value): Value | undefined {
  if (container.kind !== 'array' || !isKnown(item)) return undefined;
  return scalar(container.items.some((one) => keyOf(one) === keyOf(item)));
}
