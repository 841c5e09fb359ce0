import type { ShardMark } from './audit-report.js';
import { digestOf } from './observation.js';
import { compareNames, type Repository } from './repository.js';

export interface SizedRepository extends Repository {
  /** In bytes: about how much there is to judge. */
  readonly size: number;
}

/** One part of the repositories of an audit. */
export interface Shard {
  readonly repositories: readonly SizedRepository[];
  readonly mark: ShardMark;
}

/** A part of an audit as the command line names it: from 1 to `of`. */
export type ShardChoice = Pick<ShardMark, 'index' | 'of'>;

/**
 * Part `index` of `of` of the repositories, which depends on their names and sizes alone: each goes, the largest first, to the part that has the least so
 * far. Each is in one part.
 */
export function shardOf(repositories: readonly SizedRepository[], { index, of }: ShardChoice): Shard {
  const sorted = [...repositories].sort((one, other) => other.size - one.size || compareNames(one.name, other.name));
  const sums = Array.from({ length: of }, () => 0);
  const mine = sorted.filter(({ size }) => {
    const least = sums.indexOf(Math.min(...sums));
    // So that repositories without anything to judge are spread too.
    sums[least] = (sums[least] ?? 0) + size + 1;
    return least === index - 1;
  });
  const list = digestOf(sorted.map(({ name, size }) => [name, size]));
  return { repositories: mine.sort((one, other) => compareNames(one.name, other.name)), mark: { index, of, list } };
}
