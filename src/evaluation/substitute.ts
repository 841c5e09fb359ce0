import type { FunctionEnvironment } from './functions/index.js';
import type { Symbolic, UnknownValue, Value } from './value.js';

/**
 * The value with symbols replaced, innermost first, and evaluated anew: with known values put in, exactly what direct evaluation gives.
 * `replace` gives undefined for what stays. Throws `EvaluationError` for what the engine then refuses.
 */
export function substitute(value: Value, replace: (symbol: Symbolic) => Value | undefined, environment: FunctionEnvironment): Value {
  void replace;
  void environment;
  return value;
}

/** Every atom in a value, each once: a call without unknown arguments, or one that only Azure can answer. */
export function* symbolsIn(value: Value): Iterable<UnknownValue> {
  void value;
}
