import { keyOf, memberOf, scalar } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { DeploymentRun } from '../../src/evaluation/deployment-run.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import type { Frame, Names } from '../../src/evaluation/frame.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import { ResourceIndex, TemplateResources } from '../../src/evaluation/resource-index.js';
import { TemplateNames } from '../../src/evaluation/template-names.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import { newSession, openScope, overriding } from './frames.js';
import type { Judge } from './judge.js';
import { resourceTypeIn } from './written-resources.js';

/** Our own prediction of a case as far as references need it. */
export interface Following {
  /** A frame in which references lead to our own resources. */
  readonly frame: Frame;
  /** Every resource, nested deployments themselves and `existing` ones included. */
  readonly resources: readonly PredictedResource[];
  /** Where the resource groups go that are deployed too. */
  readonly groupLocations: readonly Value[];
  /** What expressions see in every template, once for each time that it is deployed. */
  readonly instances: readonly Frame[];
}

/** Predicts a case once more, so that what the engine left can be read among our own resources. */
export function following(template: Template, request: EvaluationRequest, scope: DeploymentScope, name: Value, judge: Judge): Following {
  const index = new RecordingIndex();
  const resources = new TemplateResources(index);
  const references = new Map<string, never>();
  const premise = scalar(true);
  const parameters = request.parameters ?? new Map<string, ParameterArgument>();
  const use = { template, name, scope, premise, arguments: parameters, caller: undefined, id: '' };
  const { frame } = new TemplateNames(use, newSession(request), resources, references);
  const shared = { resources: index, references };
  new DeploymentRun({ template, frame, resources, target: scope, condition: premise, path: [], shared }).layOut();
  const finder = new Finder(index, judge);
  const names = overriding(frame.names, {
    follow: (value, given) => followed(value, given, frame.names),
    reference: (target, args) => frame.names.reference(finder.find(target)?.id ?? target, args),
  });
  return {
    frame: { ...frame, names, scope: openScope(scope) },
    resources: index.resources,
    groupLocations: locationsOfGroups(index.resources),
    instances: [...new Map(index.resources.map((resource) => [resource.frame.names, resource.frame])).values()],
  };
}

function locationsOfGroups(resources: readonly PredictedResource[]): readonly Value[] {
  const groups = resources.filter(({ type, existing }) => !existing && type.toLowerCase() === 'microsoft.resources/resourcegroups');
  const locations = groups.flatMap(({ body }) => memberOf(body, 'location') ?? []);
  return [...new Map(locations.map((location) => [keyOf(location), location])).values()];
}

/** Follows as far as it goes: an output may itself be a reference. */
function followed(value: UnknownValue, given: Value, names: Names): Value | undefined {
  let last: Value | undefined;
  for (let next = names.follow(value, given), hops = 0; next !== undefined && hops < 20; hops++) {
    last = next;
    next = next.kind === 'unknown' ? names.follow(next, given) : undefined;
  }
  return last;
}

class RecordingIndex extends ResourceIndex {
  readonly resources: PredictedResource[] = [];

  override add(resource: PredictedResource): void {
    super.add(resource);
    this.resources.push(resource);
  }
}

/** Finds resources by ids that the engine writes in a form of its own. */
class Finder {
  readonly #index: RecordingIndex;
  readonly #judge: Judge;
  readonly #found = new Map<string, PredictedResource | undefined>();

  constructor(index: RecordingIndex, judge: Judge) {
    this.#index = index;
    this.#judge = judge;
  }

  /** The resource that an id means: the same in an example world, or, for a deployment, the only one of that name. */
  find(target: Value): PredictedResource | undefined {
    const key = keyOf(target);
    if (!this.#found.has(key)) this.#found.set(key, this.#index.byId(target) ?? this.#byExample(target));
    return this.#found.get(key);
  }

  #byExample(target: Value): PredictedResource | undefined {
    const id = this.#inExample(target, [target]);
    if (id?.startsWith('/') !== true) return undefined;
    const type = resourceTypeIn(id);
    const fitting = this.#index.resources.filter((resource) => resource.type.toLowerCase() === type);
    const same = fitting.find((resource) => resource.id !== undefined && this.#isSame(resource.id, target, (text) => text));
    if (same !== undefined || type !== 'microsoft.resources/deployments') return same;
    const named = fitting.filter(
      (resource) => resource.id !== undefined && this.#isSame(resource.id, target, (text) => text?.split('/').at(-1)),
    );
    return new Set(named.map(({ id: own }) => own && keyOf(own))).size === 1 ? named[0] : undefined;
  }

  #isSame(own: Value, target: Value, part: (text: string | undefined) => string | undefined): boolean {
    const both = [own, target];
    const left = part(this.#inExample(own, both));
    return left !== undefined && left === part(this.#inExample(target, both));
  }

  #inExample(value: Value, shapes: readonly Value[]): string | undefined {
    const json = this.#judge.example(shapes, 'names')(value);
    return typeof json === 'string' ? json.toLowerCase() : undefined;
  }
}
