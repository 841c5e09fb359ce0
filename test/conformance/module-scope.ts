import { keyOf, scalar, stringOf, symbolicAccess, symbolicCall } from '../../src/evaluation/construct.js';
import type { DeploymentScope } from '../../src/evaluation/deployment.js';
import { EvaluationError } from '../../src/evaluation/evaluation-error.js';
import { substitute } from '../../src/evaluation/substitute.js';
import type { UnknownValue, Value } from '../../src/evaluation/value.js';
import { isExpressionText, type Json } from './json.js';

const subscription = part('subscription', 'subscriptionId');
const resourceGroup = part('resourceGroup', 'name');

/** What a value is where the deployment of the entry template goes to a scope of which everything was unknown. */
export function withScope(value: Value, scope: DeploymentScope): Value {
  return replacing(
    value,
    [
      [subscription, scope.subscriptionId],
      [resourceGroup, scope.resourceGroup],
      [part('tenant', 'tenantId'), scope.tenantId],
      [part('managementGroup', 'name'), scope.managementGroupId],
      [part('resourceGroup', 'location'), scope.location],
      [part('deployment', 'location'), scope.location],
    ],
    scope,
  );
}

/**
 * While the scope of the entry template is unknown, the engine evaluates the argument of a module again in the scope of the module: what
 * `resourceGroup()` and `subscription()` say of the one is then taken for the other. No deployment does so: told the scope, neither does the engine.
 */
export interface ModuleScope {
  /** A value of ours with the scope of the module in place of that of the entry template. */
  readonly taken: (value: Value) => Value;
  /** What the engine says with the scope of the entry template in place of that of the module. */
  readonly givenBack: (engine: Json) => Json;
}

/** The scope of a resource, where that is another than that of the entry template. */
export function moduleScopeOf(scope: DeploymentScope, entry: DeploymentScope): ModuleScope | undefined {
  const group = stringOf(scope.resourceGroup);
  const subscriptionId = stringOf(scope.subscriptionId);
  const isOther = [
    [scope.resourceGroup, entry.resourceGroup],
    [scope.subscriptionId, entry.subscriptionId],
  ].some(([own, theirs]) => own !== undefined && keyOf(own) !== (theirs && keyOf(theirs)));
  if (!isOther || (group === undefined && subscriptionId === undefined)) return undefined;
  const names = [
    [group, 'resourceGroup().name'],
    [subscriptionId, 'subscription().subscriptionId'],
  ] as const;
  return {
    taken: (value) =>
      replacing(
        value,
        [
          [subscription, scope.subscriptionId],
          [resourceGroup, scope.resourceGroup],
        ],
        scope,
      ),
    givenBack: (engine) => names.reduce<Json>((text, [name, symbol]) => withSymbol(text, name, symbol), engine),
  };
}

function withSymbol(engine: Json, name: string | undefined, symbol: string): Json {
  return isExpressionText(engine) && name !== undefined ? engine.replaceAll(`'${name}'`, symbol) : engine;
}

function part(context: string, member: string): UnknownValue {
  return symbolicAccess(symbolicCall(context, [], { type: 'object' }), scalar(member));
}

function replacing(value: Value, parts: readonly (readonly [UnknownValue, Value | undefined])[], scope: DeploymentScope): Value {
  const values = new Map(parts.map(([symbol, known]) => [symbol.symbol.key, known]));
  try {
    return substitute(value, (symbol) => values.get(symbol.key), { scope });
  } catch (error) {
    if (error instanceof EvaluationError) return symbolicCall('fail', [scalar(error.message)]);
    throw error;
  }
}
