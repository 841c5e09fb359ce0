import type { UnknownValue, Value } from './value.js';

/** A lambda as it is handed to `map`, `filter` and so on. It is no value: it only stands among the arguments of a call. */
export interface LambdaArgument {
  readonly parameters: readonly string[];
  /** The body with its variables bound to these values, in order; surplus values are ignored. Throws what the body throws. */
  apply(values: readonly Value[]): Value;
  /** The body with its variables as `lambdaVariables('x')`. */
  symbolic(): UnknownValue;
}

export type Argument = Value | LambdaArgument;
