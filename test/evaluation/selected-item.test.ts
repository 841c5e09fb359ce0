import { describe, expect, it } from '@jest/globals';
import { arrayOfSelected } from '../../src/evaluation/selected-item.js';
import { accessMember } from '../../src/values/access.js';
import { arrayOf, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import { printExpression } from '../../src/values/print.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { unknown } from '../functions/terms.js';

const list = unknown('list', { type: 'array' });
const other = unknown('other', { type: 'array' });
const at = unknown('at', { type: 'int' });
const on = unknown('on', { type: 'bool' });
const test = symbolicLambda(['x'], on);
const of = (name: string, ...values: readonly Value[]): UnknownValue => symbolicCall(name, values);
const item = (array: Value, key: Value = at): Value => accessMember(array, key, false, undefined);
const kept = of('filter', of('sort', of('skip', of('take', list, at), at), test), test);

describe('the array of a chosen item', () => {
  it.each<[string, Value]>([
    ['first', of('first', list)],
    ['last', of('last', list)],
    ['from the end', of('indexFromEnd', list, scalar(1))],
    ['first of a part', of('first', kept)],
    ['of a part of a part', item(kept)],
    ['of a part, by a number', item(of('skip', list, at), scalar(0))],
    ['of a table', item(of('toObject', list, test), scalar('a'))],
    ['of a table of a part', item(of('toObject', kept, test), scalar('a'))],
    ['of a list of some of its items', item(of('createArray', item(list), item(list, scalar(1))))],
    ['of a known list of them', item(arrayOf([item(list), item(list, scalar(1))]))],
    ['of a table of them', item(of('createObject', scalar('a'), item(list), scalar('b'), item(list, scalar(1))))],
    [
      'of lists that hang on a condition',
      symbolicAccess(of('if', on, of('createArray', item(list)), arrayOf([item(list, scalar(1))])), at),
    ],
    ['of lists that are joined', item(of('concat', of('createArray', item(list)), of('if', on, arrayOf([item(list)]), arrayOf([]))))],
  ])('is the one that it is surely from: %s', (_, value) => {
    const array = arrayOfSelected(value);
    expect(array && printExpression(array)).toBe(printExpression(list));
  });

  it.each<[string, Value]>([
    ['a known value', scalar('x')],
    ['an item that is read by its index', item(list)],
    ['what another function gives', of('max', list)],
    ['an item of what map makes', item(of('map', list, test))],
    ['a member of a table of something else', item(of('toObject', list, test, test), scalar('a'))],
    ['an item of items of two arrays', item(of('createArray', item(list), item(other)))],
    ['an item of a list that holds something else too', item(of('createArray', item(list), list))],
    ['an item of a list that another joins', item(of('concat', of('createArray', item(list)), other))],
    ['an item of empty lists', item(of('concat', arrayOf([]), arrayOf([])))],
  ])('is not told of %s', (_, value) => {
    expect(arrayOfSelected(value)).toBeUndefined();
  });
});
