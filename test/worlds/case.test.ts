import { describe, expect, it } from '@jest/globals';
import { keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import type { Atom } from '../../src/worlds/atoms.js';
import type { Case } from '../../src/worlds/case.js';
import { caseCount } from '../../src/worlds/case.js';
import { arrayOf, joinText } from '../../src/values/construct.js';
import { assigned, choose, firstCase, flag, oneOf, parameter, test } from './unknowns.js';

function atomOf(condition: Value): Atom {
  const [atom] = firstCase().openAtoms([condition], [condition]);
  if (atom === undefined) throw new Error('no atom');
  return atom;
}

const refined = (here: Case, condition: Value): readonly Case[] => here.refinedBy(atomOf(condition));
const names = (atoms: readonly Atom[]): string[] => atoms.map(({ symbol }) => symbol.symbol.key);

describe('a case of the unknowns', () => {
  const a = flag('a');
  const tier = parameter('tier');

  it('leaves every unknown what it is where it is the first', () => {
    const value = choose(a, 'x', 'y');
    expect(firstCase().see(value)).toBe(value);
    expect(firstCase()).toMatchObject({ assignments: [], base: undefined });
  });

  it('puts what it assigns into values, after what the case says that it refines', () => {
    const first = firstCase();
    const [yes, no] = refined(first, a);
    expect(yes?.base).toBe(first);
    const value = choose(a, choose(flag('b'), 'x', 'y'), 'z');
    const [both] = yes === undefined ? [] : refined(yes, flag('b'));
    expect(assigned(both?.assignments ?? [])).toEqual(['parameters("a") = true', 'parameters("b") = true']);
    expect([both, no].map((here) => keyOf(here?.see(value) ?? value))).toEqual(['"x"', '"z"']);
  });

  it('sees the same value as the same object, and one that it does not touch unchanged', () => {
    const [yes] = refined(firstCase(), a);
    const value = arrayOf([choose(a, 'x', 'y'), tier]);
    const other = arrayOf([tier]);
    expect(yes?.see(value)).toBe(yes?.see(value));
    expect(yes?.see(value)).not.toBe(value);
    expect(yes?.see(other)).toBe(other);
  });

  it('says whether a condition holds: only what is known to be true does', () => {
    const [yes, no] = refined(firstCase(), a);
    expect([yes?.holds(a), no?.holds(a), yes?.holds(flag('b'))]).toEqual(['true', 'false', 'unknown']);
    expect([yes?.holds(scalar('true')), yes?.holds(scalar(false)), yes?.holds(arrayOf([]))]).toEqual(['false', 'false', 'false']);
  });

  it('is refined to the same cases by the same atom', () => {
    const first = firstCase();
    expect(refined(first, a)).toBe(refined(first, a));
    expect(refined(first, a)).not.toBe(refined(first, flag('b')));
    const x = test('equals', tier, scalar('x'));
    const y = test('equals', tier, scalar('y'));
    expect(refined(first, x)).not.toBe(refined(first, y));
  });

  it('has one case more for any other value of an unknown that is not closed', () => {
    const atom = atomOf(test('equals', tier, scalar('x')));
    expect(caseCount(atom)).toBe(2);
    const cases = firstCase().refinedBy(atom);
    expect(cases.map((here) => assigned(here.assignments))).toEqual([['parameters("tier") = "x"'], ['parameters("tier") not "x"']]);
    expect(cases.map((here) => here.holds(test('equals', tier, scalar('x'))))).toEqual(['true', 'false']);
    expect(caseCount(atomOf(a))).toBe(2);
    expect(caseCount(atomOf(oneOf('r', 'x', 'y', 'z')))).toBe(3);
  });

  it('is not refined to what contradicts an earlier assignment', () => {
    const isX = test('equals', tier, scalar('x'));
    const long = test('greater', symbolicCall('length', [tier], { type: 'int' }), scalar(3));
    const [itIs] = refined(firstCase(), long);
    const [, notLong] = refined(firstCase(), long);
    expect(itIs === undefined ? [] : refined(itIs, isX).map((here) => assigned(here.assignments).at(-1))).toEqual([
      'parameters("tier") not "x"',
    ]);
    expect(notLong === undefined ? [] : refined(notLong, isX)).toHaveLength(2);
  });

  it('is not refined to a value that an earlier assignment excludes', () => {
    const upper = symbolicCall('toUpper', [tier], { type: 'string' });
    const notX = refined(firstCase(), test('equals', upper, scalar('X')))[1];
    const cases = notX === undefined ? [] : refined(notX, test('equals', tier, scalar('x')));
    expect(cases.map((here) => assigned(here.assignments))).toEqual([
      ['toUpper(parameters("tier")) not "X"', 'parameters("tier") not "x"'],
    ]);
  });

  it('keeps undecided what the engine would refuse', () => {
    const [x] = refined(firstCase(), test('equals', tier, scalar('x')));
    const value = symbolicCall('int', [tier], { type: 'int' });
    expect(x?.see(value)).toBe(value);
  });

  it('works out no more values than it may', () => {
    const value = choose(a, 'x', 'y');
    const [none] = refined(firstCase(0), a);
    expect(none?.see(value)).toBe(value);
    expect(keyOf(refined(firstCase(10), a)[0]?.see(value) ?? value)).toBe('"x"');
  });
});

describe('what matters still in a case', () => {
  const n = (at: number): Value => parameter(`n${at}`, { type: 'int' });
  const computed = (at: number): Value => test('greater', n(at), scalar(1));

  it('are parameters with the fewest cases first, then what is computed', () => {
    const [first, second, third] = [oneOf('three', 'a', 'b', 'c'), flag('two'), computed(1)];
    expect(names(firstCase().openAtoms([third], [first, second]))).toEqual([
      'parameters("two")',
      'parameters("three")',
      'greater(parameters("n1"),1)',
    ]);
  });

  it('is what is computed only where there are at most eight', () => {
    const conditions = (count: number): Value[] => Array.from({ length: count }, (_, at) => computed(at));
    expect(firstCase().openAtoms(conditions(8), [])).toHaveLength(8);
    expect(firstCase().openAtoms(conditions(9), [])).toEqual([]);
    expect(names(firstCase().openAtoms([...conditions(7), flag('a')], []))).toHaveLength(8);
    expect(names(firstCase().openAtoms([...conditions(8), flag('a')], []))).toEqual(['parameters("a")']);
  });

  it('is not what the case has settled, or the values that it has ruled out', () => {
    const tier = parameter('tier');
    const isX = test('equals', tier, scalar('x'));
    const isXOrY = [isX, test('equals', tier, scalar('y'))];
    const [x, other] = refined(firstCase(), isX);
    expect(x?.openAtoms(isXOrY, [tier])).toEqual([]);
    expect(other?.openAtoms(isXOrY, []).map(({ values }) => values.map(keyOf))).toEqual([['"y"']]);
    expect(other?.openAtoms([isX], [tier])).toEqual([]);
  });

  it('is not what the case has settled though it may not work that out', () => {
    const [yes] = refined(firstCase(0), flag('a'));
    expect(yes?.openAtoms([flag('a')], [])).toEqual([]);
  });

  it('is seen as the case has it', () => {
    const [yes] = refined(firstCase(), flag('a'));
    expect(names(yes?.openAtoms([], [choose(flag('a'), choose(flag('b'), 'x', 'y'), choose(flag('c'), 'x', 'y'))]) ?? [])).toEqual([
      'parameters("b")',
    ]);
  });

  it('is inside of texts and lists too', () => {
    const inside = joinText(['x-', choose(flag('a'), 'y', 'z')]);
    expect(names(firstCase().openAtoms([], [arrayOf([inside])]))).toEqual(['parameters("a")']);
  });
});
