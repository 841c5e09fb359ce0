import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { DeployedResource, Deployment } from '../evaluation/deployment.js';
import type { Value } from '../values/value.js';
import { referenceTo } from './entity-classes.js';
import { Estate } from '../estate/estate.js';
import { EntityFinder } from './entity-finder.js';
import type { EntityOf, ReferenceName, ReferenceTo } from './entity-types.js';
import type { Entity } from './entity.js';
import { kindNames } from './kinds.js';
import type { KindName } from './kinds.js';
import type { Match } from './listing.js';
import type { Reference } from './reference.js';

/** Codes of diagnostics that say that something of a deployment is missing. */
const leavesGaps: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'template-not-found',
  'module-not-found',
  'evaluation-failed',
  'default-refused',
  'budget-exceeded',
]);

/** What a deployment holds besides the collections of its entities. */
interface Surroundings {
  /** There may be more than these: a linked template is not at hand, a part failed, or a bound was hit. */
  readonly partial: boolean;
  /** That Azure Policy attaches the zone groups of private endpoints, as is known besides the templates. */
  readonly zonesAttachedByPolicy: boolean;
  /** Where it is deployed to. */
  readonly scope: Deployment['scope'];
  /** Resources of a type, compared ignoring case. */
  ofType(type: string): readonly DeployedResource[];
  /** What an id refers to among the entities of a kind. */
  find<K extends KindName>(kind: K, id: Value | undefined): ReferenceTo<K>;
  /** The entities of a kind that are known besides the templates, and that this deployment surely does not make itself. */
  known<K extends KindName>(kind: K): readonly EntityOf<K>[];
  /** The entities of a kind that surely lie under an id, or may. */
  under<K extends KindName>(kind: K, parentId: Value): readonly Match<EntityOf<K>>[];
  /** The declared entities of a kind whose reference of that name surely leads to an id, or may. */
  referrers<K extends KindName>(kind: K, reference: ReferenceName<K>, id: Value): readonly Match<EntityOf<K>>[];
}

/**
 * The network of a deployment. Its collections hold, by kind, what the deployment itself declares; `existing` references are left out there,
 * but found by their id. Nothing here decides existence: an entity whose `exists` is unknown is one like all others.
 */
export type Network = Surroundings & { readonly [K in KindName]: readonly EntityOf<K>[] };

/** The network of a deployment, with what is known of Azure besides. */
export function networkOf(deployment: Deployment, estate = new Estate()): Network {
  return new NetworkClass(deployment, estate);
}

const NetworkClass = networkClass();

/** The class of networks, with a collection for each kind. */
function networkClass(): new (deployment: Deployment, estate: Estate) => Network {
  class DeployedNetwork {
    readonly partial: boolean;
    readonly scope: Deployment['scope'];
    readonly zonesAttachedByPolicy: boolean;
    readonly finder: EntityFinder;

    constructor({ resources, scope, diagnostics }: Deployment, estate: Estate) {
      this.partial = diagnostics.some(({ code }) => leavesGaps.has(code));
      this.scope = scope;
      this.zonesAttachedByPolicy = estate.zonesAttachedByPolicy;
      this.finder = new EntityFinder(resources, estate, scope);
      Object.freeze(this);
    }

    ofType(type: string): readonly DeployedResource[] {
      return this.finder.ofType(type);
    }

    find(kind: KindName, id: Value | undefined): Reference {
      return referenceTo(kind, id, this.finder);
    }

    known(kind: KindName): readonly Entity[] {
      return this.finder.known(kind);
    }

    under(kind: KindName, parentId: Value): readonly Match<Entity>[] {
      return this.finder.under(kind, parentId);
    }

    referrers(kind: KindName, reference: string, id: Value): readonly Match<Entity>[] {
      return this.finder.referrers(kind, reference, id);
    }
  }
  for (const kind of kindNames) {
    Object.defineProperty(DeployedNetwork.prototype, kind, {
      get(this: DeployedNetwork): readonly Entity[] {
        return this.finder.declared(kind);
      },
    });
  }
  return DeployedNetwork as unknown as new (deployment: Deployment, estate: Estate) => Network;
}
