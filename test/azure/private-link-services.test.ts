import { describe, expect, it } from '@jest/globals';
import { cloudNames } from '../../src/azure/clouds.js';
import {
  privateLinkGroup,
  privateLinkService,
  privateLinkServices,
  privateLinkDocumentation,
} from '../../src/azure/private-link-services.js';
import type { PrivateLinkService } from '../../src/azure/private-link-services.js';

const service = (type: string): PrivateLinkService => {
  const found = privateLinkService(type);
  if (found === undefined) throw new Error(`no service ${type}`);
  return found;
};

describe('the facts file', () => {
  it('has one service for a type, and one group for a group id', () => {
    const types = privateLinkServices().map(({ resourceType }) => resourceType.toLowerCase());
    expect(new Set(types).size).toBe(types.length);
    for (const { groups } of privateLinkServices())
      expect(new Set(groups.map(({ groupId }) => groupId.toLowerCase())).size).toBe(groups.length);
  });

  it('names pages of Microsoft Learn for each service, each once', () => {
    for (const service of privateLinkServices()) {
      const pages = privateLinkDocumentation(service);
      expect(new Set(pages).size).toBe(pages.length);
      expect(pages.length).toBeGreaterThan(0);
      for (const page of pages) expect(page).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\/[a-z0-9/-]+$/);
    }
  });

  it('names zones that are lower-case host names, in clouds that exist', () => {
    for (const { groups } of privateLinkServices()) {
      for (const group of groups) {
        for (const byCloud of [group.zones, group.outdatedZones, group.unverifiedZones, group.conditional?.zones]) {
          for (const [cloud, zones] of Object.entries(byCloud ?? {})) {
            expect(cloudNames).toContain(cloud);
            for (const zone of zones) expect(zone).toMatch(/^([a-z0-9-]+|\{[a-zA-Z]+\})(\.([a-z0-9-]+|\{[a-zA-Z]+\}))+$/);
          }
        }
      }
    }
  });

  it('requires conditionally only what it lists', () => {
    for (const { groups } of privateLinkServices()) {
      for (const { conditional, zones } of groups) {
        for (const cloud of cloudNames) for (const zone of conditional?.zones[cloud] ?? []) expect(zones[cloud]).toContain(zone);
      }
    }
  });
});

describe('looking up', () => {
  it('ignores case', () => {
    expect(privateLinkGroup(service('MICROSOFT.HYBRIDCOMPUTE/privatelinkscopes'), 'HybridCompute')?.groupId).toBe('hybridcompute');
    expect(privateLinkService('Microsoft.Network/virtualNetworks')).toBeUndefined();
  });

  it('takes the slots of a site by their prefix, and any name where the caller chooses', () => {
    const site = service('Microsoft.Web/sites');
    expect(privateLinkGroup(site, 'sites-staging')?.prefix).toBe('sites-');
    expect(privateLinkGroup(site, 'sites-')).toBeUndefined();
    expect(privateLinkGroup(site, 'blob')).toBeUndefined();
    expect(privateLinkGroup(service('Microsoft.Network/applicationGateways'), 'myFrontend')?.dynamic).toBe(true);
  });

  it('tells groups of the same name apart by type', () => {
    const zonesOf = (type: string): unknown => privateLinkGroup(service(type), 'table')?.zones.AzureCloud;
    expect(zonesOf('Microsoft.Storage/storageAccounts')).toEqual(['privatelink.table.core.windows.net']);
    expect(zonesOf('Microsoft.DocumentDB/databaseAccounts')).toEqual(['privatelink.table.cosmos.azure.com']);
  });
});
