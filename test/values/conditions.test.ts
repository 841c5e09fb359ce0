import { describe, expect, it } from '@jest/globals';
import { callNamed, simplifyIf } from '../../src/values/conditions.js';
import { scalar, symbolicCall } from '../../src/values/construct.js';
import { printValue } from '../../src/values/print.js';
import { hidden } from '../../src/values/secret.js';
import type { UnknownValue, Value } from '../../src/values/value.js';

const parameter = (name: string): UnknownValue => symbolicCall('parameters', [scalar(name)]);
const isSecret = symbolicCall('equals', [parameter('t'), scalar('s3cret')], { type: 'bool' });

/** What is printed of a choice between two texts under a condition. */
const choice = (condition: Value): unknown => printValue(simplifyIf(condition, scalar('a'), scalar('b')));

describe('what a condition is made of', () => {
  it('is as secret as the condition', () => {
    const [operand = scalar(null)] = callNamed(hidden(symbolicCall('and', [isSecret, parameter('u')]), parameter('s')), 'and') ?? [];
    expect(printValue(operand)).toBe("[parameters('s')]");
  });

  it('is so where it is turned round', () => {
    const turned = symbolicCall('not', [isSecret], { type: 'bool' });
    expect(choice(turned)).toBe("[if(equals(parameters('t'), 's3cret'), 'b', 'a')]");
    expect(choice(hidden(turned, parameter('s')))).toBe("[if(not(parameters('s')), 'b', 'a')]");
  });

  it('is so where it is a branch under the same condition', () => {
    const condition = parameter('u');
    const secret = hidden(symbolicCall('if', [condition, scalar('s3cret'), scalar('other')]), parameter('s'));
    expect(printValue(simplifyIf(condition, secret, scalar('b')))).toBe("[if(parameters('u'), parameters('s'), 'b')]");
  });
});
