import type { DeclarationParser, Decorators } from './declaration-parser.js';
import type { DeclarationSyntax } from './nodes.js';
import type { DeclarationReader, Language } from './program-parser.js';

/** The declarations of a `.bicepparam` file; none of them takes a decorator. */
export const parameterFileLanguage: Language = {
  declarations: new Map<string, DeclarationReader>([
    ['using', usingTemplate],
    ['extends', extendsFile],
    ['param', (parser, decorators) => parser.named('assignment', decorators)],
    ['var', (parser, decorators) => parser.variable(decorators)],
    ['type', (parser, decorators) => parser.typeDeclaration(decorators)],
    ['import', (parser, decorators) => parser.import(decorators)],
    ['extension', (parser, decorators) => parser.extension(decorators)],
    ['extensionConfig', extensionConfig],
  ]),
  takesDecorators: false,
};

function usingTemplate(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const path = parser.tokens.nextIfWord('none') ?? parser.tokens.expect('string', 'the path of the template as a string without holes');
  const withWord = parser.tokens.nextIfWord('with');
  const config = withWord === undefined ? undefined : parser.expressions.object(false);
  return {
    kind: 'using',
    ...parser.tokens.spanOf(decorators[0] ?? keyword, config ?? path),
    decorators,
    keyword,
    path,
    with: withWord,
    config,
  };
}

function extendsFile(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const path = parser.tokens.expect('string', 'the path of another parameters file as a string without holes');
  return { kind: 'extends', ...parser.tokens.spanOf(decorators[0] ?? keyword, path), decorators, keyword, path };
}

function extensionConfig(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const name = parser.tokens.expect('identifier', 'the name of the extension');
  const withWord = parser.tokens.expectWord('with');
  const config = parser.expressions.object(false);
  return {
    kind: 'extensionConfig',
    ...parser.tokens.spanOf(decorators[0] ?? keyword, config),
    decorators,
    keyword,
    name,
    with: withWord,
    config,
  };
}
