import { environmentOf } from '../azure/clouds.js';
import { arrayOf, joinText, keyOf, LazyMember, objectOf, scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import type { Member, UnknownValue, Value } from '../values/value.js';

/** What functions say of scopes and of the cloud, each made once. */
export class ScopeObjects {
  readonly #cloud: string | undefined;
  readonly #groups = new Map<DeploymentScope, Value | undefined>();
  readonly #subscriptions = new Map<DeploymentScope, Value | undefined>();
  #environment: Value | undefined;

  constructor(cloud: string | undefined) {
    this.#cloud = cloud;
  }

  /** `resourceGroup()`; undefined where there is none. */
  resourceGroup(scope: DeploymentScope): Value | undefined {
    return remembered(this.#groups, scope, resourceGroupObject);
  }

  /** `subscription()`; undefined where there is none. */
  subscription(scope: DeploymentScope): Value | undefined {
    return remembered(this.#subscriptions, scope, subscriptionObject);
  }

  /** `environment()`. */
  get environment(): Value {
    return (this.#environment ??= cloudEnvironment(this.#cloud));
  }
}

function remembered(
  objects: Map<DeploymentScope, Value | undefined>,
  scope: DeploymentScope,
  make: (scope: DeploymentScope) => Value | undefined,
): Value | undefined {
  if (!objects.has(scope)) objects.set(scope, make(scope));
  return objects.get(scope);
}

/** `resourceGroup()` of a scope; undefined where there is none. Tags and the like stay symbols. */
function resourceGroupObject(scope: DeploymentScope): Value | undefined {
  const id = resourceGroupId(scope);
  if (id === undefined || scope.resourceGroup === undefined) return undefined;
  const symbol = symbolicCall('resourceGroup', [], { type: 'object' }, undefined, keyOf(id));
  return objectOf([
    { name: 'id', value: id },
    { name: 'name', value: scope.resourceGroup },
    { name: 'type', value: scalar('Microsoft.Resources/resourceGroups') },
    new LazyMember('location', () => scope.location),
    ...symbolicMembers(symbol, ['tags', 'managedBy', 'properties']),
  ]);
}

function subscriptionObject(scope: DeploymentScope): Value | undefined {
  const id = subscriptionId(scope);
  if (id === undefined || scope.subscriptionId === undefined) return undefined;
  const symbol = symbolicCall('subscription', [], { type: 'object' }, undefined, keyOf(id));
  return objectOf([
    { name: 'id', value: id },
    { name: 'subscriptionId', value: scope.subscriptionId },
    { name: 'tenantId', value: scope.tenantId },
    ...symbolicMembers(symbol, ['displayName', 'state', 'tags', 'properties']),
  ]);
}

export function tenantObject(scope: DeploymentScope): Value {
  const symbol = symbolicCall('tenant', [], { type: 'object' });
  return objectOf([{ name: 'tenantId', value: scope.tenantId }, ...symbolicMembers(symbol, ['country', 'countryCode', 'displayName'])]);
}

export function managementGroupObject(scope: DeploymentScope): Value | undefined {
  const id = managementGroupId(scope);
  if (id === undefined || scope.managementGroupId === undefined) return undefined;
  const symbol = symbolicCall('managementGroup', [], { type: 'object' }, undefined, keyOf(id));
  return objectOf([
    { name: 'id', value: id },
    { name: 'name', value: scope.managementGroupId },
    { name: 'type', value: scalar('/providers/Microsoft.Management/managementGroups') },
    ...symbolicMembers(symbol, ['properties']),
  ]);
}

export function subscriptionId(scope: DeploymentScope): Value | undefined {
  return scope.subscriptionId && joinText(['/subscriptions/', scope.subscriptionId]);
}

export function resourceGroupId(scope: DeploymentScope): Value | undefined {
  return (
    scope.subscriptionId &&
    scope.resourceGroup &&
    joinText(['/subscriptions/', scope.subscriptionId, '/resourceGroups/', scope.resourceGroup])
  );
}

export function managementGroupId(scope: DeploymentScope): Value | undefined {
  return scope.managementGroupId && joinText(['/providers/Microsoft.Management/managementGroups/', scope.managementGroupId]);
}

/** The id that the resources of a deployment lie under; empty text for the tenant. */
export function scopeId(scope: DeploymentScope): Value {
  switch (scope.kind) {
    case 'resourceGroup':
      return resourceGroupId(scope) ?? scalar('');
    case 'subscription':
      return subscriptionId(scope) ?? scalar('');
    case 'managementGroup':
      return managementGroupId(scope) ?? scalar('');
    case 'tenant':
      return scalar('');
  }
}

/** `environment()` of a cloud; a symbol when the cloud is not known. */
function cloudEnvironment(cloud: string | undefined): Value {
  const known = cloud === undefined ? undefined : environmentOf(cloud);
  return known === undefined ? symbolicCall('environment', [], { type: 'object' }) : valueOfJson(known);
}

/** A JSON value as a `Value`. */
export function valueOfJson(json: unknown): Value {
  if (Array.isArray(json)) return arrayOf(json.map(valueOfJson));
  if (typeof json === 'object' && json !== null)
    return objectOf(Object.entries(json).map(([name, value]) => ({ name, value: valueOfJson(value) })));
  return scalar(typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? json : null);
}

function symbolicMembers(symbol: UnknownValue, names: readonly string[]): Member[] {
  return names.map((name) => new LazyMember(name, () => symbolicAccess(symbol, scalar(name))));
}
