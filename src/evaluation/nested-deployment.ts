import { safeMember } from '../template/expression.js';
import type { Expression } from '../template/expression.js';
import type { NestedDeployment, NestedTemplate, ParameterArgument, ResourceDeclaration, Template } from '../template/template.js';
import { keyOf, stringOf } from '../values/construct.js';
import { evaluateExpression } from './evaluate-expression.js';
import type { Frame, Names } from './frame.js';
import type { TemplateLink } from './session.js';
import { TemplateResources } from './resource-index.js';
import type { RunPlan } from './run-plan.js';
import { scopeId } from './scope-objects.js';
import { nestedScope } from './target-scope.js';
import { TemplateNames, type TemplateUse } from './template-names.js';
import { literalOf } from './value-literal.js';
import type { Value } from '../values/value.js';

/** Characters of a link that are shown. */
const longestLink = 200;

/** A resource that deploys a template, with what is settled about it. */
export interface NestedCall {
  readonly deployment: NestedDeployment;
  readonly declaration: ResourceDeclaration;
  readonly frame: Frame;
  readonly name: Value;
  readonly condition: Value;
  readonly parent: RunPlan;
}

/** How the template of a nested deployment is deployed; undefined, and reported, where its text is not at hand. */
export function planNested(call: NestedCall): RunPlan | undefined {
  const { deployment, declaration, frame, name, condition, parent } = call;
  const template = templateOf(deployment.template, frame);
  if (template === undefined) return undefined;
  frame.session.takeReportsOf(template);
  reportUndeclared(deployment, template, frame);
  const path = [...parent.path, { span: declaration, name, symbolicName: declaration.symbolicName }];
  frame.session.checkDeployments(path.length, declaration);
  const target = nestedScope(deployment, declaration, frame, parent.target, parent.resources);
  const plan = { template, target, condition, path, shared: parent.shared };
  const id = `${frame.names.id}/${keyOf(name)}@${keyOf(scopeId(target))}#${declaration.start}`;
  const use = { template, name, scope: target, premise: condition, arguments: argumentsOf(deployment, template), caller: frame, id };
  if (deployment.expressionScope === 'outer' && deployment.template.kind !== 'computed')
    return { ...plan, frame: outerFrame(use, frame, parent), resources: parent.resources };
  const resources = new TemplateResources(parent.shared.resources);
  return { ...plan, frame: new TemplateNames(use, frame.session, resources, parent.shared.references).frame, resources };
}

/**
 * Azure Resource Manager takes no value for a parameter that the template does not declare. What an address leads to may be another version of
 * the file that was found for it.
 */
function reportUndeclared({ parameters, template: nested }: NestedDeployment, template: Template, { session }: Frame): void {
  if (nested.kind === 'link' && nested.relativePath === undefined) return;
  for (const [key, { name, nameSpan }] of parameters)
    if (!template.parameters.has(key))
      session.report('parameter-value', `the template of the deployment has no parameter '${name}'`, nameSpan);
}

/** What the expressions of a template with outer scope see: what its caller sees, and its own names where they are escaped. */
function outerFrame(use: TemplateUse, caller: Frame, { resources, shared }: RunPlan): Frame {
  let own: Names | undefined;
  const names = (): Names => (own ??= new TemplateNames({ ...use, evaluatedIn: frame }, caller.session, resources, shared.references));
  const frame: Frame = { ...caller, escaped: { names, scope: use.scope, outer: caller.escaped } };
  return frame;
}

function templateOf(nested: NestedTemplate, frame: Frame): Template | undefined {
  if (nested.kind === 'inline') return nested.template;
  if (nested.kind === 'computed') return computedTemplate(nested.value, frame);
  if (nested.kind === 'missing') {
    if (nested.code === undefined) frame.session.report('template-not-found', nested.reason, nested.span, nested.module);
    return undefined;
  }
  const relativePath = nested.relativePath && stringOf(evaluateExpression(nested.relativePath, frame));
  const uri = nested.uri && addressPieces(evaluateExpression(nested.uri, frame));
  const template = frame.session.resolveLink({ from: nested.span, relativePath, uri });
  if (template === undefined)
    frame.session.report(
      'template-not-found',
      `the linked template${linkText(relativePath, uri)} is not among the scanned files`,
      nested.span,
    );
  return template;
}

/** How a link names its template, as far as it is known and no secret: what follows a question mark may be a signature. */
function linkText(relativePath: string | undefined, uri: TemplateLink['uri']): string {
  const known = (relativePath ?? uri?.map((piece) => piece ?? '…').join('') ?? '').replace(/[?#][^]*$/, '').replace(/\/\/[^/]*@/, '//');
  return known === '' || known === '…' ? '' : ` '${known.slice(0, longestLink)}'`;
}

function computedTemplate(expression: Expression, frame: Frame): Template | undefined {
  const value = evaluateExpression(expression, frame);
  const literal = value.kind === 'object' ? literalOf(value, expression) : undefined;
  const template = literal && frame.session.readTemplate(literal);
  if (template === undefined) frame.session.report('template-not-found', 'the template of the deployment is not known', expression);
  return template;
}

/** The address of a linked template: its known pieces in order, undefined for each unknown one. */
function addressPieces(uri: Value): readonly (string | undefined)[] {
  if (uri.kind === 'scalar') return [String(uri.value)];
  if (uri.kind !== 'unknown') return [undefined];
  const { symbol } = uri;
  if (symbol.kind === 'text') return symbol.pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : addressPieces(piece)));
  if (symbol.kind === 'call' && symbol.name === 'uri') return [undefined, '/', ...symbol.arguments.slice(1).flatMap(addressPieces)];
  return [undefined];
}

/** The arguments by name; where the object of parameters is an expression, each is looked up in it. */
function argumentsOf(deployment: NestedDeployment, template: Template): ReadonlyMap<string, ParameterArgument> {
  const { parametersExpression: whole } = deployment;
  if (whole === undefined) return deployment.parameters;
  return new Map(
    [...template.parameters].map(([key, { name, nameSpan }]) => {
      const value = safeMember(safeMember(whole, name), 'value');
      return [key, { source: whole.source, start: whole.start, end: whole.end, name, nameSpan, value }];
    }),
  );
}
