import { isStackOverflow } from './stack-overflow.js';

/** Characters of a file that Bicep loads as objects. */
export const mostCharacters = 1_048_576;
const mostValues = 100_000;
const deepest = 60;
const tooDeep = `is nested more than ${deepest} levels deep`;

const [colon, lineFeed, comma] = [':', '\n', ','].map((character) => character.charCodeAt(0));
const openings = new Set(['[', '{'].map((character) => character.charCodeAt(0)));
const closings = new Set([']', '}'].map((character) => character.charCodeAt(0)));

/** A part of a YAML text as its library first reads it, without following what is in what. */
export interface SyntaxToken {
  readonly type: string;
  /** Of a document. */
  readonly value?: SyntaxToken;
  /** Of a sequence or a mapping. */
  readonly items?: readonly { readonly key?: SyntaxToken | null | undefined; readonly value?: SyntaxToken | undefined }[];
}

/**
 * What a library reads in a YAML, TOML or JSON text that exceeds no bound; else which bound it exceeds, in words that follow its name. A library that follows with its stack what
 * is in what may end the whole program: of one whose nesting brackets do not tell, `tokens` are looked at first.
 */
export function readBounded<T>(
  text: string,
  read: () => T,
  tokens: () => Iterable<SyntaxToken> = () => [],
): { readonly value: T } | { readonly exceeded: string } {
  const exceeded = exceededBound(text);
  if (exceeded !== undefined) return { exceeded };
  try {
    return isNestedTooDeeply([...tokens()]) ? { exceeded: tooDeep } : { value: withoutStacks(read) };
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

/** Which bound a text exceeds, in words that follow its name; undefined for none. Seen without reading it, so texts in quotes count too. */
function exceededBound(text: string): string | undefined {
  if (text.length > mostCharacters) return `has more than ${mostCharacters} characters`;
  if (mostPossibleValues(text) > mostValues) return `holds more than ${mostValues} values`;
  return bracketsWithin(text) > deepest ? tooDeep : undefined;
}

/** Whether collections lie in each other beyond the bound: looked at level by level, not by going down. */
function isNestedTooDeeply(tokens: readonly SyntaxToken[]): boolean {
  let level = tokens;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) level = level.flatMap(collectionsIn);
  return level.length > 0;
}

function collectionsIn({ value, items = [] }: SyntaxToken): SyntaxToken[] {
  return [value, ...items.flatMap((item) => [item.key, item.value])].flatMap((token) => (token?.items === undefined ? [] : [token]));
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
