import { describe, expect, it } from '@jest/globals';
import { Summaries } from '../../src/engine/elsewhere.js';
import { type Neighbour, summariesOfNeighbours, tellingOf } from '../../src/engine/telling.js';

const group = '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourcegroups/rg/providers/microsoft.network';
const hub = `${group}/virtualnetworks/hub`;
const ties = { declares: ['microsoft.network/virtualnetworks/hub'], refersTo: [], declaresIds: [hub], refersToIds: [] };

describe('what deployments of different repositories tell each other', () => {
  it('is what says by its whole id of which resource it is, and nothing else', () => {
    const summary = {
      ties,
      'a/rule': { [`regions of ${hub}`]: ['westeurope'], zones: ['privatelink.net', `${group}/privatednszones/z.net`], names: ['hub'] },
      'b/rule': { names: ['hub'] },
    };
    expect(tellingOf('main.bicep', summary)).toEqual({
      template: 'main.bicep',
      summaries: { 'a/rule': { [`regions of ${hub}`]: ['westeurope'], zones: [`${group}/privatednszones/z.net`] } },
      ...{ declares: [hub], refersTo: [] },
    });
    const madeUp = hub.replace(/subscriptions\/[^/]+/, 'subscriptions/00000000-0000-0000-0000-000000000000');
    expect(tellingOf('main.bicep', { ties, 'a/rule': { [`regions of ${madeUp}`]: ['westeurope'] } })).toMatchObject({ summaries: {} });
    expect(tellingOf('main.bicep', { ...summary, ties: { ...ties, declaresIds: [] } })).toBeUndefined();
    expect(tellingOf('main.bicep', { 'a/rule': summary['a/rule'] })).toBeUndefined();
    expect(tellingOf('main.bicep', { ties: { refersToIds: [hub] } })).toEqual({
      template: 'main.bicep',
      summaries: {},
      declares: [],
      refersTo: [hub],
    });
    expect(tellingOf('main.bicep', { ties: { declaresIds: [hub] } })).toMatchObject({ declares: [hub], refersTo: [] });
  });

  it('is heard where both name a resource by its whole id, wherever the templates lie', () => {
    const telling = tellingOf('main.bicep', { ties, 'a/rule': { [`regions of ${hub}`]: ['westeurope'] } });
    const neighbours: Neighbour[] = [{ repository: 'org/hub', tellings: telling === undefined ? [] : [telling] }];
    const hears = (own: Readonly<Record<string, readonly string[]>>) => {
      const summaries = [{ template: 'main.bicep', summary: {}, ties: own }, ...summariesOfNeighbours('a/rule', neighbours)];
      return new Summaries(summaries).for('main.bicep').holders(`regions of ${hub}`, 'westeurope');
    };
    expect(hears({ refersToIds: [hub] })).toEqual(['main.bicep in org/hub']);
    expect(hears({ declaresIds: [hub] })).toEqual(['main.bicep in org/hub']);
    expect(hears({ refersTo: ties.declares })).toEqual([]);
    expect(hears({ refersToIds: [`${hub}2`] })).toEqual([]);
    expect([...summariesOfNeighbours('b/rule', neighbours)]).toEqual([]);
    const own = [
      { template: 'a/main.bicep', summary: {}, ties: { refersToIds: [hub] } },
      { template: 'b/main.bicep', summary: { links: ['l'] }, ties: { refersToIds: [hub] } },
      { template: 'c/main.bicep', summary: { links: ['m'] }, ties: { refersToIds: [`${hub}2`] } },
    ];
    expect([...new Summaries(own).for('a/main.bicep').all('links')]).toEqual(['l']);
  });
});
