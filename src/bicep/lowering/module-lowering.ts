import type { Expression } from '../../template/expression.js';
import type { NestedDeployment, NestedTemplate, ParameterArgument, ResourceDeclaration, TargetScope } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import type { ModuleSymbol } from '../binding/symbols.js';
import type { FoundModule } from '../modules/library.js';
import { missingDiagnostic } from '../modules/missing-diagnostic.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, PropertySyntax } from '../syntax/nodes.js';
import { keyText } from '../syntax/string-value.js';
import { access, call, format, literal, objectOf } from '../../template/build.js';
import { conditionOf } from './condition.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { lowerValue } from './expression-lowering.js';
import { checkWrittenOut } from './object-rules.js';
import { targetOf } from './resource-ids.js';
import type { TargetValue } from './resource-ids.js';
import { dependOn, groupMembers, resourceLoop, withoutSelf } from './resource-lowering.js';
import { bodyProperty, deploymentsApiVersion, nameOf, resourceOf } from './resource-references.js';
import { bodyScope } from './scopes.js';
import type { TemplateParts } from './template-parts.js';

/** How the template of a file is got. */
export type TemplateOf = (found: Extract<FoundModule, { kind: 'bicep' }>) => NestedTemplate;

/** A module as the deployment that it is. Its place is the line that names the module. */
export function lowerModule(symbol: ModuleSymbol, lowering: Lowering, parts: TemplateParts, templateOf: TemplateOf): ResourceDeclaration {
  const reference: ResourceReference = { symbol, index: undefined };
  const { syntax } = symbol;
  const scope = bodyScope(reference, lowering);
  const found = lowering.library.module(syntax.path);
  if (found.kind === 'missing' && found.code !== undefined) parts.report(missingDiagnostic(found, syntax.path));
  const { result, dependencies } = parts.dependencies.of(() => {
    dependOn(symbol, scope, lowering);
    const target = targetOf(reference, lowering);
    return {
      name: nameOf(reference, syntax.name, lowering),
      condition: conditionOf(reference, lowering),
      scope: moduleScope(target, bodyProperty(symbol.object, 'scope') ?? syntax.name, lowering),
      copy: resourceLoop(symbol, lowering),
      deployment: deploymentOf(symbol, found, target, scope, lowering, templateOf),
    };
  });
  return {
    symbolicName: symbol.name,
    existing: false,
    type: literal(syntax.path, 'Microsoft.Resources/deployments'),
    apiVersion: literal(syntax.path, deploymentsApiVersion),
    ...result,
    dependsOn: withoutSelf(symbol, dependencies),
    body: objectOf(symbol.object, []),
    children: [],
    extension: undefined,
    source: syntax.source,
    start: syntax.keyword.start,
    end: syntax.path.end,
  };
}

function deploymentOf(
  symbol: ModuleSymbol,
  found: FoundModule,
  target: TargetValue,
  scope: Scope | undefined,
  lowering: Lowering,
  templateOf: TemplateOf,
): NestedDeployment {
  const { source, start, end, path } = symbol.syntax;
  const parameters = bodyProperty(symbol.object, 'params');
  checkWrittenOut(symbol.object, 'the body of a module', lowering);
  if (parameters?.kind === 'object') checkWrittenOut(parameters, 'the arguments of a module', lowering);
  const args =
    parameters?.kind === 'object'
      ? nodesOf(parameters.items).flatMap((item) => (item.kind === 'objectProperty' ? argumentOf(item, scope, lowering) : []))
      : [];
  let template: NestedTemplate | undefined;
  return {
    get template(): NestedTemplate {
      return (template ??= nestedTemplate(found, path, templateOf));
    },
    expressionScope: 'inner',
    ...groupMembers(target, lowering, bodyProperty(symbol.object, 'scope') ?? path),
    location: locationOf(scopeOfModule(found, target), lowering, path),
    parameters: new Map(args.map((argument) => [argument.name.toLowerCase(), argument])),
    parametersExpression: undefined,
    source,
    start,
    end,
  };
}

function nestedTemplate(found: FoundModule, span: Span, templateOf: TemplateOf): NestedTemplate {
  if (found.kind === 'missing') return { ...found, span };
  return found.kind === 'json' ? { kind: 'inline', template: found.template } : templateOf(found);
}

function argumentOf(item: PropertySyntax, scope: Scope | undefined, lowering: Lowering): ParameterArgument[] {
  const name = keyText(item);
  if (name === undefined) return [];
  const value = holdsSecret(item.value, scope, lowering) ? undefined : lowerValue(item.value, 'value', scope, lowering);
  return [{ name, nameSpan: item.key, value, source: item.source, start: item.start, end: item.end }];
}

/** Whether a value is a secret of a key vault, or may be one. */
function holdsSecret(node: ExpressionSyntax, scope: Scope | undefined, lowering: Lowering): boolean {
  switch (node.kind) {
    case 'methodCall':
      return node.name.text === 'getSecret' && resourceOf(node.base, scope, lowering) !== undefined;
    case 'ternary':
      return holdsSecret(node.whenTrue, scope, lowering) || holdsSecret(node.whenFalse, scope, lowering);
    case 'parenthesized':
      return holdsSecret(node.expression, scope, lowering);
    default:
      return false;
  }
}

function scopeOfModule(found: FoundModule, target: TargetValue): TargetScope | undefined {
  if (found.kind === 'bicep') return found.file.targetScope;
  if (found.kind === 'json') return found.template.targetScope;
  return target.kind === 'subscription' || target.kind === 'managementGroup' || target.kind === 'tenant' ? target.kind : undefined;
}

function moduleScope(target: TargetValue, at: Span, lowering: Lowering): Expression | undefined {
  if (target.kind === 'tenant') return lowering.file.targetScope === 'tenant' ? undefined : literal(at, '/');
  if (target.kind !== 'managementGroup' || target.name === undefined) return undefined;
  return format(at, ['Microsoft.Management/managementGroups/', target.name, '']);
}

/** Deployments above a resource group have a location of their own. */
function locationOf(scope: TargetScope | undefined, lowering: Lowering, at: Span): Expression | undefined {
  if (scope === undefined || scope === 'resourceGroup') return undefined;
  return access(at, call(at, lowering.file.targetScope === 'resourceGroup' ? 'resourceGroup' : 'deployment', []), 'location');
}
