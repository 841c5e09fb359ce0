import { keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { substitute } from '../../src/functions/substitute.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { partByPart } from './part-by-part.js';
import type { ToldScope } from './worlds.js';

/** What a value is where the deployment of the entry template goes to a scope of which everything was unknown. */
export function withScope(value: Value, scope: DeploymentScope): Value {
  const parts = [
    [part('subscription', 'subscriptionId'), scope.subscriptionId],
    [part('resourceGroup', 'name'), scope.resourceGroup],
    [part('tenant', 'tenantId'), scope.tenantId],
    [part('managementGroup', 'name'), scope.managementGroupId],
    [part('resourceGroup', 'location'), scope.location],
    [part('deployment', 'location'), scope.location],
  ] as const;
  const values = new Map(parts.map(([symbol, known]) => [symbol.symbol.key, known]));
  return partByPart(value, (unknown) => substitute(unknown, (symbol) => values.get(symbol.key), { scope }));
}

/**
 * The scope of a resource as that of the entry template, where it is another. While the scope of the entry template is unknown, the engine
 * evaluates the argument of a module again in the scope of the module: what `resourceGroup()` and `subscription()` say of the one is then taken
 * for the other. No deployment does so: told the scope, neither does the engine.
 */
export function moduleScopeOf(own: DeploymentScope, entry: DeploymentScope): ToldScope | undefined {
  const parts = [
    { context: 'resourcegroup', name: 'name', value: own.resourceGroup, other: entry.resourceGroup },
    { context: 'subscription', name: 'subscriptionId', value: own.subscriptionId, other: entry.subscriptionId },
  ];
  const told = parts.flatMap(({ context, name, value, other }) =>
    value?.kind === 'scalar' && keyOf(value) !== (other && keyOf(other)) ? [[context, { name, value }] as const] : [],
  );
  return told.length === 0 ? undefined : new Map(told);
}

function part(context: string, member: string): UnknownValue {
  return symbolicAccess(symbolicCall(context, [], { type: 'object' }), scalar(member));
}
