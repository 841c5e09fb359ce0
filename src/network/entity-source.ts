import { objectOf, scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import { simplifyAnd } from '../values/conditions.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import type { ObjectValue, Value } from '../values/value.js';
import { deployedId } from './deployed-id.js';
import type { Entity, EntitySource } from './entity.js';
import { childId, nameAfter, parentId } from './ids.js';
import type { ListItem } from './listing.js';
import { propertyAt } from './properties.js';

/** Members of a resource besides its properties. */
const stateMembers = ['location', 'kind', 'sku', 'tags', 'identity', 'zones', 'extendedLocation'] as const;

/** What an entity is that a resource declares; undefined for a resource without Azure id. */
export function resourceSource(resource: DeployedResource): EntitySource | undefined {
  const id = deployedId(resource);
  if (id === undefined) return undefined;
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
  };
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
    body: () => value,
  };
}

/** What is deployed under an id already: unknown, and named as a template names it that refers to the same resource. */
function stateOf({ apiVersion }: DeployedResource, id: Value): ObjectValue {
  const version = apiVersion === undefined ? [] : [apiVersion];
  const full = symbolicCall('reference', [id, ...version, scalar('full')]);
  const members = stateMembers.map((name) => ({ name, value: symbolicAccess(full, scalar(name)) }));
  return objectOf([...members, { name: 'properties', value: symbolicCall('reference', [id, ...version]) }]);
}
