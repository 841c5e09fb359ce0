import type { Estate } from '../estate/estate.js';
import type { KnownResource } from '../estate/known-resource.js';
import type { Deployment } from '../evaluation/deployment.js';
import { Memo } from '../text/memo.js';
import { stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { entityOf } from './entity-classes.js';
import type { Entity } from './entity.js';
import { inlineSource, knownSource } from './entity-source.js';
import { rowOf } from './kinds.js';
import type { KindName } from './kinds.js';
import type { Finder } from './reference.js';

/** What is known besides the templates as entities of one network, each made when it is first asked for. It applies to ids that are known in full. */
export class KnownEntities {
  readonly #estate: Estate;
  readonly #scope: Deployment['scope'];
  readonly #finder: Finder;
  readonly #made = new Map<string, Entity | undefined>();
  readonly #inline = new Map<Entity, Map<KindName, readonly Entity[]>>();
  readonly #referring = new Memo((key: string) => this.#indexOf(JSON.parse(key) as [KindName, string]));

  constructor(estate: Estate, scope: Deployment['scope'], finder: Finder) {
    this.#estate = estate;
    this.#scope = scope;
    this.#finder = finder;
  }

  /** What is known of the resource of an id. */
  resource(id: Value): KnownResource | undefined {
    const text = stringOf(id);
    return text === undefined ? undefined : this.#estate.byId(text);
  }

  /** The entity of a kind that has an id: a resource, or an item in the body of one. */
  byId(kind: KindName, id: Value): Entity | undefined {
    const text = stringOf(id);
    if (text === undefined) return undefined;
    const resource = this.#estate.byId(text);
    if (resource !== undefined) return this.#entityOf(kind, resource);
    const { parent, inline = [] } = rowOf(kind);
    const above = this.#estate.byId(text.split('/').slice(0, -2).join('/'));
    const holder = parent === undefined || inline.length === 0 || above === undefined ? undefined : this.#entityOf(parent.kind, above);
    return holder && this.itemsOf(holder, kind).find((item) => stringOf(item.id)?.toLowerCase() === text.toLowerCase());
  }

  /** Those of a kind right under an id that are resources of their own. */
  under(kind: KindName, parentId: Value): readonly Entity[] {
    const text = stringOf(parentId);
    return text === undefined ? [] : this.#estate.under(text).flatMap((resource) => this.#entityOf(kind, resource) ?? []);
  }

  /** Those of a kind that are items in the body of an entity. */
  itemsOf(holder: Entity, kind: KindName): readonly Entity[] {
    const made = this.#inline.get(holder) ?? new Map<KindName, readonly Entity[]>();
    let items = made.get(kind);
    if (items === undefined) {
      items = (rowOf(kind).inline ?? []).flatMap((array) =>
        holder.list(`properties.${array}`).items.map((item) => entityOf(kind, inlineSource(holder, array, item), this.#finder)),
      );
      this.#inline.set(holder, made.set(kind, items));
    }
    return items;
  }

  /** Those of a kind whose reference of that name leads to an id. */
  referrers(kind: KindName, reference: string, id: Value): readonly Entity[] {
    const text = stringOf(id);
    return text === undefined ? [] : (this.#referring.of(JSON.stringify([kind, reference])).get(text.toLowerCase()) ?? []);
  }

  /** All of a kind that are resources of their own. */
  all(kind: KindName): readonly Entity[] {
    const { types = [] } = rowOf(kind);
    return types.flatMap((type) => this.#estate.ofType(type)).flatMap((resource) => this.#entityOf(kind, resource) ?? []);
  }

  #indexOf([kind, reference]: [KindName, string]): ReadonlyMap<string, readonly Entity[]> {
    const path = rowOf(kind).references?.[reference]?.id ?? '';
    const index = new Map<string, Entity[]>();
    for (const entity of this.all(kind)) {
      const id = entity.referredId(path);
      const key = (id && stringOf(id))?.toLowerCase();
      if (key !== undefined) index.set(key, [...(index.get(key) ?? []), entity]);
    }
    return index;
  }

  #entityOf(kind: KindName, resource: KnownResource): Entity | undefined {
    const { types = [], accepts } = rowOf(kind);
    const fits = accepts?.(resource.type) ?? types.some((type) => type.toLowerCase() === resource.type.toLowerCase());
    if (!fits) return undefined;
    const key = `${kind} ${resource.id.toLowerCase()}`;
    if (!this.#made.has(key)) {
      const source = knownSource(resource, this.#scope);
      this.#made.set(key, source && entityOf(kind, source, this.#finder));
    }
    return this.#made.get(key);
  }
}
