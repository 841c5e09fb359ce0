import { objectOf, scalar } from '../../src/values/construct.js';
import type { DeployedResource, Deployment } from '../../src/evaluation/deployment.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import type { Member, ObjectValue, Value } from '../../src/values/value.js';
import { once } from './memory.js';

/** One resource as we predict it. */
export interface OwnResource {
  readonly type: string;
  readonly id: Value;
  readonly condition: Value;
  /** It stands for the instances of a loop whose count is unknown. */
  readonly family: boolean;
  /** Names of the nested deployments that led here. */
  readonly path: readonly Value[];
  readonly scope: DeploymentScope;
  /** Everything that a prediction shows of it but its condition. */
  readonly body: () => ObjectValue;
}

/** What we predict for one case, in the terms of the comparison. */
export interface OwnPrediction {
  readonly resources: readonly OwnResource[];
  readonly outputs: () => ObjectValue;
}

/** Members of a resource that are instructions to the engine and do not show in its predictions. */
const hidden = new Set([
  'comments',
  'metadata',
  'dependson',
  'copy',
  'condition',
  'resources',
  'options',
  '@options',
  'subscriptionid',
  'resourcegroup',
  'existing',
  'import',
  'extension',
]);

/** A deployment as a prediction: without `existing` resources, nested deployments themselves and resources of extensions. */
export function predictionOf(deployment: Deployment): OwnPrediction {
  return {
    resources: deployment.resources.flatMap((resource) => ownResource(resource)),
    outputs: once(() => objectOf(deployment.outputs)),
  };
}

function ownResource(resource: DeployedResource): OwnResource[] {
  const { type, id, condition, count, scope } = resource;
  if (resource.existing || id === undefined || type.toLowerCase() === 'microsoft.resources/deployments') return [];
  if (condition.kind === 'scalar' && condition.value === false) return [];
  return [
    {
      type,
      id,
      condition,
      family: count !== undefined,
      scope,
      path: resource.path.map((step) => step.name),
      body: once(() => bodyOf(resource)),
    },
  ];
}

function bodyOf(resource: DeployedResource): ObjectValue {
  const { body, id, type, name, apiVersion } = resource;
  const members: Member[] = [...body.members.values()].filter((member) => !hidden.has(member.name.toLowerCase()));
  const own: Member[] = [
    { name: 'id', value: id ?? scalar(null) },
    { name: 'type', value: scalar(type) },
    { name: 'name', value: name },
    { name: 'apiVersion', value: apiVersion ?? scalar(null) },
  ];
  return objectOf([...members, ...own], body.open);
}

/** A prediction with every value changed by the same function; resources whose condition becomes false are left out. */
export function mapPrediction(prediction: OwnPrediction, change: (value: Value) => Value): OwnPrediction {
  return {
    resources: prediction.resources.flatMap((resource) => {
      const condition = change(resource.condition);
      if (condition.kind === 'scalar' && condition.value === false) return [];
      return [
        {
          ...resource,
          condition,
          id: change(resource.id),
          path: resource.path.map(change),
          body: once(() => asObject(change(resource.body()))),
        },
      ];
    }),
    outputs: once(() => asObject(change(prediction.outputs()))),
  };
}

function asObject(value: Value): ObjectValue {
  if (value.kind !== 'object') throw new TypeError(`${value.kind} where a resource is`);
  return value;
}

/** The scalars inside a value, an unknown counted as one; null and absent members left out. */
export function leafCount(value: Value): number {
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? 0 : 1;
    case 'unknown':
      return 1;
    case 'array':
      return value.items.reduce((sum, item) => sum + leafCount(item), 0);
    case 'object':
      return [...value.members.values()].reduce((sum, member) => sum + leafCount(member.value), 0) + value.open.length;
  }
}
