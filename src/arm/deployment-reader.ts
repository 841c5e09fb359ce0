import { isUnread } from '../template/build.js';
import { safeMember } from '../template/expression.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { NestedDeployment, NestedTemplate, ParameterArgument } from '../template/template.js';
import { nestedTexts } from './nested-text.js';
import type { ResourceContext } from './resource-context.js';
import { isName, isTrue, literalText, memberOf, present } from './shape-reader.js';

type ExpressionScope = NestedDeployment['expressionScope'];

/**
 * Whether a resource is a deployment: one whose type is an expression counts as one if it holds a template; an `existing` deployment
 * deploys nothing.
 */
export function isDeployment(type: Expression, resource: ObjectExpression): boolean {
  if (isTrue(memberOf(resource, 'existing'))) return false;
  const typeText = literalText(type);
  if (typeText !== undefined) return isName(typeText, 'Microsoft.Resources/deployments');
  return memberOf(memberOf(resource, 'properties'), 'template')?.kind === 'object';
}

/** What a `Microsoft.Resources/deployments` resource deploys. */
export function readDeployment(resource: ObjectExpression, context: ResourceContext): NestedDeployment {
  const { source, start, end } = resource;
  const properties = present(memberOf(resource, 'properties'));
  const scope = expressionScope(properties, context);
  const template = templateOf(resource, properties, scope, context);
  const parameters = memberOf(properties, 'parameters');
  const computed = parameters?.kind === 'deferred' || parameters?.kind === 'framed' ? parameters : undefined;
  return {
    template,
    expressionScope: template.kind === 'link' ? 'inner' : scope,
    subscriptionId: memberOf(resource, 'subscriptionId'),
    resourceGroup: memberOf(resource, 'resourceGroup'),
    location: memberOf(resource, 'location'),
    parameters: argumentsOf(computed === undefined ? parameters : undefined, context),
    parametersExpression: computed,
    source,
    start,
    end,
  };
}

function templateOf(
  resource: ObjectExpression,
  properties: Expression | undefined,
  scope: ExpressionScope,
  context: ResourceContext,
): NestedTemplate {
  if (properties === undefined) return { kind: 'missing', reason: 'the deployment has no properties', span: resource };
  if (properties.kind !== 'object')
    return { kind: 'missing', reason: 'the properties of the deployment are an expression', span: properties };
  const template = present(memberOf(properties, 'template'));
  if (template?.kind === 'object') {
    const { root, binding } = nestedTexts(template, scope, context.texts);
    return { kind: 'inline', template: context.readNested(root, binding) };
  }
  if (template !== undefined) return { kind: 'computed', value: template };
  const link = present(memberOf(properties, 'templateLink'));
  if (link === undefined) return { kind: 'missing', reason: 'the deployment has neither `template` nor `templateLink`', span: resource };
  if (link.kind !== 'object') return { kind: 'missing', reason: 'the `templateLink` of the deployment is an expression', span: link };
  return { kind: 'link', relativePath: memberOf(link, 'relativePath'), uri: memberOf(link, 'uri'), id: memberOf(link, 'id'), span: link };
}

function expressionScope(properties: Expression | undefined, context: ResourceContext): ExpressionScope {
  const scope = literalText(memberOf(memberOf(properties, 'expressionEvaluationOptions'), 'scope'))?.toLowerCase();
  if (scope === 'inner' || scope === 'outer') return scope;
  return context.symbolicNames ? 'inner' : 'outer';
}

function argumentsOf(parameters: Expression | undefined, { shapes }: ResourceContext): ReadonlyMap<string, ParameterArgument> {
  const byName = new Map<string, ParameterArgument>();
  for (const property of shapes.given(parameters, 'the parameters of a deployment')) {
    const { key, value, source, start, end } = property;
    // an argument computed as a whole is an object with `value`, or with a `reference` to a secret
    const given = value.kind === 'deferred' || value.kind === 'framed' ? safeMember(value, 'value') : memberOf(value, 'value');
    if (given === undefined && memberOf(value, 'reference') === undefined) {
      if (!isUnread(value)) shapes.wrong(value, `argument \`${key.name}\` must be an object with \`value\` or \`reference\``);
      if (value.kind === 'object') continue;
    }
    byName.set(key.name.toLowerCase(), { name: key.name, nameSpan: key, value: given, source, start, end });
  }
  return byName;
}
