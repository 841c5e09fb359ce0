import type { Origin, Value } from '../values/value.js';
import type { ParameterDeclaration } from '../template/template.js';

/** The parameters whose default values went into any of the values, each once. */
export function defaultsBehind(values: readonly Value[]): ParameterDeclaration[] {
  const found = new Set<ParameterDeclaration>();
  for (const value of values) collect(value.origin, found);
  return [...found];
}

/** The known resources that any of the values come from, each with the file that tells of it, sorted. */
export function knownBehind(values: readonly Value[]): string[] {
  const found = new Set<string>();
  for (const value of values) {
    for (let step = value.origin; step !== undefined; step = step.from)
      if (step.step === 'known') found.add(`what ${step.span.source.path} says of ${step.name ?? ''}`);
  }
  return [...found].sort();
}

function collect(origin: Origin | undefined, found: Set<ParameterDeclaration>): void {
  for (let step = origin; step !== undefined; step = step.from) step.defaults?.forEach((declaration) => found.add(declaration));
}
