import { parentId } from './ids.js';
import type { Entity } from './entity.js';
import type { KindName } from './kinds.js';
import { rowOf } from './kinds.js';
import type { Listing, Match } from './listing.js';
import type { Value } from '../values/value.js';

/** Finds entities for others. */
export interface Finder {
  /** The entities of a kind that an id surely names, or may. */
  find(kind: KindName, id: Value): readonly Match<Entity>[];
  /** The entities of a kind under another, and those that may be. */
  childrenOf(parent: Entity, kind: KindName): Listing<Entity>;
}

/** What an id refers to: what may be meant, and whether it is here. */
export class Reference {
  /** The id as it is written; undefined where it is missing. */
  readonly id: Value | undefined;
  protected readonly finder: Finder;
  readonly #kind: KindName;
  #candidates: readonly Match<Entity>[] | undefined;

  constructor(kind: KindName, id: Value | undefined, finder: Finder) {
    this.id = id;
    this.#kind = kind;
    this.finder = finder;
  }

  /** Whatever may be meant, entities that are only referred to included. Existence is not part of it: see `entity.exists`. */
  get candidates(): readonly Match<Entity>[] {
    return (this.#candidates ??= this.id === undefined ? [] : this.finder.find(this.#kind, this.id));
  }

  /** What is surely meant, or if there is nothing, all that may be. */
  get likeliest(): readonly Entity[] {
    const sure = this.candidates.filter((candidate) => candidate.sure === 'true');
    return (sure.length > 0 ? sure : this.candidates).map(({ entity }) => entity);
  }

  /** Those of the likeliest that this deployment itself declares. */
  get declared(): readonly Entity[] {
    return this.likeliest.filter((entity) => !entity.existing);
  }

  /** Those of the likeliest of whose properties something is told: by this deployment, or by what is known besides the templates. */
  get told(): readonly Entity[] {
    return this.likeliest.filter((entity) => !entity.existing || entity.known);
  }

  /** It may refer to something that this deployment does not hold. */
  get outside(): boolean {
    return this.id !== undefined && this.candidates.every(({ sure }) => sure !== 'true');
  }

  /** The id of what the meant entity lies under; the id itself where it does not say so. */
  protected get parentId(): Value | undefined {
    const { id } = this;
    return id && (this.#segments.map((segment) => parentId(id, segment)).find((above) => above !== undefined) ?? id);
  }

  get #segments(): readonly string[] {
    const { types = [] } = rowOf(this.#kind);
    return types.map((type) => type.slice(type.lastIndexOf('/') + 1));
  }
}
