import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import { access, call, format, literal } from '../../template/build.js';
import { localNamed } from './context.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { bodyProperty, nameOf, nameSegments, parentOf, resourceOf } from './resource-references.js';
import { bodyScope } from './scopes.js';
import { undeclared } from './undeclared.js';

/** Where a resource or module goes. Members that are left out are those of the deployment itself. */
export type TargetValue =
  | { readonly kind: 'own' }
  | { readonly kind: 'tenant' }
  | { readonly kind: 'managementGroup'; readonly name: Expression | undefined }
  | { readonly kind: 'subscription'; readonly id: Expression | undefined }
  | { readonly kind: 'resourceGroup'; readonly subscription: Expression | undefined; readonly group: Expression | undefined }
  | { readonly kind: 'resource'; readonly reference: ResourceReference }
  | { readonly kind: 'unknown' };

const groupType = 'microsoft.resources/resourcegroups';
const managementGroupType = 'microsoft.management/managementgroups';
const mostLevels = 20;

/** Where a resource lies; a child lies where its parent does. */
export function targetOf(reference: ResourceReference, lowering: Lowering, levels = 0): TargetValue {
  const parent = parentOf(reference, lowering);
  if (levels > mostLevels) return { kind: 'unknown' };
  if (parent !== undefined) return targetOf(parent, lowering, levels + 1);
  const scope = bodyProperty(reference.symbol.object, 'scope');
  return scope === undefined ? { kind: 'own' } : targetValue(scope, bodyScope(reference, lowering), lowering, levels);
}

/** What an expression for a scope says: a scope function, a resource, or a variable that holds one of these. */
function targetValue(node: ExpressionSyntax, scope: Scope | undefined, lowering: Lowering, levels: number): TargetValue {
  if (levels > mostLevels) return { kind: 'unknown' };
  const reference = resourceOf(node, scope, lowering);
  if (reference !== undefined) return symbolTarget(reference, lowering, levels, node);
  if (node.kind === 'parenthesized') return targetValue(node.expression, scope, lowering, levels);
  if (node.kind === 'call' || node.kind === 'methodCall') {
    const args = nodesOf(node.arguments.items).map((argument) => lowering.expression(argument, scope));
    return functionTarget(node.name.text, args);
  }
  const symbol = node.kind === 'name' ? lowering.file.names.get(node.name.text) : undefined;
  if (node.kind === 'name' && symbol === undefined && localNamed(scope, node.name.text) === undefined) undeclared(node.name, lowering);
  return symbol?.kind === 'variable' ? targetValue(symbol.syntax.value, undefined, lowering, levels + 1) : { kind: 'unknown' };
}

function functionTarget(name: string, args: readonly Expression[]): TargetValue {
  const [first, second] = args;
  switch (name) {
    case 'tenant':
      return { kind: 'tenant' };
    case 'managementGroup':
      return { kind: 'managementGroup', name: first };
    case 'subscription':
      return { kind: 'subscription', id: first };
    case 'resourceGroup':
      return { kind: 'resourceGroup', subscription: second && first, group: second ?? first };
    default:
      return { kind: 'unknown' };
  }
}

/** A resource group or management group as scope is that group; any other resource carries an extension resource. */
function symbolTarget(reference: ResourceReference, lowering: Lowering, levels: number, at: Span): TargetValue {
  if (reference.symbol.kind === 'module') return { kind: 'unknown' };
  const type = reference.symbol.type.toLowerCase();
  if (type !== groupType && type !== managementGroupType) return { kind: 'resource', reference };
  lowering.depend(reference, at);
  const name = nameOf(reference, at, lowering);
  if (type === managementGroupType) return { kind: 'managementGroup', name };
  const outer = targetOf(reference, lowering, levels + 1);
  return { kind: 'resourceGroup', subscription: outer.kind === 'subscription' ? outer.id : undefined, group: name };
}

/** The id of a resource, or of the deployment of a module. */
export function idOf(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  const { symbol } = reference;
  const type = symbol.kind === 'module' ? 'Microsoft.Resources/deployments' : symbol.type;
  return lowering.deeper(symbol, at, () => {
    const path = [literal(at, type), ...nameSegments(reference, at, lowering)];
    return scopedId(targetOf(reference, lowering), path, at, lowering);
  });
}

function scopedId(target: TargetValue, path: readonly Expression[], at: Span, lowering: Lowering): Expression {
  switch (target.kind) {
    case 'own':
      return ownId(path, at, lowering);
    case 'tenant':
      return call(at, 'tenantResourceId', path);
    case 'subscription':
      return call(at, 'subscriptionResourceId', target.id === undefined ? path : [target.id, ...path]);
    case 'managementGroup':
      return call(at, 'extensionResourceId', [managementGroupId(target.name, at), ...path]);
    case 'resourceGroup':
      if (target.group === undefined) return ownId(path, at, lowering);
      return call(at, 'extensionResourceId', [resourceGroupId(target.subscription, target.group, at), ...path]);
    case 'resource':
      return call(at, 'extensionResourceId', [idOf(target.reference, at, lowering), ...path]);
    case 'unknown':
      return lowering.unknown(at);
  }
}

function ownId(path: readonly Expression[], at: Span, lowering: Lowering): Expression {
  switch (lowering.file.targetScope) {
    case 'resourceGroup':
      return call(at, 'resourceId', path);
    case 'subscription':
      return call(at, 'subscriptionResourceId', path);
    case 'managementGroup':
      return call(at, 'extensionResourceId', [managementGroupId(undefined, at), ...path]);
    case 'tenant':
      return call(at, 'tenantResourceId', path);
  }
}

export function managementGroupId(name: Expression | undefined, at: Span): Expression {
  if (name === undefined) return access(at, call(at, 'managementGroup', []), 'id');
  return call(at, 'tenantResourceId', [literal(at, 'Microsoft.Management/managementGroups'), name]);
}

function resourceGroupId(subscription: Expression | undefined, group: Expression, at: Span): Expression {
  return format(at, ['/subscriptions/', subscription ?? ownSubscription(at), '/resourceGroups/', group, '']);
}

export function ownSubscription(at: Span): Expression {
  return access(at, call(at, 'subscription', []), 'subscriptionId');
}
