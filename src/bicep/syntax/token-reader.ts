import type { Source, Span } from '../../text/source.js';
import type { Tokens } from './lexer.js';
import type { SyntaxProblem } from './problem.js';
import type { SkippedSyntax } from './nodes.js';
import type { Token, TokenKind } from './token.js';

/** Thrown where a construct cannot be read on; caught by the nearest list or declaration, never by callers of the parser. */
class BrokenSyntax extends Error {}

const broken = new BrokenSyntax('broken syntax');
const mostProblems = 1000;
/** Levels that a tree may have, so that walking it cannot exhaust the stack. */
const tallest = 400;

export interface Separated<Item> {
  readonly items: (Item | SkippedSyntax | Token)[];
  readonly close: Token;
}

/** The cursor over the tokens of one file, with what all parsers share: expecting, recovering, bounding. */
export class TokenReader {
  readonly problems: SyntaxProblem[];
  readonly source: Source;
  at = 0;
  /** Levels of the tree that was read last. */
  height = 0;
  private readonly tokens: readonly Token[];
  private readonly declarations: Pick<ReadonlySet<string>, 'has'>;
  private depth = 0;

  /** `declarations` has the words that declarations begin with. */
  constructor(source: Source, { tokens, problems }: Tokens, declarations: Pick<ReadonlySet<string>, 'has'>) {
    this.source = source;
    this.tokens = tokens;
    this.problems = [...problems];
    this.declarations = declarations;
  }

  /** A node over the tokens and nodes from `first` to `last`. */
  spanOf(first: Span, last: Span): Span {
    return { source: this.source, start: first.start, end: last.end };
  }

  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? this.endOfFile();
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private endOfFile(): Token {
    const token = this.tokens[this.tokens.length - 1];
    if (token === undefined) throw new TypeError('a text has at least its end token');
    return token;
  }

  nextIf(kind: TokenKind): Token | undefined {
    return this.peek().kind === kind ? this.next() : undefined;
  }

  nextIfWord(word: string): Token | undefined {
    return this.peek().is(word) ? this.next() : undefined;
  }

  expect(kind: TokenKind, what: string): Token {
    return this.nextIf(kind) ?? this.fail(`expected ${what}`);
  }

  expectWord(word: string): Token {
    return this.nextIfWord(word) ?? this.fail(`expected the word ${word}`);
  }

  newlines(): Token[] {
    const tokens: Token[] = [];
    while (this.peek().kind === 'newline') tokens.push(this.next());
    return tokens;
  }

  /** How many tokens ahead the first one is that is no line break. */
  aheadOfNewlines(ahead = 0): number {
    while (this.peek(ahead).kind === 'newline') ahead++;
    return ahead;
  }

  report(message: string, at: { readonly start: number; readonly end: number } = this.peek()): void {
    if (this.problems.length < mostProblems) this.problems.push({ message, start: at.start, end: at.end });
  }

  /** Gives up the construct under way. */
  fail(message: string): never {
    this.report(message);
    throw broken;
  }

  /** Runs `read` one level deeper. */
  nested<Node>(read: () => Node): Node {
    if (this.depth >= tallest / 2) this.fail('this is nested too deeply');
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** Notes that the tree just read stands `height` levels tall. */
  grow(height: number): void {
    if (height > tallest) this.fail('this is nested too deeply');
    this.height = height;
  }

  /** What `read` gives, or, where it gives up, the tokens from its start to where `skip` stops. */
  recovering<Node>(read: () => Node, skip: () => void): Node | SkippedSyntax {
    const from = this.at;
    try {
      return read();
    } catch (error) {
      if (error !== broken) throw error;
      this.height = 0;
      skip();
      return this.skipped(from);
    }
  }

  skipped(from: number): SkippedSyntax {
    const tokens = this.tokens.slice(from, this.at);
    return {
      kind: 'skipped',
      source: this.source,
      start: tokens[0]?.start ?? this.peek().start,
      end: tokens.at(-1)?.end ?? this.peek().start,
      tokens,
    };
  }

  /** Items up to `close`, separated by line breaks or by one comma. A broken item ends at the end of its line. */
  separated<Item>(close: TokenKind, read: () => Item, holdsResources = false): Separated<Item> {
    const items: (Item | SkippedSyntax | Token)[] = this.newlines();
    let height = 0;
    while (this.peek().kind !== close) {
      if (this.peek().kind === 'end' || this.startsDeclaration(holdsResources)) this.fail(`expected ${close}`);
      items.push(
        this.recovering(
          () => this.separatedItem(close, read),
          () => this.skipItem(close),
        ),
      );
      if (this.height > height) height = this.height;
      this.separator(close, items);
    }
    this.grow(height + 1);
    return { items, close: this.next() };
  }

  private separatedItem<Item>(close: TokenKind, read: () => Item): Item {
    const item = read();
    const { kind } = this.peek();
    if (kind !== close && kind !== ',' && kind !== 'newline' && kind !== 'end') this.fail('expected a line break or a comma');
    return item;
  }

  private separator(close: TokenKind, items: unknown[]): void {
    const comma = this.nextIf(',');
    if (comma !== undefined) {
      items.push(comma);
      if (this.peek().kind !== 'newline') return;
      this.report('a comma cannot end a line here: the line break separates', comma);
    }
    if (this.peek().kind !== close) items.push(...this.newlines());
  }

  private skipItem(close: TokenKind): void {
    for (let { kind } = this.peek(); kind !== close && kind !== 'newline' && kind !== 'end'; { kind } = this.peek()) this.next();
  }

  /** Items up to `close` with commas between them: line breaks may follow the bracket and each comma and precede the end. */
  commaSeparated<Item>(close: ')' | '>', read: () => Item): { items: (Item | Token)[]; close: Token } {
    const items: (Item | Token)[] = this.newlines();
    let height = 0;
    while (this.peek().kind !== close) {
      items.push(read());
      height = Math.max(height, this.height);
      const comma = this.nextIf(',');
      if (comma !== undefined) items.push(comma);
      items.push(...this.newlines());
      if (comma === undefined) break;
      if (this.peek().kind === close) this.report('expected another argument after the comma');
    }
    const end = this.expect(close, `a comma or ${close}`);
    this.grow(height + 1);
    return { items, close: end };
  }

  newlinesToRefuse(): Token[] {
    if (this.peek().kind === 'newline') this.report('a line cannot end here, inside parentheses');
    return this.newlines();
  }

  /** Whether a declaration begins here, at the very start of a line, where a list should go on: the list was never closed. */
  private startsDeclaration(holdsResources: boolean): boolean {
    const token = this.peek();
    if (holdsResources && token.is('resource')) return false;
    if (token.kind !== 'identifier' || this.peek(1).kind !== 'identifier') return false;
    const before = this.source.text.charCodeAt(token.start - 1);
    return (before === 10 || before === 13) && this.declarations.has(token.text);
  }
}
