import type { Decorators } from './declaration-parser.js';
import { DeclarationParser } from './declaration-parser.js';
import type { DeclarationSyntax, ProgramSyntax, SkippedSyntax } from './nodes.js';
import type { Token } from './token.js';
import type { TokenReader } from './token-reader.js';

export type DeclarationReader = (parser: DeclarationParser, decorators: Decorators) => DeclarationSyntax;

/** What may be declared in a kind of file, by the word that begins it. */
export interface Language {
  readonly declarations: ReadonlyMap<string, DeclarationReader>;
  readonly takesDecorators: boolean;
}

/** Reads a file of declarations. */
export class ProgramParser {
  readonly #tokens: TokenReader;
  readonly #language: Language;
  readonly #parser: DeclarationParser;

  constructor(tokens: TokenReader, language: Language) {
    this.#tokens = tokens;
    this.#language = language;
    this.#parser = new DeclarationParser(tokens, language.takesDecorators);
  }

  program(): ProgramSyntax {
    const body: (DeclarationSyntax | SkippedSyntax | Token)[] = [];
    while (this.#tokens.peek().kind !== 'end') {
      body.push(...this.#tokens.newlines());
      if (this.#tokens.peek().kind === 'end') break;
      const from = this.#tokens.at;
      body.push(
        this.#tokens.recovering(
          () => this.#declaration(),
          () => this.#skipDeclaration(from),
        ),
      );
      if (this.#tokens.peek().kind !== 'newline' && this.#tokens.peek().kind !== 'end' && this.#tokens.peek(-1).kind !== 'newline')
        body.push(this.#surplus());
    }
    const endOfFile = this.#tokens.peek();
    return {
      kind: 'program',
      source: this.#tokens.source,
      start: 0,
      end: this.#tokens.source.text.length,
      body,
      endOfFile,
      diagnostics: this.#diagnostics(),
    };
  }

  #declaration(): DeclarationSyntax {
    const decorators = this.#parser.types.decorators();
    const read = this.#tokens.peek().kind === 'identifier' ? this.#language.declarations.get(this.#tokens.peek().text) : undefined;
    return read === undefined
      ? this.#tokens.fail(`expected a declaration${decorators.length > 0 ? ' after the decorator' : ''}`)
      : read(this.#parser, decorators);
  }

  /** To the next line that begins with a declaration or a decorator. */
  #skipDeclaration(from: number): void {
    if (this.#tokens.at > from && this.#tokens.peek(-1).kind === 'newline' && this.#declarationAt(0)) return;
    while (this.#tokens.peek().kind !== 'end') {
      if (this.#tokens.peek().kind === 'newline' && this.#declarationAt(1)) return;
      this.#tokens.next();
    }
  }

  #declarationAt(ahead: number): boolean {
    const token = this.#tokens.peek(ahead);
    const first = this.#tokens.source.position(token.start).column === 1;
    if (token.kind === '@' || token.is('targetScope') || token.is('using')) return first;
    if (token.kind !== 'identifier' || !this.#language.declarations.has(token.text)) return false;
    const { kind } = this.#tokens.peek(ahead + 1);
    return kind === 'identifier' ? first || !token.is('resource') : first && (kind === '{' || kind === '*' || kind === 'string');
  }

  #surplus(): SkippedSyntax {
    const from = this.#tokens.at;
    this.#tokens.report('expected the end of the line after the declaration');
    while (this.#tokens.peek().kind !== 'newline' && this.#tokens.peek().kind !== 'end') this.#tokens.next();
    return this.#tokens.skipped(from);
  }

  #diagnostics(): ProgramSyntax['diagnostics'] {
    const { source } = this.#tokens;
    return [...this.#tokens.problems]
      .sort((a, b) => a.start - b.start)
      .filter(({ start }, at, sorted) => sorted[at - 1]?.start !== start)
      .map(({ message, start, end }) => ({
        code: 'bicep-syntax',
        severity: 'error',
        message,
        path: source.path,
        span: { source, start, end },
      }));
  }
}
