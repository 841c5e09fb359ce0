import { arrayOf, symbolType, symbolicCall } from './construct.js';
import { callNamed } from './conditions.js';
import type { Range } from './pieces.js';
import { factsOf } from './pieces.js';
import type { ArrayValue, UnknownValue, Value } from './value.js';

/** A stretch of an array: known items side by side, or an unknown array. */
export type Stretch = ArrayValue | UnknownValue;

/** The stretches of a value that is surely an array; undefined for any other value. */
export function stretchesOf(value: Value): readonly Stretch[] | undefined {
  if (value.kind === 'array') return [value];
  if (value.kind !== 'unknown' || symbolType(value) !== 'array') return undefined;
  const parts = callNamed(value, 'concat');
  return parts === undefined ? [value] : parts.filter((part) => part.kind === 'array' || part.kind === 'unknown');
}

/** The array of stretches in order: known ones merge, a lone stretch is itself, several are a symbolic `concat`. */
export function joinStretches(stretches: readonly Stretch[]): Value {
  const merged: Stretch[] = [];
  let run: Value[] = [];
  const flush = (): void => {
    if (run.length > 0) merged.push(arrayOf(run));
    run = [];
  };
  for (const stretch of stretches.flatMap((part) => stretchesOf(part) ?? [part])) {
    if (stretch.kind === 'array') for (const item of stretch.items) run.push(item);
    else {
      flush();
      merged.push(stretch);
    }
  }
  flush();
  const [only, second] = merged;
  if (only === undefined) return arrayOf([]);
  return second === undefined && (only.kind === 'array' || symbolType(only) === 'array')
    ? only
    : symbolicCall('concat', merged, { type: 'array', ...bounds(merged) });
}

function bounds(stretches: readonly Stretch[]): { minLength?: number; maxLength?: number } {
  const { min, max } = lengthOfStretches(stretches);
  return { ...(min > 0 && { minLength: min }), ...(max < Infinity && { maxLength: max }) };
}

/** How many items an array of stretches has. */
export function lengthOfStretches(stretches: readonly Stretch[]): Range {
  let [min, max] = [0, 0];
  for (const stretch of stretches) {
    const range = lengthOfStretch(stretch);
    min += range.min;
    max += range.max;
  }
  return { min, max };
}

function lengthOfStretch(stretch: Stretch): Range {
  if (stretch.kind === 'array') return { min: stretch.items.length, max: stretch.items.length };
  const facts = factsOf(stretch);
  if (callNamed(stretch, 'split') !== undefined) return { min: 1, max: Infinity };
  return facts?.type === 'array' ? { min: facts.minLength ?? 0, max: facts.maxLength ?? Infinity } : { min: 0, max: Infinity };
}
