import type { FactPlace } from '../engine/fact.js';
import type { DeploymentStep } from '../evaluation/deployment.js';
import type { Origin } from '../values/value.js';
import { type Span, spanOf } from '../text/source.js';
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

/**
 * A place in the scanned files. What stands in a module that is none of them, from a registry say, is put where the module is called; the
 * label then tells where in the module it is.
 */
export function placeOf({ span, label, path }: FactPlace): Place {
  const call = span.source.external ? path.findLast((step) => !step.span.source.external) : undefined;
  if (call === undefined) return { span: spanOf(span), label };
  const { line, column } = span.source.position(span.start);
  const inside = `inside ${span.source.path} at ${line}:${column}`;
  return { span: spanOf(call.span), label: label === '' ? inside : `${label}, ${inside}` };
}

/**
 * The other end of a finding at `at`. Where both are the same line of a module, or it stands in none of the scanned files, what leads to it
 * alone is shown: the argument that its value comes from, or the call.
 */
export function otherEndOf(other: FactPlace, at: FactPlace): Place {
  const { span, label } = placeOf(other);
  const own = placeOf(at).span;
  if (!other.span.source.external && !sameSpan(span, own)) return { span, label };
  const shared = [own, ...wayOf(at)];
  const apart = wayOf(other).find((step) => !shared.some((one) => sameSpan(one, step)));
  return { span: spanOf(apart ?? span), label };
}

/** The arguments that a value comes from and the calls that lead to its place, those in scanned files, the last ones first. */
function wayOf({ origin, path }: FactPlace): Span[] {
  const way: Span[] = [];
  for (let at = origin; at !== undefined; at = at.from) if (at.step === 'argument') way.push(at.span);
  return [...way, ...path.toReversed().map(({ span }) => span)].filter(({ source }) => !source.external);
}

/** The nested deployments or modules that led to a place, outermost first; without the place itself, and without what no scanned file says. */
export function pathOf(place: FactPlace): Place[] {
  const own = placeOf(place).span;
  return place.path
    .filter(({ span }) => !span.source.external && !sameSpan(span, own))
    .map((step) => ({ span: spanOf(step.span), label: callText(step) }));
}

/** Bicep names modules by their symbols; the name of a deployment often says less. */
function callText({ span, name, symbolicName }: DeploymentStep): string {
  const isModule = symbolicName !== undefined && /\.bicep$/i.test(span.source.path);
  return isModule ? `module ${symbolicName}` : `nested deployment ${renderValue(name)}`;
}

/** How the value came to its place, the first step first; without the place itself, and without what no scanned file says. */
export function originOf(place: FactPlace): Place[] {
  const way: Place[] = [];
  for (let at = place.origin; at !== undefined && way.length < longestWay; at = at.from) {
    const label = at.name === undefined || at.span.source.external ? undefined : stepWords[at.step]?.(at.name);
    if (label !== undefined && !sameSpan(at.span, place.span)) way.unshift({ span: spanOf(at.span), label });
  }
  return way;
}

function sameSpan(one: Span, other: Span): boolean {
  return one.source === other.source && one.start === other.start && one.end === other.end;
}
