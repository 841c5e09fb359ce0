import { describe, expect, it } from '@jest/globals';
import { paintWith } from '../../src/reports/palette.js';

describe('painting', () => {
  it('is bold, in the colour of the role, and ends both', () => {
    const paint = paintWith(true);
    expect(paint('x', 'error')).toBe('\u001b[1m\u001b[31mx\u001b[39m\u001b[22m');
    expect(paint('x', 'strong')).toBe('\u001b[1mx\u001b[22m');
    expect([paint('x', 'plain'), paint('', 'error')]).toEqual(['x', '']);
  });

  it('leaves text as it is without colour', () => {
    expect(paintWith(false)('x', 'error')).toBe('x');
  });
});
