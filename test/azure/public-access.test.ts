import { describe, expect, it } from '@jest/globals';
import { isOlderVersion } from '../../src/azure/api-versions.js';
import { privateLinkService, privateLinkServices } from '../../src/azure/private-link-services.js';
import type { AccessValue, PrivateLinkService } from '../../src/azure/private-link-services.js';
import { knowsAccessProperty, publicAccess } from '../../src/azure/public-access.js';
import type { AccessTarget, PublicAccess, Setting } from '../../src/azure/public-access.js';

const service = (type: string): PrivateLinkService => {
  const found = privateLinkService(type);
  if (found === undefined) throw new Error(`no service ${type}`);
  return found;
};

/** A list or a rule that lets all addresses in. */
const everyone = { items: 'everyone' } as const;

/** What a template says of a property; null where that is not known. */
type Said = AccessValue | { readonly items: number } | typeof everyone | null;

interface Written {
  readonly apiVersion?: string;
  readonly hasEndpoint?: boolean | undefined;
  /** By path, without `properties.` in front. */
  readonly own?: Readonly<Record<string, Said>>;
  /** By the last segment of the type: the settings of each child. */
  readonly children?: Readonly<Record<string, readonly Readonly<Record<string, Said>>[]>>;
}

function settingIn(members: Readonly<Record<string, Said>>, property: string): Setting {
  const written = members[property.replace('properties.', '')];
  if (written === undefined) return 'omitted';
  if (written === null) return 'unknown';
  if (typeof written !== 'object') return { value: written };
  return written.items === 'everyone' ? 'everyone' : { items: written.items };
}

function target({ apiVersion = '2030-01-01', own = {}, children = {}, ...rest }: Written): AccessTarget {
  return {
    apiVersion,
    hasEndpoint: 'hasEndpoint' in rest ? rest.hasEndpoint : true,
    settings: ({ resourceType, property }) => {
      if (resourceType === undefined) return property === undefined ? [] : [settingIn(own, property)];
      const found = children[resourceType.split('/').at(-1) ?? ''] ?? [];
      return found.map((members) => (property === undefined ? { value: true } : settingIn(members, property)));
    },
  };
}

const access = (type: string, written: Written): PublicAccess => publicAccess(service(type), target(written));

const vaults = 'Microsoft.KeyVault/vaults';
const accounts = 'Microsoft.Storage/storageAccounts';
const sites = 'Microsoft.Web/sites';
const hubs = 'Microsoft.EventHub/namespaces';
const clusters = 'Microsoft.ContainerService/managedClusters';

describe('a list or a rule that lets all addresses in', () => {
  const databases = 'Microsoft.DocumentDB/databaseAccounts';
  const own = { publicNetworkAccess: 'Enabled', isVirtualNetworkFilterEnabled: true } as const;

  it('undoes what others restrict', () => {
    expect(access(databases, { own }).state).toBe('restricted');
    expect(access(databases, { own: { ...own, ipRules: { items: 2 } } }).state).toBe('restricted');
    expect(access(databases, { own: { ...own, ipRules: everyone } }).state).toBe('open');
    expect(access(databases, { own: { ...own, publicNetworkAccess: 'Disabled', ipRules: everyone } }).state).toBe('closed');
  });

  it('may be one that is not known', () => {
    expect(access(databases, { own: { ...own, ipRules: null } }).state).toBe('undeterminable');
    expect(access(databases, { own: { ...own, isVirtualNetworkFilterEnabled: null, ipRules: { items: 1 } } }).state).toBe('restricted');
  });
});

describe('the main property', () => {
  it.each<[string, Said, PublicAccess['state']]>([
    [accounts, 'Enabled', 'open'],
    [accounts, 'disabled', 'closed'],
    [accounts, 'SecuredByPerimeter', 'restricted'],
    [accounts, 'Sometimes', 'undeterminable'],
    [accounts, null, 'undeterminable'],
    [vaults, 'enabled', 'open'],
    [vaults, 'Disabled', 'closed'],
    ['Microsoft.DesktopVirtualization/hostPools', 'EnabledForClientsOnly', 'restricted'],
    ['Microsoft.Purview/accounts', 'NotSpecified', 'undeterminable'],
  ])('%s: %j is %s', (type, value, state) => {
    expect(access(type, { own: { publicNetworkAccess: value } }).state).toBe(state);
  });

  it('can be true or false, as text too', () => {
    const automation = 'Microsoft.Automation/automationAccounts';
    expect(access(automation, { own: { publicNetworkAccess: true } })).toMatchObject({ state: 'open', value: true, closedBy: false });
    expect(access(automation, { own: { publicNetworkAccess: 'False' } }).state).toBe('closed');
  });

  it('is told with the value that closes it', () => {
    expect(access(vaults, { own: { publicNetworkAccess: 'Enabled' } })).toEqual({
      state: 'open',
      place: { property: 'properties.publicNetworkAccess' },
      value: 'Enabled',
      closedBy: 'disabled',
    });
  });

  it('is missing from some types', () => {
    expect(access('Microsoft.Network/privateLinkServices', {}).state).toBe('undeterminable');
    expect(access('Microsoft.Insights/privateLinkScopes', { own: { 'accessModeSettings.queryAccessMode': 'Open' } }).state).toBe(
      'undeterminable',
    );
  });
});

describe('a property that is left out', () => {
  it.each<[string, boolean | undefined, PublicAccess['state']]>([
    [accounts, true, 'open'],
    [vaults, true, 'open'],
    ['Microsoft.HybridCompute/privateLinkScopes', true, 'closed'],
    ['Microsoft.Sql/servers', true, 'undeterminable'],
    ['Microsoft.Cache/redis', true, 'undeterminable'],
    [sites, true, 'closed'],
    [sites, false, 'open'],
    [sites, undefined, 'undeterminable'],
    ['Microsoft.AppConfiguration/configurationStores', true, 'closed'],
    ['Microsoft.AppConfiguration/configurationStores', undefined, 'undeterminable'],
  ])('%s with an endpoint: %s is %s', (type, hasEndpoint, state) => {
    expect(access(type, { hasEndpoint }).state).toBe(state);
  });

  it('has no value to show, but one that closes it', () => {
    const found = access(accounts, {});
    expect(found).toEqual({ state: 'open', place: { property: 'properties.publicNetworkAccess' }, closedBy: 'Disabled' });
  });

  it('is one that is written as empty text', () => {
    expect(access(sites, { own: { publicNetworkAccess: '' } }).state).toBe('closed');
  });
});

describe('restrictions', () => {
  it.each<[string, Written, PublicAccess['state']]>([
    [accounts, { own: { 'networkAcls.defaultAction': 'Deny' } }, 'restricted'],
    [accounts, { own: { 'networkAcls.defaultAction': 'Allow' } }, 'open'],
    [accounts, { own: { 'networkAcls.defaultAction': null } }, 'undeterminable'],
    [accounts, { own: { publicNetworkAccess: 'Disabled', 'networkAcls.defaultAction': null } }, 'closed'],
    [accounts, { own: { allowBlobPublicAccess: false } }, 'open'],
    [vaults, { own: { publicNetworkAccess: 'Enabled', 'networkAcls.defaultAction': 'deny' } }, 'restricted'],
    ['Microsoft.EventGrid/topics', { own: { inboundIpRules: { items: 2 } } }, 'restricted'],
    ['Microsoft.EventGrid/topics', { own: { inboundIpRules: { items: 0 } } }, 'open'],
    ['Microsoft.DocumentDB/databaseAccounts', { own: { publicNetworkAccess: 'Enabled', ipRangeFilter: '1.2.3.4' } }, 'restricted'],
    ['Microsoft.DocumentDB/databaseAccounts', { own: { publicNetworkAccess: 'Enabled', ipRangeFilter: '' } }, 'open'],
    ['Microsoft.Sql/servers', { own: { publicNetworkAccess: 'Enabled' } }, 'open'],
    ['Microsoft.Sql/servers', { own: { publicNetworkAccess: 'Enabled' }, children: { firewallRules: [{}] } }, 'restricted'],
    [hubs, { children: { networkRuleSets: [{ defaultAction: 'Deny' }] } }, 'restricted'],
    ['Microsoft.App/managedEnvironments', { own: { 'vnetConfiguration.internal': true } }, 'restricted'],
    [accounts, { own: { publicNetworkAccess: null, 'networkAcls.defaultAction': 'Deny' } }, 'restricted'],
    [accounts, { own: { publicNetworkAccess: null, 'networkAcls.defaultAction': 'Allow' } }, 'undeterminable'],
    [accounts, { apiVersion: '2019-06-01', own: { 'networkAcls.defaultAction': 'Deny' } }, 'restricted'],
    [accounts, { apiVersion: '2019-06-01', own: { 'networkAcls.defaultAction': 'Allow' } }, 'undeterminable'],
    ['Microsoft.Sql/servers', { children: { firewallRules: [{}] } }, 'restricted'],
    ['Microsoft.Sql/servers', {}, 'undeterminable'],
  ])('%s: %j is %s', (type, written, state) => {
    expect(access(type, written).state).toBe(state);
  });
});

describe('other switches', () => {
  it('count where the main property is left out', () => {
    expect(access(sites, { own: { 'siteConfig.publicNetworkAccess': 'Enabled' } })).toEqual({
      state: 'open',
      place: { property: 'properties.siteConfig.publicNetworkAccess' },
      value: 'Enabled',
      closedBy: 'Disabled',
    });
    expect(access(hubs, { children: { networkRuleSets: [{ publicNetworkAccess: 'Disabled' }] } })).toMatchObject({
      state: 'closed',
      place: { resourceType: `${hubs}/networkRuleSets`, name: 'default' },
    });
  });

  it('that contradict it leave the answer open, unless it is closed itself', () => {
    const children = { networkRuleSets: [{ publicNetworkAccess: 'Disabled' }] };
    expect(access(hubs, { own: { publicNetworkAccess: 'Enabled' }, children }).state).toBe('undeterminable');
    expect(access(hubs, { own: { publicNetworkAccess: 'Enabled' }, children: { networkRuleSets: [{}] } }).state).toBe('open');
    expect(access(sites, { own: { publicNetworkAccess: 'Disabled', 'siteConfig.publicNetworkAccess': null } }).state).toBe('closed');
  });

  it('do not count in versions that do not know them', () => {
    const own = { 'apiServerAccessProfile.enablePrivateCluster': false, publicNetworkAccess: 'Disabled' };
    expect(access(clusters, { apiVersion: '2021-07-01', own }).state).toBe('open');
    expect(access(clusters, { apiVersion: '2021-08-01', own }).state).toBe('undeterminable');
  });

  it('are closed together where each is a way in of its own', () => {
    const groups = 'Microsoft.DBforPostgreSQL/serverGroupsv2';
    const state = (coordinator: boolean, node?: boolean): string =>
      access(groups, {
        own: { coordinatorEnablePublicIpAccess: coordinator, ...(node === undefined ? {} : { nodeEnablePublicIpAccess: node }) },
      }).state;
    expect([state(false, false), state(false, true), state(true, false), state(false)]).toEqual([
      'closed',
      'open',
      'open',
      'undeterminable',
    ]);
  });

  it('of resources behind a service say nothing of it', () => {
    expect(access('Microsoft.Compute/diskAccesses', { children: { disks: [{ publicNetworkAccess: 'Enabled' }] } }).state).toBe(
      'undeterminable',
    );
    expect(
      access(sites, { own: { publicNetworkAccess: 'Disabled' }, children: { slots: [{ publicNetworkAccess: 'Enabled' }] } }).state,
    ).toBe('closed');
  });
});

describe('what cannot be closed', () => {
  it('with an older version', () => {
    expect(access(accounts, { apiVersion: '2019-06-01' }).state).toBe('undeterminable');
    expect(access(accounts, { apiVersion: '2021-06-01' }).state).toBe('open');
    expect(
      access('Microsoft.DBforPostgreSQL/flexibleServers', { apiVersion: '2022-12-01', own: { 'network.publicNetworkAccess': 'Enabled' } })
        .state,
    ).toBe('undeterminable');
  });

  it('outside the versions that know the property', () => {
    const app = service('Microsoft.IoTCentral/iotApps');
    expect(knowsAccessProperty(app, '2021-06-01')).toBe(false);
    expect(knowsAccessProperty(app, '2021-11-01-Preview')).toBe(true);
    expect(knowsAccessProperty(service('Microsoft.Network/privateLinkServices'), '2025-01-01')).toBeUndefined();
    expect(access('Microsoft.IoTCentral/iotApps', { apiVersion: '2021-06-01', own: { publicNetworkAccess: 'Enabled' } }).state).toBe(
      'undeterminable',
    );
  });

  it('when it is created', () => {
    expect(access('Microsoft.ApiManagement/service', { own: { publicNetworkAccess: 'Enabled' } }).state).toBe('undeterminable');
    expect(access('Microsoft.ApiManagement/service', { own: { publicNetworkAccess: 'Disabled' } }).state).toBe('closed');
    expect(access('Microsoft.ApiManagement/service', { own: { virtualNetworkType: 'Internal' } }).state).toBe('restricted');
  });
});

describe('the facts', () => {
  it('say for each property that opens access what closes it', () => {
    for (const { resourceType, access: setting, alsoControlledBy = [] } of privateLinkServices()) {
      const switches = alsoControlledBy.filter((control) => control.role !== 'restriction');
      for (const values of [setting, ...switches])
        if (values.openValues !== undefined) expect([resourceType, values.closedValues?.length]).toEqual([resourceType, 1]);
    }
  });

  it('give no value two meanings', () => {
    for (const { resourceType, access: setting, alsoControlledBy = [] } of privateLinkServices()) {
      for (const values of [setting, ...alsoControlledBy.filter((control) => control.role !== 'restriction')]) {
        const { openValues = [], closedValues = [], perimeterValues = [], partialValues = [] } = values;
        const all = [...openValues, ...closedValues, ...perimeterValues, ...partialValues].map((value) => String(value).toLowerCase());
        expect([resourceType, new Set(all).size]).toEqual([resourceType, all.length]);
      }
    }
  });

  it('state defaults whose meaning is known', () => {
    for (const one of privateLinkServices().filter(({ access: { defaultWhenOmitted } }) => defaultWhenOmitted !== undefined))
      expect([
        one.resourceType,
        publicAccess(one, target({ apiVersion: one.access.onlyApiVersions?.[0] ?? '2030-01-01' })).state,
      ]).not.toContain(one.access.closesAfterEndpoint === true ? '' : 'undeterminable');
  });
});

describe('versions', () => {
  it.each([
    ['2021-06-01', '2021-11-01-preview', true],
    ['2021-11-01-preview', '2021-11-01', true],
    ['2021-11-01', '2021-11-01-preview', false],
    ['2021-11-01', '2021-11-01', false],
    ['2022-01-01-preview', '2021-11-01', false],
  ])('%s is older than %s: %s', (version, than, older) => {
    expect(isOlderVersion(version, than)).toBe(older);
  });
});
