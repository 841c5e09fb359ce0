import { objectOf, scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import type { ObjectValue, Value } from '../values/value.js';
import { deployedId } from './deployed-id.js';
import { nameAfter } from './ids.js';
import type { ViewSource } from './view.js';

/** Members of a resource besides its properties. */
const stateMembers = ['location', 'kind', 'sku', 'tags', 'identity', 'zones', 'extendedLocation'];

/** A view's source for a resource; undefined for a resource without Azure id. */
export function resourceSource(resource: DeployedResource): ViewSource | undefined {
  const id = deployedId(resource);
  if (id === undefined) return undefined;
  const segment = resource.type.slice(resource.type.lastIndexOf('/') + 1);
  return {
    resource,
    id,
    name: nameAfter(id, segment) ?? resource.name,
    exists: resource.condition,
    inline: false,
    span: resource.declaration,
    body: () => (resource.existing ? stateOf(resource, id) : resource.body),
  };
}

/** What is deployed under an id already: unknown, and named as a template names it that refers to the same resource. */
function stateOf({ apiVersion }: DeployedResource, id: Value): ObjectValue {
  const version = apiVersion === undefined ? [] : [apiVersion];
  const full = symbolicCall('reference', [id, ...version, scalar('full')]);
  const members = stateMembers.map((name) => ({ name, value: symbolicAccess(full, scalar(name)) }));
  return objectOf([...members, { name: 'properties', value: symbolicCall('reference', [id, ...version]) }]);
}
