import type { ParameterDeclaration } from '../template/template.js';
import { defaultsOf } from '../values/resting.js';
import type { Value } from '../values/value.js';

/** The parameters whose default values went into any of the values, each once. */
export function defaultsBehind(values: readonly Value[]): ParameterDeclaration[] {
  return [...new Set(values.flatMap(({ origin }) => [...defaultsOf(origin)]))];
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
