import type {
  DeclarationSyntax,
  DecoratorSyntax,
  ExtensionSyntax,
  FunctionParameterSyntax,
  FunctionSyntax,
  ImportAllSyntax,
  ImportItemSyntax,
  ImportListSyntax,
  ImportSyntax,
  ModuleSyntax,
  OutputSyntax,
  ProgramSyntax,
  ResourceBodySyntax,
  ResourceConditionSyntax,
  ResourceSyntax,
  SkippedSyntax,
  TypeSyntax,
} from './nodes.js';
import type { Token } from './token.js';
import { TypeParser } from './type-parser.js';

type Decorators = readonly (DecoratorSyntax | Token)[];
export type DeclarationReader = (decorators: Decorators) => DeclarationSyntax;

/** Reads a file of declarations; what may be declared differs between templates and parameters files. */
export abstract class DeclarationParser extends TypeParser {
  protected abstract readonly readers: ReadonlyMap<string, DeclarationReader>;

  program(): ProgramSyntax {
    const body: (DeclarationSyntax | SkippedSyntax | Token)[] = [];
    while (this.peek().kind !== 'end') {
      body.push(...this.newlines());
      if (this.peek().kind === 'end') break;
      const from = this.at;
      body.push(
        this.recovering(
          () => this.declaration(),
          () => this.skipDeclaration(from),
        ),
      );
      if (this.peek().kind !== 'newline' && this.peek().kind !== 'end' && this.peek(-1).kind !== 'newline') body.push(this.surplus());
    }
    const endOfFile = this.peek();
    return {
      kind: 'program',
      source: this.source,
      start: 0,
      end: this.source.text.length,
      body,
      endOfFile,
      diagnostics: this.diagnostics(),
    };
  }

  protected startsDeclaration(holdsResources: boolean): boolean {
    const token = this.peek();
    if (holdsResources && token.is('resource')) return false;
    if (token.kind !== 'identifier' || this.peek(1).kind !== 'identifier') return false;
    const before = this.source.text.charCodeAt(token.start - 1);
    return (before === 10 || before === 13) && this.readers.has(token.text);
  }

  private declaration(): DeclarationSyntax {
    const decorators = this.decorators();
    const read = this.peek().kind === 'identifier' ? this.readers.get(this.peek().text) : undefined;
    return read === undefined
      ? this.fail(`expected a declaration${decorators.length > 0 ? ' after the decorator' : ''}`)
      : read(decorators);
  }

  /** To the next line that begins with a declaration or a decorator. */
  private skipDeclaration(from: number): void {
    if (this.at > from && this.peek(-1).kind === 'newline' && this.declarationAt(0)) return;
    while (this.peek().kind !== 'end') {
      if (this.peek().kind === 'newline' && this.declarationAt(1)) return;
      this.next();
    }
  }

  private declarationAt(ahead: number): boolean {
    const token = this.peek(ahead);
    const first = this.source.position(token.start).column === 1;
    if (token.kind === '@' || token.is('targetScope') || token.is('using')) return first;
    if (token.kind !== 'identifier' || !this.readers.has(token.text)) return false;
    const { kind } = this.peek(ahead + 1);
    return kind === 'identifier' ? first || !token.is('resource') : first && (kind === '{' || kind === '*' || kind === 'string');
  }

  private surplus(): SkippedSyntax {
    const from = this.at;
    this.report('expected the end of the line after the declaration');
    while (this.peek().kind !== 'newline' && this.peek().kind !== 'end') this.next();
    return this.skipped(from);
  }

  private diagnostics(): ProgramSyntax['diagnostics'] {
    const places = new Set<number>();
    const { source } = this;
    return [...this.problems]
      .sort((a, b) => a.start - b.start)
      .filter(({ start }) => !places.has(start) && places.add(start))
      .map(({ message, start, end }) => ({
        code: 'bicep-syntax',
        severity: 'error',
        message,
        path: source.path,
        span: { source, start, end },
      }));
  }

  protected nestedResource(): ResourceSyntax {
    return this.resource(this.decorators());
  }

  protected resource(decorators: Decorators): ResourceSyntax {
    const keyword = this.expectWord('resource');
    const name = this.expect('identifier', 'the symbolic name of the resource');
    const type = this.expect('string', 'the type of the resource as a string without holes');
    const existing = this.nextIfWord('existing');
    const assignment = this.expect('=', '=');
    const before = this.newlinesBeforeIf();
    const body = this.resourceBody(true);
    return {
      kind: 'resource',
      ...this.spanOf(decorators[0] ?? keyword, body),
      decorators,
      keyword,
      name,
      type,
      existing,
      assignment,
      before,
      body,
    };
  }

  protected module(decorators: Decorators): ModuleSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the symbolic name of the module');
    const path = this.expect('string', 'the path of the module as a string without holes');
    const assignment = this.expect('=', '=');
    const before = this.newlinesBeforeIf();
    const body = this.resourceBody(false);
    return { kind: 'module', ...this.spanOf(decorators[0] ?? keyword, body), decorators, keyword, name, path, assignment, before, body };
  }

  private newlinesBeforeIf(): Token[] {
    return this.peek(this.aheadOfNewlines()).is('if') ? this.newlines() : [];
  }

  private resourceBody(allowsResources: boolean): ResourceBodySyntax {
    if (this.peek().is('if')) return this.condition(allowsResources);
    if (this.peek().kind === '{') return this.object(allowsResources);
    if (this.peek().kind !== '[' || !this.peek(this.aheadOfNewlines(1)).is('for')) this.fail('expected {, [for or if');
    return this.nested(() => this.forLoop(() => (this.peek().is('if') ? this.condition(allowsResources) : this.object(allowsResources))));
  }

  private condition(allowsResources: boolean): ResourceConditionSyntax {
    const keyword = this.next();
    const condition = this.parenthesized();
    const body = this.object(allowsResources);
    return { kind: 'condition', ...this.spanOf(keyword, body), keyword, condition, body };
  }

  protected output(decorators: Decorators): OutputSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the output');
    const type = this.outputType();
    const assignment = this.expect('=', '=');
    const value = this.expression();
    return { kind: 'output', ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, type, assignment, value };
  }

  private outputType(): TypeSyntax {
    return this.peek().kind === '=' ? this.fail('expected the type of the output') : this.type();
  }

  protected func(decorators: Decorators): FunctionSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the function');
    const open = this.expect('(', '(');
    const parameters = this.functionParameters();
    const close = this.expect(')', 'a comma or )');
    const type = this.type();
    const arrow = this.expect('=>', '=>');
    const before = this.newlines();
    const body = this.expression();
    const span = this.spanOf(decorators[0] ?? keyword, body);
    return { kind: 'function', ...span, decorators, keyword, name, open, parameters, close, type, arrow, before, body };
  }

  private functionParameters(): (FunctionParameterSyntax | Token)[] {
    const parameters: (FunctionParameterSyntax | Token)[] = this.newlines();
    while (this.peek().kind !== ')') {
      const name = this.expect('identifier', 'the name of a parameter');
      const type = this.type();
      parameters.push({ kind: 'functionParameter', ...this.spanOf(name, type), name, type });
      const comma = this.nextIf(',');
      if (comma !== undefined) parameters.push(comma);
      parameters.push(...this.newlines());
      if (comma === undefined) break;
    }
    return parameters;
  }

  protected import(decorators: Decorators): ImportSyntax {
    const keyword = this.next();
    const target = this.peek().kind === '*' ? this.importAll() : this.importList();
    const from = this.expectWord('from');
    const path = this.expect('string', 'the path to import from as a string without holes');
    return { kind: 'import', ...this.spanOf(decorators[0] ?? keyword, path), decorators, keyword, target, from, path };
  }

  private importAll(): ImportAllSyntax {
    const star = this.next();
    const as = this.expectWord('as');
    const alias = this.expect('identifier', 'a name for the namespace');
    return { kind: 'importAll', ...this.spanOf(star, alias), star, as, alias };
  }

  private importList(): ImportListSyntax {
    const open = this.expect('{', '{ or *');
    const { items, close } = this.separated('}', () => this.importItem());
    return { kind: 'importList', ...this.spanOf(open, close), open, items, close };
  }

  private importItem(): ImportItemSyntax {
    const name = this.nextIf('identifier') ?? this.expect('string', 'the name of what to import');
    const as = this.nextIfWord('as');
    const alias = as === undefined ? undefined : this.expect('identifier', 'another name');
    if (name.kind === 'string' && alias === undefined) this.report('a quoted name needs another name after as', name);
    return { kind: 'importItem', ...this.spanOf(name, alias ?? name), name, as, alias };
  }

  protected extension(decorators: Decorators): ExtensionSyntax {
    const keyword = this.next();
    const name = this.nextIf('identifier') ?? this.expect('string', 'the name of an extension');
    const withWord = this.nextIfWord('with');
    const config = withWord === undefined ? undefined : this.object(false);
    const as = this.nextIfWord('as');
    const alias = as === undefined ? undefined : this.expect('identifier', 'another name');
    const span = this.spanOf(decorators[0] ?? keyword, alias ?? config ?? name);
    return { kind: 'extension', ...span, decorators, keyword, name, with: withWord, config, as, alias };
  }

  protected typeDeclaration(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the type');
    const assignment = this.expect('=', '=');
    const value = this.type();
    return { kind: 'type', ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, assignment, value };
  }

  protected variable(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the variable');
    const type = this.peek().kind === '=' ? undefined : this.type();
    const assignment = this.expect('=', '=');
    const value = this.expression();
    return { kind: 'variable', ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, type, assignment, value };
  }

  /** `keyword name = value`. */
  protected named(kind: 'metadata' | 'assert' | 'assignment'): DeclarationReader {
    return (decorators) => {
      const keyword = this.next();
      const name = this.expect('identifier', 'a name');
      const assignment = this.expect('=', '=');
      const value = this.expression();
      return { kind, ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, assignment, value };
    };
  }
}
