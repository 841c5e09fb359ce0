import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import { parameter } from '../worlds/unknowns.js';
import { existing, idOf, namesOf, networkWith, only, resource, show, symbolicNetwork } from './network-fixtures.js';
import type { Json } from './network-fixtures.js';

const vnetId = (name: string) => scalar(idOf('virtualNetworks', name));

describe('a reference', () => {
  const hub = resource('virtualNetworks', 'hub', { subnets: [{ name: 'app' }] });

  it('that is missing means nothing, here or elsewhere', () => {
    const network = networkWith([hub]);
    const missing = network.find('virtualNetworks', undefined);
    expect(missing).toMatchObject({ id: undefined, candidates: [], likeliest: [], declared: [], outside: false });
    expect(network.find('subnets', undefined).virtualNetwork.id).toBeUndefined();
  });

  it('means what bears its id, ignoring case', () => {
    const network = networkWith([hub, resource('virtualNetworks', 'spoke')]);
    const found = network.find('virtualNetworks', vnetId('HUB'));
    expect(found.candidates).toEqual([{ entity: network.virtualNetworks[0], sure: 'true' }]);
    expect(found).toMatchObject({ likeliest: [network.virtualNetworks[0]], declared: [network.virtualNetworks[0]], outside: false });
    expect(network.find('virtualNetworks', vnetId('other'))).toMatchObject({ candidates: [], outside: true });
    expect(network.find('privateDnsZones', vnetId('hub'))).toMatchObject({ candidates: [], outside: true });
  });

  it('is looked up once', () => {
    const found = networkWith([hub]).find('virtualNetworks', vnetId('hub'));
    expect(found.candidates).toBe(found.candidates);
  });

  it('likely means all that it may, or what it surely means where there is such a thing', () => {
    const network = networkWith([hub, resource('virtualNetworks', "[parameters('text')]"), resource('virtualNetworks', 'spoke')]);
    const sure = network.find('virtualNetworks', vnetId('hub'));
    expect(sure.candidates.map(({ sure: one }) => one)).toEqual(['true', 'unknown']);
    expect(namesOf(sure.likeliest)).toEqual(['hub']);
    expect(sure.outside).toBe(false);
    const unsure = network.find('virtualNetworks', vnetId('other'));
    expect(namesOf(unsure.likeliest)).toEqual(['<parameters("text")>']);
    expect(unsure.outside).toBe(true);
  });

  it('leads from a subnet to its network, though neither is here', () => {
    const pe = resource('privateEndpoints', 'pe', { subnet: { id: idOf('virtualNetworks/subnets', 'hub', 'any') } });
    const { subnet } = only(networkWith([hub, pe]).privateEndpoints);
    expect(subnet).toMatchObject({ candidates: [], outside: true });
    expect(show(subnet.virtualNetwork.id)).toBe(idOf('virtualNetworks', 'hub'));
    expect(namesOf(subnet.virtualNetwork.declared)).toEqual(['hub']);
    expect(networkWith([pe]).privateEndpoints[0]?.subnet.virtualNetwork).toMatchObject({ outside: true, candidates: [] });
  });

  it.each(['blobServices', 'fileServices', 'tableServices'])('leads up from whichever of several types it names: %s', (part) => {
    const account = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/st';
    const service = networkWith([hub]).find('storageServices', scalar(`${account}/${part}/default`));
    expect(show(service.account.id)).toBe(account);
  });

  it('leads to the network by the id itself where that does not say so', () => {
    const pe = resource('privateEndpoints', 'pe', { subnet: { id: "[parameters('text')]" } });
    const { subnet } = only(networkWith([hub, pe]).privateEndpoints);
    expect(subnet.virtualNetwork.id).toBe(subnet.id);
    expect(subnet.virtualNetwork.candidates.map(({ sure }) => sure)).toEqual(['unknown']);
  });

  it('leads up in each branch of a condition', () => {
    const id = `[if(parameters('flag'), '${idOf('virtualNetworks/subnets', 'hub', 'a')}', '${idOf('virtualNetworks/subnets', 'spoke', 'b')}')]`;
    const network = networkWith([hub, resource('virtualNetworks', 'spoke'), resource('privateEndpoints', 'pe', { subnet: { id } })]);
    const { virtualNetwork } = only(network.privateEndpoints).subnet;
    expect(show(virtualNetwork.id)).toBe(
      `<if(parameters("flag"),"${idOf('virtualNetworks', 'hub')}","${idOf('virtualNetworks', 'spoke')}")>`,
    );
    expect(virtualNetwork.candidates.map(({ sure }) => sure)).toEqual(['unknown', 'unknown']);
  });

  it('from a child leads to what it lies under', () => {
    const network = networkWith([hub, resource('virtualNetworks/subnets', 'hub/own'), resource('virtualNetworks/subnets', 'else/x')]);
    expect(network.subnets.map(({ virtualNetwork }) => namesOf(virtualNetwork.declared))).toEqual([['hub'], ['hub'], []]);
    expect(network.subnets.map(({ virtualNetwork }) => virtualNetwork.outside)).toEqual([false, false, true]);
  });
});

describe('references to what exists', () => {
  it('are candidates, but not declared here', () => {
    const network = symbolicNetwork({ vnet: existing('virtualNetworks', 'hub') });
    expect(network.virtualNetworks).toEqual([]);
    const found = network.find('virtualNetworks', vnetId('hub'));
    expect(found).toMatchObject({ outside: false, declared: [], likeliest: [{ existing: true }] });
    const [entity] = found.likeliest;
    expect(show(entity?.location)).toContain('reference(');
    expect(show(entity?.location)).toContain('"full"');
    expect(show(entity?.property('properties.x'))).toMatch(/^<reference\([^)]*"2024-05-01"\)\."x">$/);
    expect(entity?.subnets).toMatchObject({ items: [], complete: false });
  });

  it('give way to the resource that the deployment surely makes', () => {
    const made = resource('virtualNetworks', 'hub');
    const kinds = (network: ReturnType<typeof symbolicNetwork>) =>
      network.find('virtualNetworks', vnetId('hub')).candidates.map(({ entity }) => entity.existing);
    expect(kinds(symbolicNetwork({ a: existing('virtualNetworks', 'hub'), b: made }))).toEqual([false]);
    expect(kinds(symbolicNetwork({ a: existing('virtualNetworks', 'hub'), b: { ...made, condition: "[parameters('flag')]" } }))).toEqual([
      true,
      false,
    ]);
    expect(kinds(symbolicNetwork({ a: existing('virtualNetworks', 'hub'), b: resource('virtualNetworks', 'spoke') }))).toEqual([true]);
    const named = { ...existing('virtualNetworks', "[parameters('text')]") };
    expect(kinds(symbolicNetwork({ a: named, b: made }))).toEqual([true, false]);
  });

  it('stay candidates beside it where neither is surely meant', () => {
    const network = symbolicNetwork({ a: existing('virtualNetworks', 'hub'), b: resource('virtualNetworks', 'hub') });
    const { candidates, likeliest, declared } = network.find('virtualNetworks', parameter('id'));
    expect(candidates.map(({ entity, sure }) => [entity.existing, sure])).toEqual([
      [true, 'unknown'],
      [false, 'unknown'],
    ]);
    expect([likeliest.length, declared.length]).toEqual([2, 1]);
  });

  it('may have children elsewhere', () => {
    const network = symbolicNetwork({ a: existing('privateDnsZones', 'zone'), b: resource('privateDnsZones', 'own') });
    const linksOf = (name: string) =>
      network.find('privateDnsZones', scalar(idOf('privateDnsZones', name))).likeliest[0]?.virtualNetworkLinks;
    expect(linksOf('zone')).toEqual({ items: [], complete: false, unlisted: [] });
    expect(linksOf('own')).toEqual({ items: [], complete: true, unlisted: [] });
  });

  it('do not keep a child from what may be its parent too', () => {
    const network = symbolicNetwork({
      other: existing('virtualNetworks', 'hub'),
      vnet: resource('virtualNetworks', "[parameters('text')]"),
      subnet: resource('virtualNetworks/subnets', 'hub/own'),
    });
    expect(namesOf(only(network.virtualNetworks).subnets.items)).toEqual(['own']);
  });

  it('keep children that are only referred to out of collections, but under their parents', () => {
    const network = symbolicNetwork({
      vnet: resource('virtualNetworks', 'hub'),
      subnet: existing('virtualNetworks/subnets', 'hub/app'),
    });
    expect(network.subnets).toEqual([]);
    expect(namesOf(only(network.virtualNetworks).subnets.items)).toEqual(['app']);
  });
});

describe('ids with unknown parts', () => {
  it('may name what they may be', () => {
    const vnet = resource('virtualNetworks', "[concat('vnet-', parameters('text'))]", { subnets: [{ name: 'app' }] });
    const network = networkWith([vnet, resource('virtualNetworks', 'hub')]);
    expect(network.find('virtualNetworks', network.virtualNetworks[0]?.id)).toMatchObject({
      outside: false,
      candidates: [{ sure: 'true' }],
    });
    expect(network.find('virtualNetworks', vnetId('vnet-x'))).toMatchObject({ outside: true, candidates: [{ sure: 'unknown' }] });
    expect(network.find('virtualNetworks', vnetId('net-x'))).toMatchObject({ outside: true, candidates: [] });
    expect(network.subnets[0]?.virtualNetwork).toMatchObject({ outside: false, candidates: [{ sure: 'true' }] });
  });
});

describe('children', () => {
  const subnetNames = (resources: readonly Json[], at = 0): (string | undefined)[] =>
    namesOf(networkWith(resources).virtualNetworks[at]?.subnets.items ?? []);

  it('stand in the body of their parent, inside of its declaration, or beside it', () => {
    const hub = resource(
      'virtualNetworks',
      'hub',
      { subnets: [{ name: 'app' }] },
      { resources: [{ type: 'subnets', name: 'nested', apiVersion: '2024-05-01', properties: {} }] },
    );
    const resources = [
      hub,
      resource('virtualNetworks', 'spoke'),
      resource('virtualNetworks/subnets', 'HUB/separate'),
      resource('virtualNetworks/subnets', 'spoke/other'),
      resource('virtualNetworks/subnets', 'elsewhere/third'),
    ];
    expect(subnetNames(resources)).toEqual(['app', 'nested', 'separate']);
    expect(subnetNames(resources, 1)).toEqual(['other']);
  });

  it('of one network are not those of another that may be the same', () => {
    const resources = [
      resource('virtualNetworks', 'hub', { subnets: [{ name: 'a' }] }),
      resource('virtualNetworks', "[parameters('text')]", { subnets: [{ name: 'b' }] }),
      resource('virtualNetworks/subnets', 'hub/own'),
    ];
    expect(subnetNames(resources)).toEqual(['a', 'own']);
    expect(subnetNames(resources, 1)).toEqual(['b']);
  });

  it('may lie under each that may be meant', () => {
    const resources = [
      resource('virtualNetworks', 'hub'),
      resource('virtualNetworks', 'spoke'),
      resource('virtualNetworks/subnets', "[concat(parameters('text'), '/own')]"),
    ];
    expect(subnetNames(resources)).toEqual(['own']);
    expect(subnetNames(resources, 1)).toEqual(['own']);
  });

  it('lie under what surely makes their parent though it is referred to as well', () => {
    const network = symbolicNetwork({
      other: existing('virtualNetworks', 'hub'),
      vnet: resource('virtualNetworks', 'hub'),
      subnet: resource('virtualNetworks/subnets', 'hub/own'),
    });
    expect(namesOf(only(network.virtualNetworks).subnets.items)).toEqual(['own']);
  });

  it('are complete where the whole list is there', () => {
    const completeOf = (properties: Json): boolean =>
      only(networkWith([resource('virtualNetworks', 'v', properties)]).virtualNetworks).subnets.complete;
    expect(completeOf({})).toBe(true);
    expect(completeOf({ subnets: [] })).toBe(true);
    expect(completeOf({ subnets: "[parameters('list')]" })).toBe(false);
    expect(completeOf({ subnets: "[concat(parameters('list'), createArray(createObject('name', 'a')))]" })).toBe(false);
    expect(completeOf({ virtualNetworkPeerings: "[parameters('list')]" })).toBe(true);
  });

  it('of two arrays are complete where both are', () => {
    const completeOf = (properties: Json): boolean =>
      only(networkWith([resource('privateEndpoints', 'pe', properties)]).privateEndpoints).connections.complete;
    const unknown = "[parameters('list')]";
    expect(completeOf({ privateLinkServiceConnections: [] })).toBe(true);
    expect(completeOf({ privateLinkServiceConnections: [], manualPrivateLinkServiceConnections: unknown })).toBe(false);
    expect(completeOf({ privateLinkServiceConnections: unknown, manualPrivateLinkServiceConnections: [] })).toBe(false);
  });

  it('carry the condition of the branch that they stand in, and that of their parent', () => {
    const subnets = "[if(parameters('flag'), createArray(createObject('name', 'a')), createArray(createObject('name', 'b')))]";
    const network = networkWith([resource('virtualNetworks', 'v', { subnets }, { condition: "[parameters('other')]" })]);
    const listing = only(network.virtualNetworks).subnets;
    expect(listing.complete).toBe(true);
    expect(listing.items.map(({ name, exists }) => [show(name), show(exists)])).toEqual([
      ['a', '<and(parameters("other"),parameters("flag"))>'],
      ['b', '<and(parameters("other"),not(parameters("flag")))>'],
    ]);
  });

  it('lack a member that only one branch has', () => {
    const group = "[if(parameters('flag'), createObject('id', 'x'), null())]";
    const { subnets } = networkWith([
      resource('virtualNetworks', 'v', { subnets: [{ name: 'a', properties: { networkSecurityGroup: group } }] }),
    ]);
    expect(show(only(subnets).networkSecurityGroup.id)).toBe('<if(parameters("flag"),"x",null)>');
  });

  it('without a name have an id all the same', () => {
    const { subnets } = networkWith([
      resource('virtualNetworks', 'v', { subnets: [{ properties: {} }, { name: "[parameters('text')]" }] }),
    ]);
    expect(subnets.map(({ id, name }) => [show(id), show(name)])).toEqual([
      [`${idOf('virtualNetworks', 'v')}/subnets/`, ''],
      [expect.stringContaining('/subnets/'), '<parameters("text")>'],
    ]);
    expect(subnets[1]?.virtualNetwork.candidates.map(({ sure }) => sure)).toEqual(['true']);
  });
});

describe('loops whose count is unknown', () => {
  it('give one entity that stands for all', () => {
    const copy = { copy: { name: 'loop', count: "[parameters('count')]" } };
    const network = networkWith([
      resource('virtualNetworks', "[concat('v', copyIndex())]", { subnets: [{ name: 'a' }] }, copy),
      resource('virtualNetworks', 'single'),
    ]);
    expect(network.virtualNetworks.map(({ family }) => family)).toEqual([true, false]);
    expect(only(network.subnets).family).toBe(true);
  });
});

describe('looking from an id', () => {
  const link = (name: string, vnet: string): Json =>
    resource('privateDnsZones/virtualNetworkLinks', `zone/${name}`, { virtualNetwork: { id: vnet } });

  it('finds what lies under it', () => {
    const network = networkWith([
      resource('virtualNetworks', 'hub', { subnets: [{ name: 'app' }] }),
      resource('virtualNetworks/subnets', 'elsewhere/own'),
      resource('virtualNetworks/subnets', "[concat(parameters('text'), '/x')]"),
    ]);
    const under = (name: string) => network.under('subnets', vnetId(name)).map(({ entity, sure }) => [show(entity.name), sure]);
    expect(under('hub')).toEqual([
      ['app', 'true'],
      ['x', 'unknown'],
    ]);
    expect(under('ELSEWHERE')).toEqual([
      ['own', 'true'],
      ['x', 'unknown'],
    ]);
  });

  it('finds what refers to it', () => {
    const network = networkWith([
      link('a', idOf('virtualNetworks', 'HUB')),
      link('b', idOf('virtualNetworks', 'spoke')),
      link('c', "[parameters('text')]"),
      resource('privateDnsZones/virtualNetworkLinks', 'zone/d'),
    ]);
    const referrers = (name: string) =>
      network.referrers('virtualNetworkLinks', 'virtualNetwork', vnetId(name)).map(({ entity, sure }) => [show(entity.name), sure]);
    expect(referrers('hub')).toEqual([
      ['a', 'true'],
      ['c', 'unknown'],
    ]);
    expect(referrers('none')).toEqual([['c', 'unknown']]);
  });

  it('leaves out what only exists and refers to it', () => {
    const network = symbolicNetwork({ link: existing('privateDnsZones/virtualNetworkLinks', 'zone/a') });
    expect(network.referrers('virtualNetworkLinks', 'virtualNetwork', vnetId('hub'))).toEqual([]);
  });
});
