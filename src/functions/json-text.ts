import { arrayOf, isKnown, longestText, objectWith, renderScalar, scalar, setMember } from '../values/construct.js';
import { BudgetError } from '../values/evaluation-error.js';
import { weightOf } from '../values/weight.js';
import type { ArrayValue, Member, ObjectValue, ScalarValue, Value } from '../values/value.js';

/** Compact JSON of a value, with the quotes that the function at hand prints; undefined where a part of it is unknown. */
export function renderJson(value: Value, quote: '"' | "'"): string | undefined {
  if (!isKnown(value)) return undefined;
  // No value is shorter in JSON than what it weighs: parts that are shared too often are not even written.
  if (weightOf(value) > longestText) throw new BudgetError(tooLong);
  const text = new JsonText(quote);
  text.add(value);
  return text.written;
}

const tooLong = `a text has more than ${longestText} characters`;

class JsonText {
  readonly #quote: '"' | "'";
  readonly #parts: string[] = [];
  #length = 0;

  constructor(quote: '"' | "'") {
    this.#quote = quote;
  }

  get written(): string {
    return this.#parts.join('');
  }

  add(value: Value): void {
    if (value.kind === 'scalar') this.#write(renderJsonScalar(value, this.#quote));
    else if (value.kind === 'array') this.#addItems(value);
    else if (value.kind === 'object') this.#addMembers(value);
  }

  #addItems({ items }: ArrayValue): void {
    this.#write('[');
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#write(',');
      this.add(item);
    }
    this.#write(']');
  }

  #addMembers({ members }: ObjectValue): void {
    this.#write('{');
    let separator = '';
    for (const { name, value } of members.values()) {
      this.#write(`${separator}${quoted(name, this.#quote)}:`);
      this.add(value);
      separator = ',';
    }
    this.#write('}');
  }

  #write(part: string): void {
    this.#length += part.length;
    if (this.#length > longestText) throw new BudgetError(tooLong);
    this.#parts.push(part);
  }
}

function renderJsonScalar(scalarValue: ScalarValue, quote: '"' | "'"): string {
  const { value } = scalarValue;
  if (typeof value === 'string') return quoted(value, quote);
  if (typeof value === 'number') return renderScalar(value) + (scalarValue.float === true ? '.0' : '');
  return String(value);
}

function quoted(text: string, quote: '"' | "'"): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Nesting that the engine's reader takes. */
const deepest = 64;

/** What is no JSON text, even in the lenient reading of the engine. */
export class JsonTextError extends Error {}

/**
 * The value of a JSON text as the engine reads it: comments, single quotes, names without quotes and trailing commas are accepted,
 * and what follows the first value is not read. Members whose names differ only by case are both kept. Throws `JsonTextError`.
 */
export function readJson(text: string): Value {
  return new JsonReader(text).document();
}

/** Whether the engine reads a text as JSON. */
export function isReadAsJson(text: string): boolean {
  try {
    readJson(text);
    return true;
  } catch (error) {
    if (error instanceof JsonTextError) return false;
    throw error;
  }
}

class JsonReader {
  readonly #text: string;
  #at = 0;
  #isCutOff = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** What follows the first value is not read. */
  document(): Value {
    return this.#value(0);
  }

  #value(depth: number): Value {
    if (depth > deepest) throw new JsonTextError('nested too deep');
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
      case "'":
        return scalar(this.#string());
      default:
        return this.#literal();
    }
  }

  #object(depth: number): ObjectValue {
    const members = new Map<string, Member>();
    this.#at++;
    while (!this.#ends('}')) {
      const name = this.#name();
      this.#expect(':');
      setMember(members, { name, value: this.#value(depth + 1) });
      this.#separator('}');
    }
    return objectWith(members);
  }

  #array(depth: number): Value {
    const items: Value[] = [];
    this.#at++;
    while (!this.#ends(']')) {
      items.push(this.#text[this.#at] === ',' ? scalar(null) : this.#value(depth + 1));
      this.#separator(']');
    }
    return arrayOf(items);
  }

  #ends(closing: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== closing && !this.#isCutOff) return false;
    this.#at++;
    return true;
  }

  /** After a value the text may break off. */
  #separator(closing: string): void {
    this.#skipSpace();
    this.#isCutOff = this.#at >= this.#text.length;
    if (this.#text[this.#at] === ',') this.#at++;
    else if (this.#text[this.#at] !== closing && !this.#isCutOff) throw new JsonTextError('expected a comma');
  }

  #expect(character: string): void {
    this.#skipSpace();
    if (this.#text[this.#at++] !== character) throw new JsonTextError(`expected ${character}`);
  }

  #name(): string {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return this.#string();
    const name = this.#matching(/[\w$]+/y);
    if (name === undefined) throw new JsonTextError('expected a name');
    return name;
  }

  #literal(): Value {
    const word = this.#matching(/-?[\w.+-]+/y) ?? '';
    if (word === 'true' || word === 'false') return scalar(word === 'true');
    if (word === 'null') return scalar(null);
    if (/^-?Infinity$|^NaN$/.test(word)) return scalar(word);
    return word === 'undefined' ? scalar(null) : numberOf(word);
  }

  #string(): string {
    const quote = this.#text[this.#at++];
    let text = '';
    for (;;) {
      const character = this.#text[this.#at++];
      if (character === undefined) throw new JsonTextError('a string does not end');
      if (character === quote) return text;
      text += character === '\\' ? this.#escape() : character;
    }
  }

  #escape(): string {
    const character = this.#text[this.#at++] ?? '';
    if (character !== 'u') return escapes[character] ?? this.#fail(`unknown escape \\${character}`);
    const code = this.#matching(/[0-9a-fA-F]{4}/y) ?? this.#fail('bad escape');
    return String.fromCharCode(parseInt(code, 16));
  }

  #skipSpace(): void {
    for (;;) {
      const skipped = this.#matching(/\s+|\/\/[^\r\n]*|\/\*[^]*?\*\//y);
      if (skipped === undefined || skipped === '') return;
    }
  }

  #matching(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }

  #fail(reason: string): never {
    throw new JsonTextError(reason);
  }
}

const escapes: Readonly<Record<string, string | undefined>> = {
  __proto__: null,
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
} as unknown as Readonly<Record<string, string | undefined>>;

function numberOf(word: string): ScalarValue {
  if (/^-?0[xX][0-9a-fA-F]+$|^0[0-7]+$/.test(word))
    return scalar(word.startsWith('-') ? -Number(word.slice(1)) : Number(/^0\d/.test(word) ? `0o${word}` : word));
  if (!/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(word)) throw new JsonTextError('not a value');
  const value = Number(word);
  if (!Number.isFinite(value)) return scalar(String(value));
  const whole = /^-?\d+$/.test(word);
  return !whole && Number.isInteger(value) ? { ...scalar(value), float: true } : scalar(value);
}
