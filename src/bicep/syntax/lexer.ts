import { conflictMessage, conflictsIn } from '../../text/conflicts.js';
import type { Source } from '../../text/source.js';
import { isBlank, isDigit, isIdentifierPart, isIdentifierStart, isLineBreak } from './characters.js';
import type { SyntaxProblem } from './problem.js';
import { punctuation, Token } from './token.js';
import type { Punctuation, TokenKind } from './token.js';
import { multilineString, singleLineString } from './string-scanner.js';
import type { ScannedString, StringForm } from './string-scanner.js';

export interface Tokens {
  /** The last one is `end`. */
  readonly tokens: readonly Token[];
  readonly problems: readonly SyntaxProblem[];
}

/** A string whose hole is being read: its form, and how many braces are open in the hole. */
interface OpenHole {
  readonly form: StringForm;
  braces: number;
}

const longestIdentifier = 255;
const words: ReadonlyMap<string, TokenKind> = new Map(['true', 'false', 'null'].map((word) => [word, word as TokenKind]));
/** Punctuation by the code of its first character. */
const byFirstCode: ReadonlyMap<number, readonly Punctuation[]> = new Map(
  punctuation.map((first) => [first.charCodeAt(0), punctuation.filter((text) => text.startsWith(first.charAt(0)))]),
);

/** Splits a text into tokens that cover it without a gap. Never fails: what is no token becomes `unknown`, with a problem. */
export function tokensOf(source: Source): Tokens {
  const lexer = new Lexer(source);
  return { tokens: lexer.run(), problems: lexer.problems };
}

class Lexer {
  readonly problems: SyntaxProblem[] = [];
  private readonly source: Source;
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private readonly holes: OpenHole[] = [];
  private readonly pragma = /#(?:disable-next-line|disable-diagnostics|restore-diagnostics)(?![A-Za-z0-9_-])/y;
  private readonly pragmaCodes = /(?:[ \t]+[A-Za-z0-9_-]+)+/y;
  private at = 0;

  constructor(source: Source) {
    const conflicted = conflictsIn(source.text);
    this.source = source;
    this.text = conflicted?.text ?? source.text;
    for (const { start, end } of conflicted?.beginnings ?? []) this.problems.push({ message: conflictMessage, start, end });
  }

  run(): Token[] {
    let kind: TokenKind;
    do {
      const fullStart = this.at;
      this.skipTrivia();
      const start = this.at;
      kind = this.next();
      this.tokens.push(new Token(kind, this.source, fullStart, start, this.at));
    } while (kind !== 'end');
    return this.tokens;
  }

  private next(): TokenKind {
    if (this.at >= this.text.length) return 'end';
    const code = this.text.charCodeAt(this.at);
    if (isIdentifierStart(code)) return this.identifier();
    if (isLineBreak(code)) return this.newline();
    if (code === 39) return this.string(); // '
    if (isDigit(code)) return this.integer();
    if (code === 36) return this.dollar();
    if (code === 125 && this.holes.at(-1)?.braces === 0) return this.closeHole(); // }
    return this.punctuation(code);
  }

  private skipTrivia(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (isBlank(code) || (code === 0xfeff && this.at === 0)) this.at++;
      else if (code === 47 && this.text.charCodeAt(this.at + 1) === 47) this.skipLine();
      else if (code === 47 && this.text.charCodeAt(this.at + 1) === 42) this.skipBlockComment();
      else if (code !== 35 || !this.skipPragma()) return;
    }
  }

  private skipLine(): void {
    while (this.at < this.text.length && !isLineBreak(this.text.charCodeAt(this.at))) this.at++;
  }

  private skipBlockComment(): void {
    const close = this.text.indexOf('*/', this.at + 2);
    if (close === -1) this.problem('this comment is not closed by */', this.at, this.text.length);
    this.at = close === -1 ? this.text.length : close + 2;
  }

  /** A pragma counts only as the first text of its line. */
  private skipPragma(): boolean {
    let before = this.at - 1;
    while (before >= 0 && isBlank(this.text.charCodeAt(before))) before--;
    if (before >= 0 && !isLineBreak(this.text.charCodeAt(before))) return false;
    const start = this.at;
    const { pragma, pragmaCodes, text } = this;
    pragma.lastIndex = start;
    if (!pragma.test(text)) return false;
    this.at = pragma.lastIndex;
    pragmaCodes.lastIndex = this.at;
    if (pragmaCodes.test(text)) this.at = pragmaCodes.lastIndex;
    else this.problem('expected a diagnostic code after this directive', start, this.at);
    return true;
  }

  private identifier(): TokenKind {
    const start = this.at;
    while (isIdentifierPart(this.text.charCodeAt(this.at))) this.at++;
    const length = this.at - start;
    if (length > longestIdentifier) this.problem(`an identifier has at most ${longestIdentifier} characters`, start, this.at);
    return (length === 4 || length === 5 ? words.get(this.text.slice(start, this.at)) : undefined) ?? 'identifier';
  }

  private newline(): TokenKind {
    while (isLineBreak(this.text.charCodeAt(this.at))) this.at++;
    this.holes.length = 0;
    return 'newline';
  }

  private integer(): TokenKind {
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return 'integer';
  }

  private string(): TokenKind {
    const start = this.at;
    if (this.text.startsWith("'''", start))
      return this.openString(multilineString(this.text, start + 3, 0), { dollars: 0, multiline: true });
    return this.openString(singleLineString(this.text, start + 1), { dollars: 1, multiline: false });
  }

  /** `$` stands only before the quotes of a multi-line string with holes. */
  private dollar(): TokenKind {
    let quotes = this.at;
    while (this.text.charCodeAt(quotes) === 36) quotes++;
    if (!this.text.startsWith("'''", quotes)) return this.unknown(quotes);
    const dollars = quotes - this.at;
    return this.openString(multilineString(this.text, quotes + 3, dollars), { dollars, multiline: true });
  }

  private openString(scanned: ScannedString, form: StringForm): TokenKind {
    this.take(scanned);
    if (!scanned.hole) return 'string';
    this.holes.push({ form, braces: 0 });
    return 'stringLeft';
  }

  private closeHole(): TokenKind {
    const form = this.holes.pop()?.form;
    const scanned = form?.multiline ? multilineString(this.text, this.at + 1, form.dollars) : singleLineString(this.text, this.at + 1);
    this.take(scanned);
    if (!scanned.hole || form === undefined) return 'stringRight';
    this.holes.push({ form, braces: 0 });
    return 'stringMiddle';
  }

  private take(scanned: ScannedString): void {
    for (const problem of scanned.problems) this.problem(problem.message, problem.start, problem.end);
    if (scanned.unterminated) this.problem('this string is not closed', this.at, scanned.end);
    this.at = scanned.end;
  }

  private punctuation(code: number): TokenKind {
    for (const text of byFirstCode.get(code) ?? []) {
      if (text.length > 1 && !this.text.startsWith(text, this.at)) continue;
      this.countBraces(text);
      this.at += text.length;
      return text;
    }
    return this.unknown();
  }

  private countBraces(text: Punctuation): void {
    const hole = this.holes.at(-1);
    if (hole === undefined) return;
    if (text === '{') hole.braces++;
    else if (text === '}') hole.braces--;
  }

  private unknown(end = this.at + String.fromCodePoint(this.text.codePointAt(this.at) ?? 0).length): TokenKind {
    const characters = this.text.slice(this.at, end);
    const cure = characters === '"' ? '; strings stand in single quotes' : '';
    this.problem(`unexpected ${JSON.stringify(characters.slice(0, 20))}${cure}`, this.at, end);
    this.at = end;
    return 'unknown';
  }

  private problem(message: string, start: number, end: number): void {
    this.problems.push({ message, start, end });
  }
}
