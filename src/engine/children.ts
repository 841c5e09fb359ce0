import { sameResourceId } from '../values/compare.js';
import { stringOf } from '../values/construct.js';
import { parentId } from '../network/ids.js';
import type { Match } from '../network/listing.js';
import type { View } from '../network/view.js';
import { liesUnder } from './relations.js';
import type { Proposition } from './proposition.js';

/** A child with the proposition that it is there and lies under its parent. */
export interface Child<C extends View> {
  readonly child: C;
  readonly isOurs: Proposition;
}

/** Tells for children of a kind under which of the declared parents they surely lie: those are no other parent's. */
export class Children<C extends View> {
  readonly #segment: string;
  readonly #known = new Map<string, View[]>();
  readonly #unknown: View[] = [];
  readonly #parents = new Map<C, readonly View[]>();

  /** `segment` stands between the id of a parent and the name of a child. */
  constructor(parents: readonly View[], segment: string) {
    this.#segment = segment;
    for (const parent of parents) {
      const id = stringOf(parent.id)?.toLowerCase();
      if (id === undefined) this.#unknown.push(parent);
      else this.#known.set(id, [...(this.#known.get(id) ?? []), parent]);
    }
  }

  /** Those of the children that may lie under a parent, and not surely under another. */
  of(parent: View, matches: readonly Match<C>[]): Child<C>[] {
    const ours = matches.map(({ entity }) => entity).filter((child) => !this.#isOthers(child, parent));
    return ours.map((child) => ({ child, isOurs: liesUnder(child, this.#segment, parent.id) }));
  }

  #isOthers(child: C, parent: View): boolean {
    const parents = this.#sureParentsOf(child);
    return parents.length > 0 && !parents.includes(parent);
  }

  #sureParentsOf(child: C): readonly View[] {
    let parents = this.#parents.get(child);
    if (parents === undefined) this.#parents.set(child, (parents = this.#findParents(child)));
    return parents;
  }

  #findParents(child: C): readonly View[] {
    const id = parentId(child.id, this.#segment);
    if (id === undefined) return [];
    const known = stringOf(id)?.toLowerCase();
    if (known !== undefined) return this.#known.get(known) ?? [];
    return this.#unknown.filter((parent) => sameResourceId(parent.id, id) === 'true');
  }
}

/** The entities that an id surely names, or if there are none, all that it may name. */
export function likeliest<T extends View>(candidates: readonly Match<T>[]): T[] {
  const sure = candidates.filter((candidate) => candidate.sure === 'true');
  return (sure.length > 0 ? sure : candidates).map(({ entity }) => entity);
}
