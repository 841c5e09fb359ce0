import { describe, expect, it } from '@jest/globals';
import { editDistance } from '../../src/text/spelling.js';

describe('the distance of two spellings', () => {
  it.each([
    ['blob', 'blob', 0],
    ['blob', 'blobs', 1],
    ['blob', 'bob', 1],
    ['blob', 'blub', 1],
    ['blob', 'bolb', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});
