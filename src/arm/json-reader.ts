import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type {
  ArrayExpression,
  Expression,
  LiteralExpression,
  LiteralKey,
  ObjectExpression,
  PropertyExpression,
} from '../template/expression.js';
import type { Source } from '../text/source.js';
import { DeferredText } from './deferred-text.js';
import * as char from './json-characters.js';
import { decodeJsonString } from './json-string.js';
import { KeyTable } from './key-table.js';
import type { JsonKey } from './key-table.js';
import { propertyLoops } from './property-loops.js';
import { SyntaxReports } from './syntax-reports.js';

/** `template`: strings in brackets are expressions and `copy` arrays are loops. `data`: a string is what it says. */
export type JsonDialect = 'template' | 'data';

export interface JsonReading {
  /** Undefined where the text holds no value at all. */
  readonly root: Expression | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Objects and arrays inside each other; what is deeper is left out with a diagnostic. */
const deepestNesting = 500;

/**
 * Reads JSON as Azure does: comments, trailing commas, raw line breaks in strings, single quotes and unquoted keys are taken.
 * Never throws: broken text gives diagnostics and what could be read around it. Of keys that are equal ignoring case the last one is kept.
 */
export function readJson(source: Source, dialect: JsonDialect): JsonReading {
  return new JsonReader(source, dialect).read();
}

class JsonReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #length: number;
  readonly #templates: boolean;
  readonly #keys: KeyTable;
  readonly #reports: SyntaxReports;
  #at = 0;
  #backslash = -1;
  #serial = 0;
  #depth = 0;
  #openObjects = 0;
  #openArrays = 0;
  /** Items and properties of the containers that are still open; each container takes its own from the top when it closes. */
  readonly #items: Expression[] = [];
  readonly #properties: PropertyExpression[] = [];
  readonly #propertyKeys: (JsonKey | undefined)[] = [];
  #itemCount = 0;
  #propertyCount = 0;

  constructor(source: Source, dialect: JsonDialect) {
    this.#source = source;
    this.#text = source.text;
    this.#length = source.text.length;
    this.#templates = dialect === 'template';
    this.#keys = new KeyTable(this.#templates);
    this.#reports = new SyntaxReports(source);
  }

  read(): JsonReading {
    const code = this.#next();
    if (code === char.end) this.#reports.at(0, this.#length, 'expected a JSON value, the file is empty');
    const root = code === char.end ? undefined : this.#value('a JSON value');
    if (root !== undefined && this.#next() !== char.end) this.#unexpected('the end of the file');
    return { root, diagnostics: this.#reports.diagnostics };
  }

  /** Undefined where there is no value; then the offending text is reported and, unless it may close something, skipped. */
  #value(expected: string): Expression | undefined {
    const code = this.#next();
    if (code === char.quote || code === char.apostrophe) return this.#string(code);
    if (code === char.openBrace || code === char.openBracket) return this.#container(code);
    if (char.isDigit(code) || code === char.minus) return this.#number();
    return this.#word(expected);
  }

  #container(code: number): Expression | undefined {
    if (this.#depth === deepestNesting) return this.#tooDeep();
    this.#depth++;
    const container = code === char.openBrace ? this.#object() : this.#array();
    this.#depth--;
    return container;
  }

  #object(): ObjectExpression {
    const start = this.#at++;
    const base = this.#propertyCount;
    this.#openObjects++;
    while (this.#property(start));
    this.#openObjects--;
    return { kind: 'object', properties: this.#takeProperties(base), source: this.#source, start, end: this.#at };
  }

  /** Reads one property, or the closing brace; false where the object ends. */
  #property(objectStart: number): boolean {
    const code = this.#next();
    if (code === char.closeBrace) return this.#close();
    const start = this.#at;
    const key = this.#key(code);
    if (key === undefined) return this.#noKey(code, objectStart);
    const keyEnd = this.#at;
    if (this.#next() === char.colon) this.#at++;
    else if (!this.#noColon()) return true;
    const value = this.#value('a value');
    if (value !== undefined) {
      const node = key.isExpression ? new DeferredText(key.name, this.#source, start, keyEnd) : this.#literalKey(key.name, start, keyEnd);
      this.#propertyKeys[this.#propertyCount] = key;
      this.#properties[this.#propertyCount++] = { key: node, value, source: this.#source, start, end: this.#at };
    }
    return this.#afterItem(char.closeBrace, objectStart);
  }

  #literalKey(name: string, start: number, end: number): LiteralKey {
    return { kind: 'key', name, source: this.#source, start, end };
  }

  #key(code: number): JsonKey | undefined {
    if (code === char.quote || code === char.apostrophe) return this.#quotedKey(code);
    if (!char.isNamePart(code)) return undefined;
    const start = this.#at;
    this.#at = char.nameEnd(this.#text, start);
    return this.#keys.of(this.#text.slice(start, this.#at));
  }

  #quotedKey(quote: number): JsonKey {
    const start = this.#at + 1;
    let hash = 0;
    for (let at = start; at < this.#length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) {
        if (!char.followsString(this.#text.charCodeAt(at + 1))) break;
        this.#at = at + 1;
        return this.#keys.at(this.#text, start, at, hash);
      }
      if (code === char.backslash) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    return this.#keys.of(this.#stringText(quote));
  }

  #takeProperties(base: number): PropertyExpression[] {
    const count = this.#propertyCount;
    this.#propertyCount = base;
    const serial = ++this.#serial;
    let plain = true;
    for (let index = base; index < count; index++) {
      const key = this.#propertyKeys[index];
      if (key === undefined || key.isExpression) continue;
      if (key.folded.seenIn === serial || key.isCopy) plain = false;
      key.folded.seenIn = serial;
    }
    const properties = this.#properties.slice(base, count);
    return plain ? properties : this.#withoutDuplicates(properties).flatMap((property) => this.#loops(property) ?? property);
  }

  #loops(property: PropertyExpression): PropertyExpression[] | undefined {
    return this.#templates && property.key.kind === 'key' && property.key.name.toLowerCase() === 'copy'
      ? propertyLoops(property)
      : undefined;
  }

  #withoutDuplicates(properties: readonly PropertyExpression[]): PropertyExpression[] {
    const last = new Map<string, PropertyExpression>();
    for (const property of properties) {
      if (property.key.kind !== 'key') continue;
      const folded = property.key.name.toLowerCase();
      const earlier = last.get(folded);
      if (earlier?.key.kind === 'key') this.#reports.duplicateKey(property.key, earlier.key);
      last.set(folded, property);
    }
    return properties.filter((property) => property.key.kind !== 'key' || last.get(property.key.name.toLowerCase()) === property);
  }

  #array(): ArrayExpression {
    const start = this.#at++;
    const base = this.#itemCount;
    this.#openArrays++;
    while (this.#item(start, base));
    this.#openArrays--;
    const items = this.#items.slice(base, this.#itemCount);
    this.#itemCount = base;
    return { kind: 'array', items, source: this.#source, start, end: this.#at };
  }

  #item(arrayStart: number, base: number): boolean {
    const code = this.#next();
    if (code === char.closeBracket) return this.#close();
    if (code === char.end) return this.#endOfFile(char.closeBracket, arrayStart);
    if (code === char.closeBrace && this.#openObjects > 0) return this.#leave(char.closeBracket, arrayStart);
    const item = this.#value('a value or `]`');
    if (item !== undefined) this.#items[this.#itemCount++] = item;
    else if (this.#text.charCodeAt(this.#at) === char.closeBrace) this.#at++;
    if (this.#next() === char.colon && item?.kind === 'literal' && this.#openObjects > 0 && this.#itemCount > base) {
      this.#itemCount--;
      this.#at = item.start;
      return this.#leave(char.closeBracket, arrayStart);
    }
    return this.#afterItem(char.closeBracket, arrayStart);
  }

  /** Goes on after an item or a property: past the comma, or to the end of the container, or to where the comma is missing. */
  #afterItem(closing: number, containerStart: number): boolean {
    const code = this.#next();
    if (code === char.comma) {
      this.#at++;
      return true;
    }
    if (code === closing) return this.#close();
    if (code === char.end) return this.#endOfFile(closing, containerStart);
    if (this.#closesOuter(code, closing)) return this.#leave(closing, containerStart);
    this.#unexpected(`\`,\` or \`${String.fromCharCode(closing)}\``);
    if (!char.startsItem(code)) this.#at++;
    return true;
  }

  #noKey(code: number, objectStart: number): boolean {
    if (code === char.end) return this.#endOfFile(char.closeBrace, objectStart);
    if (this.#closesOuter(code, char.closeBrace) || (code === char.openBrace && this.#openArrays > 0))
      return this.#leave(char.closeBrace, objectStart);
    this.#unexpected('a property name or `}`');
    if (code === char.openBrace || code === char.openBracket) this.#value('a value');
    else this.#at++;
    return true;
  }

  /** The colon after a key is missing; true where a value stands there all the same. */
  #noColon(): boolean {
    const code = this.#next();
    this.#unexpected('`:` after the property name');
    if (code === char.comma) this.#at++;
    return char.startsItem(code) && code !== char.comma;
  }

  #closesOuter(code: number, closing: number): boolean {
    if (code === closing) return false;
    return (code === char.closeBracket && this.#openArrays > 0) || (code === char.closeBrace && this.#openObjects > 0);
  }

  #close(): false {
    this.#at++;
    return false;
  }

  #leave(closing: number, containerStart: number): false {
    this.#unexpected(`\`${String.fromCharCode(closing)}\` ${this.#reports.opened(containerStart)}`);
    return false;
  }

  #endOfFile(closing: number, containerStart: number): boolean {
    const expected = `expected \`${String.fromCharCode(closing)}\` ${this.#reports.opened(containerStart)}, found the end of the file`;
    this.#reports.at(this.#length, this.#length, expected);
    this.#at = this.#length;
    return false;
  }

  #string(quote: number): Expression {
    const start = this.#at;
    const text = this.#stringText(quote);
    const end = this.#at;
    if (this.#templates && text.charCodeAt(0) === char.openBracket && text.charCodeAt(text.length - 1) === char.closeBracket) {
      if (text.charCodeAt(1) !== char.openBracket) return new DeferredText(text, this.#source, start, end);
      return this.#literal(text.slice(1), start, end);
    }
    return this.#literal(text, start, end);
  }

  #literal(value: string | number | boolean | null, start: number, end: number): LiteralExpression {
    return { kind: 'literal', value, source: this.#source, start, end };
  }

  /** What the string here says. Leaves the position after its closing quote. */
  #stringText(quote: number): string {
    const start = this.#at + 1;
    let end = this.#closingQuote(quote, start);
    this.#at = Math.min(end + 1, this.#length);
    if (!char.followsString(this.#text.charCodeAt(end + 1))) {
      const lineEnd = this.#unclosedEnd(start, end);
      if (lineEnd !== undefined) this.#at = end = lineEnd;
      else if (end === this.#length) this.#reports.at(start - 1, this.#length, 'expected a closing quote, found the end of the file');
    }
    const raw = this.#text.slice(start, end);
    if (this.#backslash === -1 || this.#backslash >= end) return raw;
    const { text, badEscape } = decodeJsonString(raw);
    if (badEscape !== undefined) this.#reports.badEscape(start + badEscape.start, badEscape.length);
    return text;
  }

  /** Offset of the closing quote. Leaves in `#backslash` the first backslash from `start` on, if it stands before that. */
  #closingQuote(quote: number, start: number): number {
    const text = this.#text;
    const near = Math.min(start + 24, this.#length);
    for (let at = start; at < near; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (this.#backslash < start) this.#backslash = at;
        return at;
      }
      if (code === char.backslash) break;
    }
    if (this.#backslash < start) {
      this.#backslash = text.indexOf('\\', start);
      if (this.#backslash === -1) this.#backslash = this.#length;
    }
    const mark = quote === char.quote ? '"' : "'";
    let end = text.indexOf(mark, start);
    let backslash = this.#backslash;
    while (end !== -1 && backslash < end) {
      if (end === backslash + 1) end = text.indexOf(mark, end + 1);
      backslash = text.indexOf('\\', backslash + 2);
      if (backslash === -1) break;
    }
    return end === -1 ? this.#length : end;
  }

  /**
   * A string without closing quote, seen by what follows it, would swallow the lines up to the next quote: it is taken to end on
   * its own line, before the comma. Undefined where it holds no line break.
   */
  #unclosedEnd(start: number, end: number): number | undefined {
    let lineEnd = char.lineEnd(this.#text, start);
    if (lineEnd >= end) return undefined;
    this.#reports.at(start - 1, lineEnd, 'expected a closing quote on this line');
    while (lineEnd > start && char.isSpaceOrComma(this.#text.charCodeAt(lineEnd - 1))) lineEnd--;
    return lineEnd;
  }

  #number(): LiteralExpression | undefined {
    const start = this.#at;
    const negative = this.#text.charCodeAt(start) === char.minus;
    let at = negative ? start + 1 : start;
    let value = 0;
    let code = this.#text.charCodeAt(at);
    const firstDigit = at;
    while (char.isDigit(code)) {
      value = value * 10 + (code - 48);
      code = this.#text.charCodeAt(++at);
    }
    if (at > firstDigit && at - firstDigit < 10 && !char.isNumberPart(code)) {
      this.#at = at;
      return this.#literal(negative ? -value : value, start, at);
    }
    while (char.isNumberPart(this.#text.charCodeAt(at))) at++;
    this.#at = at;
    const number = Number(this.#text.slice(start, at));
    if (!Number.isNaN(number)) return this.#literal(number, start, at);
    this.#at = start;
    this.#unexpected('a number');
    this.#at = at;
    return undefined;
  }

  #word(expected: string): LiteralExpression | undefined {
    const start = this.#at;
    const end = char.nameEnd(this.#text, start);
    const value = char.wordValue(this.#text.slice(start, end));
    if (value !== undefined) {
      this.#at = end;
      return this.#literal(value, start, end);
    }
    this.#unexpected(expected);
    const code = this.#text.charCodeAt(start);
    if (end > start) this.#at = end;
    else if (start < this.#length && !char.delimits(code)) this.#at++;
    return undefined;
  }

  #tooDeep(): undefined {
    this.#unexpected(`at most ${deepestNesting} objects and arrays inside each other`);
    let open = 0;
    do {
      const code = this.#next();
      if (code === char.end) return;
      if (code === char.quote || code === char.apostrophe) this.#stringText(code);
      else {
        if (code === char.openBrace || code === char.openBracket) open++;
        if (code === char.closeBrace || code === char.closeBracket) open--;
        this.#at++;
      }
    } while (open > 0);
  }

  /** Skips white space and comments and gives the code of the character there, or `end`. */
  #next(): number {
    const text = this.#text;
    while (this.#at < this.#length) {
      const code = text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.#at++;
      else if (code === char.slash && char.startsComment(text, this.#at)) this.#at = this.#commentEnd();
      else if (code > 127 && char.isUnicodeSpace(code)) this.#at++;
      else return code;
    }
    return char.end;
  }

  #commentEnd(): number {
    const start = this.#at;
    if (this.#text.charCodeAt(start + 1) === char.slash) return char.lineEnd(this.#text, start);
    const close = this.#text.indexOf('*/', start + 2);
    if (close !== -1) return close + 2;
    this.#reports.at(start, start + 2, 'expected `*/` to close the comment that begins here');
    return this.#length;
  }

  #unexpected(expected: string): void {
    this.#reports.unexpected(this.#at, expected);
  }
}
