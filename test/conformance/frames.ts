import { symbolicAccess, symbolicCall, scalar } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import type { Frame, Names } from '../../src/evaluation/frame.js';
import { ResourceIndex, TemplateResources } from '../../src/evaluation/resource-index.js';
import { defaultBudget, Session } from '../../src/evaluation/session.js';
import { TemplateNames } from '../../src/evaluation/template-names.js';
import type { Value } from '../../src/values/value.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import { cloud } from './request.js';

/** A frame for what the engine leaves unevaluated: parameters have the values of the request, and no reference is followed. */
export function plainFrame(template: Template, request: EvaluationRequest, scope: DeploymentScope, name: Value): Frame {
  const use = {
    template,
    name,
    scope: openScope(scope, scope.kind === 'resourceGroup' ? 'resourceGroup' : 'deployment'),
    premise: scalar(true),
    arguments: request.parameters ?? new Map<string, ParameterArgument>(),
    caller: undefined,
    id: '',
  };
  const { frame } = new TemplateNames(use, newSession({}), new TemplateResources(new ResourceIndex()), new Map());
  return { ...frame, scope: openScope(scope, 'resourceGroup') };
}

/** The same names but for some. */
export function overriding(names: Names, other: Partial<Names>): Names {
  return new Proxy(names, {
    get(target, key) {
      const member: unknown = Reflect.get(other, key) ?? Reflect.get(target, key);
      return typeof member === 'function' ? (...args: unknown[]): unknown => Reflect.apply(member, target, args) : member;
    },
  });
}

export function newSession({ resolveLink, readTemplate }: EvaluationRequest): Session {
  return new Session(cloud, resolveLink ?? ((): undefined => undefined), readTemplate ?? ((): undefined => undefined), {
    ...defaultBudget,
    steps: 400_000_000,
  });
}

/** The scope with what it lacks as symbols. Where the engine leaves a location, it is that of a group or deployment, `located`, that it knows nothing of. */
function openScope(scope: DeploymentScope, located: 'resourceGroup' | 'deployment'): DeploymentScope {
  const symbol = (context: string, member: string): Value => symbolicAccess(symbolicCall(context, [], { type: 'object' }), scalar(member));
  return {
    ...scope,
    managementGroupId: scope.managementGroupId ?? symbol('managementGroup', 'name'),
    subscriptionId: scope.subscriptionId ?? symbol('subscription', 'subscriptionId'),
    resourceGroup: scope.resourceGroup ?? symbol('resourceGroup', 'name'),
    location: symbol(located, 'location'),
  };
}
