import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { PropertyExpression } from '../template/expression.js';
import { conflictMessage } from '../text/conflicts.js';
import type { Source } from '../text/source.js';
import * as char from './json-characters.js';
import { repeatedKey } from './repeated-keys.js';

/** Places in one broken file that are noted. */
const mostReports = 500;

/** Words that other languages have for values. */
const foreignWords = new Set(['True', 'False', 'None', 'TRUE', 'FALSE', 'NULL', 'Null', 'undefined', 'nil']);

/** What a JSON text has wrong, one statement for one place. */
export class SyntaxReports {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;
  #errors = 0;
  #reportedTo = -1;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whether as many places were reported as are worth reading. */
  get exhausted(): boolean {
    return this.#errors === mostReports;
  }

  unexpected(at: number, expected: string): void {
    if (this.exhausted) return;
    if (at >= this.#source.text.length) this.#endOfFile(`expected ${expected}, found the end of the file`);
    else {
      const end = this.#tokenEnd(at);
      this.at(at, end, `expected ${expected}, found ${this.#tokenKind(at, end)}`);
    }
  }

  /** Points at the last character that can be seen. */
  #endOfFile(message: string): void {
    const end = this.#source.text.trimEnd().length;
    this.at(Math.max(end - 1, 0), end, message);
  }

  badEscape(start: number, length: number): void {
    const escape = this.#source.text.slice(start, start + length);
    this.at(start, start + length, `expected one of \`\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000\` after the backslash, found \`${escape}\``);
  }

  conflict(start: number, end: number): void {
    this.#add('json-syntax', start, end, conflictMessage);
  }

  at(start: number, end: number, message: string): void {
    if (start <= this.#reportedTo || this.exhausted) return;
    this.#errors++;
    this.#reportedTo = Math.max(end - 1, start);
    this.#add('json-syntax', start, end, message);
  }

  readonly duplicateKey = (later: PropertyExpression, earlier: PropertyExpression): void => {
    this.diagnostics.push(repeatedKey(later, earlier));
  };

  /** Says where the object or array that is not closed begins. */
  opened(start: number): string {
    const { line, column } = this.#source.position(start);
    return `to close the \`${this.#source.text.charAt(start)}\` of line ${line}, column ${column}`;
  }

  /** What a token is; its text only where that cannot be a secret. */
  #tokenKind(at: number, end: number): string {
    const text = this.#source.text.slice(at, end);
    const code = text.charCodeAt(0);
    if (code === char.quote || code === char.apostrophe) return 'a string';
    if (/^-?\d[\d.eE+-]*$/.test(text)) return 'a number';
    return /^[^\p{L}\p{N}]$/u.test(text) || foreignWords.has(text) ? `\`${text}\`` : 'a word without quotes';
  }

  #tokenEnd(at: number): number {
    const text = this.#source.text;
    const code = text.charCodeAt(at);
    if (char.isNumberPart(code)) return char.numberEnd(text, at);
    if (code !== char.quote && code !== char.apostrophe) return at + 1;
    const close = text.indexOf(text.charAt(at), at + 1);
    return char.lineEnd(text, at, close === -1 ? text.length : close + 1);
  }

  #add(code: DiagnosticCode, start: number, end: number, message: string): void {
    this.diagnostics.push(diagnosticAt(code, message, { source: this.#source, start, end }));
  }
}
