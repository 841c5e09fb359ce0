import type { Value } from './value.js';

/** The value as a template expression, without the brackets around it. */
export function printExpression(value: Value): string {
  return value.kind;
}

/** The value as plain JSON, its unknown parts as template expressions in brackets: the shape of the engine's predictions. */
export function printValue(value: Value): unknown {
  return value.kind;
}
