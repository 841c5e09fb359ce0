import type { DeclarationParser, Decorators } from './declaration-parser.js';
import type { DeclarationSyntax } from './nodes.js';
import type { DeclarationReader, Language } from './program-parser.js';

/** The declarations of a `.bicep` file. */
export const templateLanguage: Language = {
  declarations: new Map<string, DeclarationReader>([
    ['targetScope', targetScope],
    ['metadata', (parser, decorators) => parser.named('metadata', decorators)],
    ['param', parameter],
    ['var', (parser, decorators) => parser.variable(decorators)],
    ['resource', (parser, decorators) => parser.resource(decorators)],
    ['module', (parser, decorators) => parser.module(decorators)],
    ['output', (parser, decorators) => parser.output(decorators)],
    ['type', (parser, decorators) => parser.typeDeclaration(decorators)],
    ['func', (parser, decorators) => parser.func(decorators)],
    ['import', (parser, decorators) => parser.import(decorators)],
    ['extension', (parser, decorators) => parser.extension(decorators)],
    ['assert', (parser, decorators) => parser.named('assert', decorators)],
    ['test', test],
  ]),
  takesDecorators: true,
};

function targetScope(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const assignment = parser.tokens.expect('=', '=');
  const value = parser.expressions.expression();
  return { kind: 'targetScope', ...parser.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, assignment, value };
}

function parameter(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const name = parser.tokens.expect('identifier', 'the name of the parameter');
  const type = parser.types.type();
  const assignment = parser.tokens.nextIf('=');
  const defaultValue = assignment === undefined ? undefined : parser.expressions.expression();
  const span = parser.tokens.spanOf(decorators[0] ?? keyword, defaultValue ?? type);
  return { kind: 'parameter', ...span, decorators, keyword, name, type, assignment, defaultValue };
}

function test(parser: DeclarationParser, decorators: Decorators): DeclarationSyntax {
  const keyword = parser.tokens.next();
  const name = parser.tokens.expect('identifier', 'the name of the test');
  const path = parser.tokens.expect('string', 'the path of the tested file as a string without holes');
  const assignment = parser.tokens.expect('=', '=');
  const value = parser.expressions.object(false);
  return { kind: 'test', ...parser.tokens.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, path, assignment, value };
}
