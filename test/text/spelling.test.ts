import { describe, expect, it } from '@jest/globals';
import { editDistance, nearestTo } from '../../src/text/spelling.js';

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

describe('nearestTo', () => {
  it('gives what is spelt nearly the same, the nearest first', () => {
    expect(nearestTo('Formt', ['form', 'format', 'output'])).toEqual(['form', 'format']);
    expect(nearestTo('x', ['xy', 'abc'])).toEqual(['xy']);
    expect(nearestTo('parameters', ['subscription'])).toEqual([]);
  });

  it('takes no other letter for one that stands alone', () => {
    expect(nearestTo('x', ['y', 'Z', ''])).toEqual([]);
    expect(nearestTo('x', ['X'])).toEqual(['X']);
  });
});
