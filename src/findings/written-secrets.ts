import type { Source, Span } from '../text/source.js';

/** Characters that are looked at for one source beyond a first pass; of one that needs more, all may be secret. */
const mostLookedAt = 20_000_000;
const mostFunctions = 50;

/** The value of a part of a link, or of a connection string, that lets whoever has it in. */
const token =
  /[?&;'"](?:sig|code|token|access_token|api[-_]?key|subscription-key|accountkey|sharedaccesskey|password|pwd|secret|client_secret)=([^&;'"\s\\]+)/gi;
const credentials = /:\/\/[^\s/?#@'"]{0,200}:([^\s/?#@'"]{1,500})@/g;

/**
 * Where a source spells out what may be secret, as far as its characters tell, whether it parses or not: values in declarations that call
 * themselves secure, arguments of functions that take secrets, tokens in links. `functions` are the names of such functions.
 */
export function writtenSecrets(source: Source, functions: readonly string[]): Span[] {
  return new WrittenSecrets(source.text, /\.bicep(param)?$/i.test(source.path))
    .all(functions)
    .map(({ start, end }) => ({ source, start, end }));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function tokensIn(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern), ({ 0: whole, 1: value = '', index }) => {
    const start = index + whole.lastIndexOf(value);
    return { start, end: start + value.length };
  });
}

const bicepDeclaration =
  /^(?:@|(?:param|var|resource|module|output|type|func|metadata|targetScope|import|using|extends|extension|assert|test)\b)/gm;

class WrittenSecrets {
  readonly #text: string;
  readonly #isBicep: boolean;
  #lookedAt = 0;

  constructor(text: string, isBicep: boolean) {
    this.#text = text;
    this.#isBicep = isBicep;
  }

  all(functions: readonly string[]): readonly Stretch[] {
    const text = this.#text;
    const secure = /secure/i.test(text) ? (this.#isBicep ? secureInBicep(text) : this.#secureInJson()) : [];
    const named = [...functions, ...(this.#isBicep ? functionsTakingSecrets(text) : [])];
    const given = named.slice(0, mostFunctions).flatMap((name) => this.#argumentsOf(name));
    if (this.#lookedAt > mostLookedAt || named.length > mostFunctions) return [{ start: 0, end: text.length }];
    return [...secure, ...given, ...tokensIn(text, token), ...tokensIn(text, credentials)];
  }

  /** The strings in the arguments of the calls of a function. */
  #argumentsOf(name: string): Stretch[] {
    const text = this.#text;
    const found: Stretch[] = [];
    for (const { 0: call, index } of text.matchAll(new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\(`, 'gi'))) {
      if (this.#lookedAt > mostLookedAt) break;
      const start = index + call.length;
      const end = this.#closingOf(start, '(', ')', "'");
      for (const { 0: string, index: at } of text.slice(start, end).matchAll(/'[^'\r\n]*'?/g))
        found.push({ start: start + at, end: start + at + string.length });
    }
    return found;
  }

  /** The default, allowed and output values beside `"type": "securestring"` and the like. */
  #secureInJson(): Stretch[] {
    const text = this.#text;
    const places = Array.from(text.matchAll(/["']type["']\s*:\s*["']secure(?:string|object)["']/gi), ({ index }) => index);
    return objectsAround(text, places).flatMap(({ start, end }) => {
      this.#lookedAt += end - start;
      if (this.#lookedAt > mostLookedAt) return [];
      const keys = text.slice(start, end).matchAll(/["'](?:defaultValue|value|allowedValues)["']\s*:?\s*/gi);
      return Array.from(keys, ({ 0: key, index }) => {
        const value = start + index + key.length;
        return { start: value, end: Math.max(value, this.#endOfValue(value, end)) };
      });
    });
  }

  /** The end of the JSON value that begins at an offset, as far as it looks like one. */
  #endOfValue(start: number, end: number): number {
    const text = this.#text;
    switch (text.charAt(start)) {
      case '"': {
        const string = /^"(?:[^"\\\r\n]|\\.)*"(?=\s*[,}\]])/.exec(text.slice(start, end + 1))?.[0];
        return string === undefined ? end : start + string.length;
      }
      case '{':
        return this.#closingOf(start + 1, '{', '}', '"') + 1;
      case '[':
        return this.#closingOf(start + 1, '[', ']', '"') + 1;
      default: {
        const length = text.slice(start, end).search(/[,}\]\r\n]/);
        return length < 0 ? end : start + length;
      }
    }
  }

  /** Offset of the bracket that closes what is open at an offset; what strings hold does not count. */
  #closingOf(from: number, opening: string, closing: string, quote: string): number {
    const text = this.#text;
    let depth = 0;
    let isString = false;
    for (let at = from; at < text.length; at++) {
      if (++this.#lookedAt > mostLookedAt) return text.length;
      const character = text.charAt(at);
      if (character === '\\' && isString) at++;
      else if (character === quote || (isString && isLineBreak(character))) isString = character === quote && !isString;
      else if (isString) continue;
      else if (character === opening) depth++;
      else if (character === closing && depth-- === 0) return at;
    }
    return text.length;
  }
}

/** What comes after the equals sign of declarations with a decorator `@secure()`, of their own or of a member of their type. */
function secureInBicep(text: string): Stretch[] {
  const beginnings = Array.from(text.matchAll(bicepDeclaration), ({ 0: word, index }) => ({ word, index }));
  const declared = beginnings.filter(({ word }) => word !== '@');
  const found = new Map<number, Stretch>();
  for (const { index } of text.matchAll(/@\s*(?:sys\s*\.\s*)?secure\s*\(/g)) {
    const own = beginnings[firstAfter(beginnings, index) - 1];
    const declaration = own?.word === '@' ? declared[firstAfter(declared, index)] : own;
    if (declaration === undefined || declaration.word === 'type' || found.has(declaration.index)) continue;
    const end = beginnings[firstAfter(beginnings, Math.max(index, declaration.index))]?.index ?? text.length;
    const equals = text.slice(Math.max(index, declaration.index), end).indexOf('=');
    if (equals >= 0) found.set(declaration.index, { start: Math.max(index, declaration.index) + equals + 1, end });
  }
  return [...found.values()];
}

/** The index of the first of some places, in their order, that comes after an offset. */
function firstAfter(places: readonly { readonly index: number }[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.index ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Functions that declare a parameter with a decorator, which Bicep refuses. */
function functionsTakingSecrets(text: string): string[] {
  return Array.from(text.matchAll(/^func\s+(\w{1,255})\s*\([^)\r\n]{0,1000}@\s*(?:sys\s*\.\s*)?secure\b/gm), ([, name = '']) => name);
}

/** The innermost objects of a JSON text around some offsets, in their order; up to the end of the text where they are not closed. */
function objectsAround(text: string, places: readonly number[]): Stretch[] {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let next = 0;
  let unclosed = 0;
  let isString = false;
  for (let at = 0; at < text.length && (next < places.length || unclosed > 0); at++) {
    const character = text.charAt(at);
    if (at === places[next]) {
      next++;
      isString = false;
      const start = open.at(-1);
      if (start !== undefined && !ends.has(start)) {
        unclosed++;
        ends.set(start, text.length);
      }
    }
    if (character === '\\' && isString) at++;
    else if (character === '"' || (isString && isLineBreak(character))) isString = character === '"' && !isString;
    else if (isString) continue;
    else if (character === '{') open.push(at);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined && ends.has(start)) {
        unclosed--;
        ends.set(start, at);
      }
    }
  }
  return Array.from(ends, ([start, end]) => ({ start, end }));
}

function isLineBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
