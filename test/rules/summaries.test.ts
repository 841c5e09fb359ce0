import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Network } from '../../src/network/network.js';
import { existing, idOf, networkWith, resource } from '../network/network-fixtures.js';

/** What a rule tells other deployments of a scan of this one. */
function told(id: string, network: Network): unknown {
  return rules.find((rule) => rule.id === id)?.summarise?.(network);
}

const lowerIds = (type: string, ...names: readonly string[]) => names.map((name) => idOf(type, name).toLowerCase());
const unknownName = "[concat('PE-', parameters('text'))]";
const zoneGroup = (endpoint: string) => resource('privateEndpoints/privateDnsZoneGroups', endpoint);

describe('other deployments are told', () => {
  it('which zones a deployment makes', () => {
    const zones = [
      resource('privateDnsZones', 'privatelink.Vaultcore.azure.net'),
      resource('privateDnsZones', "[parameters('text')]"),
      existing('privateDnsZones', 'privatelink.blob.core.windows.net'),
    ];
    expect(told('dns/zone-group-attached', networkWith(zones))).toEqual({
      declares: ['privatelink.vaultcore.azure.net'],
      attaches: [],
      attachesById: [],
    });
  });

  it('to which endpoints of others it attaches zone groups', () => {
    const groups = [
      resource('privateEndpoints', 'pe-own'),
      zoneGroup('pe-own/default'),
      existing('privateEndpoints', 'pe-blob'),
      zoneGroup('pe-blob/default'),
      zoneGroup('PE-Vault/default'),
      zoneGroup("[concat('PE-', parameters('text'), '/default')]"),
    ];
    expect(told('dns/zone-group-attached', networkWith(groups))).toEqual({
      declares: [],
      attaches: ['pe-blob', 'pe-vault', 'pe-*'],
      attachesById: lowerIds('privateEndpoints', 'pe-blob', 'pe-vault'),
    });
    const unknown = [resource('privateEndpoints', unknownName), zoneGroup("[concat('PE-', parameters('text'), '/default')]")];
    expect(told('dns/zone-group-attached', networkWith(unknown))).toEqual({ declares: [], attaches: [], attachesById: [] });
  });

  it('to which services of storage accounts its private endpoints lead', () => {
    const endpointTo = (target: string, groupIds: unknown) =>
      resource('privateEndpoints', 'pe', {
        privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: target, groupIds } }],
      });
    const account = "[resourceId('Microsoft.Storage/storageAccounts', 'StApp')]";
    const reached = (target: string, groupIds: unknown) =>
      told('storage/endpoint-for-each-service', networkWith([endpointTo(target, groupIds)]));
    expect(reached(account, ['File', 'blob'])).toEqual({ reached: ['stapp/file', 'stapp/blob'] });
    expect(reached(account, ["[parameters('text')]"])).toEqual({ reached: ['stapp/*'] });
    expect(reached(account, "[createArray(parameters('text'))]")).toEqual({ reached: ['stapp/*'] });
    expect(reached("[parameters('text')]", ['file'])).toEqual({ reached: ['*/file'] });
    expect(reached("[resourceId('Microsoft.KeyVault/vaults', 'kv')]", ['vault'])).toEqual({ reached: [] });
  });

  it('which zones it links to which networks, as far as that is sure', () => {
    const linkTo = (vnet: string) => ({ virtualNetwork: { id: vnet.startsWith('[') ? vnet : idOf('virtualNetworks', vnet) } });
    const maybe = { condition: "[parameters('flag')]" };
    const links = [
      resource('privateDnsZones', 'privatelink.Own.net'),
      resource('privateDnsZones', 'maybe.net', {}, maybe),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.own.net/hub', linkTo('Hub')),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.own.net/app', linkTo('app'), maybe),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.Other.net/hub', linkTo("[parameters('text')]")),
    ];
    const [own = '', maybeZone = '', other = ''] = lowerIds('privateDnsZones', 'privatelink.own.net', 'maybe.net', 'privatelink.other.net');
    const [hub, app] = lowerIds('virtualNetworks', 'hub', 'app');
    const known = {
      linksZonesOfOthers: ['privatelink.other.net'],
      ...{ zones: [own], askAzure: [], mayAskOthers: [] },
      ...{ [`links of ${own}`]: [hub, app], [`sure links of ${own}`]: [hub], [`links of ${other}`]: ['not known'] },
    };
    expect(told('dns/zone-linked-to-vnet', networkWith(links))).toEqual(known);
    const toNone = resource('privateDnsZones/virtualNetworkLinks', 'privatelink.Own.net/to-none');
    expect(told('dns/zone-group-attached', networkWith([...links, toNone]))).toEqual({
      ...{ declares: ['privatelink.own.net', 'maybe.net'], attaches: [], attachesById: [] },
      [`zones linked to ${hub}`]: ['privatelink.own.net'],
      [`zones linked to ${app}`]: ['privatelink.own.net'],
    });
    const ofAny = resource('privateDnsZones/virtualNetworkLinks', "[concat(parameters('text'), '/hub')]", linkTo('hub'));
    expect(told('dns/zone-linked-to-vnet', networkWith([...links, ofAny]))).toEqual({
      ...known,
      ...{ [`links of ${own}`]: [hub, app, 'not known'], [`links of ${maybeZone}`]: ['not known'] },
    });
  });

  it('with what its networks are peered, and whom they ask for names', () => {
    const to = (vnet: string) => ({ remoteVirtualNetwork: { id: vnet.startsWith('[') ? vnet : idOf('virtualNetworks', vnet) } });
    const servers = { dhcpOptions: { dnsServers: ['10.0.0.4'] } };
    const networks = [
      resource('virtualNetworks', 'App'),
      resource('virtualNetworks', 'asking', servers),
      resource('virtualNetworks', 'perhaps', { dhcpOptions: { dnsServers: "[parameters('list')]" } }),
      resource('virtualNetworks', 'maybe', {}, { condition: "[parameters('flag')]" }),
      resource('virtualNetworks/virtualNetworkPeerings', 'app/hub', to('hub')),
      resource('virtualNetworks/virtualNetworkPeerings', 'asking/any', to("[parameters('text')]")),
      resource('virtualHubs/hubVirtualNetworkConnections', 'wan/c', to('perhaps')),
      resource('dnsForwardingRulesets/virtualNetworkLinks', 'r/l', { virtualNetwork: { id: idOf('virtualNetworks', 'ruled') } }),
    ];
    const [app, hub, asking, perhaps, ruled] = lowerIds('virtualNetworks', 'app', 'hub', 'asking', 'perhaps', 'ruled');
    expect(told('dns/zone-linked-to-vnet', networkWith(networks))).toEqual({
      ...{ linksZonesOfOthers: [], zones: [], askAzure: [app], mayAskOthers: [asking, perhaps, ruled] },
      ...{ [`peers of ${app}`]: [hub], [`peers of ${hub}`]: [app], [`peers of ${asking}`]: ['not known'] },
      [`peers of ${perhaps}`]: ['not known'],
    });
  });

  it('in which region its networks are, as far as that is sure', () => {
    const networks = [
      resource('virtualNetworks', 'vnet-A', {}, { location: 'West Europe' }),
      resource('virtualNetworks', 'vnet-b', {}, { location: "[parameters('text')]" }),
      resource('virtualNetworks', 'vnet-c', {}, { condition: "[parameters('flag')]" }),
      resource('virtualNetworks', 'vnet-d', {}, { location: 'nowhere' }),
      resource('virtualNetworks', "[parameters('text')]"),
      existing('virtualNetworks', 'vnet-e'),
    ];
    const topic = (name: string) => `regions of ${idOf('virtualNetworks', name)}`.toLowerCase();
    expect(told('endpoint/same-region-as-vnet', networkWith(networks))).toEqual({
      [topic('vnet-a')]: ['westeurope'],
      [topic('vnet-b')]: ['not known'],
      [topic('vnet-c')]: ['not known'],
      [topic('vnet-d')]: ['not known'],
    });
  });

  it('which subnets its networks have, and whom they are delegated to', () => {
    const delegations = ['Microsoft.Web/serverFarms', '', "[parameters('text')]"].map((serviceName, at) => ({
      name: `d${at}`,
      properties: { serviceName },
    }));
    const list = (...subnets: unknown[]) => ({ subnets });
    const networks = [
      resource('virtualNetworks', 'closed', list({ name: 'A', properties: { delegations } }, { name: 'b' })),
      resource('virtualNetworks', 'by-condition', list({ name: 'a' }), { condition: "[parameters('flag')]" }),
      resource('virtualNetworks', 'unnamed', list({ name: "[parameters('text')]" })),
      resource('virtualNetworks', 'half-named', list({ name: 'a' }, { name: "[parameters('text')]" })),
      resource('virtualNetworks', 'empty', list()),
      resource('virtualNetworks', 'without'),
      resource('virtualNetworks', 'unknown', { subnets: "[parameters('list')]" }),
      resource('virtualNetworks/subnets', 'other/c'),
      existing('virtualNetworks', 'other'),
      existing('virtualNetworks/subnets', 'other/d'),
    ];
    const ids = (...names: string[]) => names.map((name) => idOf('virtualNetworks', name).toLowerCase());
    const subnet = (network: string, name: string) => idOf('virtualNetworks/subnets', network, name).toLowerCase();
    const subnets = [
      subnet('closed', 'a'),
      subnet('closed', 'b'),
      subnet('by-condition', 'a'),
      subnet('half-named', 'a'),
      subnet('other', 'c'),
    ];
    const summary = told('subnet/fit-for-endpoints', networkWith(networks)) as Record<string, string[]>;
    const { closedNetworks, openNetworks, undelegated } = summary;
    expect(closedNetworks).toEqual(ids('closed'));
    expect(openNetworks).toEqual(ids('by-condition', 'unnamed', 'half-named', 'empty', 'without', 'unknown'));
    expect([...(summary['subnets'] ?? [])].sort()).toEqual([...subnets].sort());
    expect([...(undelegated ?? [])].sort()).toEqual(subnets.slice(1).sort());
    expect(summary[`delegations of ${subnet('closed', 'a')}`]).toEqual(['Microsoft.Web/serverFarms']);
  });

  it('which services of devices are closed, open and reached, surely or perhaps', () => {
    const disabled = { publicNetworkAccess: 'Disabled' };
    const enabled = { publicNetworkAccess: 'Enabled' };
    const account = (name: string, properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: '2023-05-01',
      name,
      properties,
      ...more,
    });
    const idOfAccount = (name: string) => `[resourceId('Microsoft.Storage/storageAccounts', '${name}')]`;
    const connection = (name: string, groupIds: unknown) => [
      { name: 'c', properties: { privateLinkServiceId: idOfAccount(name), groupIds } },
    ];
    const endpoint = (name: string, groupIds: unknown = ['BLOB'], array = 'privateLinkServiceConnections') =>
      resource('privateEndpoints', `pe-${name}`, { [array]: connection(name, groupIds) });
    const zoneName = 'privatelink.Blob.core.windows.net';
    const zoneIdOf = (name: string) => `[resourceId('Microsoft.Network/privateDnsZones', '${name}')]`;
    const records = (name: string, zone = zoneName) =>
      resource('privateEndpoints/privateDnsZoneGroups', `pe-${name}/default`, {
        privateDnsZoneConfigs: [{ name: 'zone', properties: { privateDnsZoneId: zoneIdOf(zone) } }],
      });
    const targets = [
      'reached',
      'file',
      'both',
      'unknown',
      'manual',
      'bare',
      'conditional',
      'other-zone',
      'no-link',
      'far-zone',
      'in-doubt',
      'files-alone',
    ];
    const summary = told(
      'iot-edge/hosts-reachable',
      networkWith([
        ...targets.map((name) => account(name, disabled)),
        account('open', enabled),
        account('filtered', { ...enabled, networkAcls: { defaultAction: 'Deny' } }),
        account('by-default', {}),
        account('by-parameter', { publicNetworkAccess: "[parameters('text')]" }),
        account('perhaps-open', enabled, { condition: "[parameters('flag')]" }),
        account('perhaps-closed', disabled, { condition: "[parameters('flag')]" }),
        account('there', disabled, { existing: true }),
        account("[parameters('text')]", disabled),
        { ...account('vault', disabled), type: 'Microsoft.KeyVault/vaults' },
        resource('privateEndpoints', 'pe-to-nothing', {
          privateLinkServiceConnections: [{ name: 'c', properties: { groupIds: ['blob'] } }],
        }),
        endpoint('reached'),
        endpoint('file', ['file']),
        endpoint('both', ['blob', 'file']),
        endpoint('unknown', ["[parameters('text')]"]),
        endpoint('manual', ['blob'], 'manualPrivateLinkServiceConnections'),
        endpoint('bare'),
        { ...endpoint('conditional'), condition: "[parameters('flag')]" },
        ...['other-zone', 'no-link', 'far-zone', 'in-doubt'].map((name) => endpoint(name)),
        resource('privateDnsZones', zoneName),
        resource('privateDnsZones/virtualNetworkLinks', `${zoneName}/hub`),
        resource('privateDnsZones', 'privatelink.file.core.windows.net'),
        resource('privateDnsZones/virtualNetworkLinks', 'privatelink.file.core.windows.net/hub'),
        resource('privateDnsZones', 'privatelink.blob.core.usgovcloudapi.net'),
        existing('privateDnsZones', 'privatelink.blob.core.chinacloudapi.cn'),
        ...['reached', 'file', 'both', 'unknown', 'manual', 'conditional'].map((name) => records(name)),
        endpoint('files-alone', ['file']),
        records('files-alone', 'privatelink.file.core.windows.net'),
        records('other-zone', 'privatelink.file.core.windows.net'),
        records('no-link', 'privatelink.blob.core.usgovcloudapi.net'),
        records('far-zone', 'privatelink.blob.core.chinacloudapi.cn'),
        { ...records('in-doubt'), condition: "[parameters('flag')]" },
      ]),
    ) as Record<string, string[]>;
    const named = (topic: string) => (summary[topic] ?? []).map((key) => key.slice(key.lastIndexOf('/') + 1));
    const others = ['filtered', 'by-default', 'by-parameter', 'perhaps-open', 'perhaps-closed'];
    expect(named('closed to public networks')).toEqual(targets);
    expect(named('perhaps open to public networks')).toEqual(['open', ...others]);
    expect(named('open to public networks')).toEqual(['open']);
    expect(named('perhaps closed to public networks')).toEqual([...targets, ...others]);
    expect(named('reached by private endpoints')).toEqual(targets);
    expect(named('reached by private endpoints that are approved and keep records')).toEqual(['reached']);
    expect(named('closed by a deployment that does not surely reach them')).toEqual(targets.slice(1));
  });

  it('to which Arc scopes private endpoints lead, and whether machines are put into one', () => {
    const hybrid = (type: string) => ({ type: `Microsoft.HybridCompute/${type}`, apiVersion: '2024-07-10', location: 'westeurope' });
    const scopeId = (name: string) => `[resourceId('Microsoft.HybridCompute/privateLinkScopes', '${name}')]`;
    const endpointTo = (name: string, privateLinkServiceId: string) =>
      resource('privateEndpoints', name, { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId } }] });
    const outside = [
      endpointTo('pe-arc', scopeId('PLS-Plant')),
      endpointTo('pe-sites', "[resourceId('Microsoft.Web/sites', 'app')]"),
      endpointTo('pe-any', "[parameters('text')]"),
      resource('privateEndpoints', 'pe-none', { privateLinkServiceConnections: [{ name: 'c', properties: {} }] }),
      { ...hybrid('machines'), name: 'server-office', properties: {} },
    ];
    const inside = { ...hybrid('machines'), name: 'server', properties: { privateLinkScopeResourceId: scopeId('PLS-Plant') } };
    const reached = { 'Arc scopes that private endpoints lead to': ['microsoft.hybridcompute/privatelinkscopes/pls-plant'] };
    const joined = 'machines that a template puts into a scope';
    expect(told('arc/onboarding-names-scope', networkWith(outside))).toEqual({ ...reached, [joined]: [] });
    expect(told('arc/onboarding-names-scope', networkWith([...outside, inside]))).toEqual({ ...reached, [joined]: ['some'] });
  });

  it('nothing by rules that judge each deployment alone', () => {
    const telling = rules.filter(({ summarise }) => summarise !== undefined).map(({ id }) => id);
    expect(telling).toEqual([
      'arc/machine-in-region-of-scope',
      'arc/onboarding-names-scope',
      'dns/zone-group-attached',
      'dns/zone-linked-to-vnet',
      'endpoint/same-region-as-vnet',
      'iot-edge/all-services-private',
      'iot-edge/hosts-reachable',
      'iot-edge/own-provisioning-host',
      'storage/endpoint-for-each-service',
      'subnet/fit-for-endpoints',
    ]);
  });
});
