import type { Expression, ObjectExpression } from '../../template/expression.js';
import type { ResourceDeclaration, ResourceLoop } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import type { ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import { keyText } from '../syntax/string-value.js';
import { call, literal, objectOf, property } from '../../template/build.js';
import { conditionOf } from './condition.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { brokenProperties, lowerObject, lowerProperty } from './expression-lowering.js';
import { checkWrittenOut } from './object-rules.js';
import { idOf, managementGroupId, ownSubscription, targetOf } from './resource-ids.js';
import type { TargetValue } from './resource-ids.js';
import { bodyProperty, fullName, parentOf } from './resource-references.js';
import { bodyScope, loopOf } from './scopes.js';
import { templateDeployment } from './template-deployment.js';
import type { TemplateParts } from './template-parts.js';

/** Properties of a body that its declaration holds. */
const declarative = new Set(['name', 'parent', 'scope', 'dependsOn']);

/** A resource as the template declares it: nested ones stand for themselves, with their full types and names. */
export function lowerResource(symbol: ResourceSymbol, lowering: Lowering, parts: TemplateParts): ResourceDeclaration {
  const reference: ResourceReference = { symbol, index: undefined };
  const { source, start, end, type, name } = symbol.syntax;
  const scope = bodyScope(reference, lowering);
  const { result, dependencies } = parts.dependencies.of(() => {
    const parent = parentOf(reference, lowering);
    if (parent !== undefined) lowering.depend(parent, name);
    dependOn(symbol, scope, lowering);
    const target = targetOf(reference, lowering);
    return {
      name: symbol.extension === undefined ? fullName(reference, name, lowering) : literal(name, ''),
      condition: conditionOf(reference, lowering),
      scope: symbol.extension === undefined ? resourceScope(target, symbol, lowering) : undefined,
      copy: resourceLoop(symbol, lowering),
      body: symbol.extension === undefined ? bodyOf(symbol, target, scope, lowering) : extensionBody(symbol, scope, lowering),
    };
  });
  return {
    symbolicName: symbol.name,
    existing: symbol.existing,
    type: literal(type, symbol.type),
    apiVersion: symbol.apiVersion === undefined ? undefined : literal(type, symbol.apiVersion),
    ...result,
    dependsOn: withoutSelf(symbol, dependencies),
    children: [],
    extension: symbol.extension,
    deployment: templateDeployment(symbol, result.body, lowering),
    source,
    start,
    end,
  };
}

export function withoutSelf(symbol: ResourceSymbol | ModuleSymbol, dependencies: ReadonlyMap<string, Expression>): Expression[] {
  return [...dependencies].flatMap(([key, text]) => (key.replace(/#\d+$/, '') === symbol.name ? [] : [text]));
}

/** Notes the explicit dependencies: whatever its expression names. */
export function dependOn(symbol: ResourceSymbol | ModuleSymbol, scope: Scope | undefined, lowering: Lowering): void {
  const explicit = bodyProperty(symbol.object, 'dependsOn');
  if (explicit !== undefined) lowering.expression(explicit, scope);
}

export function resourceLoop(symbol: ResourceSymbol | ModuleSymbol, lowering: Lowering): ResourceLoop | undefined {
  const loop = loopOf(symbol);
  if (loop === undefined) return undefined;
  const container = symbol.kind === 'resource' && symbol.loop !== undefined ? symbol.container : undefined;
  const outer = container && bodyScope({ symbol: container, index: undefined }, lowering);
  const count = call(loop.items, 'length', [lowering.expression(loop.items, outer)]);
  return { name: symbol.name, count, source: loop.source, start: loop.start, end: loop.end };
}

/** The `scope` of a resource that extends another one, or lies above subscriptions. */
function resourceScope(target: TargetValue, symbol: ResourceSymbol, lowering: Lowering): Expression | undefined {
  const at = bodyProperty(symbol.object, 'scope') ?? symbol.syntax.name;
  if (target.kind === 'resource') {
    lowering.depend(target.reference, at);
    return idOf(target.reference, at, lowering);
  }
  if (target.kind === 'tenant') return lowering.file.targetScope === 'tenant' ? undefined : literal(at, '/');
  if (target.kind !== 'managementGroup' || target.name === undefined) return undefined;
  return managementGroupId(target.name, at);
}

function bodyOf(symbol: ResourceSymbol, target: TargetValue, scope: Scope | undefined, lowering: Lowering): ObjectExpression {
  checkWrittenOut(symbol.object, 'the body of a resource', lowering);
  const own = nodesOf(symbol.object.items).flatMap((item) =>
    item.kind === 'objectProperty' && !declarative.has(keyText(item) ?? '') ? [lowerProperty(item, scope, lowering)] : [],
  );
  const at = bodyProperty(symbol.object, 'scope') ?? symbol.syntax.name;
  const { subscriptionId, resourceGroup } = symbol.existing ? groupMembers(target, lowering, at) : ownGroup;
  const place = [['subscriptionId', subscriptionId] as const, ['resourceGroup', resourceGroup] as const];
  const members = place.flatMap(([name, value]) => (value === undefined ? [] : [property(name, value, at)]));
  const broken = brokenProperties(symbol.object);
  const named = broken.named.filter(({ key }) => key.kind === 'key' && !declarative.has(key.name));
  return objectOf(symbol.object, [...own, ...named, ...members], broken.isCut);
}

/** Extensions of another provider take the whole body as properties. */
function extensionBody(symbol: ResourceSymbol, scope: Scope | undefined, lowering: Lowering): ObjectExpression {
  return objectOf(symbol.object, [property('properties', lowerObject(symbol.object, scope, lowering))]);
}

export interface GroupMembers {
  readonly subscriptionId: Expression | undefined;
  readonly resourceGroup: Expression | undefined;
}

const ownGroup: GroupMembers = { subscriptionId: undefined, resourceGroup: undefined };

/** The subscription and resource group that an `existing` resource or a module lies in, where it is another one. */
export function groupMembers(target: TargetValue, lowering: Lowering, at: Span): GroupMembers {
  const inGroup = lowering.file.targetScope === 'resourceGroup';
  switch (target.kind) {
    case 'subscription':
      return { subscriptionId: target.id ?? (inGroup ? ownSubscription(at) : undefined), resourceGroup: undefined };
    case 'resourceGroup':
      return { subscriptionId: target.subscription, resourceGroup: target.group };
    default:
      return ownGroup;
  }
}
