import { objectOf, scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import { simplifyAnd } from '../values/conditions.js';
import type { DeployedResource, Deployment } from '../evaluation/deployment.js';
import type { ObjectValue, Value } from '../values/value.js';
import { deployedId } from './deployed-id.js';
import { knownAt, type KnownResource } from '../estate/known-resource.js';
import type { Entity, EntitySource } from './entity.js';
import { childId, nameAfter, parentId } from './ids.js';
import type { ListItem } from './listing.js';
import { propertyAt } from './properties.js';

/** Members of a resource besides its properties. */
const stateMembers = ['location', 'kind', 'sku', 'tags', 'identity', 'zones', 'extendedLocation'] as const;

/** What an entity is that a resource declares; undefined for a resource without Azure id. `knownOf` gives what is known of one that is only referred to. */
export function resourceSource(
  resource: DeployedResource,
  knownOf: (id: Value) => KnownResource | undefined = () => undefined,
): EntitySource | undefined {
  const id = deployedId(resource);
  if (id === undefined) return undefined;
  const known = resource.existing ? knownOf(id) : undefined;
  const segment = resource.type.slice(resource.type.lastIndexOf('/') + 1);
  return {
    resource,
    id,
    name: nameAfter(id, segment) ?? resource.name,
    exists: resource.condition,
    parentId: parentId(id, segment),
    holder: undefined,
    array: undefined,
    span: resource.declaration,
    body: () => (resource.existing ? stateOf(resource, id) : resource.body),
    known: known && ((path) => knownAt(known.body, path)),
  };
}

/** What an entity is that no template declares or refers to by name, but of which something is known. */
export function knownSource(known: KnownResource, scope: Deployment['scope']): EntitySource | undefined {
  const { origin, type } = known;
  const literal = (value: string) => ({ kind: 'literal', ...origin.span, value }) as const;
  return resourceSource(
    {
      type,
      id: scalar(known.id, origin),
      name: scalar(known.name, origin),
      apiVersion: undefined,
      condition: scalar(true, origin),
      existing: true,
      count: undefined,
      index: undefined,
      body: objectOf([]),
      dependsOn: [],
      declaration: {
        ...origin.span,
        symbolicName: undefined,
        existing: true,
        type: literal(type),
        name: literal(known.name),
        apiVersion: undefined,
        condition: undefined,
        scope: undefined,
        copy: undefined,
        dependsOn: [],
        body: { kind: 'object', ...origin.span, properties: [] },
        children: [],
        extension: undefined,
        deployment: undefined,
      },
      scope,
      path: [],
    },
    () => known,
  );
}

/** What an entity is that stands as an item in the array `properties.<array>` of another. */
export function inlineSource(holder: Entity, array: string, { value, exists }: ListItem): EntitySource {
  const name = propertyAt(value, ['name']);
  return {
    resource: holder.resource,
    id: childId(holder.id, array, name),
    name: name ?? scalar(''),
    exists: simplifyAnd([holder.exists, exists]),
    parentId: holder.id,
    holder,
    array,
    span: value.origin?.span ?? holder.span,
    body: () => (holder.known ? stateOf(holder.resource, childId(holder.id, array, name)) : value),
    known: holder.known ? (path) => knownAt(value, path) : undefined,
  };
}

/** What is deployed under an id already: unknown, and named as a template names it that refers to the same resource. */
function stateOf({ apiVersion }: DeployedResource, id: Value): ObjectValue {
  const version = apiVersion === undefined ? [] : [apiVersion];
  const full = symbolicCall('reference', [id, ...version, scalar('full')]);
  const members = stateMembers.map((name) => ({ name, value: symbolicAccess(full, scalar(name)) }));
  return objectOf([...members, { name: 'properties', value: symbolicCall('reference', [id, ...version]) }]);
}
