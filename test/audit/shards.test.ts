import { expect, it } from '@jest/globals';
import { shardOf } from '../../src/audit/shards.js';

const repositories = Array.from({ length: 40 }, (_, at) => ({ name: `r${at}`, folder: `/${at}`, size: at < 3 ? 0 : 1000 - 13 * at }));

it('shards hold each repository once, are about the same size, and do not depend on the order of the list', () => {
  const shards = Array.from({ length: 4 }, (_, at) => shardOf(repositories, { index: at + 1, of: 4 }));
  const names = shards.flatMap((shard) => shard.repositories.map(({ name }) => name));
  expect([...names].sort()).toEqual(repositories.map(({ name }) => name).sort());
  const sizes = shards.map((shard) => shard.repositories.reduce((sum, { size }) => sum + size, 0));
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(1000);
  expect(shardOf(repositories.toReversed(), { index: 3, of: 4 })).toEqual(shards[2]);
  expect(new Set(shards.map(({ mark }) => mark.list)).size).toBe(1);
});

it('repositories with nothing to judge are spread too, and another size is another audit', () => {
  const empty = repositories.map((repository) => ({ ...repository, size: 0 }));
  expect(shardOf(empty, { index: 2, of: 4 }).repositories).toHaveLength(10);
  expect(shardOf(empty, { index: 2, of: 4 }).mark.list).not.toBe(shardOf(repositories, { index: 2, of: 4 }).mark.list);
});
