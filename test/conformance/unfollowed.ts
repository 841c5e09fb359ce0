import { keyOf, memberOf, objectOf, scalar } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import type { DeploymentOutput } from '../../src/evaluation/deployment.js';
import { DeploymentRun } from '../../src/evaluation/deployment-run.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import type { Frame } from '../../src/evaluation/frame.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import { ResourceIndex, TemplateResources } from '../../src/evaluation/resource-index.js';
import { TemplateNames } from '../../src/evaluation/template-names.js';
import type { ReferenceTarget } from '../../src/evaluation/written-property.js';
import type { Value } from '../../src/values/value.js';
import type { ParameterArgument, ResourceDeclaration, Template } from '../../src/template/template.js';
import { newSession } from './frames.js';
import { groupBy } from '../../src/text/group-by.js';
import { unrolling } from './unrolled.js';
import type { WrittenResource } from './written-resources.js';

/** Our own prediction of a case in which no reference is followed. */
export interface Unfollowed {
  /** Every resource, nested deployments themselves and those whose condition is false included; not `existing` ones. */
  readonly resources: readonly WrittenResource[];
  /** Types, in lower case, of the resources in nested deployments that are never deployed, which are not laid out. */
  readonly droppedTypes: ReadonlySet<string>;
  /** Where the resource groups go that are deployed too. */
  readonly groupLocations: readonly Value[];
  /** What expressions see in every template, once for each time that it is deployed. */
  readonly instances: readonly Frame[];
}

/** Predicts a case once more, leaving every reference to whoever reads the result. */
export function unfollowed(template: Template, request: EvaluationRequest, scope: DeploymentScope, name: Value): Unfollowed {
  const index = new RecordingIndex();
  const resources = new TemplateResources(index);
  const references = new ForgetfulTargets();
  const premise = scalar(true);
  const parameters = request.parameters ?? new Map<string, ParameterArgument>();
  const use = { template, name, scope, premise, arguments: parameters, caller: undefined, id: '' };
  const { frame } = new TemplateNames(use, newSession(request), resources, references);
  const shared = { resources: index, references };
  new DeploymentRun({ template, frame, resources, target: scope, condition: premise, path: [], shared }).layOut();
  const written = index.resources.filter(({ existing }) => !existing);
  const instancesOf = unrolling(index.resources, scope);
  return {
    resources: written.flatMap((resource) => writtenResource(resource).flatMap((one) => instancesOf(resource, one))),
    droppedTypes: new Set(index.resources.filter(isDropped).flatMap(({ declaration }) => [...typesWithin(declaration)])),
    groupLocations: locationsOfGroups(written.filter(({ family }) => !family)),
    instances: [...groupBy(index.resources, (resource) => resource.frame.names).values()].flatMap(([first]) => first?.frame ?? []),
  };
}

/** Does not know where references lead. */
class ForgetfulTargets extends Map<string, ReferenceTarget> {
  override get(): undefined {
    return undefined;
  }
}

class RecordingIndex extends ResourceIndex {
  readonly resources: PredictedResource[] = [];

  override add(resource: PredictedResource): void {
    super.add(resource);
    this.resources.push(resource);
  }
}

function writtenResource(resource: PredictedResource): WrittenResource[] {
  const { type, id, condition } = resource;
  return id === undefined ? [] : [{ type, id, condition, body: () => (resource.outputs ? withOutputs(resource.outputs) : resource.body) }];
}

function withOutputs(outputs: readonly DeploymentOutput[]): Value {
  const members = outputs.map(({ name, type, value }) => ({
    name,
    value: objectOf([
      { name: 'type', value: scalar(type === undefined ? null : `${type.charAt(0).toUpperCase()}${type.slice(1)}`) },
      { name: 'value', value },
    ]),
  }));
  return objectOf([{ name: 'properties', value: objectOf([{ name: 'outputs', value: objectOf(members) }]) }]);
}

function locationsOfGroups(resources: readonly PredictedResource[]): readonly Value[] {
  const groups = resources.filter(({ type }) => type.toLowerCase() === 'microsoft.resources/resourcegroups');
  const locations = groups.flatMap(({ body }) => memberOf(body, 'location') ?? []);
  return [...new Map(locations.map((location) => [keyOf(location), location])).values()];
}

function isDropped({ condition }: PredictedResource): boolean {
  return condition.kind === 'scalar' && condition.value === false;
}

/** The types of what a nested deployment deploys, where its template is written in it. */
function* typesWithin({ deployment }: ResourceDeclaration): Generator<string> {
  if (deployment?.template.kind !== 'inline') return;
  for (const resource of deployment.template.template.resources) {
    if (resource.type.kind === 'literal') yield String(resource.type.value).toLowerCase();
    yield* typesWithin(resource);
  }
}
