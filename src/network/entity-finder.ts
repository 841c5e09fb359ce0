import type { DeployedResource, Deployment } from '../evaluation/deployment.js';
import type { Estate } from '../estate/estate.js';
import { groupBy } from '../text/group-by.js';
import { Memo } from '../text/memo.js';
import { sameResourceId } from '../values/compare.js';
import { isTrue } from '../values/conditions.js';
import { piecesOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { entityOf } from './entity-classes.js';
import type { Entity } from './entity.js';
import { inlineSource, resourceSource } from './entity-source.js';
import { IdIndex } from './id-index.js';
import { rowOf } from './kinds.js';
import type { KindName } from './kinds.js';
import { KnownEntities } from './known-entities.js';
import type { Listing, Match } from './listing.js';
import type { Finder } from './reference.js';

/** The entities of one kind, found by what they are called; each index is made when it is first asked for. */
class Shelf {
  /** Those that are only referred to included. */
  readonly all: readonly Entity[];
  readonly declared: readonly Entity[];
  readonly #kind: KindName;
  readonly #byReference = new Memo((path: string) => new IdIndex(this.declared, (entity) => entity.referredId(path)));
  #byId: IdIndex<Entity> | undefined;
  #byParent: IdIndex<Entity> | undefined;
  #adrift: readonly Entity[] | undefined;

  constructor(kind: KindName, all: readonly Entity[]) {
    this.#kind = kind;
    this.all = all;
    this.declared = Object.freeze(all.filter((entity) => !entity.existing));
  }

  get byId(): IdIndex<Entity> {
    return (this.#byId ??= new IdIndex(this.all, ({ id }) => id, true));
  }

  get byParent(): IdIndex<Entity> {
    return (this.#byParent ??= new IdIndex(this.all, ({ parentId }) => parentId));
  }

  /** Those of which nothing says what they lie under. */
  get adrift(): readonly Entity[] {
    return (this.#adrift ??= this.all.filter(({ id, parentId }) => parentId === undefined && piecesOf(id) === undefined));
  }

  /** Those that refer to an id by a reference that the kind has. */
  byReference(name: string): IdIndex<Entity> {
    return this.#byReference.of(rowOf(this.#kind).references?.[name]?.id ?? '');
  }
}

/** Makes the entities of a deployment, each kind when it is first asked for, and finds them. */
export class EntityFinder implements Finder {
  readonly #resources: readonly DeployedResource[];
  readonly #byType: ReadonlyMap<string, readonly DeployedResource[]>;
  readonly #shelves = new Map<KindName, Shelf>();
  readonly #known: KnownEntities;

  constructor(resources: readonly DeployedResource[], estate: Estate, scope: Deployment['scope']) {
    this.#known = new KnownEntities(estate, scope, this);
    this.#resources = resources;
    this.#byType = groupBy(resources, ({ type }) => type.toLowerCase());
  }

  /** Resources of a type, compared ignoring case. */
  ofType(type: string): readonly DeployedResource[] {
    return this.#byType.get(type.toLowerCase()) ?? [];
  }

  /** The entities of a kind that the deployment itself declares. */
  declared(kind: KindName): readonly Entity[] {
    return this.#shelf(kind).declared;
  }

  /** The entities of a kind that are known besides the templates, and that this deployment surely does not make itself. */
  known(kind: KindName): readonly Entity[] {
    return this.#notMade(kind, this.#known.all(kind));
  }

  /** A reference to an existing resource is left out where the deployment surely makes that resource. */
  find(kind: KindName, id: Value): readonly Match<Entity>[] {
    const found = withoutEchoes(this.#shelf(kind).byId.matches(id));
    if (!found.every(({ entity, sure }) => entity.existing && sure !== 'true')) return found;
    const known = this.#known.byId(kind, id);
    return known === undefined ? found : [...found, { entity: known, sure: 'true' }];
  }

  /**
   * Without those that surely lie under another. Complete where the whole list of the parent is the deployment's own, or is known besides and
   * nothing but that list can hold them.
   */
  childrenOf(parent: Entity, kind: KindName): Listing<Entity> {
    const { byParent, adrift } = this.#shelf(kind);
    const under = byParent.matches(parent.id).map(({ entity }) => entity);
    const { inline = [], types = [] } = rowOf(kind);
    const lists = inline.map((array) => parent.list(`properties.${array}`));
    const isListed = !parent.existing || (parent.known && types.length === 0);
    return {
      items: [...under.filter((child) => !this.#isOthers(child, parent)), ...adrift, ...this.#knownUnder(parent, kind)],
      complete: isListed && lists.every((list) => list.complete),
      unlisted: lists.flatMap((list) => list.unlisted),
    };
  }

  /** The entities of a kind that surely lie under an id, or may. */
  under(kind: KindName, parentId: Value): readonly Match<Entity>[] {
    return this.#shelf(kind).byParent.matches(parentId);
  }

  /** Known children of a parent: of one that the deployment makes only those that it leaves alone. */
  #knownUnder(parent: Entity, kind: KindName): readonly Entity[] {
    if (!parent.known && rowOf(kind).apart !== true) return [];
    const isOwn = this.#shelf(parent.kind).all.includes(parent);
    return this.#notMade(kind, [
      ...this.#known.under(kind, parent.id),
      ...(isOwn || !parent.known ? [] : this.#known.itemsOf(parent, kind)),
    ]);
  }

  /** Those that the deployment surely does not make or refer to itself. */
  #notMade(kind: KindName, known: readonly Entity[]): readonly Entity[] {
    if (known.length === 0) return known;
    const { byId } = this.#shelf(kind);
    return known.filter(({ id }) => byId.matches(id).every(({ entity, sure }) => entity.existing && sure !== 'true'));
  }

  /** The declared entities of a kind whose reference of that name surely leads to an id, or may; of those that deployments leave alone the known ones too. */
  referrers(kind: KindName, reference: string, id: Value): readonly Match<Entity>[] {
    const found = this.#shelf(kind).byReference(reference).matches(id);
    const known = rowOf(kind).apart === true ? this.#notMade(kind, this.#known.referrers(kind, reference, id)) : [];
    return [...found, ...known.map((entity) => ({ entity, sure: 'true' as const }))];
  }

  #isOthers(child: Entity, parent: Entity): boolean {
    if (child.holder !== undefined) return child.holder !== parent;
    const parents = child.once('sure parents', () => this.#sureParentsOf(child, parent.kind));
    return parents.length > 0 && !parents.includes(parent);
  }

  #sureParentsOf({ parentId }: Entity, kind: KindName): readonly Entity[] {
    if (parentId === undefined) return [];
    return this.find(kind, parentId).flatMap(({ entity, sure }) => (sure === 'true' && !entity.existing ? [entity] : []));
  }

  #shelf(kind: KindName): Shelf {
    let shelf = this.#shelves.get(kind);
    if (shelf === undefined) this.#shelves.set(kind, (shelf = new Shelf(kind, [...this.#inline(kind), ...this.#own(kind)])));
    return shelf;
  }

  *#inline(kind: KindName): Iterable<Entity> {
    const { parent, inline = [] } = rowOf(kind);
    if (parent === undefined) return;
    for (const holder of inline.length === 0 ? [] : this.#shelf(parent.kind).all)
      for (const array of inline)
        for (const item of holder.list(`properties.${array}`).items) yield entityOf(kind, inlineSource(holder, array, item), this);
  }

  *#own(kind: KindName): Iterable<Entity> {
    const { types = [], accepts } = rowOf(kind);
    const resources = accepts === undefined ? types.flatMap((type) => this.ofType(type)) : this.#accepted(new Memo(accepts));
    for (const resource of resources) {
      const source = resourceSource(resource, (id) => this.#known.resource(id));
      if (source !== undefined) yield entityOf(kind, source, this);
    }
  }

  #accepted(accepts: Memo<string, boolean>): readonly DeployedResource[] {
    return this.#resources.filter(({ type }) => accepts.of(type));
  }
}

function withoutEchoes(matches: readonly Match<Entity>[]): readonly Match<Entity>[] {
  const echoes = matches.filter(({ entity, sure }) => entity.existing && sure === 'true');
  if (echoes.length === 0) return matches;
  const made = matches.flatMap(({ entity }) => (!entity.existing && isTrue(entity.exists) ? [entity.id] : []));
  return matches.filter((match) => !echoes.includes(match) || !made.some((id) => sameResourceId(id, match.entity.id) === 'true'));
}
