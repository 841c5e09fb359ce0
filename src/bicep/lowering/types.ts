import type { Expression } from '../../template/expression.js';
import type { Template, TypeSchema } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import type { BoundFile, Decorators } from '../binding/symbols.js';
import type { BicepLibrary, FoundModule } from '../modules/library.js';
import { nodesOf, skippedIn } from '../syntax/lists.js';
import type {
  ExpressionSyntax,
  ObjectTypeSyntax,
  TupleTypeSyntax,
  TypeDeclarationSyntax,
  TypeElementSyntax,
  TypeMemberSyntax,
  TypeSyntax,
  UnaryTypeSyntax,
  UnionTypeSyntax,
} from '../syntax/nodes.js';
import { plainText, tokenText } from '../syntax/string-value.js';
import { Token } from '../syntax/token.js';
import { arrayOf, literal } from '../../template/build.js';
import { once } from '../../text/memo.js';
import type { DeclaredTypes } from './declared-types.js';
import { decoratorArguments, isSecure } from '../binding/decorators.js';
import { BicepSchema } from './type-schema.js';

/** The types that every file knows. */
export const ambientTypes: ReadonlySet<string> = new Set(['string', 'int', 'bool', 'object', 'array', 'any']);
/** How many names may lead to a type of an ARM template. */
const mostNames = 50;
const bounds = ['minValue', 'maxValue', 'minLength', 'maxLength'] as const;

/** Types of one file; those of the files that it imports from are followed. */
export class Types {
  readonly #file: BoundFile;
  readonly #library: BicepLibrary;
  readonly #declared: DeclaredTypes;

  constructor(file: BoundFile, library: BicepLibrary, declared: DeclaredTypes) {
    this.#file = file;
    this.#library = library;
    this.#declared = declared;
  }

  /** A type with what decorators add to it. */
  decorated(type: TypeSyntax, decorators: Decorators, at: Span = type): BicepSchema {
    const schema = this.of(type);
    const found = bounds.flatMap((name) => {
      const value = integerOf(decoratorArguments(decorators, name)?.[0]);
      return value === undefined ? [] : [[name, value] as const];
    });
    const secure = isSecure(decorators) ? secured(schema) : {};
    return schema.with({ ...Object.fromEntries(found), ...secure }, at);
  }

  of(type: TypeSyntax): BicepSchema {
    switch (type.kind) {
      case 'typeName':
        return this.#named(type.name, type);
      case 'literal':
        return literalType(type, literalOf(type.token));
      case 'string':
        return literalType(type, plainText(type) ?? '');
      case 'unaryType':
        return negated(type);
      case 'nullableType':
        return this.of(type.type).with({ nullable: true }, type);
      case 'nonNullType':
        return this.of(type.type).with({ nullable: false }, type);
      case 'parenthesizedType':
        return this.of(type.type);
      case 'arrayType':
        return new BicepSchema(type, {
          type: 'array',
          items: once(() => this.of(type.item)),
          allowedValues: this.#allowedItems(type.item),
        });
      case 'tupleType':
        return new BicepSchema(type, {
          type: 'array',
          tuple: once(() => nodesOf(type.items).map((item) => this.decorated(item.type, item.decorators))),
          isSecret: isCut(type),
        });
      case 'objectType':
        return this.#object(type);
      case 'unionType':
        return this.#union(type);
      case 'typeMember':
        return this.#member(type);
      case 'typeElement':
        return this.#element(type);
      case 'typeCall':
      case 'resourceType':
        return new BicepSchema(type, {});
    }
  }

  #named(name: Token, at: Span): BicepSchema {
    const symbol = this.#file.names.get(name.text);
    if (symbol?.kind === 'type') return this.declared(symbol.syntax).with({}, at);
    if (symbol?.kind === 'imported') return this.#imported(symbol.path, symbol.exported, at);
    if (symbol === undefined && ambientTypes.has(name.text)) return ambientType(name.text, at);
    // What declares it may be what does not parse, and may call it secure.
    return new BicepSchema(at, { isSecret: this.#file.program.diagnostics.length > 0 });
  }

  /** The type that a declaration names. */
  declared(syntax: TypeDeclarationSyntax): BicepSchema {
    return this.#declared.of(syntax, () => this.decorated(syntax.value, syntax.decorators));
  }

  #imported(path: Token, name: string, at: Span): BicepSchema {
    const found = this.#library.module(path);
    if (found.kind === 'json') return exportedType(found.template, name, at);
    const symbol = found.kind === 'bicep' ? found.file.names.get(name) : undefined;
    if (found.kind !== 'bicep' || symbol?.kind !== 'type') return notFoundType(found, at);
    return new Types(found.file, this.#library, this.#declared).declared(symbol.syntax).with({}, at);
  }

  #object(type: ObjectTypeSyntax): BicepSchema {
    const declared = nodesOf(type.items);
    const schemas = (wild: boolean): (readonly [string, BicepSchema])[] =>
      declared
        .filter(({ name }) => (name.kind === '*') === wild)
        .map((item) => [item.name.kind === 'string' ? tokenText(item.name) : item.name.text, this.decorated(item.type, item.decorators)]);
    return new BicepSchema(type, {
      type: 'object',
      properties: once(() => new Map(schemas(false))),
      rest: once(() => schemas(true)[0]?.[1]),
      isSecret: isCut(type),
    });
  }

  /** Literals become the allowed values of their type, `null` makes it nullable. */
  #union(type: UnionTypeSyntax): BicepSchema {
    const members = type.members.flatMap((member) => (member instanceof Token ? [] : [this.of(member)]));
    const nullable = members.some((member) => member.nullable);
    const [only, ...others] = new Set(members.flatMap((member) => member.type ?? []));
    const values = distinct(members.flatMap(({ allowedValues }) => (allowedValues?.kind === 'array' ? allowedValues.items : [])));
    const literals = members.every((member) => member.type === undefined || member.allowedValues !== undefined);
    return new BicepSchema(type, {
      type: others.length === 0 ? only : undefined,
      nullable,
      ...(literals && values.length > 0 && { allowedValues: arrayOf(type, values) }),
      variants: () => members.filter((member) => member.type !== undefined),
    });
  }

  /** Literals that the items of an array are bound to. */
  #allowedItems(item: TypeSyntax): Expression | undefined {
    const inner = item.kind === 'parenthesizedType' ? item.type : item;
    return inner.kind === 'unionType' ? this.of(inner).allowedValues : undefined;
  }

  #member({ base, name, ...at }: TypeMemberSyntax): BicepSchema {
    const symbol = base.kind === 'typeName' ? this.#file.names.get(base.name.text) : undefined;
    if (symbol?.kind === 'namespace') return this.#imported(symbol.path, name.text, at);
    if (symbol === undefined && base.kind === 'typeName' && base.name.is('sys')) return ambientType(name.text, at);
    const schema = this.of(base);
    return (name.kind === '*' ? schema.rest : schema.properties.get(name.text)) ?? new BicepSchema(at, {});
  }

  #element({ base, index, ...at }: TypeElementSyntax): BicepSchema {
    const schema = this.of(base);
    const part =
      index.kind === '*'
        ? schema.items
        : index.kind === 'integer'
          ? schema.tuple[Number(index.text)]
          : schema.properties.get(tokenText(index));
    return part ?? new BicepSchema(at, {});
  }
}

/** What makes a type secure; one of which nothing is known stays what it is, but for its values being secret. */
function secured({ type }: BicepSchema): { readonly type: string } | { readonly isSecret: true } {
  return type === 'string' || type === 'object' ? { type: `secure${type}` } : { isSecret: true };
}

function distinct(literals: readonly Expression[]): Expression[] {
  return [...new Map(literals.map((one) => [one.kind === 'literal' ? one.value : one, one])).values()];
}

function ambientType(name: string, at: Span): BicepSchema {
  return new BicepSchema(at, ambientTypes.has(name) && name !== 'any' ? { type: name } : {});
}

function literalOf(token: Token): number | boolean | null {
  return token.kind === 'integer' ? Number(token.text) : token.kind === 'null' ? null : token.kind === 'true';
}

function literalType(at: Span, value: string | number | boolean | null): BicepSchema {
  if (value === null) return new BicepSchema(at, { nullable: true });
  const type = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'int' : 'bool';
  return new BicepSchema(at, { type, allowedValues: arrayOf(at, [literal(at, value)]) });
}

function negated(type: UnaryTypeSyntax): BicepSchema {
  if (type.type.kind !== 'literal') return new BicepSchema(type, {});
  const value = literalOf(type.type.token);
  return literalType(type, typeof value === 'number' ? -value : !value);
}

function integerOf(node: ExpressionSyntax | undefined): number | undefined {
  if (node?.kind === 'literal' && node.token.kind === 'integer') return Number(node.token.text);
  if (node?.kind !== 'unary' || node.operator.kind !== '-') return undefined;
  const value = integerOf(node.operand);
  return value === undefined ? undefined : -value;
}

/** What declares a type that is not where it should be may call it secure; those of registries that are not restored are taken as they are used. */
function notFoundType(found: FoundModule, at: Span): BicepSchema {
  return new BicepSchema(at, { isSecret: found.kind !== 'missing' || found.module === undefined });
}

/** A type that an ARM template exports. */
function exportedType(template: Template, name: string, at: Span): BicepSchema {
  const declared = template.definitions.get(name.toLowerCase());
  return declared === undefined ? new BicepSchema(at, { isSecret: true }) : jsonType(declared.schema, template, at, 0);
}

function jsonType(schema: TypeSchema, template: Template, at: Span, names: number): BicepSchema {
  const { type, nullable, allowedValues, minValue, maxValue, minLength, maxLength } = schema;
  const target = schema.ref === undefined || names > mostNames ? undefined : template.definitions.get(schema.ref);
  if (target !== undefined) {
    const resolved = jsonType(target.schema, template, at, names + 1);
    return resolved.with({ nullable: nullable || resolved.nullable });
  }
  const inner = (part: TypeSchema): BicepSchema => jsonType(part, template, part, names);
  const items = (): BicepSchema | undefined => schema.items && inner(schema.items);
  const properties = (): ReadonlyMap<string, BicepSchema> => new Map([...schema.properties].map(([name, part]) => [name, inner(part)]));
  const tuple = (): readonly BicepSchema[] => schema.tuple.map(inner);
  const rest = (): BicepSchema | undefined => schema.rest && inner(schema.rest);
  const variants = (): readonly BicepSchema[] => schema.variants.map(inner);
  const { isSecret } = schema;
  const parts = { items: once(items), properties: once(properties), tuple: once(tuple), rest: once(rest), variants: once(variants) };
  return new BicepSchema(at, { type, nullable, allowedValues, minValue, maxValue, minLength, maxLength, isSecret, ...parts });
}

/** Whether a part of a type does not parse: it may be one that is called secure. */
function isCut({ items }: ObjectTypeSyntax | TupleTypeSyntax): boolean {
  return skippedIn(items).length > 0;
}
