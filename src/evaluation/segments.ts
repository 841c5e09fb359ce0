import { arrayOf, symbolType, symbolicCall } from './construct.js';
import { callNamed } from './functions/logical.js';
import type { Range } from './pieces.js';
import { factsOf } from './pieces.js';
import type { ArrayValue, UnknownValue, Value } from './value.js';

/** A stretch of an array: known items side by side, or an unknown array. */
export type Segment = ArrayValue | UnknownValue;

/** The stretches of a value that is surely an array; undefined for any other value. */
export function segmentsOf(value: Value): readonly Segment[] | undefined {
  if (value.kind === 'array') return [value];
  if (value.kind !== 'unknown' || symbolType(value) !== 'array') return undefined;
  const parts = callNamed(value, 'concat');
  return parts === undefined ? [value] : parts.filter((part) => part.kind === 'array' || part.kind === 'unknown');
}

/** The array of stretches in order: known ones merge, a lone stretch is itself, several are a symbolic `concat`. */
export function joinSegments(segments: readonly Segment[]): Value {
  const merged: Segment[] = [];
  let run: Value[] = [];
  const flush = (): void => {
    if (run.length > 0) merged.push(arrayOf(run));
    run = [];
  };
  for (const segment of segments.flatMap((part) => segmentsOf(part) ?? [part])) {
    if (segment.kind === 'array') for (const item of segment.items) run.push(item);
    else {
      flush();
      merged.push(segment);
    }
  }
  flush();
  const [only, second] = merged;
  if (only === undefined) return arrayOf([]);
  return second === undefined && (only.kind === 'array' || symbolType(only) === 'array')
    ? only
    : symbolicCall('concat', merged, { type: 'array', ...bounds(merged) });
}

function bounds(segments: readonly Segment[]): { minLength?: number; maxLength?: number } {
  const { min, max } = lengthOfSegments(segments);
  return { ...(min > 0 && { minLength: min }), ...(max < Infinity && { maxLength: max }) };
}

/** How many items an array of stretches has. */
export function lengthOfSegments(segments: readonly Segment[]): Range {
  let [min, max] = [0, 0];
  for (const segment of segments) {
    const range = lengthOfSegment(segment);
    min += range.min;
    max += range.max;
  }
  return { min, max };
}

function lengthOfSegment(segment: Segment): Range {
  if (segment.kind === 'array') return { min: segment.items.length, max: segment.items.length };
  const facts = factsOf(segment);
  if (callNamed(segment, 'split') !== undefined) return { min: 1, max: Infinity };
  return facts?.type === 'array' ? { min: facts.minLength ?? 0, max: facts.maxLength ?? Infinity } : { min: 0, max: Infinity };
}
