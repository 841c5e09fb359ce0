import type { Source, Span } from './source.js';

/** A comment of a text in which `//` and slash and asterisk begin them, and what it says. */
export interface Comment extends Span {
  readonly says: string;
}

/** What a comment says without its marks. */
export function commentOf(span: Span): Comment {
  const { source, start, end } = span;
  const text = source.text.slice(start + 2, end);
  return { source, start, end, says: source.text.startsWith('/*', start) ? text.replace(/\*\/$/, '') : text };
}

/** The comments of a text in which `#` begins them after white space. One that only seems to be one, inside of a text in quotes, counts too. */
export function hashComments(source: Source): Comment[] {
  return [...source.text.matchAll(/(?<=^|\s)#[^\r\n]*/gm)].map(({ index, 0: { length } }) => ({
    source,
    start: index,
    end: index + length,
    says: source.text.slice(index + 1, index + length),
  }));
}
