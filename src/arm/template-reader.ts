import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type {
  FunctionDeclaration,
  FunctionParameter,
  OutputDeclaration,
  ParameterDeclaration,
  Template,
  TypeDeclaration,
  VariableDeclaration,
} from '../template/template.js';
import type { Source } from '../text/source.js';
import { readJson } from './json-reader.js';
import { readResources } from './resource-reader.js';
import { isTemplateSchema, targetScopeOf } from './schema-uri.js';
import { literalText, membersOf, ShapeReader } from './shape-reader.js';
import type { Members, NamedProperty } from './shape-reader.js';
import { readTypeSchema } from './type-schema-reader.js';

/**
 * Reads a deployment template. Undefined where the text is something else: it has neither the `$schema` of a template nor
 * resources with a `contentVersion`. Never throws; what is wrong with the text is in the template's diagnostics.
 */
export function readArmTemplate(source: Source): Template | undefined {
  const { root, diagnostics } = readJson(source, 'template');
  if (root?.kind !== 'object') return undefined;
  const members = membersOf(root);
  const isTemplate =
    isTemplateSchema(literalText(members.get('$schema')?.value)) || (members.has('resources') && members.has('contentversion'));
  return isTemplate ? readTemplate(root, diagnostics) : undefined;
}

/** Lowers an object that is a template, of a file or inside a nested deployment. `syntax` is what was wrong with its text. */
export function readTemplate(root: ObjectExpression, syntax: readonly Diagnostic[] = []): Template {
  const shapes = new ShapeReader(syntax);
  const members = membersOf(root);
  const value = (name: string): Expression | undefined => members.get(name)?.value;
  const metadata = value('metadata');
  const symbolicNames = usesSymbolicNames(literalText(value('languageversion')), value('resources'));
  const context = { shapes, symbolicNames, extensions: extensionsOf(members), readTemplate };
  return {
    targetScope: targetScopeOf(literalText(value('$schema'))),
    symbolicNames,
    contentVersion: shapes.text(value('contentversion'), '`contentVersion`'),
    metadata: metadata?.kind === 'object' ? metadata : undefined,
    parameters: declarations(shapes.declared(value('parameters'), '`parameters`'), (property) => parameter(property, shapes)),
    variables: declarations(shapes.declared(value('variables'), '`variables`'), (property) => variable(property, shapes)),
    functions: functions(value('functions'), shapes),
    definitions: declarations(shapes.declared(value('definitions'), '`definitions`'), (property) => definition(property, shapes)),
    resources: readResources(value('resources'), context),
    outputs: declarations(shapes.declared(value('outputs'), '`outputs`'), (property) => output(property, shapes)),
    diagnostics: shapes.diagnostics,
    source: root.source,
    start: root.start,
    end: root.end,
  };
}

function usesSymbolicNames(languageVersion: string | undefined, resources: Expression | undefined): boolean {
  if (languageVersion !== undefined && parseFloat(languageVersion) >= 2) return true;
  return resources?.kind === 'object' && resources.properties.length > 0;
}

/** Names of extensions by the lower-cased names that resources call them; Azure Resource Manager itself is none. */
function extensionsOf(members: Members): ReadonlyMap<string, string | undefined> {
  const extensions = new Map<string, string | undefined>();
  for (const [section, nameKey] of [
    ['imports', 'provider'],
    ['extensions', 'name'],
  ] as const) {
    const declared = members.get(section)?.value;
    if (declared?.kind !== 'object') continue;
    for (const [alias, { key, value }] of membersOf(declared)) {
      const name = value.kind === 'object' ? literalText(membersOf(value).get(nameKey)?.value) : undefined;
      extensions.set(alias, /^(az|azureresourcemanager)$/i.test(name ?? '') ? undefined : (name ?? key.name));
    }
  }
  return extensions;
}

function declarations<D>(properties: readonly NamedProperty[], read: (property: NamedProperty) => D | undefined): ReadonlyMap<string, D> {
  const byName = new Map<string, D>();
  for (const property of properties) {
    const declaration = read(property);
    if (declaration !== undefined) byName.set(property.key.name.toLowerCase(), declaration);
  }
  return byName;
}

function parameter(property: NamedProperty, shapes: ShapeReader): ParameterDeclaration | undefined {
  const what = `parameter \`${property.key.name}\``;
  if (!shapes.isObject(property.value, what)) return undefined;
  const members = membersOf(property.value);
  return {
    ...named(property),
    schema: readTypeSchema(members, property.value, what, shapes),
    defaultValue: members.get('defaultvalue')?.value,
  };
}

function variable(property: NamedProperty, shapes: ShapeReader): VariableDeclaration | undefined {
  if (property.key.name.toLowerCase() === 'copy' && property.value.kind === 'array') {
    shapes.wrong(property.key, '`copy` in `variables` must be an array of objects with `name`, `count` and `input`');
    return undefined;
  }
  return { ...named(property), value: property.value };
}

function definition(property: NamedProperty, shapes: ShapeReader): TypeDeclaration | undefined {
  const what = `definition \`${property.key.name}\``;
  if (!shapes.isObject(property.value, what)) return undefined;
  return { ...named(property), schema: readTypeSchema(membersOf(property.value), property.value, what, shapes) };
}

function output(property: NamedProperty, shapes: ShapeReader): OutputDeclaration | undefined {
  const what = `output \`${property.key.name}\``;
  if (!shapes.isObject(property.value, what)) return undefined;
  const members = membersOf(property.value);
  const schema = readTypeSchema(members, property.value, what, shapes);
  return { ...named(property), schema, condition: members.get('condition')?.value, value: outputValue(members, what, shapes) };
}

/** The value of an output; with `copy` a loop, whose name is empty unless it is given. */
function outputValue(members: Members, what: string, shapes: ShapeReader): Expression | undefined {
  const copy = members.get('copy')?.value;
  if (copy === undefined) return members.get('value')?.value;
  const loop = shapes.members(copy, `the copy of ${what}`);
  const count = loop.get('count')?.value;
  const body = loop.get('input')?.value;
  if (count === undefined || body === undefined) {
    if (copy.kind === 'object') shapes.wrong(copy, `the copy of ${what} must have \`count\` and \`input\``);
    return undefined;
  }
  const { source, start, end } = copy;
  return { kind: 'loop', name: literalText(loop.get('name')?.value) ?? '', count, body, source, start, end };
}

function functions(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, FunctionDeclaration> {
  const byName = new Map<string, FunctionDeclaration>();
  for (const item of shapes.items(section, '`functions`')) {
    const members = shapes.members(item, 'each item of `functions`');
    const namespace = shapes.text(members.get('namespace')?.value, 'the namespace of functions');
    if (item.kind === 'object' && namespace === undefined) shapes.wrong(item, 'each item of `functions` must have a `namespace`');
    for (const property of shapes.declared(members.get('members')?.value, 'the members of `functions`')) {
      const declaration = functionOf(property, shapes);
      if (declaration !== undefined) byName.set(`${namespace ?? ''}.${property.key.name}`.toLowerCase(), declaration);
    }
  }
  return byName;
}

function functionOf(property: NamedProperty, shapes: ShapeReader): FunctionDeclaration | undefined {
  const what = `function \`${property.key.name}\``;
  if (!shapes.isObject(property.value, what)) return undefined;
  const members = membersOf(property.value);
  const body = shapes.members(members.get('output')?.value, `the output of ${what}`).get('value')?.value;
  if (body === undefined) {
    shapes.wrong(property.key, `${what} must have an \`output\` with a \`value\``);
    return undefined;
  }
  const parameters = shapes
    .items(members.get('parameters')?.value, `the parameters of ${what}`)
    .flatMap((item) => functionParameter(item, what, shapes));
  return { ...named(property), parameters, body };
}

function functionParameter(item: Expression, owner: string, shapes: ShapeReader): FunctionParameter[] {
  const members = shapes.members(item, `each parameter of ${owner}`);
  const name = shapes.text(members.get('name')?.value, `the name of a parameter of ${owner}`);
  if (name !== undefined) return [{ name, schema: readTypeSchema(members, item, `parameter \`${name}\` of ${owner}`, shapes) }];
  if (item.kind === 'object') shapes.wrong(item, `each parameter of ${owner} must have a \`name\``);
  return [];
}

function named(property: NamedProperty) {
  const { key, source, start, end } = property;
  return { name: key.name, nameSpan: key, source, start, end };
}
