import { describe, expect, it } from '@jest/globals';
import { readMember } from '../../src/functions/substitute.js';
import { accessMember } from '../../src/values/access.js';
import { scalar, symbolicCall } from '../../src/values/construct.js';
import { workToRead } from '../../src/values/made-arrays.js';
import { printExpression } from '../../src/values/print.js';
import { isSecret, shownOf } from '../../src/values/secret.js';
import type { Value } from '../../src/values/value.js';
import { call, inGroup, lambda, unknown } from './terms.js';

const list = unknown('list', { type: 'array' });
const count = unknown('count', { type: 'int' });
const at = unknown('at', { type: 'int' });
const nameOf = (item: Value): Value => accessMember(item, scalar('name'), false, undefined);
const variable = (name: string): Value => symbolicCall('lambdaVariables', [scalar(name)]);
const read = (base: Value, key: Value): string => printExpression(readMember(base, key, undefined, inGroup));

const named = call(
  'map',
  list,
  lambda(['x'], (item) => call('concat', 'n-', nameOf(item))),
);

describe('an item of an array that is yet to be made', () => {
  it('is what the lambda makes of the same item of the other', () => {
    expect(read(named, scalar(1))).toBe("format('n-{0}', parameters('list')[1].name)");
    expect(read(named, at)).toBe("format('n-{0}', parameters('list')[parameters('at')].name)");
  });

  it('is made of its index too, which is the item itself of all numbers from 0 on', () => {
    const numbered = (start: number): Value =>
      call(
        'map',
        call('range', start, count),
        lambda(['i'], (item) => call('format', 'n{0}', item)),
      );
    expect(read(numbered(0), scalar(2))).toBe("'n2'");
    expect(read(numbered(1), scalar(2))).toBe("format('n{0}', range(1, parameters('count'))[2])");
    const both = call(
      'map',
      list,
      lambda(['x', 'i'], (item, index) => call('format', '{0}-{1}', item, index)),
    );
    expect(read(both, scalar(2))).toBe("format('{0}-2', parameters('list')[2])");
  });

  it.each([scalar('name'), scalar(-1)])('is not read by what is no index: %j', (key) => {
    expect(() => read(named, key)).not.toThrow();
    expect(read(named, key)).toMatch(/^map\(parameters\('list'\), /);
  });

  it('is left where the lambda fails on it', () => {
    const divided = call(
      'map',
      list,
      lambda(['x', 'i'], (_, index) => call('div', 12, index)),
    );
    expect(read(divided, scalar(3))).toBe('4');
    expect(read(divided, scalar(0))).toMatch(/^map\(parameters\('list'\), .*\)\[0\]$/);
  });

  it('is as secret as the array', () => {
    const shown = unknown('shown', { type: 'array' });
    const item = readMember(named.kind === 'unknown' ? { ...named, shown } : named, scalar(1), undefined, inGroup);
    expect(isSecret(item)).toBe(true);
    expect(printExpression(shownOf(item))).toBe("parameters('shown')[1]");
  });

  it('is left where the variable of a lambda around it would be taken for one of its own', () => {
    const inner = (item: Value): Value =>
      call(
        'map',
        accessMember(item, scalar('parts'), false, undefined),
        lambda(['y'], (part) => call('concat', nameOf(item), nameOf(part))),
      );
    const nested = call('map', list, lambda(['x'], inner));
    expect(read(nested, variable('y'))).toMatch(/^map\(parameters\('list'\), .*\)\[lambdaVariables\('y'\)\]$/);
    expect(read(nested, call('add', variable('y'), 1))).toMatch(/^map\(parameters\('list'\), /);
    expect(read(nested, at)).toMatch(/^map\(parameters\('list'\)\[parameters\('at'\)\]\.parts, /);
    expect(read(named, variable('y'))).toBe("format('n-{0}', parameters('list')[lambdaVariables('y')].name)");
  });

  it('is looked for in what is not too large', () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `t${index}`);
    const heavy = call(
      'map',
      list,
      lambda(['x'], (item) => call('concat', nameOf(item), unknown('more', { type: 'string' }), ...texts.map((text) => unknown(text)))),
    );
    expect(read(heavy, scalar(1))).toMatch(/^map\(/);
    expect([workToRead(heavy), workToRead(list), workToRead(scalar('x'))]).toEqual([1_000, 0, 0]);
    expect(workToRead(named)).toBeGreaterThan(1);
  });
});

describe('a member of what is yet to be chosen', () => {
  it('is that of the first item of a list', () => {
    expect(read(call('first', list), scalar('id'))).toBe("parameters('list')[0].id");
    expect(read(call('first', named), scalar('id'))).toBe("format('n-{0}', parameters('list')[0].name).id");
  });

  it('is what the second lambda of a table makes of the item with that key', () => {
    const table = call(
      'toObject',
      list,
      lambda(['x'], nameOf),
      lambda(['x'], (item) => accessMember(item, scalar('id'), false, undefined)),
    );
    expect(read(table, scalar('a'))).toBe("toObject(parameters('list'), lambda('x', lambdaVariables('x').name)).a.id");
    const plain = call('toObject', list, lambda(['x'], nameOf));
    expect(read(plain, scalar('a'))).toBe("toObject(parameters('list'), lambda('x', lambdaVariables('x').name)).a");
  });
});
