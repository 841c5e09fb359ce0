import { joinText, piecesOf, scalar, symbolicAccess, symbolicCall } from '../../src/evaluation/construct.js';
import type { DeploymentScope } from '../../src/evaluation/deployment.js';
import { DeploymentRun } from '../../src/evaluation/deployment-run.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import type { Frame, Names } from '../../src/evaluation/frame.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import { idKey, ResourceIndex, TemplateResources } from '../../src/evaluation/resource-index.js';
import { defaultBudget, Session } from '../../src/evaluation/session.js';
import { TemplateNames } from '../../src/evaluation/template-names.js';
import type { UnknownValue, Value } from '../../src/evaluation/value.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import { cloud } from './request.js';

/** A frame for what the engine leaves unevaluated: parameters have the values of the request, and no reference is followed. */
export function plainFrame(template: Template, request: EvaluationRequest, scope: DeploymentScope, name: Value): Frame {
  const use = {
    template,
    name,
    scope: openScope(scope),
    arguments: request.parameters ?? new Map<string, ParameterArgument>(),
    caller: undefined,
    id: '',
  };
  return new TemplateNames(use, newSession({}), new TemplateResources(new ResourceIndex()), new Map()).frame;
}

/** Our own prediction of a case as far as references need it. */
export interface Following {
  /** A frame in which references lead to our own resources. */
  readonly frame: Frame;
  /** Every resource, nested deployments themselves and `existing` ones included. */
  readonly resources: readonly PredictedResource[];
}

export function followingFrame(template: Template, request: EvaluationRequest, scope: DeploymentScope, name: Value): Following {
  const index = new RecordingIndex();
  const resources = new TemplateResources(index);
  const references = new Map<string, never>();
  const use = { template, name, scope, arguments: request.parameters ?? new Map<string, ParameterArgument>(), caller: undefined, id: '' };
  const { frame } = new TemplateNames(use, newSession(request), resources, references);
  new DeploymentRun({
    template,
    frame,
    resources,
    target: scope,
    condition: scalar(true),
    path: [],
    shared: { resources: index, references },
  }).predicted();
  return { frame: { ...frame, names: byDeploymentName(frame.names, index), scope: openScope(scope) }, resources: index.resources };
}

/** The same names; a deployment is also found where the engine writes its id with the subscription or group of another. */
function byDeploymentName(names: Names, index: RecordingIndex): Names {
  return overriding(names, {
    follow: (value) => followed(value, names),
    reference: (target, args) =>
      names.reference(index.byId(target) === undefined ? (index.deploymentNamedIn(target)?.id ?? target) : target, args),
  });
}

/** Follows as far as it goes: an output may itself be a reference. */
function followed(value: UnknownValue, names: Names): Value | undefined {
  let last: Value | undefined;
  for (let next = names.follow(value), hops = 0; next !== undefined && hops < 20; hops++) {
    last = next;
    next = next.kind === 'unknown' ? names.follow(next) : undefined;
  }
  return last;
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

class RecordingIndex extends ResourceIndex {
  readonly resources: PredictedResource[] = [];

  override add(resource: PredictedResource): void {
    super.add(resource);
    this.resources.push(resource);
  }

  /** The only nested deployment whose name an id ends with. */
  deploymentNamedIn(id: Value): PredictedResource | undefined {
    const name = deploymentNameIn(id);
    const fitting = this.resources.filter(
      (resource) => resource.type.toLowerCase() === 'microsoft.resources/deployments' && idKey(resource.name) === name,
    );
    return new Set(fitting.map((resource) => resource.id && idKey(resource.id))).size === 1 ? fitting[0] : undefined;
  }
}

function deploymentNameIn(id: Value): string | undefined {
  const pieces = piecesOf(id) ?? [];
  const at = pieces.findLastIndex((piece) => typeof piece === 'string' && /\/deployments\//i.test(piece));
  const piece = pieces[at];
  if (typeof piece !== 'string') return undefined;
  return idKey(joinText([piece.replace(/^.*\/deployments\//is, ''), ...pieces.slice(at + 1)]));
}

function newSession({ resolveLink, readTemplate }: EvaluationRequest): Session {
  return new Session(cloud, resolveLink ?? ((): undefined => undefined), readTemplate ?? ((): undefined => undefined), {
    ...defaultBudget,
    steps: 400_000_000,
  });
}

/** The scope with what it lacks as symbols. Where the engine leaves a location, it is that of a group or deployment that it knows nothing of. */
function openScope(scope: DeploymentScope): DeploymentScope {
  const symbol = (context: string, member: string): Value => symbolicAccess(symbolicCall(context, [], { type: 'object' }), scalar(member));
  return {
    ...scope,
    managementGroupId: scope.managementGroupId ?? symbol('managementGroup', 'name'),
    subscriptionId: scope.subscriptionId ?? symbol('subscription', 'subscriptionId'),
    resourceGroup: scope.resourceGroup ?? symbol('resourceGroup', 'name'),
    location: symbol('resourceGroup', 'location'),
  };
}
