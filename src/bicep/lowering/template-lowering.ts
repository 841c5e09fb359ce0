import type { OutputDeclaration, ParameterDeclaration, Template, TypeDeclaration } from '../../template/template.js';
import type { BoundFile, FileSymbol, ParameterSymbol } from '../binding/symbols.js';
import { refusalsOf } from '../checking/refusals.js';
import type { BicepLibrary } from '../modules/library.js';
import type { OutputSyntax } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { objectOf, property } from '../../template/build.js';
import { decoratorArguments } from '../binding/decorators.js';
import { lowerValue } from './expression-lowering.js';
import { FileLowering } from './file-lowering.js';
import type { Lowering } from './context.js';
import { lowerModule } from './module-lowering.js';
import type { TemplateOf } from './module-lowering.js';
import { lowerResource } from './resource-lowering.js';
import { TemplateParts } from './template-parts.js';
import { Types } from './types.js';

/** The template of a Bicep file. `templateOf` gives those of its modules when they are asked for. */
export function lowerTemplate(file: BoundFile, library: BicepLibrary, templateOf: TemplateOf): Template {
  const parts = new TemplateParts();
  const lowering = parts.own(new FileLowering(file, library, parts, ''));
  const types = new Types(file, library, parts.types);
  const { program } = file;
  for (const name of file.repeated) lowering.report('bicep-refused', `the name '${name.text}' is declared already`, name);
  for (const { message, at } of refusalsOf(file, library)) lowering.report('bicep-refused', message, at);
  const parameters = new Map(symbolsOf(file, 'parameter').map((symbol) => [lowered(symbol.syntax), parameterOf(symbol, types, lowering)]));
  const resources = [
    ...file.resources.map((symbol) => lowerResource(symbol, lowering, parts)),
    ...file.modules.map((symbol) => lowerModule(symbol, lowering, parts, templateOf)),
  ];
  const outputs = new Map(file.outputs.map((output) => [lowered(output), outputOf(output, types, lowering)]));
  for (const { syntax } of symbolsOf(file, 'variable')) lowering.declareVariable(syntax);
  for (const { syntax } of symbolsOf(file, 'function')) lowering.declareFunction(syntax);
  parts.settle();
  return {
    targetScope: file.targetScope,
    symbolicNames: true,
    contentVersion: '1.0.0.0',
    metadata: metadataOf(file, lowering),
    parameters,
    variables: parts.variables,
    functions: parts.functions,
    definitions: new Map(symbolsOf(file, 'type').map(({ syntax }) => [lowered(syntax), definitionOf(syntax, types)])),
    resources,
    outputs,
    diagnostics: [...program.diagnostics, ...parts.diagnostics],
    source: program.source,
    start: program.start,
    end: program.end,
  };
}

type SymbolOf<Kind> = Extract<FileSymbol, { kind: Kind }>;

function symbolsOf<Kind extends FileSymbol['kind']>(file: BoundFile, kind: Kind): SymbolOf<Kind>[] {
  return [...file.names.values()].filter((symbol): symbol is SymbolOf<Kind> => symbol.kind === kind);
}

function lowered({ name }: { readonly name: Token }): string {
  return name.text.toLowerCase();
}

function parameterOf({ syntax, isSecret }: ParameterSymbol, types: Types, lowering: Lowering): ParameterDeclaration {
  const { name, type, defaultValue, decorators, source, start, end } = syntax;
  const [allowed] = decoratorArguments(decorators, 'allowed') ?? [];
  const declared = types.decorated(type, decorators);
  const schema = isSecret ? declared.with({ isSecret }) : declared;
  return {
    name: name.text,
    nameSpan: name,
    schema: allowed === undefined ? schema : schema.with({ allowedValues: lowering.expression(allowed, undefined) }),
    defaultValue: defaultValue && lowering.expression(defaultValue, undefined),
    source,
    start,
    end,
  };
}

function definitionOf(syntax: SymbolOf<'type'>['syntax'], types: Types): TypeDeclaration {
  const { name, source, start, end } = syntax;
  return { name: name.text, nameSpan: name, schema: types.declared(syntax), source, start, end };
}

function outputOf(syntax: OutputSyntax, types: Types, lowering: Lowering): OutputDeclaration {
  const { name, type, value, decorators, source, start, end } = syntax;
  return {
    name: name.text,
    nameSpan: name,
    schema: types.decorated(type, decorators),
    condition: undefined,
    value: lowerValue(value, name.text, undefined, lowering),
    source,
    start,
    end,
  };
}

function metadataOf({ program }: BoundFile, lowering: Lowering): Template['metadata'] {
  const declared = program.body.flatMap((part) => (!(part instanceof Token) && part.kind === 'metadata' ? [part] : []));
  const members = declared.map(({ name, value }) => property(name.text, lowering.expression(value, undefined), name));
  return members.length === 0 ? undefined : objectOf(program, members);
}
