import { DeclarationParser } from './declaration-parser.js';
import type { DeclarationReader } from './declaration-parser.js';
import type { DeclarationSyntax, DecoratorSyntax } from './nodes.js';
import type { Token } from './token.js';

type Decorators = readonly (DecoratorSyntax | Token)[];

/** The declarations of a `.bicep` file. */
export class TemplateParser extends DeclarationParser {
  protected readonly readers: ReadonlyMap<string, DeclarationReader> = new Map<string, DeclarationReader>([
    ['targetScope', (decorators) => this.targetScope(decorators)],
    ['metadata', this.named('metadata')],
    ['param', (decorators) => this.parameter(decorators)],
    ['var', (decorators) => this.variable(decorators)],
    ['resource', (decorators) => this.resource(decorators)],
    ['module', (decorators) => this.module(decorators)],
    ['output', (decorators) => this.output(decorators)],
    ['type', (decorators) => this.typeDeclaration(decorators)],
    ['func', (decorators) => this.func(decorators)],
    ['import', (decorators) => this.import(decorators)],
    ['extension', (decorators) => this.extension(decorators)],
    ['assert', this.named('assert')],
    ['test', (decorators) => this.test(decorators)],
  ]);

  private targetScope(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const assignment = this.expect('=', '=');
    const value = this.expression();
    return { kind: 'targetScope', ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, assignment, value };
  }

  private parameter(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the parameter');
    const type = this.type();
    const assignment = this.nextIf('=');
    const defaultValue = assignment === undefined ? undefined : this.expression();
    const span = this.spanOf(decorators[0] ?? keyword, defaultValue ?? type);
    return { kind: 'parameter', ...span, decorators, keyword, name, type, assignment, defaultValue };
  }

  private test(decorators: Decorators): DeclarationSyntax {
    const keyword = this.next();
    const name = this.expect('identifier', 'the name of the test');
    const path = this.expect('string', 'the path of the tested file as a string without holes');
    const assignment = this.expect('=', '=');
    const value = this.object(false);
    return { kind: 'test', ...this.spanOf(decorators[0] ?? keyword, value), decorators, keyword, name, path, assignment, value };
  }
}
