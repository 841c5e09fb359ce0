import { LazyMember, memberOf, objectOf, stringOf } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import { idKey } from '../../src/evaluation/resource-index.js';
import type { SymbolicCall, Value } from '../../src/values/value.js';
import type { Concretizer } from './concretize.js';

/** Answers `reference()` with what the template writes: the properties of a resource, the outputs of a nested deployment. */
export class WrittenResources {
  readonly #load: () => readonly PredictedResource[];
  #resources: readonly PredictedResource[] | undefined;
  #byKey: ReadonlyMap<string, PredictedResource> | undefined;

  /** `load` gives all resources of a deployment, nested deployments themselves included. */
  constructor(load: () => readonly PredictedResource[]) {
    this.#load = load;
  }

  /** What a call of `reference` gives as far as it is written. Undefined where it names no resource of the deployment. */
  answer(call: SymbolicCall, args: readonly Value[], concretizer: Concretizer): Value | undefined {
    if (call.name.toLowerCase() !== 'reference') return undefined;
    const resource = this.#find(call, args, concretizer);
    if (resource === undefined || resource.existing || resource.family) return undefined;
    const full = args.slice(1).some((argument) => stringOf(argument)?.toLowerCase() === 'full');
    const { outputs } = resource;
    if (outputs !== undefined) {
      const members = outputs.map(
        ({ name, value }) => new LazyMember(name, () => objectOf([new LazyMember('value', () => written(value, concretizer))])),
      );
      const properties = objectOf([{ name: 'outputs', value: objectOf(members) }]);
      return full ? objectOf([{ name: 'properties', value: properties }]) : properties;
    }
    const body = full ? resource.body : memberOf(resource.body, 'properties');
    return body && written(body, concretizer);
  }

  #find(call: SymbolicCall, args: readonly Value[], concretizer: Concretizer): PredictedResource | undefined {
    const [symbolic] = call.arguments;
    const id = stringOf(args[0])?.toLowerCase();
    this.#resources ??= this.#load();
    this.#byKey ??= new Map(
      this.#resources.flatMap((resource) => (resource.id === undefined ? [] : [[idKey(resource.id), resource] as const])),
    );
    const known = symbolic && this.#byKey.get(idKey(symbolic));
    if (known !== undefined || id === undefined) return known;
    const type = resourceTypeIn(id);
    const fitting = this.#resources.filter((resource) => resource.type.toLowerCase() === type);
    return (
      fitting.find((resource) => resource.id !== undefined && textIn(resource.id, concretizer) === id) ??
      (type === deploymentType
        ? only(fitting.filter((resource) => textIn(resource.name, concretizer) === id.split('/').at(-1)))
        : undefined)
    );
  }
}

const deploymentType = 'microsoft.resources/deployments';

/** The resource type in an id, lower-cased. */
export function resourceTypeIn(id: string): string {
  const [namespace = '', ...segments] = (id.split('/providers/').at(-1) ?? '').split('/');
  return [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return new Set(items).size === 1 ? items[0] : undefined;
}

function textIn(value: Value, concretizer: Concretizer): string | undefined {
  try {
    return stringOf(concretizer.concrete(value))?.toLowerCase();
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** A written value in a world, each member when it is first read. */
function written(value: Value, concretizer: Concretizer): Value {
  if (value.kind !== 'object' || value.open.length > 0) return concretizer.concrete(value);
  return objectOf([...value.members.values()].map((member) => new LazyMember(member.name, () => written(member.value, concretizer))));
}
