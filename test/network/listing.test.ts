import { describe, expect, it } from '@jest/globals';
import { joined, listItems, oneItem } from '../../src/network/listing.js';
import type { Listing, ListItem } from '../../src/network/listing.js';
import { propertyAt } from '../../src/network/properties.js';
import { arrayOf, objectOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { valueOf } from '../functions/terms.js';
import { flag, parameter } from '../worlds/unknowns.js';
import { show } from './network-fixtures.js';

const shown = ({ items, complete }: Listing<ListItem>): unknown[] => [
  complete,
  ...items.map(({ value, exists }) => `${show(value)} if ${show(exists)}`),
];
const [a, b] = [flag('a'), flag('b')];
const list = parameter('list', { type: 'array' });
const call = (name: string, ...args: readonly unknown[]): Value => symbolicCall(name, args.map(valueOf), { type: 'array' });
const notA = '<not(parameters("a"))>';
const isA = '<parameters("a")>';

describe('the items of a list', () => {
  it.each<[string, Value | undefined, readonly unknown[]]>([
    ['nothing', undefined, [true]],
    ['null', scalar(null), [true]],
    ['a text', scalar('x'), [false]],
    ['an object', objectOf([]), [false]],
    ['an array', arrayOf([scalar('x'), scalar(1)]), [true, 'x if true', '1 if true']],
    ['an empty array', arrayOf([]), [true]],
    ['a parameter', list, [false]],
    ['either array', call('if', a, ['x'], ['y']), [true, `x if ${isA}`, `y if ${notA}`]],
    ['an array or nothing', call('if', a, ['x'], null), [true, `x if ${isA}`]],
    ['an array or an unknown one', call('if', a, ['x'], list), [false, `x if ${isA}`]],
    [
      'either of either',
      call('if', a, call('if', b, ['x'], []), ['y']),
      [true, 'x if <and(parameters("a"),parameters("b"))>', `y if ${notA}`],
    ],
    ['what is refused', call('fail', 'no'), [true]],
    ['an array or what is refused', call('if', a, ['x'], call('fail', 'no')), [true, `x if ${isA}`]],
    ['stretches side by side', call('concat', ['x'], list, ['y']), [false, 'x if true', 'y if true']],
    ['known stretches', call('concat', ['x'], call('if', a, ['y'], [])), [true, 'x if true', `y if ${isA}`]],
    ['a union', call('union', ['x'], ['y']), [true, 'x if true', 'y if true']],
    ['an array that is made', call('createArray', 'x', a), [true, 'x if true', `${isA} if true`]],
    ['rows', call('flatten', [['x'], ['y']]), [true, 'x if true', 'y if true']],
    ['rows of which one is unknown', call('flatten', [['x'], list]), [false, 'x if true']],
    ['unknown rows', call('flatten', list), [false]],
    ['rows of which some are unknown', call('flatten', call('concat', [['x']], list)), [false, 'x if true']],
    ['rows under a condition', call('flatten', call('if', a, [['x']], [])), [true, `x if ${isA}`]],
    ['another function', call('skip', list, 1), [false]],
  ])('are those of %s', (_, value, expected) => {
    expect(shown(listItems(value))).toEqual(expected);
  });

  it('are there under a condition where the list is', () => {
    expect(shown(listItems(arrayOf([scalar('x')]), a))).toEqual([true, `x if ${isA}`]);
    expect(shown(listItems(call('createArray', 'x'), a))).toEqual([true, `x if ${isA}`]);
    expect(shown(listItems(call('concat', ['x']), a))).toEqual([true, `x if ${isA}`]);
  });

  it.each<[string, Value | undefined, readonly unknown[]]>([
    ['nothing', undefined, [true]],
    ['null', scalar(null), [true]],
    ['a text', scalar('x'), [true, 'x if true']],
    ['a parameter', parameter('p'), [true, '<parameters("p")> if true']],
    ['a text or nothing', call('if', a, 'x', null), [true, `x if ${isA}`]],
    ['either', call('if', a, 'x', 'y'), [true, `x if ${isA}`, `y if ${notA}`]],
    ['what is refused', call('fail', 'no'), [true]],
  ])('are the one that %s is', (_, value, expected) => {
    expect(shown(oneItem(value))).toEqual(expected);
  });

  it('of several lists are complete where all are', () => {
    const [whole, part] = [listItems(arrayOf([scalar('x')])), listItems(list)];
    expect([joined([whole, whole]), joined([whole, part]), joined([part, whole]), joined<ListItem>([])].map(shown)).toEqual([
      [true, 'x if true', 'x if true'],
      [false, 'x if true'],
      [false, 'x if true'],
      [true],
    ]);
  });
});

describe('a property', () => {
  const object = (members: Readonly<Record<string, unknown>>): Value => valueOf(members);
  const open = objectOf([{ name: 'a', value: scalar(1) }], [{ name: parameter('name'), value: scalar(2) }]);

  it.each<[string, Value, string, string | undefined]>([
    ['that is there', object({ a: { b: 'x' } }), 'a.b', 'x'],
    ['in another letter case', object({ Aa: 'x' }), 'aA', 'x'],
    ['that is missing', object({ a: {} }), 'a.b', undefined],
    ['below one that is missing', object({}), 'a.b', undefined],
    ['that is null', object({ a: null }), 'a', undefined],
    ['of a text', scalar('x'), 'a', undefined],
    ['of an array', arrayOf([]), 'a', undefined],
    ['of an unknown', symbolicCall('reference', [scalar('id')]), 'a', '<reference("id")."a">'],
    ['of either', call('if', a, { x: 1 }, { x: 2 }), 'x', '<if(parameters("a"),1,2)>'],
    ['of one of two', call('if', a, { x: 1 }, {}), 'x', '<if(parameters("a"),1,null)>'],
    ['of the other of two', call('if', a, {}, { x: 1 }), 'x', '<if(parameters("a"),null,1)>'],
    ['of neither', call('if', a, {}, {}), 'x', undefined],
    ['that both have alike', call('if', a, { x: 1 }, { x: 1 }), 'x', '1'],
    ['below one of two', call('if', a, { x: { y: 1 } }, {}), 'x.y', '<if(parameters("a"),1,null)>'],
  ])('%s', (_, value, path, expected) => {
    expect(show(propertyAt(value, path.split('.')))).toBe(expected);
  });

  it('of an object whose names are not all known may be there', () => {
    expect(propertyAt(open, ['b'])?.kind).toBe('unknown');
  });

  it('below a property of an unknown is unknown', () => {
    expect(propertyAt(symbolicAccess(parameter('o', { type: 'object' }), scalar('x')), ['y'])?.kind).toBe('unknown');
  });
});
