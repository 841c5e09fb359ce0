import type { Source } from '../../text/source.js';
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

/** The cursor over the tokens of one file, with what all parts of the parser share: expecting, recovering, bounding. */
export abstract class TokenReader {
  readonly problems: SyntaxProblem[];
  protected readonly source: Source;
  protected readonly tokens: readonly Token[];
  protected at = 0;
  /** Levels of the tree that was read last. */
  protected height = 0;
  private depth = 0;

  constructor(source: Source, tokens: readonly Token[], problems: readonly SyntaxProblem[]) {
    this.source = source;
    this.tokens = tokens;
    this.problems = [...problems];
  }

  protected peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? this.endOfFile();
  }

  protected next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  protected endOfFile(): Token {
    const token = this.tokens[this.tokens.length - 1];
    if (token === undefined) throw new TypeError('a text has at least its end token');
    return token;
  }

  protected nextIf(kind: TokenKind): Token | undefined {
    return this.peek().kind === kind ? this.next() : undefined;
  }

  protected nextIfWord(word: string): Token | undefined {
    return this.peek().is(word) ? this.next() : undefined;
  }

  protected expect(kind: TokenKind, what: string): Token {
    return this.nextIf(kind) ?? this.fail(`expected ${what}`);
  }

  protected expectWord(word: string): Token {
    return this.nextIfWord(word) ?? this.fail(`expected the word ${word}`);
  }

  protected newlines(): Token[] {
    const tokens: Token[] = [];
    while (this.peek().kind === 'newline') tokens.push(this.next());
    return tokens;
  }

  /** How many tokens ahead the first one is that is no line break. */
  protected aheadOfNewlines(ahead = 0): number {
    while (this.peek(ahead).kind === 'newline') ahead++;
    return ahead;
  }

  protected report(message: string, at: { readonly start: number; readonly end: number } = this.peek()): void {
    if (this.problems.length < mostProblems) this.problems.push({ message, start: at.start, end: at.end });
  }

  /** Gives up the construct under way. */
  protected fail(message: string): never {
    this.report(message);
    throw broken;
  }

  /** Runs `read` one level deeper. */
  protected nested<Node>(read: () => Node): Node {
    if (this.depth >= tallest / 2) this.fail('this is nested too deeply');
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** Notes that the tree just read stands `height` levels tall. */
  protected grow(height: number): void {
    if (height > tallest) this.fail('this is nested too deeply');
    this.height = height;
  }

  /** What `read` gives, or, where it gives up, the tokens from its start to where `skip` stops. */
  protected recovering<Node>(read: () => Node, skip: () => void): Node | SkippedSyntax {
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

  protected skipped(from: number): SkippedSyntax {
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
  protected separated<Item>(close: TokenKind, read: () => Item, holdsResources = false): Separated<Item> {
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

  /** Whether a declaration begins here, at the very start of a line, where a list should go on: the list was never closed. */
  protected abstract startsDeclaration(holdsResources: boolean): boolean;
}
