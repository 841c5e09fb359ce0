import type { Place } from '../findings/finding.js';
import type { Span } from '../text/source.js';
import type { JsonPlace, JsonRegion } from './json-report.js';

/** A place as JSON reports have it. */
export function describePlace({ span, label }: Place): JsonPlace {
  return { ...describeRegion(span), label };
}

/** A stretch of a file as JSON reports have it. */
export function describeRegion({ source, start, end }: Span): JsonRegion {
  return { path: source.path, start: source.position(start), end: source.position(end) };
}
