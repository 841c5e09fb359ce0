import { describe, expect, it } from '@jest/globals';
import { joinText, keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { Truth } from '../../src/values/truth.js';
import type { Value } from '../../src/values/value.js';
import type { Case } from '../../src/worlds/case.js';
import { interfere } from '../../src/worlds/interference.js';
import type { AnsweredCase } from '../../src/worlds/answer.js';
import { scenarioOf } from '../../src/worlds/scenario.js';
import { mentions, symbolsIn } from '../../src/worlds/symbols.js';
import { undecidedAmong } from '../../src/worlds/undecided.js';
import { assigned, choose, firstCase, flag, parameter, test } from './unknowns.js';

const answered = (here: Case, truth: Truth, turnsOn: readonly Value[] = []): AnsweredCase => ({
  here,
  answer: { truth, turnsOn: () => turnsOn },
  given: 'true',
});

const refinedBy = (here: Case, condition: Value): readonly Case[] => {
  const [atom] = here.openAtoms([condition], []);
  return atom === undefined ? [] : here.refinedBy(atom);
};

describe('the scenario of a failing case', () => {
  const tier = parameter('tier');
  const isX = test('equals', tier, scalar('x'));
  const isY = test('equals', tier, scalar('y'));

  /** Cases of two flags, with the answer to each: both, a alone, b alone, none. */
  const ofFlags = (...truths: readonly Truth[]): AnsweredCase[] =>
    refinedBy(firstCase(), flag('a'))
      .flatMap((here) => refinedBy(here, flag('b')))
      .map((here, at) => answered(here, truths[at] ?? 'unknown'));

  it.each<[readonly Truth[], number, readonly string[]]>([
    [['false', 'true', 'true', 'true'], 0, ['parameters("a") = true', 'parameters("b") = true']],
    [['false', 'true', 'false', 'true'], 0, ['parameters("b") = true']],
    [['false', 'false', 'true', 'true'], 0, ['parameters("a") = true']],
    [['false', 'unknown', 'true', 'true'], 0, ['parameters("a") = true', 'parameters("b") = true']],
    [['false', 'false', 'false', 'false'], 3, []],
    [['true', 'true', 'true', 'false'], 3, ['parameters("a") = false', 'parameters("b") = false']],
  ])('of answers %j keeps what makes a difference', (truths, failing, expected) => {
    const cases = ofFlags(...truths);
    expect(assigned(scenarioOf(cases[failing], cases))).toEqual(expected);
  });

  it('is empty where no case fails', () => {
    expect(scenarioOf(undefined, ofFlags('true', 'true', 'true', 'true'))).toEqual([]);
  });

  it('knows which values contradict what an unknown is not', () => {
    const [x, notX] = refinedBy(firstCase(), isX);
    const [y, neither] = notX === undefined ? [] : refinedBy(notX, isY);
    if (x === undefined || y === undefined || neither === undefined) throw new Error('too few cases');
    const cases = (ofX: Truth, ofY: Truth, ofNeither: Truth) => [answered(x, ofX), answered(y, ofY), answered(neither, ofNeither)];
    const failingY = cases('true', 'false', 'true');
    expect(assigned(scenarioOf(failingY[1], failingY))).toEqual(['parameters("tier") = "y"']);
    const failingBoth = cases('true', 'false', 'false');
    expect(assigned(scenarioOf(failingBoth[1], failingBoth))).toEqual(['parameters("tier") not "x"']);
    const failingX = cases('false', 'true', 'true');
    expect(assigned(scenarioOf(failingX[0], failingX))).toEqual(['parameters("tier") = "x"']);
    const failingNeither = cases('true', 'true', 'false');
    expect(assigned(scenarioOf(failingNeither[2], failingNeither))).toEqual(['parameters("tier") not "x"', 'parameters("tier") not "y"']);
  });
});

describe('what leaves a case undecided', () => {
  const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
  const group = symbolicAccess(symbolicCall('resourceGroup', []), scalar('name'));
  const decided = (): Truth => 'true';
  const undecided = (...values: readonly Value[]): string[] =>
    undecidedAmong(answered(firstCase(), 'unknown', values), decided).map(({ symbol }) => symbol.key);

  it('is nothing where no case is undecided', () => {
    expect(undecidedAmong(undefined, decided)).toEqual([]);
  });

  it('are whole values, each once', () => {
    const [p, q] = [parameter('p'), parameter('q')];
    expect(undecided(p, scalar('x'), q, p)).toEqual(['parameters("p")', 'parameters("q")']);
    expect(undecided(p, joinText(['x', q]))).toEqual(['parameters("p")']);
    expect(undecided(symbolicAccess(parameter('o', { type: 'object' }), scalar('id')))).toEqual(['parameters("o")."id"']);
  });

  it('are the pieces of texts where these decide and the whole values do not, both that Azure tells where neither is seen to', () => {
    const [whole, piece] = [parameter('p'), parameter('q')];
    const open = answered(firstCase(), 'unknown', [whole, joinText(['x', piece])]);
    const hangsOn =
      (...values: readonly Value[]) =>
      (here: Case): Truth =>
        values.every((value) => here.see(value).kind === 'scalar') ? 'false' : 'unknown';
    expect(undecidedAmong(open, hangsOn(piece)).map(keyOf)).toEqual(['parameters("q")']);
    expect(undecidedAmong(open, hangsOn(whole)).map(keyOf)).toEqual(['parameters("p")']);
    expect(undecidedAmong(open, hangsOn(whole, piece)).map(keyOf)).toEqual(['parameters("p")']);
    const host = symbolicAccess(symbolicCall('reference', [scalar('/app')]), scalar('host'));
    const named = answered(firstCase(), 'unknown', [whole, joinText(['x', host, piece])]);
    expect(undecidedAmong(named, hangsOn(whole, host, piece)).map(keyOf)).toEqual(['parameters("p")', 'reference("/app")."host"']);
    const told = answered(firstCase(), 'unknown', [whole, host, joinText(['x', piece])]);
    expect(undecidedAmong(told, hangsOn(piece)).map(keyOf)).toEqual(['reference("/app")."host"', 'parameters("q")']);
  });

  it('are the pieces of texts and conditions where no whole value is unknown', () => {
    expect(undecided(joinText(['x', parameter('p')]), test('and', flag('a'), flag('b')))).toEqual([
      'parameters("p")',
      'parameters("a")',
      'parameters("b")',
    ]);
    for (const name of ['and', 'or', 'not', 'if']) expect(undecided(test(name, flag('a')))).toEqual(['parameters("a")']);
    expect(undecided(test('equals', flag('a'), flag('b')))).toEqual(['equals(parameters("a"),parameters("b"))']);
  });

  it('is what Azure tells of a resource, not what the id of the resource is made of', () => {
    const id = joinText(['/', parameter('p'), '/providers/Microsoft.App/managedEnvironments/env']);
    const domain = symbolicAccess(symbolicAccess(symbolicCall('reference', [id]), scalar('a')), scalar('domain'));
    expect(undecided(joinText(['x/', domain, '/y']))).toEqual([domain.symbol.key]);
    expect(undecided(joinText(['x/', parameter('q'), domain]))).toEqual(['parameters("q")', domain.symbol.key]);
  });

  it('is the place of the deployment only where nothing else is unknown', () => {
    expect(undecided(joinText([subscription, '/', parameter('p'), '/', group]))).toEqual(['parameters("p")']);
    expect(undecided(joinText([subscription, '/', group]))).toEqual(['subscription()."subscriptionId"', 'resourceGroup()."name"']);
    expect(undecided(symbolicCall('toLower', [symbolicCall('subscription', [])]))).toEqual(['toLower(subscription())']);
    for (const name of ['deployment', 'tenant', 'managementGroup']) {
      const member = symbolicAccess(symbolicCall(name, []), scalar('name'));
      expect(undecided(joinText([member, '/', parameter('p')]))).toEqual(['parameters("p")']);
    }
    expect(undecided(joinText([symbolicAccess(symbolicCall('environment', []), scalar('name')), '/', parameter('p')]))).toEqual([
      'environment()',
      'parameters("p")',
    ]);
  });

  it('is no name of the place where the answer does not hang on names', () => {
    const region = symbolicAccess(symbolicCall('resourceGroup', []), scalar('location'));
    const seen: string[] = [];
    const open = answered(firstCase(), 'unknown', [joinText([subscription, '/', group, '/', region])]);
    const left = undecidedAmong(open, (here) => {
      seen.push(...[subscription, group, region].map((value) => keyOf(here.see(value))));
      return 'unknown';
    });
    expect(left.map(keyOf)).toEqual(['resourceGroup()."location"']);
    expect(seen).toEqual(['"made-up-0"', '"made-up-1"', 'resourceGroup()."location"']);
  });

  it('is seen as the case has it', () => {
    const value = choose(flag('a'), parameter('p'), parameter('q'));
    const [yes] = refinedBy(firstCase(), flag('a'));
    if (yes === undefined) throw new Error('no case');
    expect(undecidedAmong(answered(yes, 'unknown', [value]), decided).map(keyOf)).toEqual(['parameters("p")']);
    expect(undecidedAmong(answered(yes, 'unknown', [choose(flag('a'), 'x', parameter('q'))]), decided)).toEqual([]);
  });
});

describe('conditions', () => {
  const n = parameter('n', { type: 'int' });
  const m = parameter('m', { type: 'int' });
  const more = test('greater', n, scalar(1));
  const less = test('less', n, scalar(1));

  it.each<[string, readonly Value[], boolean]>([
    ['none', [], false],
    ['a single one', [more], false],
    ['a single one that asks twice', [test('and', more, less)], false],
    ['two on one unknown', [more, less], true],
    ['the same twice', [more, more], false],
    ['two on different unknowns', [more, test('less', m, scalar(1))], false],
    ['one that asks for all that the other asks', [more, test('and', more, less)], false],
    ['one that asks for all that the others ask, nested', [test('and', more, test('and', less, flag('a'))), more, less], false],
    ['one that asks for a part of it', [test('and', more, flag('a')), less], true],
    ['a known one beside', [scalar(true), more], false],
    ['a known one beside one that asks twice', [scalar(true), test('and', more, less)], false],
    ['two that share one of their unknowns', [less, test('greater', n, m)], true],
    ['a test and its negation on what is told apart', [test('equals', n, scalar(1)), test('not', test('equals', n, scalar(1)))], false],
    ['one as a test and as a computed condition', [test('equals', n, scalar(1)), less], true],
    ['a flag and its negation', [flag('a'), test('not', flag('a'))], false],
  ])('interfere: %s', (_, conditions, expected) => {
    expect(interfere(conditions)).toBe(expected);
    expect(interfere(conditions.toReversed())).toBe(expected);
  });
});

describe('symbols', () => {
  const p = parameter('p');

  it('are mentioned where they stand anywhere in a value', () => {
    const holds = mentions(new Set([keyOf(p)]));
    expect([p, joinText(['x', p]), choose(flag('a'), p, 'x')].map(holds)).toEqual([true, true, true]);
    expect([scalar('parameters("p")'), parameter('q'), choose(flag('a'), 'x', 'y')].map(holds)).toEqual([false, false, false]);
    expect(holds(choose(flag('a'), 'x', 'y'))).toBe(false);
    expect(mentions(new Set())(p)).toBe(false);
  });

  it('are listed in the order in which they stand', () => {
    expect([...symbolsIn(choose(flag('b'), parameter('a'), 'x'), flag('b'), parameter('c'))].map(keyOf)).toEqual([
      'parameters("b")',
      'parameters("a")',
      'parameters("c")',
    ]);
  });
});
