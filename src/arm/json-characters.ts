/** What stands for the end of the text where a character code is expected. */
export const end = -1;
export const quote = 34;
export const apostrophe = 39;
export const comma = 44;
export const minus = 45;
export const dot = 46;
export const slash = 47;
export const zero = 48;
export const colon = 58;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const openBrace = 123;
export const closeBrace = 125;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Characters of an unquoted key or of a word such as `true`. */
export function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code === 36;
}

/** Characters that a number can go on with, whether or not they make one. */
export function isNumberPart(code: number): boolean {
  return isNamePart(code) || code === dot || code === 43 || code === minus;
}

export function startsNumber(code: number): boolean {
  return isDigit(code) || code === minus || code === dot;
}

export function numberEnd(text: string, at: number): number {
  while (isNumberPart(text.charCodeAt(at))) at++;
  return at;
}

function isUnicodeSpace(code: number): boolean {
  return code === 0xfeff || /\s/.test(String.fromCharCode(code));
}

/** Whether a value or a key can begin with this character. */
export function startsItem(code: number): boolean {
  return code === quote || code === apostrophe || code === openBrace || code === openBracket || startsNumber(code) || isNamePart(code);
}

export function delimits(code: number): boolean {
  return code === comma || code === closeBrace || code === closeBracket || code === colon;
}

/** Offset of what separates, closes or begins a string, or of the line break, that comes first from `at` on. */
export function garbageEnd(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === comma || code === closeBrace || code === closeBracket || code === quote || code === 10 || code === 13) return at;
    at++;
  }
  return at;
}

export function nameEnd(text: string, at: number): number {
  while (isNamePart(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the first line break from `at` on, or of the end of the text or of the part that counts. */
export function lineEnd(text: string, at: number, end = text.length): number {
  while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

/** What a word stands for where a value must stand: numbers that are none are texts. Undefined for any other word. */
export function wordValue(word: string): boolean | null | string | undefined {
  if (word === 'Infinity' || word === 'NaN') return word;
  return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : undefined;
}

/** What may stand right after the closing quote of a string; NaN is the end of the text. */
export function followsString(code: number): boolean {
  return (
    code === comma ||
    code === colon ||
    code === closeBrace ||
    code === closeBracket ||
    code === 32 ||
    (code <= 13 && code >= 9) ||
    Number.isNaN(code)
  );
}

export function isSpaceOrComma(code: number): boolean {
  return code === comma || code === 32 || code === 9;
}

/**
 * Offset of the first character from `at` on that is neither white space nor inside a comment, or of the end of the text.
 * `unclosed` is told where a comment begins that never ends.
 */
export function triviaEnd(text: string, at: number, unclosed?: (start: number) => void): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9) at++;
    else if (code === slash && text.charCodeAt(at + 1) === slash) at = lineEnd(text, at);
    else if (code === slash && text.charCodeAt(at + 1) === 42) at = commentEnd(text, at, unclosed);
    else if (code > 127 && isUnicodeSpace(code)) at++;
    else return at;
  }
  return at;
}

/** Offset after the comment that begins at a slash; undefined where none does. */
export function commentAt(text: string, at: number): number | undefined {
  if (text.charCodeAt(at + 1) === slash) return lineEnd(text, at);
  return text.charCodeAt(at + 1) === 42 ? commentEnd(text, at, undefined) : undefined;
}

function commentEnd(text: string, start: number, unclosed: ((start: number) => void) | undefined): number {
  const close = text.indexOf('*/', start + 2);
  if (close !== -1) return close + 2;
  unclosed?.(start);
  return text.length;
}
