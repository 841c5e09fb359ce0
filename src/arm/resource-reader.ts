import type { Expression, ObjectExpression } from '../template/expression.js';
import type { ResourceDeclaration, ResourceLoop } from '../template/template.js';
import type { Span } from '../text/source.js';
import { isDeployment, readDeployment } from './deployment-reader.js';
import type { ResourceContext } from './resource-context.js';
import { isNull, literalText, membersOf } from './shape-reader.js';
import type { Members, ShapeReader } from './shape-reader.js';

/** Members of a resource that say whether, where and how often it is deployed, or nothing at all; the others are its body. */
const declarative = new Set(
  [
    'type',
    'name',
    'apiVersion',
    'condition',
    'scope',
    'copy',
    'dependsOn',
    'resources',
    'existing',
    'comments',
    'metadata',
    'import',
    'extension',
  ].map((name) => name.toLowerCase()),
);

/** Properties of a nested deployment that its declaration holds. */
const deployed = new Set(['template', 'parameters']);

/** Resources of a `resources` section: an array, or an object by symbolic name. */
export function readResources(section: Expression | undefined, context: ResourceContext): readonly ResourceDeclaration[] {
  if (section === undefined || isNull(section)) return [];
  if (section.kind === 'array') return section.items.flatMap((item) => readResource(item, undefined, context));
  if (section.kind !== 'object') {
    context.shapes.wrong(section, '`resources` must be an array, or an object of resources by symbolic name');
    return [];
  }
  return context.shapes.declared(section, 'resources').flatMap(({ key, value }) => readResource(value, key.name, context));
}

function readResource(item: Expression, symbolicName: string | undefined, context: ResourceContext): ResourceDeclaration[] {
  const { shapes } = context;
  if (!shapes.isObject(item, 'a resource')) return [];
  const members = membersOf(item);
  const value = (name: string): Expression | undefined => members.get(name)?.value;
  const extension = extensionOf(members, context);
  const name = value('name') ?? (extension === undefined ? undefined : emptyText(item));
  const type = value('type');
  if (type === undefined || name === undefined) {
    shapes.wrong(item, `a resource must have a \`${type === undefined ? 'type' : 'name'}\``);
    return [];
  }
  const existing = value('existing');
  const deployment = isDeployment(type, members) ? readDeployment(item, members, context) : undefined;
  const { source, start, end } = item;
  return [
    {
      symbolicName,
      existing: existing?.kind === 'literal' && existing.value === true,
      type,
      name,
      apiVersion: value('apiversion'),
      condition: value('condition'),
      scope: value('scope'),
      copy: resourceLoop(value('copy'), shapes),
      dependsOn: dependencies(value('dependson')),
      body: bodyOf(item, deployment !== undefined),
      children: readResources(value('resources'), context),
      extension,
      deployment,
      source,
      start,
      end,
    },
  ];
}

function bodyOf(resource: ObjectExpression, deploys: boolean): ObjectExpression {
  const body = without(resource, declarative);
  if (!deploys) return body;
  const properties = body.properties.map((property) => {
    const isProperties =
      property.key.kind === 'key' && property.key.name.toLowerCase() === 'properties' && property.value.kind === 'object';
    return isProperties ? { ...property, value: without(property.value as ObjectExpression, deployed) } : property;
  });
  return { ...body, properties };
}

function without(object: ObjectExpression, names: ReadonlySet<string>): ObjectExpression {
  return { ...object, properties: object.properties.filter(({ key }) => key.kind !== 'key' || !names.has(key.name.toLowerCase())) };
}

function resourceLoop(copy: Expression | undefined, shapes: ShapeReader): ResourceLoop | undefined {
  if (copy === undefined || isNull(copy) || !shapes.isObject(copy, 'the copy of a resource')) return undefined;
  const members = membersOf(copy);
  const name = shapes.text(members.get('name')?.value, 'the name of a copy');
  const count = members.get('count')?.value;
  if (count === undefined || !members.has('name')) shapes.wrong(copy, 'the copy of a resource must have `name` and `count`');
  const { source, start, end } = copy;
  return count === undefined ? undefined : { name: name ?? '', count, source, start, end };
}

function dependencies(dependsOn: Expression | undefined): readonly Expression[] {
  if (dependsOn === undefined || isNull(dependsOn)) return [];
  return dependsOn.kind === 'array' ? dependsOn.items : [dependsOn];
}

function extensionOf(members: Members, { extensions }: ResourceContext): string | undefined {
  const alias = literalText(members.get('extension')?.value) ?? literalText(members.get('import')?.value);
  if (alias === undefined) return undefined;
  return extensions.has(alias.toLowerCase()) ? extensions.get(alias.toLowerCase()) : alias;
}

function emptyText({ source, start, end }: Span): Expression {
  return { kind: 'literal', value: '', source, start, end };
}
