/** What a leaf or a resource counts as. Classes of `beyond` carry their reason. */
export type LeafClass =
  | 'equal'
  | 'symbolic equal'
  | 'symbolic undecided'
  | 'missed'
  | 'wrong'
  | 'lost'
  | 'invented'
  | `beyond: ${string}`
  | `accepted: ${string}`;

/** One leaf or resource that does not count as equal. */
export interface Difference {
  readonly class: LeafClass;
  readonly case: string;
  readonly resource: string;
  readonly path: string;
  readonly engine: string;
  readonly ours: string;
}

export type ClassCounts = ReadonlyMap<LeafClass, number>;

const failing: ReadonlySet<LeafClass> = new Set(['wrong', 'lost', 'invented']);

export function isFailing(leafClass: LeafClass): boolean {
  return failing.has(leafClass);
}

/** Counts classes and keeps every difference. */
export class Tally {
  readonly counts = new Map<LeafClass, number>();
  readonly differences: Difference[] = [];

  add(leafClass: LeafClass, count = 1): void {
    this.counts.set(leafClass, (this.counts.get(leafClass) ?? 0) + count);
  }

  note(difference: Difference, count = 1): void {
    this.add(difference.class, count);
    this.differences.push(difference);
  }

  count(leafClass: LeafClass): number {
    return this.counts.get(leafClass) ?? 0;
  }

  get failures(): number {
    return [...failing].reduce((sum, leafClass) => sum + this.count(leafClass), 0);
  }

  merge(other: { readonly counts: Iterable<readonly [LeafClass, number]>; readonly differences: readonly Difference[] }): void {
    for (const [leafClass, count] of other.counts) this.add(leafClass, count);
    this.differences.push(...other.differences);
  }
}
