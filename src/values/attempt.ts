import { scalar, symbolicCall } from './construct.js';
import { CycleError, EvaluationError } from './evaluation-error.js';
import type { Value } from './value.js';

/** The result of `work`, or the refusal that it threw. What needs itself is no matter of one branch: it is thrown on. */
export function attempt(work: () => Value): Value | EvaluationError {
  try {
    return work();
  } catch (error) {
    if (error instanceof EvaluationError && !(error instanceof CycleError)) return error;
    throw error;
  }
}

/** A value, or for a refusal the symbol that fails when it is reached. */
export function failing(value: Value | EvaluationError): Value {
  return value instanceof EvaluationError ? symbolicCall('fail', [scalar(value.message)]) : value;
}
