import { encodedSecretsIn, loginsIn, secretMembersIn, tokensIn } from '../text/secret-names.js';
import { asPattern } from '../text/as-pattern.js';
import { groupBy } from '../text/group-by.js';
import type { Source, Span } from '../text/source.js';

/** Characters that are looked at for one source beyond a first pass; of one that needs more, all may be secret. */
const mostLookedAt = 20_000_000;
const mostFunctions = 50;
/** Secure declarations that are looked for by name in a text that does not parse; where there are more, all may be secret. */
const mostNames = 50;
const longestName = 200;

/**
 * Where a source spells out what may be secret, as far as its characters tell, whether it parses or not: values in declarations that call
 * themselves secure, or have a name like that of a secret, arguments of functions that take secrets, tokens in links. `functions` are the names of such functions; `broken` says where
 * it does not parse.
 */
export function writtenSecrets(source: Source, functions: readonly string[], broken: readonly number[] = []): Span[] {
  return new WrittenSecrets(source).all(functions, broken).map(({ start, end }) => ({ source, start, end }));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const bicepDeclaration =
  /^(?:@|(?:param|var|resource|module|output|type|func|metadata|targetScope|import|using|extends|extension|assert|test)\b)/gm;

class WrittenSecrets {
  readonly #text: string;
  readonly #isBicep: boolean;
  readonly #givesValues: boolean;
  #lookedAt = 0;

  constructor({ text, path }: Source) {
    this.#text = text;
    this.#isBicep = /\.bicep(param)?$/i.test(path);
    this.#givesValues = /\.bicepparam$/i.test(path);
  }

  all(functions: readonly string[], broken: readonly number[]): readonly Stretch[] {
    const text = this.#text;
    const secure = /secure/i.test(text) ? (this.#isBicep ? secureInBicep(text) : this.#secureInJson(broken)) : [];
    const named = [...functions, ...(this.#isBicep ? functionsTakingSecrets(text) : secure.length > 0 ? functionsCalled(text) : [])];
    const given = named.slice(0, mostFunctions).flatMap((name) => this.#argumentsOf(name));
    if (this.#lookedAt > mostLookedAt || named.length > mostFunctions) return [{ start: 0, end: text.length }];
    const unread = this.#isBicep ? unreadInBicep(text, broken) : unreadInValues(text, broken);
    const again = this.#givesValues ? givenAgain(text) : [];
    return [
      ...secure,
      ...unread,
      ...again,
      ...given,
      ...tokensIn(text),
      ...loginsIn(text),
      ...secretMembersIn(text),
      ...encodedSecretsIn(text),
    ];
  }

  /** The strings in the arguments of the calls of a function. */
  #argumentsOf(name: string): Stretch[] {
    const text = this.#text;
    const found: Stretch[] = [];
    for (const { 0: call, index } of text.matchAll(new RegExp(`\\b${asPattern(name)}\\(`, 'gi'))) {
      if (this.#lookedAt > mostLookedAt) break;
      const start = index + call.length;
      const end = this.#closingOf(start, '(', ')', "'");
      found.push(...stringsIn(text, start, end));
    }
    return found;
  }

  /**
   * The default, allowed and output values beside `"type": "securestring"` and the like, and where the text does not parse, what is given to anything of that name; all from the first
   * on where something there does not parse.
   */
  #secureInJson(broken: readonly number[]): Stretch[] {
    const text = this.#text;
    const places = Array.from(text.matchAll(/["']type["']\s*:\s*["']secure(?:string|object)["']/gi), ({ index }) => index);
    const isWhole = broken.length === 0;
    const around = objectsAround(text, places, isWhole ? 1 : mostAround);
    const secret = isWhole ? around.flat() : [...around.flatMap((all) => this.#withDefault(all)), ...namesakesIn(text, around)];
    const once = new Map(secret.map((stretch) => [stretch.start, stretch]));
    return [...once.values()].flatMap(({ start, end }) => {
      this.#lookedAt += end - start;
      if (this.#lookedAt > mostLookedAt) return [];
      const isBroken = broken.some((offset) => offset >= start && offset <= end);
      const keys = text.slice(start, end).matchAll(/["'](?:defaultValue|value|allowedValues)["']\s*:?\s*/gi);
      return Array.from(keys, ({ 0: key, index }) => {
        const value = start + index + key.length;
        return { start: value, end: Math.max(value, isBroken ? end : this.#endOfValue(value, end)) };
      });
    });
  }

  /** The innermost object, and the first around it that gives a default: where the text does not parse, its type may be that of a part. */
  #withDefault([own, ...outer]: readonly Stretch[]): Stretch[] {
    const declaration = outer.find(({ start, end }) => {
      this.#lookedAt += end - start;
      return this.#lookedAt <= mostLookedAt && this.#text.slice(start, end).includes('defaultValue');
    });
    return [own, declaration].flatMap((stretch) => stretch ?? []);
  }

  /** The end of the JSON value that begins at an offset, as far as it looks like one. */
  #endOfValue(start: number, end: number): number {
    const text = this.#text;
    switch (text.charAt(start)) {
      case '"': {
        const string = /^"(?:[^"\\\r\n]|\\.)*"(?=\s*(?:[}\]]|,\s*["}\]/]))/.exec(text.slice(start, end + 1))?.[0];
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

/** What comes after the equals sign of declarations with a decorator `@secure()`, of their own or of a member of their type, and of other declarations of those parameters. */
function secureInBicep(text: string): Stretch[] {
  const beginnings = beginningsIn(text);
  const declared = beginnings.filter(({ word }) => word !== '@');
  const found = new Map<number, Stretch>();
  const allowed = new Map<number, readonly Stretch[]>();
  for (const { index } of text.matchAll(/@\s*(?:sys\s*\.\s*)?secure\s*\(/g)) {
    const own = beginnings[firstAfter(beginnings, index) - 1];
    const declaration = own?.word === '@' ? declared[firstAfter(declared, index)] : own;
    if (declaration === undefined || declaration.word === 'type' || found.has(declaration.index)) continue;
    const end = beginnings[firstAfter(beginnings, Math.max(index, declaration.index))]?.index ?? text.length;
    const equals = text.slice(Math.max(index, declaration.index), end).indexOf('=');
    if (equals >= 0) found.set(declaration.index, { start: Math.max(index, declaration.index) + equals + 1, end });
    if (!allowed.has(declaration.index)) allowed.set(declaration.index, allowedBefore(text, beginnings, declaration.index));
  }
  const names = new Set(Array.from(allowed.keys(), (index) => parameterAt(text, index)));
  for (const [at, { word, index }] of beginnings.entries()) {
    if (word !== 'param' || allowed.has(index) || !names.has(parameterAt(text, index))) continue;
    const end = beginnings[at + 1]?.index ?? text.length;
    const equals = text.slice(index, end).indexOf('=');
    if (equals >= 0) found.set(index, { start: index + equals + 1, end });
  }
  return [...found.values(), ...[...allowed.values()].flat()];
}

/** The values of a parameter file for parameters that it gives several: of which of them is a secret the first alone is taken. */
function givenAgain(text: string): Stretch[] {
  const beginnings = beginningsIn(text);
  const given = beginnings.flatMap(({ word, index }, at) => {
    const name = word === 'param' ? parameterAt(text, index)?.toLowerCase() : undefined;
    return name === undefined ? [] : { name, start: index + word.length, end: beginnings[at + 1]?.index ?? text.length };
  });
  return Array.from(groupBy(given, ({ name }) => name).values()).flatMap((all) =>
    all.length < 2 ? [] : all.map(({ start, end }) => ({ start: text.indexOf('=', start) + 1 || end, end })),
  );
}

/** The name of the parameter whose declaration begins at an offset. */
function parameterAt(text: string, index: number): string | undefined {
  return /^param\s{1,20}(\w{1,255})/.exec(text.slice(index, index + longestName + 100))?.[1];
}

/** Where a declaration begins, or a decorator of one. */
interface Beginning {
  readonly word: string;
  readonly index: number;
}

function beginningsIn(text: string): Beginning[] {
  return Array.from(text.matchAll(bicepDeclaration), ({ 0: word, index }) => ({ word, index }));
}

/** What the decorators right before a declaration that begins at an offset say of the values that it takes. */
function allowedBefore(text: string, beginnings: readonly Beginning[], declaration: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = firstAfter(beginnings, declaration) - 2; beginnings[at]?.word === '@'; at--) {
    const start = beginnings[at]?.index ?? 0;
    const [decorator] = /^@\s{0,20}(?:sys\s{0,20}\.\s{0,20})?allowed\b/.exec(text.slice(start, start + 100)) ?? [];
    if (decorator !== undefined) stretches.push({ start: start + decorator.length, end: beginnings[at + 1]?.index ?? declaration });
  }
  return stretches;
}

/** The strings in a stretch of an expression, those without an end up to that of the line, or of the stretch if they have several lines. */
function stringsIn(text: string, start: number, end: number): Stretch[] {
  const strings = text.slice(start, end).matchAll(/'''[^]*?(?:'''|$)|'[^'\r\n]*'?/g);
  return Array.from(strings, ({ 0: string, index }) => ({ start: start + index, end: start + index + string.length }));
}

/** Types whose names say all of them. */
const plainTypes = /^\s*(?:array|bool|int|object|string)\s*\??\s*$/;

/**
 * What does not parse and may be given to something secure: defaults of parameters whose types have other names, what is like a text in modules,
 * but for their paths, and texts in variables, where anything is called secure.
 */
function unreadInBicep(text: string, broken: readonly number[]): Stretch[] {
  if (broken.length === 0) return [];
  const beginnings = beginningsIn(text);
  const mentionsSecure = /secure/i.test(text);
  return [...new Set(broken.map((offset) => firstAfter(beginnings, offset)))].flatMap((next) => {
    const own = beginnings[next - 1];
    const end = beginnings[next]?.index ?? text.length;
    if (own?.word === 'var' && mentionsSecure) return stringsIn(text, own.index, end);
    if (own?.word === 'module') return unreadInModule(text, own.index, end, broken);
    if (own?.word !== 'param') return [];
    const [, type = '', equals = ''] = /^param\s+\w*([^=]{0,10000})(=?)/.exec(text.slice(own.index, end)) ?? [];
    const start = text.indexOf('=', own.index) + 1;
    return equals === '' || plainTypes.test(type) ? [] : [{ start, end }];
  });
}

/**
 * The objects that have the name of an innermost one: where the text does not parse, it may not be seen that they give a parameter its value. Of too many
 * names, the whole text.
 */
function namesakesIn(text: string, around: readonly (readonly Stretch[])[]): Stretch[] {
  const names = new Set(around.flatMap(([own]) => (own && nameBefore(text, own.start)) ?? []));
  if (names.size === 0) return [];
  if (names.size > mostNames) return [{ start: 0, end: text.length }];
  const patterns = Array.from(names, asPattern);
  const openings = new RegExp(`["'](?:${patterns.join('|')})["'][\\s:,]{0,20}\\{`, 'gi');
  const places = Array.from(text.matchAll(openings), ({ 0: opening, index }) => index + opening.length);
  return objectsAround(text, places, 1).flat();
}

/** The key of the JSON object that begins at an offset. */
function nameBefore(text: string, start: number): string | undefined {
  return /["']([^"'\r\n]{1,100})["'][\s:,]{0,20}$/.exec(text.slice(Math.max(0, start - longestName), start))?.[1];
}

/** Texts in a module, and where some may have several lines, what follows the first mistake: a quote too few makes words of them. */
function unreadInModule(text: string, start: number, end: number, broken: readonly number[]): Stretch[] {
  const own = text.slice(start, end);
  const first = Math.min(...broken.filter((offset) => offset >= start && offset <= end));
  const rest = own.includes("'''") ? [{ start: text.lastIndexOf('\n', first - 1) + 1, end }] : [];
  return [...stringsIn(text, start + Math.max(0, own.indexOf('=')), end), ...rest];
}

/** What does not parse in a parameter file, from the object around it on: it may be the value of anything. */
function unreadInValues(text: string, broken: readonly number[]): Stretch[] {
  const first = broken.reduce((least, offset) => Math.min(least, offset), text.length);
  const holdsValues =
    /deploymentParameters\.json/i.test(text) || (/^\s*\{/.test(text) && /\bparameters\b/i.test(text) && !/\bresources\b/i.test(text));
  if (broken.length === 0 || !holdsValues) return [];
  const [around] = objectsAround(text, [first], 1)[0] ?? [];
  return [{ start: (around?.start ?? -1) + 1, end: text.length }];
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

/** Functions of a JSON template's own that it calls. Which of them take secrets is not known where it does not parse. */
function functionsCalled(text: string): string[] {
  return text.includes('"namespace"') ? [...new Set(Array.from(text.matchAll(/\b\w{1,255}\.\w{1,255}(?=\s*\()/g), ([name]) => name))] : [];
}

const [quotationMark = 0, backslash = 0, openingBrace = 0, closingBrace = 0, lineFeed = 0, carriageReturn = 0] = Array.from(
  '"\\{}\n\r',
  (character) => character.charCodeAt(0),
);

/** Objects around one place that are looked at where a text does not parse. */
const mostAround = 4;

/**
 * So many objects of a JSON text around each of some offsets, in their order, the innermost first; up to the end of the text where they are
 * not closed.
 */
function objectsAround(text: string, places: readonly number[], most: number): Stretch[][] {
  const ends = new Map<number, number>();
  const around: number[][] = [];
  const open: number[] = [];
  let unclosed = 0;
  let isString = false;
  for (let at = 0; at < text.length && (around.length < places.length || unclosed > 0); at++) {
    const code = text.charCodeAt(at);
    if (at === places[around.length]) {
      isString = false;
      const starts = open.slice(-most).reverse();
      around.push(starts);
      for (const start of starts) {
        if (ends.has(start)) continue;
        unclosed++;
        ends.set(start, text.length);
      }
    }
    if (code === backslash && isString) at++;
    else if (code === quotationMark) isString = !isString;
    else if (isString) isString = code !== lineFeed && code !== carriageReturn;
    else if (code === openingBrace) open.push(at);
    else if (code === closingBrace) {
      const start = open.pop();
      if (start !== undefined && ends.has(start)) {
        unclosed--;
        ends.set(start, at);
      }
    }
  }
  return around.map((starts) => starts.map((start) => ({ start, end: ends.get(start) ?? text.length })));
}

function isLineBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
