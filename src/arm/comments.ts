import { type Comment, commentOf } from '../text/comments.js';
import type { Source } from '../text/source.js';
import * as char from './json-characters.js';

/** The comments of a JSON text, in their order. What is in quotes is none. */
export function jsonComments(source: Source): Comment[] {
  const { text } = source;
  const comments: Comment[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === char.quote || code === char.apostrophe) at = stringEnd(text, at);
    else if (code !== char.slash) at++;
    else {
      const end = char.commentAt(text, at);
      if (end !== undefined) comments.push(commentOf({ source, start: at, end }));
      at = end ?? at + 1;
    }
  }
  return comments;
}

function stringEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === char.backslash ? 2 : 1;
  return at + 1;
}
