import { describe, expect, it } from '@jest/globals';
import { accessMember } from '../../src/values/access.js';
import { equalValues } from '../../src/values/compare.js';
import { simplifyCoalesce, simplifyIf } from '../../src/values/conditions.js';
import { arrayOf, keyOf, objectOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { SymbolFacts, Value } from '../../src/values/value.js';
import { AtomSearch } from '../../src/worlds/atoms.js';
import { Case } from '../../src/worlds/case.js';
import { judge } from '../../src/worlds/judgement.js';

const scope = { kind: 'resourceGroup', managementGroupId: undefined, subscriptionId: undefined, resourceGroup: undefined } as const;
const parameter = (name: string, facts: SymbolFacts): Value => symbolicCall('parameters', [scalar(name)], facts);
const stage = parameter('stage', { type: 'string' });
const regions = objectOf([
  { name: 'dev', value: scalar('north') },
  { name: 'prod', value: scalar('south') },
]);
const region = accessMember(regions, stage, false, undefined);
const isStage = (name: string): Value => symbolicCall('equals', [stage, scalar(name)], { type: 'bool' });
const inTable = symbolicCall('contains', [regions, stage], { type: 'bool' });

function verdictOn(value: Value, wanted: string, ...given: readonly Value[]): string {
  const first = new Case({ environment: { scope }, atoms: new AtomSearch(), allowance: { left: 1000 } });
  const ask = (here: Case) => {
    const truth = equalValues(here.see(value), scalar(wanted));
    return { truth, turnsOn: () => [value, ...given] };
  };
  return judge({ given, ask }, first).verdict;
}

/** Whether the key of the table is taken to be one of its members. */
function isClosed(conditions: readonly Value[], value: Value): boolean {
  const atom = new AtomSearch().of(conditions, [value]).find(({ symbol }) => keyOf(symbol) === keyOf(stage));
  if (atom === undefined) throw new Error('the key makes no difference');
  return atom.closed;
}

describe('lookups in a table by an unknown key', () => {
  it('have its members as their cases, for other keys fail the deployment', () => {
    expect(verdictOn(region, 'west')).toBe('fail');
    expect(verdictOn(region, 'north')).toBe('open');
  });

  it('that may find nothing have null as one more case', () => {
    const found = simplifyCoalesce([accessMember(regions, stage, true, undefined), scalar('east')]);
    expect(verdictOn(found, 'west')).toBe('fail');
    expect(verdictOn(found, 'north')).toBe('open');
    expect(verdictOn(found, 'east')).toBe('open');
    const items = arrayOf([scalar('north'), scalar('south')]);
    const item = simplifyCoalesce([accessMember(items, parameter('at', { type: 'int' }), true, undefined), scalar('east')]);
    expect(verdictOn(item, 'west')).toBe('fail');
    const alike = objectOf(['dev', 'prod'].map((name) => ({ name, value: scalar('east') })));
    expect(verdictOn(simplifyCoalesce([accessMember(alike, stage, true, undefined), scalar('east')]), 'east')).toBe('pass');
  });

  it('are not taken to find nothing where the key is compared too: a key is found whatever its letter case, an equal text is not', () => {
    const found = simplifyCoalesce([accessMember(regions, stage, true, undefined), scalar('east')]);
    const elsewhere = simplifyIf(isStage('dev'), scalar('north'), found);
    expect(verdictOn(elsewhere, 'west')).toBe('open');
  });

  it('have the allowed keys as their cases', () => {
    const key = parameter('stage', { type: 'string', allowed: [scalar('dev')] });
    expect(verdictOn(accessMember(regions, key, false, undefined), 'north')).toBe('pass');
  });

  it('have the items of an array as their cases', () => {
    const items = arrayOf([scalar('north'), scalar('south')]);
    expect(verdictOn(accessMember(items, parameter('at', { type: 'int' }), false, undefined), 'west')).toBe('fail');
  });

  it('reach into what a member holds', () => {
    const nested = objectOf([
      { name: 'dev', value: objectOf([{ name: 'region', value: scalar('north') }]) },
      { name: 'prod', value: objectOf([{ name: 'region', value: scalar('south') }]) },
    ]);
    expect(verdictOn(accessMember(accessMember(nested, stage, false, undefined), scalar('region'), false, undefined), 'west')).toBe('fail');
  });

  it('may miss where they are safe, or made in a branch', () => {
    expect(verdictOn(simplifyCoalesce([accessMember(regions, stage, true, undefined), scalar('west')]), 'west')).toBe('open');
    expect(verdictOn(symbolicCall('if', [inTable, region, scalar('west')], { type: 'string' }), 'west')).toBe('open');
  });

  it('may miss where something asks about their key', () => {
    expect(verdictOn(region, 'west', isStage('test'))).toBe('open');
    expect(verdictOn(region, 'west', isStage('dev'))).toBe('fail');
    const short = symbolicCall('startsWith', [stage, scalar('t')], { type: 'bool' });
    const lower = symbolicCall('toLower', [stage], { type: 'string' });
    const isLower = symbolicCall('equals', [lower, scalar('test')], { type: 'bool' });
    expect([inTable, short, isLower].map((condition) => isClosed([condition], region))).toEqual([false, false, false]);
    expect([[], [parameter('other', { type: 'bool' })]].map((conditions) => isClosed(conditions, region))).toEqual([true, true]);
  });
});
