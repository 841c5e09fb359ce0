import type { Expression, ObjectExpression } from '../template/expression.js';
import type { NestedDeployment, NestedTemplate, ParameterArgument } from '../template/template.js';
import type { ResourceContext } from './resource-context.js';
import { isNull, literalText, membersOf } from './shape-reader.js';
import type { Members, NamedProperty } from './shape-reader.js';

/**
 * Whether a resource is a deployment: one whose type is an expression counts as one if it holds a template; an `existing` deployment
 * deploys nothing.
 */
export function isDeployment(type: Expression, members: Members): boolean {
  const existing = members.get('existing')?.value;
  if (existing?.kind === 'literal' && existing.value === true) return false;
  const typeText = literalText(type);
  if (typeText !== undefined) return typeText.toLowerCase() === 'microsoft.resources/deployments';
  const properties = members.get('properties')?.value;
  return properties?.kind === 'object' && membersOf(properties).get('template')?.value.kind === 'object';
}

/** What a `Microsoft.Resources/deployments` resource deploys. */
export function readDeployment(resource: ObjectExpression, members: Members, context: ResourceContext): NestedDeployment {
  const properties = members.get('properties')?.value;
  const inner = properties?.kind === 'object' ? membersOf(properties) : undefined;
  const template = templateOf(properties, inner, resource, context);
  const parameters = inner?.get('parameters')?.value;
  const { source, start, end } = resource;
  return {
    template,
    expressionScope: template.kind === 'link' ? 'inner' : expressionScope(inner, context),
    subscriptionId: members.get('subscriptionid')?.value,
    resourceGroup: members.get('resourcegroup')?.value,
    location: members.get('location')?.value,
    parameters: argumentsOf(parameters, context),
    parametersExpression: parameters !== undefined && isComputed(parameters) ? parameters : undefined,
    source,
    start,
    end,
  };
}

function templateOf(
  properties: Expression | undefined,
  inner: Members | undefined,
  resource: ObjectExpression,
  context: ResourceContext,
): NestedTemplate {
  if (inner === undefined) {
    if (properties === undefined) return { kind: 'missing', reason: 'the deployment has no properties', span: resource };
    return { kind: 'missing', reason: 'the properties of the deployment are an expression', span: properties };
  }
  const template = inner.get('template')?.value;
  if (template?.kind === 'object') return { kind: 'inline', template: context.readTemplate(template) };
  if (template !== undefined && !isNull(template))
    return { kind: 'missing', reason: 'the template of the deployment is an expression', span: template };
  const link = inner.get('templatelink');
  if (link !== undefined) return linkedTemplate(link);
  return { kind: 'missing', reason: 'the deployment has neither `template` nor `templateLink`', span: resource };
}

function linkedTemplate({ value }: NamedProperty): NestedTemplate {
  if (value.kind !== 'object') return { kind: 'missing', reason: 'the `templateLink` of the deployment is an expression', span: value };
  const link = membersOf(value);
  return {
    kind: 'link',
    relativePath: link.get('relativepath')?.value,
    uri: link.get('uri')?.value,
    id: link.get('id')?.value,
    span: value,
  };
}

function expressionScope(properties: Members | undefined, context: ResourceContext): 'inner' | 'outer' {
  const options = properties?.get('expressionevaluationoptions')?.value;
  const scope = options?.kind === 'object' ? literalText(membersOf(options).get('scope')?.value)?.toLowerCase() : undefined;
  if (scope === 'inner' || scope === 'outer') return scope;
  return context.symbolicNames ? 'inner' : 'outer';
}

function argumentsOf(parameters: Expression | undefined, { shapes }: ResourceContext): ReadonlyMap<string, ParameterArgument> {
  const byName = new Map<string, ParameterArgument>();
  if (parameters === undefined || isComputed(parameters)) return byName;
  for (const property of shapes.declared(parameters, 'the parameters of a deployment')) {
    byName.set(property.key.name.toLowerCase(), argument(property));
  }
  return byName;
}

function argument(property: NamedProperty): ParameterArgument {
  const { key, value, source, start, end } = property;
  return {
    name: key.name,
    nameSpan: key,
    value: value.kind === 'object' ? membersOf(value).get('value')?.value : undefined,
    source,
    start,
    end,
  };
}

function isComputed(expression: Expression): boolean {
  return expression.kind === 'deferred';
}
