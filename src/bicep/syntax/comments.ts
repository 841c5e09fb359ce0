import { type Comment, commentOf } from '../../text/comments.js';
import type { Source } from '../../text/source.js';
import { isLineBreak } from './characters.js';
import { tokensOf } from './lexer.js';

/** The comments of a Bicep text, in their order. */
export function bicepComments(source: Source): Comment[] {
  return tokensOf(source).tokens.flatMap(({ fullStart, start }) => (start - fullStart < 2 ? [] : commentsIn(source, fullStart, start)));
}

/** The comments in a stretch of trivia. */
function commentsIn(source: Source, from: number, to: number): Comment[] {
  const { text } = source;
  const comments: Comment[] = [];
  for (let at = from; at < to;) {
    const end = text.startsWith('//', at) ? lineEnd(text, at, to) : text.startsWith('/*', at) ? blockEnd(text, at, to) : undefined;
    if (end !== undefined) comments.push(commentOf({ source, start: at, end }));
    at = end ?? at + 1;
  }
  return comments;
}

function lineEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

function blockEnd(text: string, from: number, to: number): number {
  const close = text.indexOf('*/', from + 2);
  return close < 0 ? to : Math.min(to, close + 2);
}
