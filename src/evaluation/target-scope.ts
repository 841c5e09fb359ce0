import type { Expression } from '../template/expression.js';
import type { NestedDeployment, ResourceDeclaration, TargetScope } from '../template/template.js';
import { joinText, keyOf, memberKey, memberOf, scalar, stringOf, symbolicAccess, symbolicCall } from '../values/construct.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { evaluateExpression } from './evaluate-expression.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { asSecretAs } from '../values/secret.js';
import type { Frame } from './frame.js';
import type { TemplateResources } from './resource-index.js';
import { resourceGroupId } from './scope-objects.js';
import type { Value } from '../values/value.js';

/** What the deployer tells of the scope of the entry template; the rest stays symbols. */
export interface KnownScope {
  readonly tenantId?: string | undefined;
  readonly managementGroupId?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly resourceGroup?: string | undefined;
  /** Of the resource group, or of the deployment above one. */
  readonly location?: string | undefined;
}

/** The scope that an entry template is deployed to. */
export function entryScope(kind: TargetScope, known: KnownScope): DeploymentScope {
  const inGroup = kind === 'resourceGroup';
  const location = inGroup ? symbol('resourceGroup', 'location') : symbol('deployment', 'location');
  return {
    kind,
    tenantId: knownOr(known.tenantId, 'tenant', 'tenantId'),
    managementGroupId: kind === 'managementGroup' ? knownOr(known.managementGroupId, 'managementGroup', 'name') : undefined,
    subscriptionId: inGroup || kind === 'subscription' ? knownOr(known.subscriptionId, 'subscription', 'subscriptionId') : undefined,
    resourceGroup: inGroup ? knownOr(known.resourceGroup, 'resourceGroup', 'name') : undefined,
    location: known.location === undefined ? location : scalar(known.location),
  };
}

function knownOr(value: string | undefined, context: string, member: string): Value {
  return value === undefined ? symbol(context, member) : scalar(value);
}

function symbol(context: string, member: string): Value {
  return symbolicAccess(symbolicCall(context, [], { type: 'object' }), scalar(member));
}

/** The scope that a nested deployment goes to: a group, a subscription, a management group, the tenant, or where its parent goes. */
export function nestedScope(
  deployment: NestedDeployment,
  declaration: ResourceDeclaration,
  frame: Frame,
  parent: DeploymentScope,
  resources: TemplateResources,
): DeploymentScope {
  const scope = nameAt(declaration.scope, frame);
  const subscriptionId = nameAt(deployment.subscriptionId, frame);
  const resourceGroup = nameAt(deployment.resourceGroup, frame);
  const location = (deployment.location && evaluateExpression(deployment.location, frame)) ?? parent.location;
  if (resourceGroup !== undefined) {
    const target = { ...parent, kind: 'resourceGroup', subscriptionId: subscriptionId ?? parent.subscriptionId, resourceGroup } as const;
    return withGroupLocation(target, parent, resources);
  }
  if (subscriptionId !== undefined) return { ...parent, kind: 'subscription', subscriptionId, resourceGroup: undefined, location };
  if (scope === undefined) return parent.kind === 'resourceGroup' ? parent : { ...parent, location };
  return aboveSubscription(scope, parent, location);
}

function aboveSubscription(scope: Value, parent: DeploymentScope, location: Value): DeploymentScope {
  const none = { subscriptionId: undefined, resourceGroup: undefined, location };
  if (stringOf(scope) === '/') return { ...parent, ...none, kind: 'tenant', managementGroupId: undefined };
  const managementGroupId = asSecretAs(scope, lastSegment);
  return { ...parent, ...none, kind: 'managementGroup', managementGroupId };
}

function lastSegment(scope: Value): Value {
  const text = stringOf(scope);
  if (text !== undefined) return scalar(text.slice(text.lastIndexOf('/') + 1));
  if (scope.kind === 'unknown' && scope.symbol.kind === 'text') {
    const { pieces } = scope.symbol;
    const [head] = pieces;
    if (typeof head === 'string' && head.endsWith('/')) return joinText(pieces.slice(1));
  }
  return symbolicCall('last', [symbolicCall('split', [scope, scalar('/')], { type: 'array' })], { type: 'string' });
}

/** The location of a group that the deployment itself creates is known from there; of any other group it is that group's own secret. */
function withGroupLocation(
  target: Omit<DeploymentScope, 'location'>,
  parent: DeploymentScope,
  resources: TemplateResources,
): DeploymentScope {
  const own = { ...target, location: scalar(null) };
  const id = resourceGroupId(own);
  const parentId = resourceGroupId(parent);
  if (id === undefined || (parentId !== undefined && keyOf(id) === keyOf(parentId))) return { ...own, location: parent.location };
  return {
    ...target,
    get location(): Value {
      const group = resources.find(id);
      const location = group === undefined || group.existing ? undefined : memberOf(group.body, 'location');
      return location ?? symbolicAccess(symbolicCall('resourceGroup', [], { type: 'object' }, undefined, keyOf(id)), scalar('location'));
    },
  };
}

/** The scope of an `existing` resource or of a nested deployment: it may lie in another group or subscription. */
export function existingScope(declaration: ResourceDeclaration, frame: Frame, target: DeploymentScope): DeploymentScope {
  const { deployment } = declaration;
  if (!declaration.existing && deployment === undefined) return target;
  const subscriptionId = nameAt(deployment?.subscriptionId, frame) ?? bodyMember(declaration, 'subscriptionId', frame);
  const resourceGroup = nameAt(deployment?.resourceGroup, frame) ?? bodyMember(declaration, 'resourceGroup', frame);
  if (subscriptionId === undefined && resourceGroup === undefined) return target;
  const own = { ...target, subscriptionId: subscriptionId ?? target.subscriptionId };
  return resourceGroup === undefined
    ? { ...own, kind: 'subscription', resourceGroup: undefined }
    : { ...own, kind: 'resourceGroup', resourceGroup };
}

/** What may be the name of a scope; none where it is null or empty, which the engine takes for left out. Throws for an object or an array. */
function nameAt(expression: Expression | undefined, frame: Frame): Value | undefined {
  const value = expression && evaluateExpression(expression, frame);
  if (value?.kind === 'object' || value?.kind === 'array') throw new EvaluationError('the name of a scope must be a string', expression);
  return value?.kind === 'scalar' && (value.value === null || value.value === '') ? undefined : value;
}

function bodyMember(declaration: ResourceDeclaration, name: string, frame: Frame): Value | undefined {
  const property = declaration.body.properties.find(
    (member) => member.key.kind === 'key' && memberKey(member.key.name) === memberKey(name),
  );
  return nameAt(property?.value, frame);
}
