import { piecesOf } from '../src/rule-api.js';
import type { Value } from '../src/rule-api.js';

/** A name in lower case, with `*` for what is unknown in it. */
export function namePatternOf(name: Value): string {
  const pieces = piecesOf(name) ?? [undefined];
  return pieces.map((piece) => (typeof piece === 'string' ? piece.toLowerCase() : '*')).join('');
}

/** Whether two names with `*` for what is unknown may be one. */
export function mayBeOneName(one: string, other: string): boolean {
  if (!one.includes('*')) return mayStandFor(other, one);
  if (!other.includes('*')) return mayStandFor(one, other);
  const [start, end] = endsOf(one);
  const [otherStart, otherEnd] = endsOf(other);
  return (start.startsWith(otherStart) || otherStart.startsWith(start)) && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
}

/** Whether a name in which nothing is unknown may be the one that another stands for. */
function mayStandFor(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const [start, end] = endsOf(pattern);
  return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}

/** What stands before and after all that is unknown in a name. */
function endsOf(name: string): readonly [string, string] {
  return [name.slice(0, name.indexOf('*')), name.slice(name.lastIndexOf('*') + 1)];
}
