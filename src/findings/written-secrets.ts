import type { Source, Span } from '../text/source.js';

/** Characters of one declaration that are looked at. */
const longestDeclaration = 100_000;

/** The value of a part of a link, or of a connection string, that lets whoever has it in. */
const token =
  /[?&;'"](?:sig|code|token|access_token|api[-_]?key|subscription-key|accountkey|sharedaccesskey|password|pwd|secret|client_secret)=([^&;'"\s\\]+)/gi;
const credentials = /:\/\/[^\s/?#@'"]{0,200}:([^\s/?#@'"]{1,500})@/g;

/**
 * Where a source spells out what may be secret, as far as its characters tell, whether it parses or not: values in declarations that call
 * themselves secure, arguments of functions that take secrets, tokens in links. `functions` are the names of such functions.
 */
export function writtenSecrets(source: Source, functions: readonly string[]): Span[] {
  const { text, path } = source;
  const isBicep = /\.bicep(param)?$/i.test(path);
  const secure = /secure/i.test(text) ? (isBicep ? secureInBicep(text) : secureInJson(text)) : [];
  const named = [...functions, ...(isBicep ? functionsTakingSecrets(text) : [])];
  return [...secure, ...named.flatMap((name) => argumentsOf(text, name)), ...tokensIn(text, token), ...tokensIn(text, credentials)].map(
    ({ start, end }) => ({ source, start, end }),
  );
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

/** What comes after the equals sign of declarations with a decorator `@secure()`, of their own or of a member of their type. */
function secureInBicep(text: string): Stretch[] {
  const beginnings = Array.from(text.matchAll(bicepDeclaration), ({ 0: word, index }) => ({ word, index }));
  return Array.from(text.matchAll(/@\s*(?:sys\s*\.\s*)?secure\s*\(/g)).flatMap(({ index }) => {
    const own = beginnings.findLast((one) => one.index <= index);
    const declared = own?.word === '@' ? beginnings.find((one) => one.index > index && one.word !== '@') : own;
    const end = beginnings.find((one) => one.index > Math.max(index, declared?.index ?? 0))?.index ?? text.length;
    if (declared === undefined || declared.word === 'type') return [];
    const equals = text.indexOf('=', Math.max(index, declared.index));
    return equals < 0 || equals >= end ? [] : [{ start: equals + 1, end }];
  });
}

/** Functions that declare a parameter with a decorator, which Bicep refuses. */
function functionsTakingSecrets(text: string): string[] {
  return Array.from(text.matchAll(/^func\s+(\w{1,255})\s*\([^)\r\n]{0,1000}@\s*(?:sys\s*\.\s*)?secure\b/gm), ([, name = '']) => name);
}

/** The strings in the arguments of the calls of a function. */
function argumentsOf(text: string, name: string): Stretch[] {
  const call = `${name}(`.toLowerCase();
  const lower = text.toLowerCase();
  const found: Stretch[] = [];
  for (let at = lower.indexOf(call); at >= 0; at = lower.indexOf(call, at + call.length)) {
    const start = at + call.length;
    const end = closingOf(text, start, '(', ')', "'");
    for (const { 0: string, index } of text.slice(start, end).matchAll(/'[^'\r\n]*'?/g))
      found.push({ start: start + index, end: start + index + string.length });
  }
  return found;
}

/** The default, allowed and output values beside `"type": "securestring"` and the like. */
function secureInJson(text: string): Stretch[] {
  return Array.from(text.matchAll(/["']type["']\s*:\s*["']secure(?:string|object)["']/gi)).flatMap(({ index }) => {
    const start = openingOf(text, index);
    const end = closingOf(text, index, '{', '}', '"');
    const declaration = text.slice(start, end);
    return Array.from(declaration.matchAll(/["'](?:defaultValue|value|allowedValues)["']\s*:?\s*/gi), ({ 0: key, index: at }) => {
      const value = start + at + key.length;
      return { start: value, end: Math.max(value, endOfValue(text, value, end)) };
    });
  });
}

/** The end of the JSON value that begins at an offset, as far as it looks like one. */
function endOfValue(text: string, start: number, end: number): number {
  switch (text.charAt(start)) {
    case '"': {
      const string = /^"(?:[^"\\\r\n]|\\.)*"(?=\s*[,}\]])/.exec(text.slice(start, end + 1))?.[0];
      return string === undefined ? end : start + string.length;
    }
    case '{':
      return closingOf(text, start + 1, '{', '}', '"') + 1;
    case '[':
      return closingOf(text, start + 1, '[', ']', '"') + 1;
    default: {
      const length = text.slice(start, end).search(/[,}\]\r\n]/);
      return length < 0 ? end : start + length;
    }
  }
}

/** Offset of the brace that encloses an offset, seen without regard to strings. */
function openingOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from - 1; at >= Math.max(0, from - longestDeclaration); at--) {
    const character = text.charAt(at);
    if (character === '}') depth++;
    else if (character === '{' && depth-- === 0) return at;
  }
  return Math.max(0, from - longestDeclaration);
}

/** Offset of the bracket that closes what is open at an offset; what strings hold does not count. */
function closingOf(text: string, from: number, opening: string, closing: string, quote: string): number {
  const most = Math.min(text.length, from + longestDeclaration);
  let depth = 0;
  let isString = false;
  for (let at = from; at < most; at++) {
    const character = text.charAt(at);
    if (character === '\\' && isString) at++;
    else if (character === quote || (isString && (character === '\n' || character === '\r'))) isString = character === quote && !isString;
    else if (isString) continue;
    else if (character === opening) depth++;
    else if (character === closing && depth-- === 0) return at;
  }
  return most;
}
