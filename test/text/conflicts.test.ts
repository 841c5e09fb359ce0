import { describe, expect, it } from '@jest/globals';
import { conflictsIn } from '../../src/text/conflicts.js';

const lines = (...texts: string[]): string => texts.join('\n');

describe('conflictsIn', () => {
  it('finds nothing in a text without conflicts', () => {
    expect(conflictsIn(lines('a', '=======', 'b'))).toBeUndefined();
    expect(conflictsIn('var x = a <<<<<<< b')).toBeUndefined();
  });

  it('leaves the first side, each character where it stood', () => {
    const text = lines('a', '<<<<<<< HEAD', 'ours', '=======', 'theirs', '>>>>>>> topic/x', 'b');
    expect(conflictsIn(text)).toEqual({
      text: lines('a', ' '.repeat(12), 'ours', ' '.repeat(7), ' '.repeat(6), ' '.repeat(15), 'b'),
      beginnings: [{ start: 2, end: 14 }],
    });
  });

  it('knows the common ancestor, sides without lines, and line breaks of Windows', () => {
    const text = lines('<<<<<<< a', 'x', '||||||| base', 'y', '=======', '>>>>>>> b').replaceAll('\n', '\r\n');
    const { text: first = '', beginnings = [] } = conflictsIn(text) ?? {};
    expect([first.length, first.trim(), beginnings]).toEqual([text.length, 'x', [{ start: 0, end: 9 }]]);
  });

  it('finds several, and markers that were left behind', () => {
    const one = lines('<<<<<<< a', 'x', '=======', 'y', '>>>>>>> b');
    expect(conflictsIn(lines(one, one, '>>>>>>> c'))?.beginnings).toHaveLength(3);
    expect(conflictsIn(lines('<<<<<<< HEAD', 'x'))?.text.trim()).toBe('x');
  });
});
