import { describe, expect, it } from '@jest/globals';
import { joinText, scalar, symbolicCall } from '../../src/values/construct.js';
import { Concretizer } from './concretize.js';
import { ShapeBook } from './shapes.js';
import { jsonOf } from './judge.js';
import { MadeUpWorld } from './worlds.js';

const scope = { kind: 'resourceGroup', managementGroupId: undefined, subscriptionId: scalar('s'), resourceGroup: scalar('g') } as const;
const a = symbolicCall('parameters', [scalar('a')], { type: 'string' });

describe('a made-up world', () => {
  const world = (seed: string): MadeUpWorld => new MadeUpWorld(seed, new ShapeBook([a]), new Map());

  it('gives one unknown one value, and others with other seeds', () => {
    const twice = joinText([a, '/', a]);
    const values = ['1', '2', '3'].map((seed) => jsonOf(new Concretizer(world(seed), { scope }).concrete(twice)) as string);
    for (const value of values) expect(new Set(value.split('/')).size).toBe(1);
    expect(new Set(values).size).toBeGreaterThan(1);
  });

  it('stays among the allowed values', () => {
    const closed = symbolicCall('parameters', [scalar('c')], { allowed: [scalar('x'), scalar('y')] });
    for (const seed of ['1', '2', '3', '4']) expect(['x', 'y']).toContain(jsonOf(new Concretizer(world(seed), { scope }).concrete(closed)));
  });

  it('takes given values first', () => {
    const given = new MadeUpWorld('1', new ShapeBook([a]), new Map([['a', scalar('given')]]));
    expect(jsonOf(new Concretizer(given, { scope }).concrete(a))).toBe('given');
  });
});
