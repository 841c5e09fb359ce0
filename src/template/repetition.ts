import type { Expression } from './expression.js';
import { expressionsIn, partsOf } from './parts.js';

/** How many parts of an expression are worked out again, because several parts share them. */
export function repeatedParts(expression: Expression): number {
  return extentOf(expression) - Array.from(expressionsIn([expression])).length;
}

/** How many parts an expression has, shared ones counted as often as they stand in it. */
function extentOf(expression: Expression): number {
  const extents = new Map<Expression, number>();
  const waiting = [expression];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const parts = partsOf(next);
    const unknown = parts.filter((part) => !extents.has(part));
    if (unknown.length === 0) {
      extents.set(
        next,
        parts.reduce((extent, part) => extent + (extents.get(part) ?? 0), 1),
      );
      waiting.pop();
    } else for (const part of unknown) waiting.push(part);
  }
  return extents.get(expression) ?? 1;
}
