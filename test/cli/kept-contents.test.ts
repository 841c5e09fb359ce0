import { expect, it } from '@jest/globals';
import { KeptContents } from '../../src/cli/kept-contents.js';

it('contents of folders are read once, and the oldest give way for good where they are too much together', () => {
  const read: string[] = [];
  const kept = new KeptContents(25, (folder) => {
    read.push(folder);
    return new Map([[folder, Buffer.alloc(folder === 'large' ? 100 : 10)]]);
  });
  const sizes = (...folders: readonly string[]) => folders.map((folder) => kept.of(folder).size);
  expect(sizes('a', 'b', 'a', 'c', 'b', 'a')).toEqual([1, 1, 1, 1, 1, 0]);
  expect(sizes('large', 'large', 'b', 'c', 'd', 'large', 'd')).toEqual([1, 1, 0, 0, 1, 0, 1]);
  expect(read).toEqual(['a', 'b', 'c', 'large', 'd']);
});
