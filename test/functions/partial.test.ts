import { describe, expect, it } from '@jest/globals';
import { accessMember } from '../../src/values/access.js';
import { keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import { simplifyIf } from '../../src/values/conditions.js';
import { printExpression } from '../../src/values/print.js';
import type { Value } from '../../src/values/value.js';
import { call, jsonOf, lambda, unknown } from './terms.js';

const p = unknown('p', { type: 'string' });
const i = unknown('i', { type: 'int' });
const f = unknown('f', { type: 'bool' });
const list = unknown('list', { type: 'array' });
const tags = unknown('tags', { type: 'object' });
const sku = unknown('sku', { type: 'string', allowed: [scalar('Basic'), scalar('Premium')] });
const groupName = accessMember(symbolicCall('resourceGroup', [], { type: 'object' }), scalar('name'), false, undefined);
const vnetId = call('resourceId', 'Microsoft.Network/virtualNetworks', p);

const decided: readonly (readonly [what: string, value: () => Value, expected: unknown])[] = [
  ['an unknown equals itself', () => call('equals', p, p), true],
  ['texts with different known ends differ', () => call('equals', call('concat', p, '-vnet'), call('concat', p, '-pe')), false],
  ['a value outside of the allowed ones differs', () => call('equals', sku, 'Standard'), false],
  ['a name in another letter case than toLower gives differs', () => call('equals', call('toLower', p), 'West'), false],
  ['an object with an unknown member has its names', () => call('contains', { a: p }, 'b'), false],
  ['an array that holds a known item', () => call('contains', call('concat', list, ['x']), 'x'), true],
  ['a text that contains a known piece', () => call('contains', call('concat', 'snet-', p), 'net'), true],
  ['a text with a known piece is not empty', () => call('empty', call('concat', p, 'x')), false],
  ['a name that Azure gives is not empty', () => call('empty', groupName), false],
  ['nor is it equal to the empty text', () => call('equals', groupName, ''), false],
  ['the start of a text', () => call('startsWith', call('concat', 'PE-', p), 'pe'), true],
  ['the wrong start of a text', () => call('startsWith', call('concat', 'pe-', p), 'vnet'), false],
  ['the end of a text', () => call('endsWith', call('format', '{0}.net', p), '.NET'), true],
  ['the length of texts of fixed length', () => call('length', call('concat', 'st', call('uniqueString', p))), 15],
  ['the first characters', () => call('take', call('concat', 'abc', p), 2), 'ab'],
  ['a substring within a known piece', () => call('substring', call('concat', 'abc', p), 1, 2), 'bc'],
  ['the known first item', () => call('first', call('concat', ['x'], list)), 'x'],
  ['the known last item', () => call('last', call('concat', list, ['x'])), 'x'],
  ['false decides a conjunction', () => call('and', f, false), false],
  ['a condition and its negation', () => call('or', f, call('not', f)), true],
  ['equal branches', () => call('if', f, 1, 1), 1],
  ['a coalesce that a known value ends', () => call('coalesce', null, 'x', p), 'x'],
  ['a later layer of a merge', () => call('tryGet', call('shallowMerge', [tags, { env: 'x' }]), 'env'), 'x'],
  ['comparison of bounded integers', () => call('less', unknown('n', { type: 'int', maxValue: 4 }), 5), true],
  ['a branch that fails where it is not taken', () => call('if', true, 1, () => call('fail', 'no')), 1],
  ['an error after what decides', () => call('or', true, () => call('int', 'x')), true],
];

describe('what is decided in spite of unknowns', () => {
  it.each(decided)('%s', (_, value, expected) => {
    expect(jsonOf(value())).toEqual(expected);
  });
});

const normalForms: readonly (readonly [what: string, value: () => Value, expected: string])[] = [
  ['texts from concat and format are one', () => call('format', '{0}-{1}', p, 'x'), "concat(parameters('p'), '-x')"],
  ['nested texts are flat', () => call('concat', call('concat', 'a', p), 'b'), "concat('a', parameters('p'), 'b')"],
  ['toLower once', () => call('toLower', call('toLower', p)), "toLower(parameters('p'))"],
  ['toLower piece by piece', () => call('toLower', call('concat', 'A', p)), "concat('a', toLower(parameters('p')))"],
  ['double negation', () => call('not', call('not', f)), "parameters('f')"],
  ['an if of booleans is its condition', () => call('if', f, true, false), "parameters('f')"],
  ['an if of negated booleans', () => call('if', f, false, true), "not(parameters('f'))"],
  ['an if over the negated condition', () => call('if', call('not', f), 1, 2), "if(parameters('f'), 2, 1)"],
  ['an if inside an if over the same condition', () => call('if', f, call('if', f, 1, 2), 3), "if(parameters('f'), 1, 3)"],
  ['a neutral operand', () => call('and', true, f), "parameters('f')"],
  ['comparison with true', () => call('equals', f, true), "parameters('f')"],
  ['the known one comes last in equals', () => call('equals', 'x', p), "equals(parameters('p'), 'x')"],
  [
    'the segments before an unknown',
    () => call('split', call('concat', '/a/', p), '/'),
    "concat(createArray('', 'a'), split(parameters('p'), '/'))",
  ],
  ['the name in an id', () => call('last', call('split', vnetId, '/')), "parameters('p')"],
  [
    'an id of a name with slashes, taken apart',
    () => {
      const parts = call('split', call('concat', p, '/', call('take', p, 3)), '/');
      return call(
        'resourceId',
        'A.B/cs/ds',
        accessMember(parts, scalar(0), false, undefined),
        accessMember(parts, scalar(1), false, undefined),
      );
    },
    "concat('/subscriptions/0f0f0f0f-1111-2222-3333-444444444444/resourceGroups/rg-hub/providers/A.B/cs/', parameters('p'), '/ds/', take(parameters('p'), 3))",
  ],
  ['what is left to take', () => call('take', call('concat', 'st', p), 24), "concat('st', take(parameters('p'), 22))"],
  ['known stretches of arrays merge', () => call('concat', list, [1], [2]), "concat(parameters('list'), createArray(1, 2))"],
  [
    'an item under an undecided predicate',
    () =>
      call(
        'filter',
        [1, i],
        lambda(['x'], (item) => call('equals', item, 1)),
      ),
    "concat(createArray(1), if(equals(parameters('i'), 1), createArray(parameters('i')), createArray()))",
  ],
  [
    'map over the known stretches',
    () =>
      call(
        'map',
        call('concat', [1], list),
        lambda(['x'], (item) => call('string', item)),
      ),
    "concat(createArray('1'), map(parameters('list'), lambda('x', string(lambdaVariables('x')))))",
  ],
  ['a member under an unknown name', () => call('createObject', p, 1, 'b', 2), "createObject('b', 2, parameters('p'), 1)"],
  ['a branch that fails', () => call('if', f, () => call('fail', 'no'), 1), "if(parameters('f'), fail('no'), 1)"],
  [
    'an undecided first of a coalesce',
    () => call('coalesce', call('tryGet', tags, 'a'), null, 'x'),
    "coalesce(tryGet(parameters('tags'), 'a'), 'x')",
  ],
];

describe('what stays symbolic has one form', () => {
  it.each(normalForms)('%s', (_, value, expected) => {
    expect(printExpression(value())).toBe(expected);
  });

  it('keeps what is undecided undecided', () => {
    for (const value of [
      call('contains', ['x', p], 'y'),
      call('equals', p, 'x'),
      call('union', tags, { a: { b: 1 } }),
      call('empty', list),
    ]) {
      expect(value.kind).toBe('unknown');
    }
  });

  it('fails only when both branches do', () => {
    expect(() =>
      call(
        'if',
        f,
        () => call('fail', 'one'),
        () => call('fail', 'two'),
      ),
    ).toThrow(EvaluationError);
  });

  it('gives equal keys to equal texts', () => {
    expect(keyOf(call('join', ['a', p, 'b'], '/'))).toBe(keyOf(call('format', 'a/{0}/b', p)));
  });

  it('joins the branches of a known condition', () => {
    expect(jsonOf(simplifyIf(scalar(false), scalar('a'), scalar('b')))).toBe('b');
  });
});
