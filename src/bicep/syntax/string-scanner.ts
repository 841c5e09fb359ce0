import { isLineBreak } from './characters.js';
import type { SyntaxProblem } from './problem.js';

/** How a string is written: how many `$` before `{` open a hole (0: none do), and whether `'''` brackets it. */
export interface StringForm {
  readonly dollars: number;
  readonly multiline: boolean;
}

/** A piece of a string up to its closing quotes, or up to and with the `${` of a hole. */
export interface ScannedString {
  readonly end: number;
  readonly hole: boolean;
  readonly unterminated: boolean;
  readonly problems: readonly SyntaxProblem[];
}

const none: readonly SyntaxProblem[] = [];
const escape = /\\(?:[\\'nrt$]|u\{0*[0-9A-Fa-f]{1,6}\})/;

/** Reads the content of a `'...'` string from `at`. It ends at the line's end at the latest. */
export function singleLineString(text: string, at: number): ScannedString {
  let problems: SyntaxProblem[] | undefined;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 39) return { end: at + 1, hole: false, unterminated: false, problems: problems ?? none };
    if (code === 36 && text.charCodeAt(at + 1) === 123) return { end: at + 2, hole: true, unterminated: false, problems: problems ?? none };
    if (isLineBreak(code)) break;
    if (code !== 92) continue;
    const end = escapeEnd(text, at);
    if (end === undefined)
      (problems ??= []).push({ message: 'this is no escape sequence; write \\\\ for a backslash', start: at, end: at + 1 });
    else at = end - 1;
  }
  return { end: at, hole: false, unterminated: true, problems: problems ?? none };
}

/** Reads the content of a `'''...'''` string from `at`; of a longer run of quotes the last three close it. */
export function multilineString(text: string, at: number, dollars: number): ScannedString {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 39) {
      const run = runLength(text, at, 39);
      if (run >= 3) return { end: at + run, hole: false, unterminated: false, problems: none };
      at += run - 1;
    } else if (code === 36 && dollars > 0) {
      const run = runLength(text, at, 36);
      if (run >= dollars && text.charCodeAt(at + run) === 123)
        return { end: at + run + 1, hole: true, unterminated: false, problems: none };
      at += run - 1;
    }
  }
  return { end: text.length, hole: false, unterminated: true, problems: none };
}

function escapeEnd(text: string, at: number): number | undefined {
  const here = new RegExp(escape, 'y');
  here.lastIndex = at;
  const match = here.exec(text)?.[0];
  if (match === undefined) return undefined;
  return match.startsWith('\\u') && Number.parseInt(match.slice(3, -1), 16) > 0x10ffff ? undefined : at + match.length;
}

function runLength(text: string, at: number, code: number): number {
  let end = at;
  while (text.charCodeAt(end) === code) end++;
  return end - at;
}
