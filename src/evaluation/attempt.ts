import { scalar, symbolicCall } from './construct.js';
import { EvaluationError } from './evaluation-error.js';
import type { Value } from './value.js';

/** The result of `work`, or the refusal that it threw. */
export function attempt(work: () => Value): Value | EvaluationError {
  try {
    return work();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

/** A value, or for a refusal the symbol that fails when it is reached. */
export function failing(value: Value | EvaluationError): Value {
  return value instanceof EvaluationError ? symbolicCall('fail', [scalar(value.message)]) : value;
}
