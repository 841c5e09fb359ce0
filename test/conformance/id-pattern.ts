import { piecesOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';

/** Whether a text in lower case may be what a value is in some world, ignoring case, by the parts of the value that are known. */
export function idPattern(value: Value): (lower: string) => boolean {
  const pieces = (piecesOf(value) ?? [value]).map((piece) => (typeof piece === 'string' ? piece.toLowerCase() : undefined));
  const [start, end] = [pieces[0] ?? '', pieces.length > 1 ? (pieces.at(-1) ?? '') : ''];
  const between = pieces.slice(1, -1);
  return (lower) => {
    if (pieces.length === 1 && pieces[0] !== undefined) return lower === start;
    if (lower.length < start.length + end.length || !lower.startsWith(start) || !lower.endsWith(end)) return false;
    const rest = lower.slice(start.length, lower.length - end.length);
    let at = 0;
    for (const piece of between) {
      if (piece === undefined) continue;
      const found = rest.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** Whether a value may end with a text in lower case in some world, ignoring case, by what is known of its own end. */
export function endPattern(value: Value): (lower: string) => boolean {
  const last = (piecesOf(value) ?? [value]).at(-1);
  const end = typeof last === 'string' ? last.toLowerCase() : '';
  return (lower) => end.endsWith(lower) || lower.endsWith(end);
}
