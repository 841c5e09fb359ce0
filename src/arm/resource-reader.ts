import { isUnread } from '../template/build.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { ResourceDeclaration, ResourceLoop } from '../template/template.js';
import { isDeployment, readDeployment } from './deployment-reader.js';
import { loopName } from './property-loops.js';
import type { ResourceContext } from './resource-context.js';
import { isName, isTrue, literalText, memberOf, present } from './shape-reader.js';
import type { ShapeReader } from './shape-reader.js';

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
  const resources = present(section);
  if (resources === undefined) return [];
  if (resources.kind === 'array') return resources.items.flatMap((item) => readResource(item, undefined, context));
  if (resources.kind !== 'object') {
    if (!isUnread(resources)) context.shapes.wrong(resources, '`resources` must be an array, or an object of resources by symbolic name');
    return [];
  }
  return context.shapes.named(resources, '`resources`').flatMap(({ key, value }) => readResource(value, key.name, context));
}

function readResource(item: Expression, symbolicName: string | undefined, context: ResourceContext): ResourceDeclaration[] {
  const { shapes } = context;
  const resource = shapes.object(item, 'a resource');
  if (resource === undefined) return [];
  const { source, start, end } = resource;
  const extension = extensionOf(resource, context);
  const type = memberOf(resource, 'type');
  const name = memberOf(resource, 'name') ?? (extension === undefined ? undefined : { kind: 'literal', value: '', source, start, end });
  if (type === undefined || name === undefined) {
    shapes.missing(resource, resource, `a resource must have a \`${type === undefined ? 'type' : 'name'}\``);
    return [];
  }
  const deployment = isDeployment(type, resource) ? readDeployment(resource, context) : undefined;
  return [
    {
      symbolicName,
      existing: isTrue(memberOf(resource, 'existing')),
      type,
      name,
      apiVersion: memberOf(resource, 'apiVersion'),
      condition: memberOf(resource, 'condition'),
      scope: memberOf(resource, 'scope'),
      copy: resourceLoop(memberOf(resource, 'copy'), shapes),
      dependsOn: dependencies(memberOf(resource, 'dependsOn')),
      body: bodyOf(resource, deployment !== undefined),
      children: readResources(memberOf(resource, 'resources'), context),
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
    if (property.key.kind !== 'key' || property.value.kind !== 'object' || !isName(property.key.name, 'properties')) return property;
    return { ...property, value: without(property.value, deployed) };
  });
  return { ...body, properties };
}

function without(object: ObjectExpression, names: ReadonlySet<string>): ObjectExpression {
  const { kind, source, start, end } = object;
  const properties = object.properties.filter(({ key }) => key.kind !== 'key' || !names.has(key.name.toLowerCase()));
  return { kind, properties, source, start, end };
}

function resourceLoop(copy: Expression | undefined, shapes: ShapeReader): ResourceLoop | undefined {
  const given = present(copy);
  const loop = given && shapes.object(given, 'the copy of a resource');
  if (loop === undefined) return undefined;
  const { source, start, end } = loop;
  const name = memberOf(loop, 'name');
  const count = memberOf(loop, 'count');
  if (count === undefined || name === undefined) shapes.missing(loop, loop, 'the copy of a resource must have `name` and `count`');
  return count === undefined ? undefined : { ...loopName(name), count, source, start, end };
}

function dependencies(dependsOn: Expression | undefined): readonly Expression[] {
  const given = present(dependsOn);
  if (given === undefined) return [];
  return given.kind === 'array' ? given.items : [given];
}

function extensionOf(resource: ObjectExpression, { extensions }: ResourceContext): string | undefined {
  const alias = literalText(memberOf(resource, 'extension') ?? memberOf(resource, 'import'));
  if (alias === undefined) return undefined;
  return extensions.has(alias.toLowerCase()) ? extensions.get(alias.toLowerCase()) : alias;
}
