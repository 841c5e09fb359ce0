import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../src/policy/read-configuration.js';
import { runSettings } from '../../src/policy/run-settings.js';
import { Source } from '../../src/text/source.js';
import { names } from './policy-fixtures.js';

const vnet = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub';
const zone = '/subscriptions/s/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net';

function read(configuration: object | string, loadsPacks = false) {
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  return readConfiguration(new Source('infra/plumblint.config.json', text), names, loadsPacks);
}

const scanOf = (scan: object) => read({ scan }).text?.scan;
const factsOf = (facts: object) => scanOf({ facts })?.facts;

describe('the settings of a run', () => {
  it('are what the configuration says', () => {
    const scan = {
      audience: 'auditor',
      strict: true,
      failOn: 'none',
      minSeverity: 'warning',
      exclude: ['a', '!b'],
      hostNaming: 'privatelink',
      includeModules: false,
      moduleCache: '.cache',
      cloud: 'AzureUSGovernment',
      parameters: ['a.json', 'x=1'],
      baseline: 'base.json',
    };
    expect(scanOf(scan)).toEqual({ ...scan, facts: { files: [], resources: [], zonesAttachedByPolicy: false } });
    expect(scanOf({ strict: false, failOn: 'error' })).toMatchObject({ strict: false, failOn: 'error' });
  });

  it('are left to the command line where it says nothing', () => {
    const nothing = runSettings(undefined);
    expect(Object.entries(nothing).filter(([, value]) => value !== undefined)).toEqual([
      ['exclude', []],
      ['parameters', []],
      ['facts', { files: [], resources: [], zonesAttachedByPolicy: false }],
    ]);
    expect(scanOf({})).toEqual(nothing);
    expect(read({}).text?.scan).toEqual(nothing);
  });

  it('have what is known besides the templates, with the zones that are linked to a network', () => {
    const known = factsOf({ files: ['az.json'], zonesAttachedByPolicy: true, resources: [{ id: vnet, location: 'westeurope', linkedZones: [zone] }] }); // prettier-ignore
    expect(known).toMatchObject({ files: ['az.json'], zonesAttachedByPolicy: true });
    expect(known?.resources.map(({ id, file }) => [id, file])).toEqual([
      [vnet, 'infra/plumblint.config.json'],
      [`${zone}/virtualNetworkLinks/hub`, 'infra/plumblint.config.json'],
    ]);
    expect(known?.resources.map(({ json }) => json)).toEqual([
      { id: vnet, location: 'westeurope', linkedZones: [zone] },
      { id: `${zone}/virtualNetworkLinks/hub`, properties: { virtualNetwork: { id: vnet } } },
    ]);
    expect(factsOf({ zonesAttachedByPolicy: false, resources: [{ id: vnet }] })).toMatchObject({
      resources: [{ id: vnet }],
      zonesAttachedByPolicy: false,
    });
  });

  it('leave out of what is known that whose id Azure would not take', () => {
    const long = `${vnet}-${'x'.repeat(2_000)}`;
    expect(factsOf({ resources: [{ id: vnet }, { id: long }] })?.resources.map(({ id }) => id)).toEqual([vnet]);
    expect(factsOf({ resources: [{ id: vnet, linkedZones: [`${zone}-${'x'.repeat(2_000)}`, zone] }] })?.resources).toHaveLength(2);
  });
});

describe('a configuration', () => {
  it('says where it has settings of the run, packs and what restore may do', () => {
    const { text } = read('{"scan": {"strict": true}, "packs": ["./a.js"], "restore": {"registries": []}}');
    expect([text?.scanSpan?.start, text?.packsSpan?.start, text?.restoreSpan?.start]).toEqual([1, 27, 48]);
    for (const silent of ['{}', '{"scan": {}, "packs": [], "restore": {}}']) {
      const bare = read(silent).text;
      expect([bare?.scanSpan, bare?.packsSpan, bare?.restoreSpan, bare?.registries]).toEqual([undefined, undefined, undefined, undefined]);
    }
    expect(read({ restore: { registries: [] } }).text?.registries).toEqual([]);
    expect(read({ restore: { registries: ['a.azurecr.io'] } }).text?.registries).toEqual(['a.azurecr.io']);
  });

  it('may name rules of packs that are not loaded, but none that there is not of those that are', () => {
    const rules = { 'own/names': 'off' };
    expect(read({ packs: ['./own.js'], rules }).problems).toEqual([]);
    expect(read({ packs: ['./own.js'], rules: { 'dns/nope': 'off' } }).problems).toHaveLength(1);
    expect(read({ packs: ['./own.js'], rules }, true).problems).toHaveLength(1);
    expect(read({ rules }).problems).toHaveLength(1);
  });

  it('sets a rule by the last of its names, and is none where anything is wrong with it', () => {
    const settings = (rules: object) => read({ rules }).text?.rules.get('dns/zone-linked-to-vnet');
    expect(settings({ dns: 'off', 'dns/zone-linked-to-vnet': 'note' })).toBe('note');
    expect(settings({ 'dns/zone-linked-to-vnet': 'note', dns: 'off' })).toBe('off');
    expect(settings({ arc: 'off' })).toBeUndefined();
    expect(read({ rules: { dns: 'off' }, overrides: [{ files: ['a'], rules: { nope: 'off' } }] }).text).toBeUndefined();
  });

  it('has suppressions, each with what it says', () => {
    const entry = { rule: 'dns', files: ['a', 'b/'], reason: 'hub', owner: 'net team', expires: '2027-01-31' };
    const text = JSON.stringify({ suppressions: [entry, { rule: 'arc', files: ['c'], reason: 'x' }] });
    const [first, second] = read(text).text?.suppressions ?? [];
    expect(first).toMatchObject({ kind: 'external', ...entry, place: { start: text.indexOf('{', 1), end: text.indexOf('}') + 1 } });
    expect(first?.ruleIds).toEqual(new Set(names.named('dns')));
    expect(second).toMatchObject({ rule: 'arc', owner: undefined, expires: undefined });
  });
});
