import type { Origin, Value } from '../values/value.js';
import type { ParameterDeclaration } from '../template/template.js';

/** The parameters whose default values went into any of the values, each once. */
export function defaultsBehind(values: readonly Value[]): ParameterDeclaration[] {
  const found = new Set<ParameterDeclaration>();
  for (const value of values) collect(value.origin, found);
  return [...found];
}

function collect(origin: Origin | undefined, found: Set<ParameterDeclaration>): void {
  for (let step = origin; step !== undefined; step = step.from) step.defaults?.forEach((declaration) => found.add(declaration));
}
