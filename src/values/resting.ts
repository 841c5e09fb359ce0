import type { ParameterDeclaration } from '../template/template.js';
import { relocate } from './construct.js';
import type { Origin, Value } from './value.js';

/** The parameters whose default values went into what has an origin, each once. */
export function defaultsOf(origin: Origin | undefined): ReadonlySet<ParameterDeclaration> {
  const found = new Set<ParameterDeclaration>();
  for (let step = origin; step !== undefined; step = step.from) step.defaults?.forEach((declaration) => found.add(declaration));
  return found;
}

/** A part of a container, which is there because of the same defaults as the container, where it stands. */
export function restingOn<V extends Value>(part: V, { origin: of }: Value): V {
  const { origin } = part;
  if (origin === undefined) return part;
  const own = defaultsOf(origin);
  const others = [...defaultsOf(of)].filter((declaration) => !own.has(declaration));
  return others.length === 0 ? part : relocate(part, { ...origin, defaults: [...(origin.defaults ?? []), ...others] });
}
