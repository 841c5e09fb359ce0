import { append } from '../text/group-by.js';
import { sameResourceId } from '../values/compare.js';
import { keyOf } from '../values/construct.js';
import { BudgetError } from '../values/evaluation-error.js';
import type { IdSegment } from '../values/value.js';
import { idSegments } from '../values/id-equality.js';
import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { Match } from './listing.js';

/** Comparisons of ids of which no key decides whether they are the same: far more than the templates of any project need. */
const mostComparisons = 500_000;

/** Things that may bear one id, without certainty or besides another: a project has few. */
const mostUnsure = 200;

/** Things that have one id, or ids with equal keys. */
interface Bearers<T> {
  readonly id: Value;
  readonly items: { readonly item: T; readonly at: number }[];
}

/**
 * Ids of one skeleton: the same but for known text at the same place of the same segments. Two of them are surely equal where their keys
 * are, and surely different where they are not.
 */
interface Group<T> {
  readonly byKey: Map<string, Bearers<T>>;
  /** By the last segment, where that is known in all of them. */
  readonly byName: Map<string, Bearers<T>[]>;
}

/** How an id is looked up. `skeleton` is undefined where unknown text may hold slashes, so that only equal keys decide. */
interface IdShape {
  readonly key: string;
  readonly skeleton: string | undefined;
  readonly name: string | undefined;
}

/**
 * Finds what bears an id without comparing it with every other, whether the ids are known or have unknown parts. Throws `BudgetError` where
 * too many can only be told apart by comparing them all, or may have one id.
 */
export class IdIndex<T> {
  readonly #groups = new Map<string | undefined, Group<T>>();
  readonly #isOwn: boolean;
  #comparisons = 0;

  /** Things whose id is undefined, or no text, are not found. `isOwn` where the ids are their own, so that no two should have one. */
  constructor(items: readonly T[], idOf: (item: T) => Value | undefined, isOwn = false) {
    this.#isOwn = isOwn;
    for (const [at, item] of items.entries()) {
      const id = idOf(item);
      const shape = id && shapeOf(id);
      if (id !== undefined && shape !== undefined) this.#add(id, shape, { item, at });
    }
  }

  /** What bears the id surely, or may, in the order of the items. */
  matches(id: Value): Match<T>[] {
    const asked = shapeOf(id);
    if (asked === undefined) return [];
    const found: { readonly item: T; readonly at: number; readonly sure: Match<T>['sure'] }[] = [];
    for (const [skeleton, group] of this.#groups) {
      const exact = group.byKey.get(asked.key);
      if (exact !== undefined) for (const one of exact.items) found.push({ ...one, sure: 'true' });
      if (skeleton !== undefined && skeleton === asked.skeleton) continue;
      for (const bearers of candidates(group, asked)) {
        const same = bearers === exact ? 'false' : this.#compared(bearers.id, id);
        if (same !== 'false') for (const one of bearers.items) found.push({ ...one, sure: same });
      }
    }
    this.#checkUnsure(found);
    return found.sort((one, other) => one.at - other.at).map(({ item, sure }) => ({ entity: item, sure }));
  }

  #checkUnsure(found: readonly { readonly sure: Match<T>['sure'] }[]): void {
    const unsure = this.#isOwn ? found.length - 1 : found.filter(({ sure }) => sure !== 'true').length;
    if (unsure > mostUnsure) throw new BudgetError(`more than ${mostUnsure} things may have one id`);
  }

  #compared(one: Value, other: Value): Truth {
    if (++this.#comparisons > mostComparisons) throw new BudgetError(`more than ${mostComparisons} pairs of ids may be the same`);
    return sameResourceId(one, other);
  }

  #add(id: Value, { key, skeleton, name }: IdShape, bearer: Bearers<T>['items'][number]): void {
    let group = this.#groups.get(skeleton);
    if (group === undefined) this.#groups.set(skeleton, (group = { byKey: new Map(), byName: new Map() }));
    const known = group.byKey.get(key);
    if (known !== undefined) return void known.items.push(bearer);
    const bearers = { id, items: [bearer] };
    group.byKey.set(key, bearers);
    if (skeleton === undefined || name === undefined) return;
    append(group.byName, name, bearers);
  }
}

/** Those of a group that may be equal to an id of another skeleton: where the last segments are known, they are the same. */
function candidates<T>(group: Group<T>, { name }: IdShape): Iterable<Bearers<T>> {
  return name !== undefined && group.byName.size > 0 ? (group.byName.get(name) ?? []) : group.byKey.values();
}

function shapeOf(id: Value): IdShape | undefined {
  const segments = idSegments(id);
  if (segments === undefined) return undefined;
  const skeleton = segments.every(({ single }) => single) ? segments.map(skeletonOf).join('/') : undefined;
  return { key: segments.map(keyOfSegment).join('/'), skeleton, name: segments.at(-1)?.known };
}

function keyOfSegment({ known, pieces }: IdSegment): string {
  return known === undefined ? keyOfPieces(pieces) : JSON.stringify(known);
}

/** A segment without one known text at its end, or else at its start: whatever else is the same, that text decides. */
function skeletonOf({ known, pieces }: IdSegment): string {
  if (known !== undefined) return '*';
  if (typeof pieces.at(-1) === 'string') return `${keyOfPieces(pieces.slice(0, -1))}*`;
  return typeof pieces[0] === 'string' ? `*${keyOfPieces(pieces.slice(1))}` : keyOfPieces(pieces);
}

function keyOfPieces(pieces: IdSegment['pieces']): string {
  return pieces.map((piece) => (typeof piece === 'string' ? JSON.stringify(piece) : `{${keyOf(piece)}}`)).join('');
}
