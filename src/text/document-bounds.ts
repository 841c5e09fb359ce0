import { isStackOverflow } from './stack-overflow.js';

/** Characters of a file that Bicep loads as objects. */
export const mostCharacters = 1_048_576;
const mostValues = 100_000;
const deepest = 60;
const tooDeep = `is nested more than ${deepest} levels deep`;

const [space, hyphen, question, colon, lineFeed, comma] = [' ', '-', '?', ':', '\n', ','].map((character) => character.charCodeAt(0));
const openings = new Set(['[', '{'].map((character) => character.charCodeAt(0)));
const closings = new Set([']', '}'].map((character) => character.charCodeAt(0)));

/**
 * What a library reads in a YAML, TOML or JSON text that exceeds no bound; else which bound it exceeds, in words that follow its name. Some libraries follow with their stack
 * what can't be seen without reading: where that ends, the text is nested too deeply.
 */
export function readBounded<T>(text: string, read: () => T): { readonly value: T } | { readonly exceeded: string } {
  const exceeded = exceededBound(text);
  if (exceeded !== undefined) return { exceeded };
  try {
    return { value: withoutStacks(read) };
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return { exceeded: tooDeep };
  }
}

/** Lets a library make its errors without the way to where each arose: of thousands of mistakes in one text, that takes longer than all else. */
function withoutStacks<T>(read: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Which bound a YAML or TOML text exceeds, in words that follow its name; undefined for none. Seen without reading it, so texts in quotes count too. */
function exceededBound(text: string): string | undefined {
  if (text.length > mostCharacters) return `has more than ${mostCharacters} characters`;
  if (mostPossibleValues(text) > mostValues) return `holds more than ${mostValues} values`;
  return bracketsWithin(text) > deepest || blocksWithin(text) > deepest || hasLongLine(text) ? tooDeep : undefined;
}

function mostPossibleValues(text: string): number {
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === comma || code === colon || openings.has(code)) values++;
  }
  return values;
}

function bracketsWithin(text: string): number {
  let depth = 0;
  let deepestSeen = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (openings.has(code)) deepestSeen = Math.max(deepestSeen, ++depth);
    else if (closings.has(code)) depth = Math.max(0, depth - 1);
  }
  return deepestSeen;
}

/** How many columns further and further to the right lines begin at below each other, those of indicators on one line included. */
function blocksWithin(text: string): number {
  const columns: number[] = [];
  let deepestSeen = 0;
  for (let lineStart = 0; lineStart <= text.length; lineStart = nextLine(text, lineStart)) {
    let at = lineStart;
    for (;;) {
      while (text.charCodeAt(at) === space) at++;
      while ((columns.at(-1) ?? -1) >= at - lineStart) columns.pop();
      columns.push(at - lineStart);
      if (columns.length > deepest) return columns.length;
      if (!isIndicator(text, at)) break;
      at++;
    }
    deepestSeen = Math.max(deepestSeen, columns.length);
  }
  return deepestSeen;
}

/** Whether a line goes down by one mapping in another, as no YAML may: the library follows it all the same. */
function hasLongLine(text: string): boolean {
  return new RegExp(`^(?:[^\\n:{]{0,200}:[ \\t]){${deepest}}`, 'm').test(text);
}

function isIndicator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === hyphen || code === question || code === colon) && text.charCodeAt(at + 1) === space;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length + 1 : end + 1;
}
