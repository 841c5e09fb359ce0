import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { sameResourceId } from '../values/compare.js';
import { stringOf } from '../values/construct.js';
import type { DeployedResource, Deployment } from '../evaluation/deployment.js';
import type { Value } from '../values/value.js';
import { deployedId } from './deployed-id.js';
import { typeInId } from './ids.js';
import { edgesOf } from './edges.js';
import type { Edge, Found } from './edges.js';

const leavesGaps: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'template-not-found',
  'evaluation-failed',
  'default-refused',
  'budget-exceeded',
]);

/** The resources of one or more deployments by type and id, and how they refer to each other. */
export class ResourceGraph {
  readonly resources: readonly DeployedResource[];
  readonly #deployments: readonly Deployment[];
  readonly #byType = new Map<string, DeployedResource[]>();
  readonly #byId = new Map<string, DeployedResource[]>();
  readonly #ids = new Map<DeployedResource, Value>();
  #edges: { from: Map<DeployedResource, Edge[]>; to: Map<DeployedResource, Edge[]> } | undefined;

  constructor(deployments: readonly Deployment[]) {
    this.#deployments = deployments;
    this.resources = Object.freeze(deployments.flatMap((deployment) => deployment.resources));
    for (const resource of this.resources) {
      push(this.#byType, resource.type.toLowerCase(), resource);
      const id = deployedId(resource);
      if (id === undefined) continue;
      this.#ids.set(resource, id);
      const known = stringOf(id);
      if (known !== undefined) push(this.#byId, known.toLowerCase(), resource);
    }
  }

  /** There may be more resources than these: a linked template is not at hand, a part failed, or a bound was hit. */
  get partial(): boolean {
    return this.#deployments.some(({ diagnostics }) => diagnostics.some(({ code }) => leavesGaps.has(code)));
  }

  /** Resources of a type, compared ignoring case. */
  ofType(type: string): readonly DeployedResource[] {
    return this.#byType.get(type.toLowerCase()) ?? [];
  }

  find(id: Value): Found {
    const known = stringOf(id);
    const certain = known === undefined ? [] : [...(this.#byId.get(known.toLowerCase()) ?? [])];
    const possible: DeployedResource[] = [];
    const type = typeInId(id);
    for (const resource of type === undefined ? this.resources : this.ofType(type)) {
      const own = this.#ids.get(resource);
      if (own === undefined || (known !== undefined && own.kind === 'scalar')) continue;
      const same = sameResourceId(own, id);
      if (same === 'true') certain.push(resource);
      else if (same === 'unknown') possible.push(resource);
    }
    return { certain, possible };
  }

  /** Edges from a resource to those that it hangs on. Reads the bodies of all resources when first asked. */
  edgesFrom(resource: DeployedResource): readonly Edge[] {
    return this.#allEdges().from.get(resource) ?? [];
  }

  /** Edges to a resource from those that hang on it. */
  edgesTo(resource: DeployedResource): readonly Edge[] {
    return this.#allEdges().to.get(resource) ?? [];
  }

  #allEdges(): { from: Map<DeployedResource, Edge[]>; to: Map<DeployedResource, Edge[]> } {
    if (this.#edges !== undefined) return this.#edges;
    const from = new Map<DeployedResource, Edge[]>();
    const to = new Map<DeployedResource, Edge[]>();
    for (const resource of this.resources) {
      for (const edge of edgesOf(resource, this)) {
        push(from, edge.from, edge);
        push(to, edge.to, edge);
      }
    }
    return (this.#edges = { from, to });
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [value]);
  else group.push(value);
}
