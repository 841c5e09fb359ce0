import type { Template, TypeSchema } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import { nearestTo } from '../../text/spelling.js';
import type { BoundFile, ModuleSymbol } from '../binding/symbols.js';
import type { BicepLibrary, FoundModule } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, TypeSyntax } from '../syntax/nodes.js';
import { propertyNamed } from '../syntax/object-property.js';
import { keyText, tokenText } from '../syntax/string-value.js';
import { bareExpression } from './child-nodes.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';
import type { LocalTypes } from './value-types.js';

/** The parameters of a module that is at hand: by name, whether a value must be given. */
type Parameters = ReadonlyMap<string, { readonly required: boolean }>;

/** Arguments that a module does not take, and values that it needs and is not given. */
export function* wrongArguments(symbol: ModuleSymbol, library: BicepLibrary): Generator<Refusal> {
  const parameters = parametersOf(library.module(symbol.syntax.path));
  const path = tokenText(symbol.syntax.path);
  const given = propertyNamed(symbol.object, 'params');
  if (given !== undefined && given.value.kind !== 'object') {
    yield { message: `the arguments of module '${symbol.name}' must be written out as an object`, at: given.value };
    return;
  }
  if (parameters === undefined) return;
  const names = new Set<string>();
  for (const item of given?.value.kind === 'object' ? nodesOf(given.value.items) : []) {
    const name = item.kind === 'objectProperty' ? keyText(item) : undefined;
    if (item.kind !== 'objectProperty' || name === undefined) return;
    names.add(name);
    if (!parameters.has(name)) yield unknownName(`the module '${path}' has no parameter '${name}'`, name, parameters.keys(), item.key);
  }
  const missing = [...parameters].flatMap(([name, { required }]) => (required && !names.has(name) ? [`'${name}'`] : []));
  if (missing.length > 0)
    yield {
      message: `the module '${path}' needs a value for ${missing.length === 1 ? 'parameter' : 'parameters'} ${missing.join(', ')}`,
      at: given?.key ?? symbol.syntax.name,
    };
}

/** Outputs of modules that are read and that the module does not have. */
export function* unknownOutputs(file: BoundFile, nodes: TypedNodes, library: BicepLibrary): Generator<Refusal> {
  for (const [{ base, safe, name }, locals] of nodes.of('property')) {
    const symbol = safe === undefined ? moduleWithOutputs(base, locals, file) : undefined;
    const outputs = symbol && outputsOf(symbol, library);
    if (symbol !== undefined && outputs?.includes(name.text) === false)
      yield unknownName(`the module '${tokenText(symbol.syntax.path)}' has no output '${name.text}'`, name.text, outputs, name);
  }
}

/** The module whose outputs an expression is. */
function moduleWithOutputs(expression: ExpressionSyntax, locals: LocalTypes, file: BoundFile): ModuleSymbol | undefined {
  const outputs = bareExpression(expression);
  if (outputs.kind !== 'property' || outputs.name.text !== 'outputs') return undefined;
  const base = bareExpression(outputs.base);
  const module = base.kind === 'index' ? bareExpression(base.base) : base;
  if (module.kind !== 'name' || locals.has(module.name.text)) return undefined;
  const symbol = file.names.get(module.name.text);
  return symbol?.kind === 'module' ? symbol : undefined;
}

/** The outputs of a module that is at hand, if it is read whole. */
function outputsOf(symbol: ModuleSymbol, library: BicepLibrary): readonly string[] | undefined {
  const found = library.module(symbol.syntax.path);
  if (found.kind === 'json') return [...found.template.outputs.values()].map(({ name }) => name);
  return found.kind === 'bicep' && isWhole(found.file) ? found.file.outputs.map(({ name }) => name.text) : undefined;
}

/** That there is no such name, with the one that may be meant. */
function unknownName(message: string, name: string, known: Iterable<string>, at: Span): Refusal {
  const [meant] = nearestTo(name, [...known]);
  return { message: meant === undefined ? message : `${message}; did you mean '${meant}'?`, at };
}

function parametersOf(found: FoundModule): Parameters | undefined {
  if (found.kind === 'json') return parametersOfTemplate(found.template);
  if (found.kind !== 'bicep' || !isWhole(found.file)) return undefined;
  const { file } = found;
  return new Map(
    [...file.names].flatMap(([name, symbol]) => {
      if (symbol.kind !== 'parameter') return [];
      const { defaultValue, type } = symbol.syntax;
      return [[name, { required: defaultValue === undefined && isNeverNull(type, file, new Set()) }]];
    }),
  );
}

function isWhole({ program, repeated }: BoundFile): boolean {
  return program.diagnostics.length === 0 && repeated.length === 0;
}

/** Whether a type surely has no null; of types from other files that is not asked. */
function isNeverNull(type: TypeSyntax, file: BoundFile, seen: Set<string>): boolean {
  switch (type.kind) {
    case 'nullableType':
      return false;
    case 'parenthesizedType':
      return isNeverNull(type.type, file, seen);
    case 'unionType':
      return nodesOf(type.members).every((member) => isNeverNull(member, file, seen));
    case 'typeName': {
      const { text } = type.name;
      const symbol = file.names.get(text);
      if (symbol?.kind !== 'type') return symbol === undefined;
      if (seen.has(text)) return false;
      seen.add(text);
      return isNeverNull(symbol.syntax.value, file, seen);
    }
    case 'literal':
      return type.token.text !== 'null';
    case 'typeCall':
    case 'typeMember':
    case 'typeElement':
      return false;
    default:
      return true;
  }
}

function parametersOfTemplate({ parameters, definitions }: Template): Parameters {
  const isNullable = (schema: TypeSchema): boolean =>
    schema.nullable || (schema.ref !== undefined && definitions.get(schema.ref)?.schema.nullable !== false);
  return new Map(
    [...parameters.values()].map(({ name, defaultValue, schema }) => [
      name,
      { required: defaultValue === undefined && !isNullable(schema) },
    ]),
  );
}
