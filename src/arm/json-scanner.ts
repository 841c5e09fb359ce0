import type { LiteralExpression } from '../template/expression.js';
import { conflictsIn } from '../text/conflicts.js';
import type { Source } from '../text/source.js';
import * as char from './json-characters.js';
import { decodeJsonString } from './json-string.js';
import { SyntaxReports } from './syntax-reports.js';

/** Strings up to this length are searched character by character, longer ones by the engine's search. */
const nearby = 24;
const longestPlaceholder = 100;
/** Places at which a text is no JSON; what follows more of them is not read. */
const mostMistakes = 300;

/** Reads the leaves of a JSON text, one after the other, and reports what is none. */
export abstract class JsonScanner {
  protected readonly source: Source;
  protected readonly text: string;
  protected readonly reports: SyntaxReports;
  protected at = 0;
  #mistakes = 0;
  /** The first backslash from the last place on where one was searched; the length of the text if there is none. */
  #backslash = -1;

  constructor(source: Source) {
    this.source = source;
    const conflicted = conflictsIn(source.text);
    this.text = conflicted?.text ?? source.text;
    this.reports = new SyntaxReports(source);
    for (const { start, end } of conflicted?.beginnings ?? []) this.reports.conflict(start, end);
  }

  /** Skips white space and comments and gives the code of the character there, or `end`. */
  protected next(): number {
    if (this.#mistakes > mostMistakes) this.at = this.text.length;
    this.at = char.triviaEnd(this.text, this.at, this.#unclosedComment);
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : char.end;
  }

  readonly #unclosedComment = (start: number): void => {
    this.reports.at(start, start + 2, 'expected `*/` to close the comment that begins here');
  };

  protected unexpected(expected: string): void {
    this.#mistakes++;
    this.reports.unexpected(this.at, expected);
  }

  protected literal(value: string | number | boolean | null, start: number): LiteralExpression {
    return { kind: 'literal', value, source: this.source, start, end: this.at };
  }

  /** What the string here says. Leaves the position after its closing quote. */
  protected stringText(quote: number): string {
    const start = this.at + 1;
    let end = this.#closingQuote(quote, start);
    this.at = Math.min(end + 1, this.text.length);
    if (end === this.text.length || !char.followsString(this.text.charCodeAt(end + 1))) {
      const lineEnd = this.#unclosedEnd(start, end);
      if (lineEnd !== undefined) this.at = end = lineEnd;
      else if (end === this.text.length) this.reports.at(start - 1, end, 'expected a closing quote, found the end of the file');
    }
    const raw = this.text.slice(start, end);
    if (this.#backslash >= end) return raw;
    const { text, badEscape } = decodeJsonString(raw);
    if (badEscape !== undefined) this.reports.badEscape(start + badEscape.start, badEscape.length);
    return text;
  }

  /** Offset of the closing quote, or of the end of the text. Afterwards `#backslash` lies before it if the string has escapes. */
  #closingQuote(quote: number, start: number): number {
    const text = this.text;
    for (let at = start; at < start + nearby; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (this.#backslash < start) this.#backslash = at;
        return at;
      }
      if (code === char.backslash) break;
    }
    if (this.#backslash < start) this.#backslash = this.#find('\\', start);
    const mark = quote === char.quote ? '"' : "'";
    let end = this.#find(mark, start);
    for (let backslash = this.#backslash; backslash < end; backslash = this.#find('\\', backslash + 2)) {
      if (end === backslash + 1) end = this.#find(mark, end + 1);
    }
    return end;
  }

  /** Offset of a character, or of the end of the text. */
  #find(character: string, from: number): number {
    const at = this.text.indexOf(character, from);
    return at === -1 ? this.text.length : at;
  }

  /**
   * A string without closing quote, seen by what follows it, would swallow the lines up to the next quote: it is taken to end on
   * its own line, before the comma. Undefined where it holds no line break, or where so much is broken that guessing is in vain.
   */
  #unclosedEnd(start: number, end: number): number | undefined {
    if (this.reports.exhausted) return undefined;
    let lineEnd = char.lineEnd(this.text, start, end);
    if (lineEnd === end) return undefined;
    this.reports.at(start - 1, lineEnd, 'expected a closing quote on this line');
    while (lineEnd > start && char.isSpaceOrComma(this.text.charCodeAt(lineEnd - 1))) lineEnd--;
    return lineEnd;
  }

  /** The number here; undefined with a report where the text is none. */
  protected number(): LiteralExpression | undefined {
    const start = this.at;
    const firstDigit = this.text.charCodeAt(start) === char.minus ? start + 1 : start;
    let value = 0;
    let at = firstDigit;
    let code = this.text.charCodeAt(at);
    for (; char.isDigit(code); code = this.text.charCodeAt(++at)) value = value * 10 + (code - char.zero);
    const digits = at - firstDigit;
    if (char.isNumberPart(code) || digits === 0 || digits > 9 || (digits > 1 && this.text.charCodeAt(firstDigit) === char.zero))
      return this.#oddNumber();
    this.at = at;
    return this.literal(firstDigit > start ? -value : value, start);
  }

  /**
   * A number that is long, has a fraction or an exponent, or is hexadecimal or, as a leading zero says, octal. One without end is the text
   * that Azure makes of it.
   */
  #oddNumber(): LiteralExpression | undefined {
    const start = this.at;
    const end = char.numberEnd(this.text, start);
    const text = this.text.slice(start, end);
    const octal = /^-?0[0-7]+$/.test(text);
    const value = octal ? parseInt(text, 8) : Number(text);
    if (Number.isNaN(value)) this.unexpected('a number');
    this.at = end;
    if (Number.isNaN(value)) return undefined;
    return this.literal(Number.isFinite(value) ? value : String(value), start);
  }

  /** `true`, `false` or `null`, or the text of a number that is none; undefined with a report where something else stands, which is skipped unless it separates or closes. */
  protected word(expected: string): LiteralExpression | undefined {
    const start = this.at;
    const end = char.nameEnd(this.text, start);
    const value = char.wordValue(this.text.slice(start, end));
    if (value === undefined) {
      this.unexpected(expected);
      this.at = char.garbageEnd(this.text, start);
      return undefined;
    }
    this.at = end;
    return this.literal(value, start);
  }

  /** Skips `{{name}}`, which some tool was to replace, where a value must stand; false where there is none. */
  protected placeholder(): boolean {
    const start = this.at;
    if (this.text.charCodeAt(start + 1) !== char.openBrace) return false;
    const close = this.text.slice(start, start + longestPlaceholder).search(/\}\}|[\r\n"]/);
    if (close === -1 || this.text.charCodeAt(start + close) !== char.closeBrace) return false;
    this.at = start + close + 2;
    this.reports.at(start, this.at, `expected a value, found \`${this.text.slice(start, this.at)}\``);
    return true;
  }
}
