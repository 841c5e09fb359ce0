import { arrayOf, isKnown, objectOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import type { Value } from '../../src/values/value.js';

/** A value with each part that is unknown changed; one that is refused then, such as a division by zero, is a `fail` call and leaves the others as they are. */
export function partByPart(value: Value, change: (part: Value) => Value): Value {
  if (isKnown(value)) return value;
  if (value.kind === 'array')
    return arrayOf(
      value.items.map((item) => partByPart(item, change)),
      value.origin,
    );
  if (value.kind === 'object' && value.open.length === 0)
    return objectOf([...value.members.values()].map(({ name, value: member }) => ({ name, value: partByPart(member, change) })));
  try {
    return change(value);
  } catch (error) {
    if (error instanceof EvaluationError) return symbolicCall('fail', [scalar(error.message)]);
    throw error;
  }
}
