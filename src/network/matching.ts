import { sameResourceId } from '../values/compare.js';
import { isKnown, piecesOf, stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { parentId } from './ids.js';
import type { Match, Matches } from './listing.js';
import type { View } from './view.js';

/** What an id is before it is compared. */
export type Resolve = (value: Value) => Value;

/** Views by id: those with a known one under it, ignoring case. */
export class ViewIndex<T extends View> {
  readonly all: readonly T[];
  readonly unknown: readonly T[];
  readonly #known = new Map<string, T[]>();
  readonly #parents = new Map<string, readonly (Value | undefined)[]>();

  constructor(views: readonly T[]) {
    this.all = views;
    this.unknown = views.filter((view) => !isKnown(view.id));
    for (const view of views) {
      const key = idKey(view.id);
      if (key === undefined) continue;
      const group = this.#known.get(key);
      if (group === undefined) this.#known.set(key, [view]);
      else group.push(view);
    }
  }

  /** Views that surely have this known id. */
  known(id: Value): readonly T[] | undefined {
    const key = idKey(id);
    return key === undefined ? undefined : (this.#known.get(key) ?? []);
  }

  /** For each of `all`, the id above it. */
  parents(segment: string): readonly (Value | undefined)[] {
    let parents = this.#parents.get(segment);
    if (parents === undefined) this.#parents.set(segment, (parents = this.all.map((view) => parentId(view.id, segment))));
    return parents;
  }
}

/** The views that an id names or may name. A reference to an existing resource is left out where the deployment surely makes that resource. */
export function matching<T extends View>(index: ViewIndex<T>, id: Value, resolve: Resolve): Matches<T> {
  const resolved = resolve(id);
  const exact = index.known(resolved);
  const others = exact === undefined ? index.all : index.unknown;
  const candidates = [
    ...(exact ?? []).map((entity): Match<T> => ({ entity, sure: 'true' })),
    ...others.flatMap((entity) => matchOf(entity, resolve(entity.id), resolved)),
  ];
  return { candidates: withoutEchoes(candidates), outside: candidates.every(({ sure }) => sure !== 'true') };
}

/** The views that are children of an id, or may be. */
export function matchingChildren<T extends View>(index: ViewIndex<T>, parent: Value, segment: string, resolve: Resolve): Match<T>[] {
  const resolved = resolve(parent);
  const parents = index.parents(segment);
  const children = index.all.flatMap((entity, at): Match<T>[] => {
    const above = parents[at] ?? parentId(resolve(entity.id), segment);
    if (above !== undefined) return matchOf(entity, resolve(above), resolved);
    return piecesOf(entity.id) === undefined ? [{ entity, sure: 'unknown' }] : [];
  });
  return withoutEchoes(children);
}

function matchOf<T extends View>(entity: T, own: Value, asked: Value): Match<T>[] {
  const sure = sameResourceId(own, asked);
  return sure === 'false' ? [] : [{ entity, sure }];
}

function withoutEchoes<T extends View>(matches: readonly Match<T>[]): Match<T>[] {
  const echoes = matches.filter(({ entity, sure }) => entity.existing && sure === 'true');
  if (echoes.length === 0) return [...matches];
  const made = matches.flatMap(({ entity }) => (!entity.existing && isSure(entity.exists) ? [entity.id] : []));
  return matches.filter((match) => !echoes.includes(match) || !made.some((id) => sameResourceId(id, match.entity.id) === 'true'));
}

function isSure(exists: Value): boolean {
  return exists.kind === 'scalar' && exists.value === true;
}

function idKey(id: Value): string | undefined {
  return stringOf(id)?.toLowerCase();
}
