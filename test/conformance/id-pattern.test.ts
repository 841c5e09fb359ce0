import { describe, expect, it } from '@jest/globals';
import { joinText, scalar, symbolicCall } from '../../src/values/construct.js';
import { endPattern, idPattern } from './id-pattern.js';

const name = symbolicCall('parameters', [scalar('name')], { type: 'string' });

describe('what an id may be', () => {
  it('is told by all that is known of it, in order', () => {
    const mayBe = idPattern(joinText(['/G/a-', name, '-b-', name, '-a']));
    expect(mayBe('/g/a-x-b-y-a')).toBe(true);
    expect(mayBe('/g/a-b-y-a')).toBe(false);
    expect(mayBe('/h/a-x-b-y-a')).toBe(false);
    expect(mayBe('/g/a-x-b-y-c')).toBe(false);
    expect(mayBe('/g/a-b-a')).toBe(false);
  });

  it('is one text where all is known, and any where nothing is', () => {
    expect([idPattern(scalar('/G/a'))('/g/a'), idPattern(scalar('/G/a'))('/g/a/b')]).toEqual([true, false]);
    expect([idPattern(name)('/g/a'), idPattern(symbolicCall('reference', [name]))('/g/a')]).toEqual([true, true]);
  });

  it('ends as what is known of its end', () => {
    const mayEnd = endPattern(joinText(['/g/', name, '/Of-A']));
    expect(['/of-a', '-a', '/x/of-a', '/of-b'].map(mayEnd)).toEqual([true, true, true, false]);
  });
});
