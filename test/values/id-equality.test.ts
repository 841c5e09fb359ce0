import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import { equalIds, idSegments } from '../../src/values/id-equality.js';

describe('ids of many slashes', () => {
  it('have no segments where nothing stands between them', () => {
    expect(idSegments(scalar('/'.repeat(100_000)))).toEqual([]);
    expect(idSegments(scalar(`${'/'.repeat(50_000)}a//b${'/'.repeat(50_000)}`))?.map(({ known }) => known)).toEqual(['a', '', 'b']);
  });

  it('are the same whatever slashes they begin and end with', () => {
    expect(equalIds(scalar('//a/B/'), scalar('A/b'))).toBe('true');
    expect(equalIds(scalar(''), scalar('///'))).toBe('true');
    expect(equalIds(scalar('a/b'), scalar('a/c'))).toBe('false');
  });
});
