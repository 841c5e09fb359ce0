import type { Expression } from '../../template/expression.js';
import type { VariableDeclaration } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import type { FunctionSyntax, VariableSyntax } from '../syntax/nodes.js';
import { nodesOf } from '../syntax/lists.js';
import type { Token } from '../syntax/token.js';
import { call, literal } from '../../template/build.js';
import { BoundedLowering } from './bounded-lowering.js';
import type { ResourceReference } from './context.js';
import { lowerValue } from './expression-lowering.js';
import { renamedDeclarations } from './json-imports.js';
import { isKnownOutside } from './instance-index.js';
import { symbolText } from './resource-references.js';
import { callScope } from './scopes.js';
import type { TemplateParts } from './template-parts.js';
import { Types } from './types.js';

/** Files that may import each other one after the other. */
const mostImports = 50;

/** Lowers the expressions of one file into one template: the template's own file, or one that it imports from. */
export class FileLowering extends BoundedLowering {
  readonly #parts: TemplateParts;
  /** Sets the names of an imported file apart; empty for the template's own. */
  readonly #prefix: string;

  /** How many files lead from the template's own to this one by importing each other. */
  readonly #imports: number;

  constructor(file: BoundFile, library: BicepLibrary, parts: TemplateParts, prefix: string, imports = 0) {
    super(file, library, parts);
    this.#parts = parts;
    this.#prefix = prefix;
    this.#imports = imports;
  }

  protected declared(name: string, symbol: FileSymbol, at: Span): Expression | undefined {
    if (symbol.kind === 'parameter') return call(at, 'parameters', [literal(at, name)]);
    return symbol.kind === 'variable' ? this.#variable(symbol.syntax, at) : undefined;
  }

  /** Adds a variable of this file to the template. */
  declareVariable(syntax: VariableSyntax): VariableDeclaration {
    const name = this.#prefix + syntax.name.text;
    return this.#parts.declareVariable(name, syntax.name, syntax, () => lowerValue(syntax.value, syntax.name.text, undefined, this));
  }

  #variable(syntax: VariableSyntax, at: Span): Expression {
    const { name } = this.declareVariable(syntax);
    this.#parts.dependencies.noteVariable(name);
    return call(at, 'variables', [literal(at, name)]);
  }

  declareFunction(syntax: FunctionSyntax): string {
    const namespace = this.#prefix === '' ? '__bicep' : this.#prefix.slice(0, -1);
    const parameters = nodesOf(syntax.parameters);
    const types = new Types(this.file, this.library, this.#parts.types);
    const names = parameters.map(({ name }) => name.text);
    const scope = callScope(names, 'parameters', undefined);
    this.#parts.declareFunction(namespace, {
      name: syntax.name.text,
      nameSpan: syntax.name,
      source: syntax.source,
      start: syntax.start,
      end: syntax.end,
      parameters: parameters.map(({ name, type }) => ({ name: name.text, schema: types.of(type) })),
      output: types.of(syntax.type),
      body: () => this.expression(syntax.body, scope),
    });
    return namespace;
  }

  functionCall(symbol: FileSymbol, name: string, at: Span, args: readonly Expression[]): Expression | undefined {
    if (symbol.kind === 'function' && this.isCircular(symbol)) return this.unknown(at);
    if (symbol.kind === 'function') return call(at, symbol.syntax.name.text, args, this.declareFunction(symbol.syntax));
    if (symbol.kind !== 'imported' && symbol.kind !== 'namespace') return symbol.kind === 'broken' ? this.unknown(at) : undefined;
    const exported = symbol.kind === 'imported' ? symbol.exported : name;
    const found = this.library.module(symbol.path);
    if (found.kind === 'bicep') {
      if (this.#importsTooDeep(at)) return this.unknown(at);
      const target = found.file.names.get(exported);
      const isOwn = target?.kind !== 'imported' && target?.kind !== 'namespace';
      const called =
        target !== undefined && isOwn ? this.#parts.imported(found.file, this.#create).functionCall(target, exported, at, args) : undefined;
      return called ?? this.unknown(at);
    }
    if (found.kind === 'missing') return this.missing(found, symbol.path, at);
    const rename = this.#parts.importedJson(found.template, renamedDeclarations);
    return call(at, exported, args, rename('__bicep'));
  }

  member(path: Token, name: string, at: Span): Expression {
    const found = this.library.module(path);
    if (found.kind === 'missing') return this.missing(found, path, at);
    if (found.kind === 'bicep') {
      if (this.#importsTooDeep(at)) return this.unknown(at);
      const symbol = found.file.names.get(name);
      const lowering = this.#parts.imported(found.file, this.#create);
      if (symbol?.kind === 'imported') return this.deeper(symbol, at, () => lowering.value(name, symbol, at));
      if (symbol !== undefined) return lowering.value(name, symbol, at);
    } else if (found.template.variables.has(name.toLowerCase())) {
      return call(at, 'variables', [literal(at, this.#parts.importedJson(found.template, renamedDeclarations)(name))]);
    }
    return this.notExported(name, at);
  }

  readonly #create = (file: BoundFile, prefix: string): FileLowering =>
    new FileLowering(file, this.library, this.#parts, prefix, this.#imports + 1);

  #importsTooDeep(at: Span): boolean {
    if (this.#imports < mostImports) return false;
    this.report('budget-exceeded', `more than ${mostImports} files import each other one after the other`, at);
    return true;
  }

  depend(reference: ResourceReference, at: Span): void {
    const { symbol } = reference;
    if (symbol.kind === 'resource' && symbol.existing) return;
    const index = reference.index !== undefined && isKnownOutside(reference.index) ? reference.index : undefined;
    this.#parts.dependencies.note(symbol, index, () => symbolText({ symbol, index }, at));
  }

  ownFunction(): undefined {
    return undefined;
  }
}
