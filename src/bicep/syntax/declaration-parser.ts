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
  ResourceBodySyntax,
  ResourceConditionSyntax,
  ResourceSyntax,
  TypeSyntax,
} from './nodes.js';
import type { Token } from './token.js';
import type { TokenReader } from './token-reader.js';
import { ExpressionParser } from './expression-parser.js';
import { TypeParser } from './type-parser.js';

/** What may stand before a declaration: decorators, each with the line breaks after it. */
export type Decorators = readonly (DecoratorSyntax | Token)[];

/** Reads declarations: those that templates and parameters files share, and the parts that others are made of. */
export class DeclarationParser {
  readonly tokens: TokenReader;
  readonly expressions: ExpressionParser;
  readonly types: TypeParser;

  constructor(tokens: TokenReader, takesDecorators: boolean) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens, () => this.resource(this.types.decorators()));
    this.types = new TypeParser(tokens, this.expressions, takesDecorators);
  }

  resource(decorators: Decorators): ResourceSyntax {
    const keyword = this.tokens.expectWord('resource');
    const name = this.tokens.expect('identifier', 'the symbolic name of the resource');
    const type = this.tokens.expect('string', 'the type of the resource as a string without holes');
    const existing = this.tokens.nextIfWord('existing');
    const assignment = this.tokens.expect('=', '=');
    const before = this.newlinesBeforeIf();
    const body = this.resourceBody(true);
    return {
      kind: 'resource',
      ...this.tokens.spanOf(decorators[0] ?? keyword, body),
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

  module(decorators: Decorators): ModuleSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'the symbolic name of the module');
    const path = this.tokens.expect('string', 'the path of the module as a string without holes');
    const assignment = this.tokens.expect('=', '=');
    const before = this.newlinesBeforeIf();
    const body = this.resourceBody(false);
    return {
      kind: 'module',
      ...this.tokens.spanOf(decorators[0] ?? keyword, body),
      decorators,
      keyword,
      name,
      path,
      assignment,
      before,
      body,
    };
  }

  private newlinesBeforeIf(): Token[] {
    return this.tokens.peek(this.tokens.aheadOfNewlines()).is('if') ? this.tokens.newlines() : [];
  }

  private resourceBody(allowsResources: boolean): ResourceBodySyntax {
    if (this.tokens.peek().is('if')) return this.condition(allowsResources);
    if (this.tokens.peek().kind === '{') return this.expressions.object(allowsResources);
    if (this.tokens.peek().kind !== '[' || !this.tokens.peek(this.tokens.aheadOfNewlines(1)).is('for'))
      this.tokens.fail('expected {, [for or if');
    return this.tokens.nested(() =>
      this.expressions.forLoop(() =>
        this.tokens.peek().is('if') ? this.condition(allowsResources) : this.expressions.object(allowsResources),
      ),
    );
  }

  private condition(allowsResources: boolean): ResourceConditionSyntax {
    const keyword = this.tokens.next();
    const condition = this.expressions.parenthesized();
    const body = this.expressions.object(allowsResources);
    return { kind: 'condition', ...this.tokens.spanOf(keyword, body), keyword, condition, body };
  }

  output(decorators: Decorators): OutputSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'the name of the output');
    const type = this.outputType();
    const assignment = this.tokens.expect('=', '=');
    const value = this.expressions.expression();
    return { kind: 'output', ...this.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, type, assignment, value };
  }

  private outputType(): TypeSyntax {
    return this.tokens.peek().kind === '=' ? this.tokens.fail('expected the type of the output') : this.types.type();
  }

  func(decorators: Decorators): FunctionSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'the name of the function');
    const open = this.tokens.expect('(', '(');
    const parameters = this.functionParameters();
    const close = this.tokens.expect(')', 'a comma or )');
    const type = this.types.type();
    const arrow = this.tokens.expect('=>', '=>');
    const before = this.tokens.newlines();
    const body = this.expressions.expression();
    const span = this.tokens.spanOf(decorators[0] ?? keyword, body);
    return { kind: 'function', ...span, decorators, keyword, name, open, parameters, close, type, arrow, before, body };
  }

  private functionParameters(): (FunctionParameterSyntax | Token)[] {
    const parameters: (FunctionParameterSyntax | Token)[] = this.tokens.newlines();
    while (this.tokens.peek().kind !== ')') {
      const name = this.tokens.expect('identifier', 'the name of a parameter');
      const type = this.types.type();
      parameters.push({ kind: 'functionParameter', ...this.tokens.spanOf(name, type), name, type });
      const comma = this.tokens.nextIf(',');
      if (comma !== undefined) parameters.push(comma);
      parameters.push(...this.tokens.newlines());
      if (comma === undefined) break;
    }
    return parameters;
  }

  import(decorators: Decorators): ImportSyntax {
    const keyword = this.tokens.next();
    const target = this.tokens.peek().kind === '*' ? this.importAll() : this.importList();
    const from = this.tokens.expectWord('from');
    const path = this.tokens.expect('string', 'the path to import from as a string without holes');
    return { kind: 'import', ...this.tokens.spanOf(decorators[0] ?? keyword, path), decorators, keyword, target, from, path };
  }

  private importAll(): ImportAllSyntax {
    const star = this.tokens.next();
    const as = this.tokens.expectWord('as');
    const alias = this.tokens.expect('identifier', 'a name for the namespace');
    return { kind: 'importAll', ...this.tokens.spanOf(star, alias), star, as, alias };
  }

  private importList(): ImportListSyntax {
    const open = this.tokens.expect('{', '{ or *');
    const { items, close } = this.tokens.separated('}', () => this.importItem());
    return { kind: 'importList', ...this.tokens.spanOf(open, close), open, items, close };
  }

  private importItem(): ImportItemSyntax {
    const name = this.tokens.nextIf('identifier') ?? this.tokens.expect('string', 'the name of what to import');
    const as = this.tokens.nextIfWord('as');
    const alias = as === undefined ? undefined : this.tokens.expect('identifier', 'another name');
    if (name.kind === 'string' && alias === undefined) this.tokens.report('a quoted name needs another name after as', name);
    return { kind: 'importItem', ...this.tokens.spanOf(name, alias ?? name), name, as, alias };
  }

  extension(decorators: Decorators): ExtensionSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.nextIf('identifier') ?? this.tokens.expect('string', 'the name of an extension');
    const withWord = this.tokens.nextIfWord('with');
    const config = withWord === undefined ? undefined : this.expressions.object(false);
    const as = this.tokens.nextIfWord('as');
    const alias = as === undefined ? undefined : this.tokens.expect('identifier', 'another name');
    const span = this.tokens.spanOf(decorators[0] ?? keyword, alias ?? config ?? name);
    return { kind: 'extension', ...span, decorators, keyword, name, with: withWord, config, as, alias };
  }

  typeDeclaration(decorators: Decorators): DeclarationSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'the name of the type');
    const assignment = this.tokens.expect('=', '=');
    const value = this.types.type();
    return { kind: 'type', ...this.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, assignment, value };
  }

  variable(decorators: Decorators): DeclarationSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'the name of the variable');
    const type = this.tokens.peek().kind === '=' ? undefined : this.types.type();
    const assignment = this.tokens.expect('=', '=');
    const value = this.expressions.expression();
    return { kind: 'variable', ...this.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, type, assignment, value };
  }

  /** `keyword name = value`. */
  named(kind: 'metadata' | 'assert' | 'assignment', decorators: Decorators): DeclarationSyntax {
    const keyword = this.tokens.next();
    const name = this.tokens.expect('identifier', 'a name');
    const assignment = this.tokens.expect('=', '=');
    const value = this.expressions.expression();
    return { kind, ...this.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, assignment, value };
  }
}
