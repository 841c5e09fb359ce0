import { describe, expect, it } from '@jest/globals';
import { equalValues } from '../../src/values/compare.js';
import { joinText, keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { FunctionEnvironment } from '../../src/functions/environment.js';
import type { Truth } from '../../src/values/truth.js';
import type { Scalar, SymbolFacts, Value } from '../../src/values/value.js';
import { judge } from '../../src/worlds/judge.js';
import type { Judgement, World } from '../../src/worlds/judge.js';

const environment: FunctionEnvironment = {
  scope: { kind: 'resourceGroup', managementGroupId: undefined, subscriptionId: undefined, resourceGroup: undefined },
};
const parameter = (name: string, facts: SymbolFacts = { type: 'string' }): Value => symbolicCall('parameters', [scalar(name)], facts);
const flag = (name: string): Value => parameter(name, { type: 'bool' });
const call = (name: string, ...args: readonly Value[]): Value => symbolicCall(name, args, { type: 'bool' });
const choose = (condition: Value, then: Scalar | Value, otherwise: Scalar | Value): Value =>
  symbolicCall('if', [condition, asValue(then), asValue(otherwise)], { type: 'string' });
const asValue = (value: Scalar | Value): Value => (typeof value === 'object' && value !== null ? value : scalar(value));

function isEqual(left: Value, right: Scalar | Value, ...given: readonly Value[]): Judgement {
  const other = asValue(right);
  const ask = (world: World): Truth => equalValues(world.see(left), world.see(other));
  return judge({ about: [left, other], given, ask }, environment);
}

function scenario({ scenario: assignments }: Judgement): string[] {
  return assignments.map((one) =>
    'is' in one ? `${one.symbol.symbol.key} = ${keyOf(one.is)}` : `${one.symbol.symbol.key} not ${one.not.map(keyOf).join()}`,
  );
}

describe('questions over all cases of the unknowns', () => {
  it('pass and fail as written where nothing is unknown, or unknowns do not matter', () => {
    expect(isEqual(scalar('a'), 'a').verdict).toBe('pass');
    expect(isEqual(scalar('a'), 'b').verdict).toBe('fail');
    expect(isEqual(parameter('x'), parameter('x')).verdict).toBe('pass');
    expect(isEqual(joinText([parameter('x'), '-a']), joinText([parameter('x'), '-b'])).verdict).toBe('fail');
  });

  it('fail in every case though each case differs', () => {
    expect(isEqual(choose(flag('dr'), 'north', 'south'), 'west').verdict).toBe('fail');
  });

  it('are open with the scenario in which they fail', () => {
    const judgement = isEqual(choose(flag('dr'), 'north', 'west'), 'west');
    expect(judgement.verdict).toBe('open');
    expect(scenario(judgement)).toEqual(['parameters("dr") = true']);
  });

  it('leave out of a scenario what makes no difference', () => {
    const judgement = isEqual(choose(flag('a'), choose(flag('b'), 'west', 'west2'), choose(flag('b'), 'west', 'west3')), 'west');
    expect(scenario(judgement)).toEqual(['parameters("b") = false']);
  });

  it('are asked under their conditions only', () => {
    const region = choose(flag('pe'), 'west', 'north');
    expect(isEqual(region, 'west', flag('pe')).verdict).toBe('pass');
    expect(isEqual(region, 'west', call('not', flag('pe'))).verdict).toBe('fail');
    expect(isEqual(region, 'west', call('and', flag('pe'), flag('other'))).verdict).toBe('pass');
  });

  it('pass where their conditions contradict each other', () => {
    expect(isEqual(scalar('a'), 'b', flag('x'), call('not', flag('x'))).verdict).toBe('pass');
    const sku = parameter('sku');
    expect(isEqual(scalar('a'), 'b', call('equals', sku, scalar('Basic')), call('equals', sku, scalar('Premium'))).verdict).toBe('pass');
  });

  it('do not fail where conditions on the same unknown may exclude each other', () => {
    const count = parameter('count', { type: 'int' });
    expect(isEqual(scalar('a'), 'b', call('greater', count, scalar(1)), call('less', count, scalar(1))).verdict).toBe('open');
    expect(isEqual(scalar('a'), 'b', call('greater', count, scalar(1)), flag('x')).verdict).toBe('fail');
  });

  it('take a compared parameter for each constant and for any other value', () => {
    const tier = parameter('tier');
    const region = choose(call('equals', tier, scalar('a')), 'west', choose(call('equals', tier, scalar('b')), 'north', 'west'));
    const judgement = isEqual(region, 'west');
    expect(scenario(judgement)).toEqual(['parameters("tier") = "b"']);
    expect(isEqual(region, 'west', call('not', call('equals', tier, scalar('b')))).verdict).toBe('pass');
  });

  it('take a parameter with allowed values for these and no other', () => {
    const region = parameter('region', { type: 'string', allowed: [scalar('north'), scalar('south')] });
    expect(isEqual(region, 'west').verdict).toBe('fail');
    expect(scenario(isEqual(region, 'north'))).toEqual(['parameters("region") = "south"']);
  });

  it('take an empty parameter for the empty text', () => {
    const id = parameter('id');
    expect(isEqual(id, '', call('empty', id)).verdict).toBe('pass');
    expect(isEqual(choose(call('empty', id), 'new', id), 'new', call('not', call('empty', id))).verdict).toBe('open');
  });

  it('name what leaves them undecided', () => {
    const judgement = isEqual(choose(flag('new'), 'west', parameter('region')), 'west');
    expect(judgement.verdict).toBe('open');
    expect(judgement.undecided.map(({ symbol }) => symbol.key)).toEqual(['parameters("region")']);
  });

  it('stay open, in bounded time, where there are too many cases', () => {
    const many = Array.from({ length: 40 }, (_, index) => choose(flag(`f${index}`), 'a', 'b'));
    const judgement = judge(
      { about: many, given: [], ask: (world) => (many.every((value) => keyOf(world.see(value)) === '"a"') ? 'true' : 'unknown') },
      environment,
    );
    expect(judgement.verdict).toBe('open');
  });
});
