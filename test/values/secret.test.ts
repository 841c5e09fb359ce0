import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import { hidden, restsOnSecret } from '../../src/values/secret.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { parameter } from '../worlds/unknowns.js';

const shown = parameter('shown');
const plain = parameter('p', { type: 'string' });
const secure = parameter('s', { type: 'string', isSecret: true });
const call = (...values: readonly Value[]): UnknownValue => symbolicCall('createArray', values);

describe('what rests on a secret', () => {
  it.each<[string, UnknownValue, boolean]>([
    ['a parameter that is given nothing', plain, false],
    ['a secure one', secure, true],
    ['a call with it', call(plain, secure), true],
    ['a member of it', symbolicAccess(secure, scalar('a')), true],
    ['a call with it inside of a list', call(arrayOf([plain, secure])), true],
    ['a call with a known text', call(scalar('x'), plain), false],
    ['a call with a known text that is hidden', call(hidden(scalar('x'), shown), plain), true],
    ['a call with an unknown value that is hidden', call(hidden(plain, shown)), true],
  ])('is found: %s', (_, value, expected) => {
    expect(restsOnSecret(value)).toBe(expected);
  });

  it('is found in the pieces of a text', () => {
    const texts = [joinText(['a-', plain]), joinText(['a-', secure])];
    expect(texts.map((text) => text.kind === 'unknown' && restsOnSecret(text))).toEqual([false, true]);
  });
});
