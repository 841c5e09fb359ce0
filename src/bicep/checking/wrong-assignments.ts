import { plainTypeOf } from '../../template/plain-type.js';
import type { TypeSchema } from '../../template/template.js';
import type { BoundFile, ModuleSymbol } from '../binding/symbols.js';
import { DeclaredTypes } from '../lowering/declared-types.js';
import { Types } from '../lowering/types.js';
import type { BicepLibrary } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import type { ArraySyntax, ExpressionSyntax, ObjectSyntax } from '../syntax/nodes.js';
import { propertyNamed } from '../syntax/object-property.js';
import { keyText, plainText } from '../syntax/string-value.js';
import { bareExpression } from './child-nodes.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';
import { kindsBesideNull, type ValueType } from './value-type.js';
import { type LocalTypes, noLocalTypes, type ValueTypes } from './value-types.js';

/** How deep the types of what is not written out are compared. */
const deepestPart = 5;

/** Values that are of another type than what they are given to is declared with, or beyond its bounds. */
export function* wrongAssignments(file: BoundFile, nodes: TypedNodes, types: ValueTypes, library: BicepLibrary): Generator<Refusal> {
  const { declared } = types;
  for (const [node, locals] of nodes.of('parameter', 'variable', 'output', 'function', 'call')) {
    const assignment = new Assignment(types, locals);
    switch (node.kind) {
      case 'parameter':
        if (node.defaultValue !== undefined)
          yield* assignment.refusals(node.defaultValue, declared.decorated(node.type, node.decorators), `parameter '${node.name.text}'`);
        break;
      case 'variable':
        if (node.type !== undefined) yield* assignment.refusals(node.value, declared.of(node.type), `variable '${node.name.text}'`);
        break;
      case 'output':
        yield* assignment.refusals(node.value, declared.decorated(node.type, node.decorators), `output '${node.name.text}'`);
        break;
      case 'function':
        yield* new Assignment(types, types.inFunction(node)).refusals(
          node.body,
          declared.of(node.type),
          `the result of function '${node.name.text}'`,
        );
        break;
      case 'call': {
        const called = file.names.get(node.name.text);
        if (called?.kind !== 'function' || locals.has(node.name.text)) break;
        const parameters = nodesOf(called.syntax.parameters);
        for (const [index, argument] of nodesOf(node.arguments.items).entries()) {
          const parameter = parameters[index];
          if (parameter !== undefined)
            yield* assignment.refusals(argument, declared.of(parameter.type), `parameter '${parameter.name.text}' of '${node.name.text}'`);
        }
        break;
      }
    }
  }
  for (const module of file.modules) yield* ofModule(module, types, library);
}

function* ofModule(module: ModuleSymbol, types: ValueTypes, library: BicepLibrary): Generator<Refusal> {
  const schemaOf = parametersOf(module, library);
  const params = propertyNamed(module.object, 'params')?.value;
  if (params?.kind !== 'object') return;
  const locals = module.loop === undefined ? noLocalTypes : types.inLoop(module.loop, noLocalTypes);
  for (const item of nodesOf(params.items)) {
    const name = item.kind === 'objectProperty' ? keyText(item) : undefined;
    const schema = name === undefined ? undefined : schemaOf(name);
    if (item.kind !== 'objectProperty' || name === undefined || schema === undefined) continue;
    if (isNull(item.value) && hasDefault(name, module, library)) continue;
    yield* new Assignment(types, locals).refusals(item.value, schema, `parameter '${name}' of module '${module.name}'`);
  }
}

/** Whether null stands for the default of a parameter. */
function hasDefault(name: string, { syntax }: ModuleSymbol, library: BicepLibrary): boolean {
  const found = library.module(syntax.path);
  if (found.kind === 'json') return found.template.parameters.get(name.toLowerCase())?.defaultValue !== undefined;
  const symbol = found.kind === 'bicep' ? found.file.names.get(name) : undefined;
  return symbol?.kind === 'parameter' && symbol.syntax.defaultValue !== undefined;
}

/** The types of the parameters of a module that is at hand, by name. */
function parametersOf({ syntax }: ModuleSymbol, library: BicepLibrary): (name: string) => TypeSchema | undefined {
  const found = library.module(syntax.path);
  if (found.kind === 'json') return (name) => found.template.parameters.get(name.toLowerCase())?.schema;
  if (found.kind !== 'bicep') return () => undefined;
  const types = new Types(found.file, library, new DeclaredTypes(() => undefined));
  return (name) => {
    const symbol = found.file.names.get(name);
    return symbol?.kind === 'parameter' ? types.decorated(symbol.syntax.type, symbol.syntax.decorators) : undefined;
  };
}

/** What is given to something that is declared with a type. */
class Assignment {
  readonly #types: ValueTypes;
  readonly #locals: LocalTypes;

  constructor(types: ValueTypes, locals: LocalTypes) {
    this.#types = types;
    this.#locals = locals;
  }

  *refusals(value: ExpressionSyntax, schema: TypeSchema, what: string): Generator<Refusal> {
    const node = bareExpression(value);
    const declared = plainTypeOf(schema.type);
    if (declared === undefined) return;
    if (node.kind === 'object' && declared === 'object') yield* this.#ofMembers(node, schema, what);
    else if (node.kind === 'array' && declared === 'array') yield* this.#ofItems(node, schema, what);
    else {
      const misfit = misfitOf(this.#types.of(node, this.#locals), schema, what, deepestPart);
      if (misfit === undefined) yield* ofLiteral(node, schema, what);
      else yield { message: misfit, at: value };
    }
  }

  *#ofMembers(node: ObjectSyntax, schema: TypeSchema, what: string): Generator<Refusal> {
    if (schema.variants.length > 0) return;
    const given = new Set<string | undefined>();
    for (const item of nodesOf(node.items)) {
      const name = item.kind === 'objectProperty' ? keyText(item) : undefined;
      given.add(name);
      const member = name === undefined ? undefined : (schema.properties.get(name) ?? schema.rest);
      if (item.kind === 'objectProperty' && name !== undefined && member !== undefined)
        yield* this.refusals(item.value, member, `'${name}' of ${what}`);
    }
    const missing = given.has(undefined) ? [] : [...schema.properties].filter(([name, member]) => !given.has(name) && isNeverNull(member));
    if (missing.length > 0) yield { message: `${what} needs a value for ${missing.map(([name]) => `'${name}'`).join(', ')}`, at: node };
  }

  *#ofItems(node: ArraySyntax, schema: TypeSchema, what: string): Generator<Refusal> {
    const items = nodesOf(node.items);
    const spread = items.findIndex(({ kind }) => kind === 'spread');
    const { minLength, maxLength, tuple } = schema;
    const least = Math.max(minLength ?? 0, tuple.length);
    if (spread < 0 && items.length < least) yield { message: `${what} takes at least ${least} items`, at: node };
    if (spread < 0 && maxLength !== undefined && items.length > maxLength)
      yield { message: `${what} takes at most ${maxLength} items`, at: node };
    for (const [index, item] of items.entries()) {
      const type = tuple.length === 0 ? schema.items : spread < 0 || index < spread ? tuple[index] : undefined;
      if (item.kind !== 'spread' && type !== undefined) yield* this.refusals(item, type, `item ${index + 1} of ${what}`);
    }
  }
}

/** Why values of a type are of another one than is declared, or their items and members are. */
function misfitOf(type: ValueType | undefined, schema: TypeSchema, what: string, depth: number): string | undefined {
  const declared = plainTypeOf(schema.type);
  if (type === undefined || declared === undefined) return undefined;
  const kinds = type.kinds.length === 1 && !schema.nullable ? type.kinds : kindsBesideNull(type);
  if (kinds.some((kind) => kind !== declared)) return `${what} is of type ${declared}, but its value is of type ${kinds.join(' or ')}`;
  if (depth === 0 || schema.variants.length > 0) return undefined;
  const item =
    declared === 'array' && schema.items !== undefined ? misfitOf(type.item?.(), schema.items, `an item of ${what}`, depth - 1) : undefined;
  if (item !== undefined) return item;
  for (const [name, member] of schema.properties) {
    const given = type.member?.(name);
    const misfit = given === 'none' ? undefined : misfitOf(given, member, `'${name}' of ${what}`, depth - 1);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

/** What is refused of a text or a number that is written out. */
function* ofLiteral(node: ExpressionSyntax, schema: TypeSchema, what: string): Generator<Refusal> {
  const value = literalOf(node);
  if (value === undefined) return;
  const allowed = schema.allowedValues?.kind === 'array' ? schema.allowedValues.items : undefined;
  if (allowed?.every((one) => one.kind === 'literal' && one.value !== value) === true)
    yield { message: `the value of ${what} is not one of its allowed values`, at: node };
  else if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity } = schema;
    if (value.length < minLength) yield { message: `${what} takes at least ${minLength} characters`, at: node };
    if (value.length > maxLength) yield { message: `${what} takes at most ${maxLength} characters`, at: node };
  } else {
    const { minValue = -Infinity, maxValue = Infinity } = schema;
    if (value < minValue) yield { message: `${what} takes no number below ${minValue}`, at: node };
    if (value > maxValue) yield { message: `${what} takes no number above ${maxValue}`, at: node };
  }
}

function literalOf(node: ExpressionSyntax): string | number | undefined {
  if (node.kind === 'string') return plainText(node);
  if (node.kind === 'literal' && node.token.kind === 'integer') return Number(node.token.text);
  if (node.kind !== 'unary' || node.operator.kind !== '-') return undefined;
  const value = literalOf(node.operand);
  return typeof value === 'number' ? -value : undefined;
}

function isNull(node: ExpressionSyntax): boolean {
  return node.kind === 'literal' && node.token.kind === 'null';
}

/** Whether a type surely has no null; of a type that another names that is not asked. */
function isNeverNull({ type, nullable, variants }: TypeSchema): boolean {
  return type !== undefined && !nullable && variants.every((variant) => !variant.nullable);
}
