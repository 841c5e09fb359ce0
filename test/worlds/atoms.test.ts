import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, keyOf, objectOf, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { AtomSearch } from '../../src/worlds/atoms.js';
import { choose, flag, oneOf, parameter } from './unknowns.js';
import { test as typed } from './unknowns.js';

/** A call that may be a condition, of which nothing says that it is a boolean. */
const test = (name: string, ...args: readonly Value[]): Value => symbolicCall(name, args);

type Row = readonly [symbol: string, values: readonly string[], closed: boolean, tests: readonly string[]];

const rows = (conditions: readonly Value[], values: readonly Value[] = []): Row[] =>
  new AtomSearch().of(conditions, values).map((atom) => [atom.symbol.symbol.key, atom.values.map(keyOf), atom.closed, atom.tests]);

describe('the unknowns that are told apart', () => {
  const tier = parameter('tier');
  const both = ['true', 'false'];

  it('are conditions', () => {
    expect(rows([flag('a')])).toEqual([['parameters("a")', both, true, []]]);
    expect(rows([parameter('untyped', {})])).toEqual([['parameters("untyped")', both, true, []]]);
  });

  it('are what connectives connect, not they themselves', () => {
    const connected = test('and', flag('a'), test('or', flag('b'), test('not', flag('c'))), choose(flag('d'), flag('e'), flag('f')));
    expect(rows([connected]).map(([name]) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `parameters("${name}")`));
    expect(rows([], [test('and', flag('a'), flag('b'))]).map(([name]) => name)).toContain('parameters("a")');
  });

  it('come in the order of the conditions, and of values in one that hangs on no order of theirs', () => {
    const names = (conditions: string[], values: string[]): string[] =>
      rows(conditions.map(flag), [choose(flag(values[0] ?? ''), 1, 2), choose(flag(values[1] ?? ''), 3, 4)]).map(([name]) => name);
    const sorted = ['a', 'b'].map((name) => `parameters("${name}")`);
    expect(names(['d', 'c'], ['b', 'a'])).toEqual(['parameters("d")', 'parameters("c")', ...sorted]);
    expect(names(['b'], ['d', 'a'])).toEqual(names(['b'], ['a', 'd']));
  });

  it('are calls that compute a condition, with what is inside', () => {
    const n = parameter('n', { type: 'int' });
    expect(rows([test('greater', n, scalar(1))])).toEqual([['greater(parameters("n"),1)', both, true, []]]);
    expect(rows([test('contains', arrayOf([oneOf('r', 'x')]), scalar('x'))]).map(([name]) => name)).toContain('parameters("r")');
  });

  it('are values compared with constants, from either side, each with its tests', () => {
    const [x, y] = [test('equals', tier, scalar('x')), test('equals', scalar('y'), tier)];
    expect(rows([x, y])).toEqual([['parameters("tier")', ['"x"', '"y"'], false, [keyOf(x), keyOf(y)]]]);
    expect(rows([x], [choose(x, 1, 2)])).toEqual([['parameters("tier")', ['"x"'], false, [keyOf(x)]]]);
    expect(rows([test('equals', tier, parameter('other'))])).toMatchObject([
      ['equals(parameters("tier"),parameters("other"))', both, true, []],
    ]);
    expect(rows([test('equals', scalar(1), scalar(2))])).toMatchObject([['equals(1,2)', both, true, []]]);
    const x1 = typed('equals', tier, scalar('x'));
    expect(rows([x1], [x1])).toEqual([['parameters("tier")', ['"x"'], false, [keyOf(x1)]]]);
  });

  it.each<[Parameters<typeof parameter>[1], string]>([
    [{ type: 'string' }, '""'],
    [{ type: 'array' }, '[]'],
    [{ type: 'object' }, '{}'],
  ])('are values asked to be empty: %j', (facts, empty) => {
    expect(rows([test('empty', parameter('v', facts))])).toEqual([['parameters("v")', [empty], false, [`empty(parameters("v"))`]]]);
  });

  it('are no values of which empty says nothing', () => {
    expect(rows([test('empty', parameter('v', {}))])).toMatchObject([['empty(parameters("v"))', both, true, []]]);
    expect(rows([test('empty', parameter('v', { type: 'int' }))])).toMatchObject([['empty(parameters("v"))', both, true, []]]);
    expect(rows([test('empty', scalar('x'))])).toMatchObject([['empty("x")', both, true, []]]);
  });

  it('are values of which few are allowed, and no constant besides these', () => {
    const region = oneOf('region', 'x', 'y');
    expect(rows([], [region])).toEqual([['parameters("region")', ['"x"', '"y"'], true, []]]);
    const isZ = test('equals', region, scalar('z'));
    expect(rows([isZ], [region])).toEqual([['parameters("region")', ['"x"', '"y"'], true, [keyOf(isZ)]]]);
  });

  it('are no lists whose items are restricted', () => {
    expect(rows([], [parameter('list', { type: 'array', allowed: [scalar('x')] })])).toEqual([]);
  });

  it('are found in lists, objects, texts, accesses and branches, each once', () => {
    const base = symbolicCall('reference', [choose(flag('e'), 'x', 'y')]);
    const value = objectOf([
      { name: 'list', value: arrayOf([choose(flag('a'), 1, choose(flag('b'), 1, 2))]) },
      { name: 'text', value: joinText(['x-', choose(flag('c'), 'y', 'z')]) },
      { name: 'again', value: choose(flag('a'), 1, 2) },
      { name: 'access', value: symbolicAccess(base, scalar('id')) },
    ]);
    expect(rows([], [value]).map(([name]) => name)).toEqual(['a', 'b', 'c', 'e'].map((name) => `parameters("${name}")`));
  });

  it('are found in every argument of a call', () => {
    const value = symbolicCall('concat', [scalar('x'), oneOf('r', 'a', 'b'), choose(flag('c'), 'y', 'z')]);
    expect(rows([], [value]).map(([name]) => name)).toEqual(['parameters("c")', 'parameters("r")']);
  });

  it('are none of what a lambda computes', () => {
    const variable = symbolicCall('lambdaVariables', [scalar('x')]);
    expect(rows([], [symbolicCall('map', [oneOf('r', 'a', 'b'), symbolicLambda(['x'], choose(flag('c'), variable, 'z'))])])).toEqual([
      ['parameters("r")', ['"a"', '"b"'], true, []],
    ]);
  });

  it('are the keys of a table only where a call looks them up in it', () => {
    const table = symbolicCall('createObject', [scalar('a'), tier, scalar('b'), scalar(2)]);
    const key = parameter('key');
    expect(rows([], [symbolicCall('tryGet', [table, key])])).toEqual([['parameters("key")', ['"a"', '"b"'], false, []]]);
    expect(rows([], [symbolicCall('contains', [table, key])])).toEqual([]);
    expect(rows([], [symbolicCall('union', [table, key])])).toEqual([]);
  });

  it('are the same for the same unknowns, whatever is known beside them, and found once', () => {
    const search = new AtomSearch();
    const found = search.of([flag('a')], [scalar('x'), tier]);
    expect(search.of([flag('a')], [tier, scalar('y')])).toBe(found);
    expect(search.of([flag('a')], [flag('b')])).not.toBe(found);
    expect(search.of([], [flag('a'), tier])).not.toBe(found);
  });

  it('are plain unknowns only where their values are few', () => {
    expect(rows([], [tier, parameter('n', { type: 'int' })])).toEqual([]);
    expect(rows([], [flag('a')])).toEqual([['parameters("a")', both, true, []]]);
  });

  it('are those of conditions first', () => {
    expect(rows([flag('b')], [choose(flag('a'), 1, 2)]).map(([name]) => name)).toEqual(['parameters("b")', 'parameters("a")']);
  });

  it('are looked for to a depth of sixty', () => {
    const nested = (depth: number): Value => Array.from({ length: depth }).reduce<Value>((inner) => test('not', inner), flag('a'));
    expect(rows([nested(60)])).toHaveLength(1);
    expect(rows([nested(61)])).toEqual([]);
    const within = (depth: number): Value => Array.from({ length: depth }).reduce<Value>((inner) => arrayOf([inner]), flag('a'));
    expect(rows([], [within(60)])).toHaveLength(1);
    expect(rows([], [within(61)])).toEqual([]);
  });

  it('are none where there are very many', () => {
    const many = (count: number): Row[] => rows([], [arrayOf(Array.from({ length: count }, (_, at) => flag(`f${at}`)))]);
    expect(many(1_000)).toHaveLength(1_000);
    expect(many(1_001)).toEqual([]);
  });
});
