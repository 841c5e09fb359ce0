import type { FactPlace } from '../engine/fact.js';
import type { Origin } from '../evaluation/value.js';
import type { Span } from '../text/source.js';
import type { Place } from './finding.js';
import { renderValue } from './rendering.js';

/** Steps of an origin that are shown; a longer way keeps its end. */
const longestWay = 20;

const stepWords: Partial<Record<Origin['step'], (name: string) => string>> = {
  default: (name) => `default of parameter ${name}`,
  given: (name) => `value given to parameter ${name}`,
  argument: (name) => `argument for parameter ${name}`,
  variable: (name) => `variable ${name}`,
  output: (name) => `output ${name}`,
};

/** The nested deployments that led to a place, outermost first. */
export function pathOf(place: FactPlace): Place[] {
  return place.path.map(({ span, name }) => ({ span, label: `nested deployment ${renderValue(name)}` }));
}

/** How the value came to its place, the first step first; without the place itself. */
export function originOf(place: FactPlace): Place[] {
  const way: Place[] = [];
  for (let at = place.origin; at !== undefined && way.length < longestWay; at = at.from) {
    const label = at.name === undefined ? undefined : stepWords[at.step]?.(at.name);
    if (label !== undefined && !sameSpan(at.span, place.span)) way.unshift({ span: at.span, label });
  }
  return way;
}

function sameSpan(one: Span, other: Span): boolean {
  return one.source === other.source && one.start === other.start && one.end === other.end;
}
