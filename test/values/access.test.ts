import { describe, expect, it } from '@jest/globals';
import { accessMember } from '../../src/values/access.js';
import { scalar } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import { printExpression } from '../../src/values/print.js';
import type { Value } from '../../src/values/value.js';
import { call, jsonOf, unknown, valueOf } from '../functions/terms.js';

const f = unknown('f', { type: 'bool' });
const p = unknown('p', { type: 'string' });
const tags = unknown('tags', { type: 'object' });

function access(base: unknown, key: unknown, safe = false): Value {
  return accessMember(valueOf(base), valueOf(key), safe, undefined);
}

describe('accessMember', () => {
  it('finds members ignoring case, the exact spelling first', () => {
    expect(jsonOf(access({ Name: 'x' }, 'name'))).toBe('x');
    expect(jsonOf(access(call('createObject', 'A', 1, 'a', 2), 'a'))).toBe(2);
  });

  it.each([
    ['a missing member', { a: 1 }, 'b'],
    ['a member of null', null, 'a'],
    ['an index outside of an array', [1], 1],
    ['a negative index', [1], -1],
    ['a name in an array', [1], 'a'],
    ['a number in an object', { 1: 'x' }, 1],
  ])('refuses %s, and gives null where it is asked safely', (_, base, key) => {
    expect(() => access(base, key)).toThrow(EvaluationError);
    expect(jsonOf(access(base, key, true))).toBeNull();
  });

  it('never takes what objects inherit for a member', () => {
    expect(() => access({}, '__proto__')).toThrow(EvaluationError);
    expect(jsonOf(access({}, 'constructor', true))).toBeNull();
  });

  it('asks in both branches of a condition', () => {
    expect(printExpression(access(call('if', f, { a: 1 }, { a: 2 }), 'a'))).toBe("if(parameters('f'), 1, 2)");
    expect(jsonOf(access(call('if', f, { a: 1, b: 1 }, { a: 1 }), 'a'))).toBe(1);
    expect(printExpression(access(call('if', f, { a: 1 }, {}), 'a', true))).toBe("if(parameters('f'), 1, null())");
  });

  it('takes a scalar of the last layer of a merge, but not an object', () => {
    expect(jsonOf(access(call('union', tags, { a: 1 }), 'A'))).toBe(1);
    expect(access(call('union', tags, { a: { b: 1 } }), 'a').kind).toBe('unknown');
    expect(access(call('union', { a: 1 }, tags), 'a').kind).toBe('unknown');
    expect(jsonOf(access(call('shallowMerge', [tags, { a: { b: 1 } }]), 'a'))).toEqual({ b: 1 });
  });

  it('reads the known start of an array', () => {
    const list = call('concat', ['x', 'y'], unknown('list', { type: 'array' }));
    expect(jsonOf(access(list, 1))).toBe('y');
    expect(access(list, 2).kind).toBe('unknown');
  });

  it('names what it cannot find yet', () => {
    expect(printExpression(access(access(tags, 'a'), 0))).toBe("parameters('tags').a[0]");
    expect(printExpression(access(['x', 'y'], unknown('i', { type: 'int' })))).toBe("createArray('x', 'y')[parameters('i')]");
    expect(printExpression(access({ a: 1 }, p))).toBe("createObject('a', 1)[parameters('p')]");
    expect(printExpression(access(tags, 'a', true))).toBe("tryGet(parameters('tags'), 'a')");
  });

  it('leaves a member open where an unknown name may be meant', () => {
    const open = call('createObject', p, 1, 'b', 2);
    expect(jsonOf(access(open, 'b'))).toBe(2);
    expect(access(open, 'c').kind).toBe('unknown');
    expect(accessMember(open, scalar('B'), false, undefined).kind).toBe('unknown');
  });
});
