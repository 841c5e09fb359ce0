import type { Span } from '../text/source.js';
import { BudgetError } from '../values/evaluation-error.js';
import { longestText } from '../values/construct.js';
import type { Value } from '../values/value.js';

/** Items of one array, members of one object. */
export const largestContainer = 100_000;

/** Pieces of one text with unknown parts. */
const mostPieces = 2_000;

/** Throws `BudgetError` for a result that has grown too large. */
export function checkSize(value: Value, name: string, span: Span | undefined): Value {
  const size = sizeOf(value);
  if (size.count > size.limit) throw new BudgetError(`${name} gives more than ${size.limit} ${size.unit}`, span);
  return value;
}

function sizeOf(value: Value): { count: number; limit: number; unit: string } {
  switch (value.kind) {
    case 'scalar':
      return { count: typeof value.value === 'string' ? value.value.length : 0, limit: longestText, unit: 'characters' };
    case 'array':
      return { count: value.items.length, limit: largestContainer, unit: 'items' };
    case 'object':
      return { count: value.members.size, limit: largestContainer, unit: 'members' };
    case 'unknown':
      return { count: value.symbol.kind === 'text' ? value.symbol.pieces.length : 0, limit: mostPieces, unit: 'pieces' };
  }
}
