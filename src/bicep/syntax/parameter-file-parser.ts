import { DeclarationParser } from './declaration-parser.js';
import type { DeclarationReader } from './declaration-parser.js';
import type { DeclarationSyntax, DecoratorSyntax } from './nodes.js';
import type { Token } from './token.js';

type Decorators = readonly (DecoratorSyntax | Token)[];

/** The declarations of a `.bicepparam` file; none of them takes a decorator. */
export class ParameterFileParser extends DeclarationParser {
  protected readonly readers: ReadonlyMap<string, DeclarationReader> = new Map<string, DeclarationReader>([
    ['using', (decorators) => this.using(decorators)],
    ['extends', (decorators) => this.extends(decorators)],
    ['param', this.named('assignment')],
    ['var', (decorators) => this.variable(decorators)],
    ['type', (decorators) => this.typeDeclaration(decorators)],
    ['import', (decorators) => this.import(decorators)],
    ['extension', (decorators) => this.extension(decorators)],
    ['extensionConfig', (decorators) => this.extensionConfig(decorators)],
  ]);

  protected override decorators(): (DecoratorSyntax | Token)[] {
    if (this.peek().kind === '@') this.report('a parameters file has no decorators');
    return super.decorators();
  }

  private using(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const path = this.nextIfWord('none') ?? this.expect('string', 'the path of the template as a string without holes');
    const withWord = this.nextIfWord('with');
    const config = withWord === undefined ? undefined : this.object(false);
    return { kind: 'using', ...this.spanOf(decorators[0] ?? keyword, config ?? path), decorators, keyword, path, with: withWord, config };
  }

  private extends(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const path = this.expect('string', 'the path of another parameters file as a string without holes');
    return { kind: 'extends', ...this.spanOf(decorators[0] ?? keyword, path), decorators, keyword, path };
  }

  private extensionConfig(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the extension');
    const withWord = this.expectWord('with');
    const config = this.object(false);
    return { kind: 'extensionConfig', ...this.spanOf(decorators[0] ?? keyword, config), decorators, keyword, name, with: withWord, config };
  }
}
