import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ArrayExpression, Expression, LiteralKey, ObjectExpression, PropertyExpression } from '../template/expression.js';
import type { Source } from '../text/source.js';
import { arrayOf, objectOf, unreadAt } from '../template/build.js';
import { textWithTokens, tokensInExpression, TokenNotes } from '../template/tokens.js';
import { DeferredText } from './deferred-text.js';
import * as char from './json-characters.js';
import { JsonScanner } from './json-scanner.js';
import { KeyTable } from './key-table.js';
import type { JsonKey } from './key-table.js';
import { propertyLoops } from './property-loops.js';
import { spelling, withoutRepeats } from './repeated-keys.js';

/** `template`: strings in brackets are expressions, tokens are unknown and `copy` arrays are loops. `data`: a string is what it says. */
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
 * Never throws: broken text gives diagnostics and what could be read around it. Of a key that is given twice the last value is kept, but
 * the outermost object of a template has all its properties, since Azure puts sections of one name together.
 */
export function readJson(source: Source, dialect: JsonDialect): JsonReading {
  return new JsonReader(source, dialect).read();
}

class JsonReader extends JsonScanner {
  readonly #templates: boolean;
  readonly #keys: KeyTable;
  readonly #tokens = new TokenNotes();
  /** Items and properties of the containers that are still open; each container takes its own from the top when it closes. */
  readonly #items: Expression[] = [];
  readonly #properties: PropertyExpression[] = [];
  readonly #propertyKeys: JsonKey[] = [];
  #itemCount = 0;
  #propertyCount = 0;
  #openObjects = 0;
  #openArrays = 0;
  /** Something in the container that is read could not be. */
  #isCut = false;
  /** Number of objects that were closed. */
  #closedObjects = 0;

  constructor(source: Source, dialect: JsonDialect) {
    super(source);
    this.#templates = dialect === 'template';
    this.#keys = new KeyTable(this.#templates);
  }

  read(): JsonReading {
    if (this.next() === char.end) this.reports.at(0, this.text.length, 'expected a JSON value, the file is empty');
    const root = this.next() === char.end ? undefined : this.#value('a JSON value');
    if (root !== undefined && this.next() !== char.end) this.unexpected('the end of the file');
    return { root, diagnostics: [...this.reports.diagnostics, ...this.#tokens.diagnostics] };
  }

  /** Undefined where there is no value; then the offending text is reported and, unless it may close something, skipped. */
  #value(expected: string): Expression | undefined {
    const code = this.next();
    if (code === char.quote || code === char.apostrophe) return this.#string(code);
    if (code === char.openBrace || code === char.openBracket) return this.#container(code);
    return char.startsNumber(code) ? this.number() : this.word(expected);
  }

  #string(quote: number): Expression {
    const start = this.at;
    const text = this.stringText(quote);
    const bracketed = this.#templates && text.charCodeAt(0) === char.openBracket && text.charCodeAt(text.length - 1) === char.closeBracket;
    if (!bracketed) return this.#plainText(text, start);
    if (text.charCodeAt(1) === char.openBracket) return this.literal(text.slice(1), start);
    const expression = new DeferredText(text, this.source, start, this.at);
    for (const value of tokensInExpression(text, expression)) this.#tokens.note(value);
    return expression;
  }

  /** Text that is no expression; unknown where it holds tokens. */
  #plainText(text: string, start: number): Expression {
    const literal = this.literal(text, start);
    const value = this.#templates ? textWithTokens(text, literal) : undefined;
    if (value !== undefined) this.#tokens.note(value);
    return value ?? literal;
  }

  #container(code: number): Expression | undefined {
    if (this.#openObjects + this.#openArrays === deepestNesting) {
      this.#skipTooDeep();
      return undefined;
    }
    if (code === char.openBracket) return this.#array();
    if (!this.placeholder()) return this.#object();
    this.#isCut = true;
    return undefined;
  }

  #object(): ObjectExpression {
    const start = this.at++;
    const base = this.#propertyCount;
    this.#openObjects++;
    const outer = this.#open();
    while (this.#property(start));
    const isCut = this.#ended(outer);
    this.#openObjects--;
    return objectOf({ source: this.source, start, end: this.at }, this.#takeProperties(base), isCut);
  }

  /** Begins a container; gives whether something in the one around it could not be read. */
  #open(): boolean {
    const outer = this.#isCut;
    this.#isCut = false;
    return outer;
  }

  /** Ends a container; gives whether something in it could not be read. */
  #ended(outer: boolean): boolean {
    const isCut = this.#isCut;
    this.#isCut = outer;
    return isCut;
  }

  protected override unexpected(expected: string): void {
    this.#isCut = true;
    super.unexpected(expected);
  }

  /** Reads one property, or the closing brace; false where the object ends. */
  #property(objectStart: number): boolean {
    const code = this.next();
    if (code === char.closeBrace) return this.#close();
    const start = this.at;
    const key = this.#key(code);
    if (key === undefined) return this.#noKey(code, objectStart);
    const keyEnd = this.at;
    if (this.next() === char.colon) this.at++;
    else if (!this.#noColon()) return true;
    const value = this.#valueOf(start, keyEnd);
    if (this.#isKey(value)) return this.#noValue(value);
    const node = key.isExpression ? new DeferredText(key.name, this.source, start, keyEnd) : this.#literalKey(key.name, start, keyEnd);
    this.#propertyKeys[this.#propertyCount] = key;
    this.#properties[this.#propertyCount++] = { key: node, value, source: this.source, start, end: this.at };
    return this.#afterItem(char.closeBrace, objectStart);
  }

  /** The value of a property; where it could not be read, nothing else of the object is in doubt. */
  #valueOf(keyStart: number, keyEnd: number): Expression {
    const isCut = this.#isCut;
    const value = this.#value('a value');
    if (value !== undefined) return value;
    this.#isCut = isCut;
    return unreadAt({ source: this.source, start: keyStart, end: keyEnd });
  }

  #key(code: number): JsonKey | undefined {
    if (code === char.quote || code === char.apostrophe) return this.#quotedKey(code);
    if (!char.isNamePart(code)) return undefined;
    const start = this.at;
    this.at = char.nameEnd(this.text, start);
    return this.#keys.of(this.text.slice(start, this.at));
  }

  #quotedKey(quote: number): JsonKey {
    const text = this.text;
    const start = this.at + 1;
    let hash = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (!char.followsString(text.charCodeAt(at + 1))) break;
        this.at = at + 1;
        return this.#keys.at(text, start, at, hash);
      }
      if (code === char.backslash) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    return this.#keys.of(this.stringText(quote));
  }

  #literalKey(name: string, start: number, end: number): LiteralKey {
    return { kind: 'key', name, source: this.source, start, end };
  }

  /** The properties of the object that closes, with its loops; without duplicates, unless it holds a whole template. */
  #takeProperties(base: number): PropertyExpression[] {
    const count = this.#propertyCount;
    this.#propertyCount = base;
    const serial = ++this.#closedObjects;
    let plain = true;
    for (let index = base; index < count; index++) {
      const key = this.#propertyKeys[index];
      if (key === undefined) continue;
      if (key.isCopy || key.seenIn === serial) plain = false;
      key.seenIn = serial;
    }
    const properties = this.#properties.slice(base, count);
    if (plain) return properties;
    const isWhole = this.#templates && this.#openObjects + this.#openArrays === 0;
    const single = isWhole ? properties : withoutRepeats(properties, spelling, this.reports.duplicateKey);
    return single.flatMap((property) => this.#loops(property) ?? property);
  }

  #loops({ key, value }: PropertyExpression): PropertyExpression[] | undefined {
    return this.#templates && key.kind === 'key' && key.name.toLowerCase() === 'copy' ? propertyLoops(value) : undefined;
  }

  #array(): ArrayExpression {
    const start = this.at++;
    const base = this.#itemCount;
    this.#openArrays++;
    const outer = this.#open();
    while (this.#item(start));
    const isCut = this.#ended(outer);
    this.#openArrays--;
    const items = this.#items.slice(base, this.#itemCount);
    this.#itemCount = base;
    return arrayOf({ source: this.source, start, end: this.at }, items, isCut);
  }

  /** Reads one item, or the closing bracket; false where the array ends. */
  #item(arrayStart: number): boolean {
    const code = this.next();
    if (code === char.closeBracket) return this.#close();
    if (code === char.closeBrace && this.#openObjects > 0) return this.#leave(char.closeBracket, arrayStart);
    if (code === char.end) return this.#leave(char.closeBracket, arrayStart);
    const isCut = this.#isCut;
    const item = this.#value('a value or `]`');
    if (item === undefined) {
      if (code === char.comma) this.#isCut = isCut;
      return this.#noItem(arrayStart);
    }
    if (this.#openObjects > 0 && this.#isKey(item)) {
      this.at = item.start;
      return this.#leave(char.closeBracket, arrayStart);
    }
    this.#items[this.#itemCount++] = item;
    return this.#afterItem(char.closeBracket, arrayStart);
  }

  /** Goes on after an item or a property: past the comma, or to the end of the container, or to where the comma is missing. */
  #afterItem(closing: number, containerStart: number): boolean {
    const code = this.next();
    if (code === char.comma) {
      this.at++;
      return true;
    }
    if (code === closing) return this.#close();
    if (code === char.end) return this.#leave(closing, containerStart);
    if (this.#closesOuter(code, closing)) return this.#leave(closing, containerStart);
    const isCut = this.#isCut || !char.startsItem(code);
    this.unexpected(`\`,\` or \`${String.fromCharCode(closing)}\``);
    this.#isCut = isCut;
    if (!char.startsItem(code)) this.at++;
    return true;
  }

  #noItem(arrayStart: number): boolean {
    const code = this.next();
    if (code === char.closeBracket || code === char.end) return true;
    if (this.#closesOuter(code, char.closeBracket)) return this.#leave(char.closeBracket, arrayStart);
    if (char.delimits(code)) this.at++;
    return true;
  }

  #noKey(code: number, objectStart: number): boolean {
    if (code === char.end) return this.#leave(char.closeBrace, objectStart);
    const isNextItem = code === char.openBrace && this.#openArrays > 0;
    if (isNextItem || this.#closesOuter(code, char.closeBrace)) return this.#leave(char.closeBrace, objectStart);
    const isCut = this.#isCut || code !== char.comma;
    this.unexpected('a property name or `}`');
    this.#isCut = isCut;
    if (code === char.openBrace || code === char.openBracket) this.#value('a value');
    else this.at++;
    return true;
  }

  /** The colon after a key is missing; true where a value stands there all the same. */
  #noColon(): boolean {
    this.unexpected('`:` after the property name');
    const code = this.next();
    if (code === char.comma) this.at++;
    return char.startsItem(code);
  }

  /** Whether what was read as a value is a key: a colon follows. */
  #isKey(value: Expression): boolean {
    return value.kind === 'literal' && typeof value.value === 'string' && this.next() === char.colon;
  }

  #noValue(nextKey: Expression): true {
    this.at = nextKey.start;
    this.unexpected('a value');
    return true;
  }

  #closesOuter(code: number, closing: number): boolean {
    if (code === closing) return false;
    return (code === char.closeBracket && this.#openArrays > 0) || (code === char.closeBrace && this.#openObjects > 0);
  }

  #close(): false {
    this.at++;
    return false;
  }

  #leave(closing: number, containerStart: number): false {
    this.unexpected(`\`${String.fromCharCode(closing)}\` ${this.reports.opened(containerStart)}`);
    return false;
  }

  /** Skips an object or array that is nested too deeply. */
  #skipTooDeep(): void {
    this.unexpected(`at most ${deepestNesting} objects and arrays inside each other`);
    let open = 0;
    do {
      const code = this.next();
      if (code === char.end) return;
      if (code === char.quote || code === char.apostrophe) this.stringText(code);
      else {
        if (code === char.openBrace || code === char.openBracket) open++;
        if (code === char.closeBrace || code === char.closeBracket) open--;
        this.at++;
      }
    } while (open > 0);
  }
}
