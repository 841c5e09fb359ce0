import { describe, expect, it } from '@jest/globals';
import { privateLinkGroup, privateLinkService } from '../../src/azure/private-link-services.js';
import type { PrivateLinkGroup } from '../../src/azure/private-link-services.js';
import { readableZone, requiredZones, zoneFits, zoneStanding } from '../../src/azure/private-link-zones.js';

const group = (type: string, groupId: string): PrivateLinkGroup => {
  const service = privateLinkService(type);
  const found = service && privateLinkGroup(service, groupId);
  if (found === undefined) throw new Error(`no group ${groupId} of ${type}`);
  return found;
};

describe('required zones', () => {
  it('leave out those that are needed only in a case', () => {
    const arc = group('Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute');
    expect(requiredZones(arc, 'AzureCloud')).toEqual([
      { zones: ['privatelink.his.arc.azure.com'], minimum: 1 },
      { zones: ['privatelink.guestconfiguration.azure.com'], minimum: 1 },
    ]);
  });

  it('say of those in which every target has names that some clients need them', () => {
    expect(requiredZones(group('Microsoft.Devices/IotHubs', 'iotHub'), 'AzureCloud')).toEqual([
      { zones: ['privatelink.azure-devices.net'], minimum: 1 },
      { zones: ['privatelink.servicebus.windows.net'], minimum: 0, spread: true },
    ]);
  });

  it('are all four of IoT Central', () => {
    expect(requiredZones(group('Microsoft.IoTCentral/iotApps', 'iotApp'), 'AzureCloud')).toHaveLength(4);
  });

  it('are unknown where a cloud is not documented, and none is not unknown', () => {
    expect(requiredZones(group('Microsoft.IoTCentral/iotApps', 'iotApp'), 'AzureUSGovernment')).toBeUndefined();
    expect(requiredZones(group('Microsoft.CognitiveServices/accounts', 'account'), 'AzureCloud')).toEqual([]);
  });

  it('need one of alternatives', () => {
    expect(requiredZones(group('Microsoft.Web/staticSites', 'staticSites'), 'AzureCloud')).toEqual([
      { zones: ['privatelink.azurestaticapps.net', 'privatelink.{partitionId}.azurestaticapps.net'], minimum: 1 },
    ]);
  });

  it('follow a property of the target where it is known', () => {
    const account = group('Microsoft.CognitiveServices/accounts', 'account');
    const of = (kind: string): unknown =>
      requiredZones(account, 'AzureCloud', { property: (path) => (path === 'kind' ? kind : undefined) });
    expect(of('openai')).toEqual([{ zones: ['privatelink.openai.azure.com'], minimum: 1 }]);
    expect(of('Face')).toEqual([{ zones: ['privatelink.cognitiveservices.azure.com'], minimum: 1 }]);
    expect(of('AIServices')).toEqual([
      expect.objectContaining({ minimum: 1, zones: expect.arrayContaining(['privatelink.services.ai.azure.com']) }),
    ]);
  });

  it('take the region of the target, and its geo code', () => {
    const vault = group('Microsoft.RecoveryServices/vaults', 'AzureBackup');
    expect(requiredZones(vault, 'AzureCloud', { region: 'West Europe' })?.[0]?.zones).toEqual(['privatelink.we.backup.windowsazure.com']);
    expect(requiredZones(vault, 'AzureCloud')?.[0]?.zones).toEqual(['privatelink.{regionCode}.backup.windowsazure.com']);
    const apps = group('Microsoft.App/managedEnvironments', 'managedEnvironments');
    expect(requiredZones(apps, 'AzureCloud', { region: 'West Europe' })?.[0]?.zones).toEqual([
      'privatelink.westeurope.azurecontainerapps.io',
    ]);
  });
});

describe('the standing of a zone', () => {
  const registry = group('Microsoft.ContainerRegistry/registries', 'registry');

  it('is current, outdated, unverified or wrong', () => {
    expect(zoneStanding(registry, 'AzureCloud', 'privatelink.AZURECR.io')).toBe('current');
    expect(zoneStanding(registry, 'AzureCloud', 'westeurope.privatelink.azurecr.io')).toBe('outdated');
    expect(zoneStanding(registry, 'AzureCloud', 'privatelink.blob.core.windows.net')).toBe('wrong');
    expect(zoneStanding(registry, 'AzureCloud', 'privatelink.azurecr.us')).toBe('wrong');
    expect(zoneStanding(group('Microsoft.Storage/storageAccounts', 'blob'), 'AzureCloud', 'privatelink.z05.blob.storage.azure.net')).toBe(
      'unverified',
    );
  });

  it('is not judged where a cloud is not documented', () => {
    const scope = group('Microsoft.HybridCompute/privateLinkScopes', 'hybridcompute');
    expect(zoneStanding(scope, 'AzureUSGovernment', 'privatelink.his.arc.azure.us')).toBe('unverified');
    expect(zoneStanding(scope, 'AzureUSGovernment', 'privatelink.anything.azure.us')).toBe('undeterminable');
  });

  it('sees the region', () => {
    const kusto = group('Microsoft.Kusto/clusters', 'cluster');
    const zone = 'privatelink.northeurope.kusto.windows.net';
    expect(zoneStanding(kusto, 'AzureCloud', zone, { region: 'northeurope' })).toBe('current');
    expect(zoneStanding(kusto, 'AzureCloud', zone, { region: 'West Europe' })).toBe('otherRegion');
    expect(zoneStanding(kusto, 'AzureCloud', zone)).toBe('current');
  });

  it('does not hold the secondary of a pair to the region of its vault', () => {
    const secondary = group('Microsoft.RecoveryServices/vaults', 'AzureBackup_secondary');
    expect(zoneStanding(secondary, 'AzureCloud', 'privatelink.ne.backup.windowsazure.com', { region: 'westeurope' })).toBe('current');
  });

  it('follows a property of the target, only where the cloud documents it', () => {
    const account = group('Microsoft.CognitiveServices/accounts', 'account');
    const property = (): string => 'OpenAI';
    expect(zoneStanding(account, 'AzureCloud', 'privatelink.cognitiveservices.azure.com', { property })).toBe('current');
    expect(zoneStanding(account, 'AzureCloud', 'privatelink.services.ai.azure.com', { property })).toBe('wrong');
    expect(zoneStanding(account, 'AzureUSGovernment', 'privatelink.cognitiveservices.azure.us', { property })).toBe('current');
  });

  it('lets a placeholder stand for exactly one label', () => {
    expect(zoneFits('privatelink.a1b2.database.windows.net', 'privatelink.{dnsPrefix}.database.windows.net')).toBe(true);
    expect(zoneFits('privatelink.a.b.database.windows.net', 'privatelink.{dnsPrefix}.database.windows.net')).toBe(false);
    expect(zoneFits('privatelink..database.windows.net', 'privatelink.{dnsPrefix}.database.windows.net')).toBe(false);
    expect(zoneFits('privatelink.database.windows.net', 'privatelink.{dnsPrefix}.database.windows.net')).toBe(false);
  });

  it('takes no text with a blank for a label, but a token that a pipeline replaces', () => {
    expect(zoneFits('privatelink.West Europe.azmk8s.io', 'privatelink.{regionName}.azmk8s.io')).toBe(false);
    expect(zoneFits('privatelink.{{ region }}.azmk8s.io', 'privatelink.{regionName}.azmk8s.io')).toBe(true);
  });

  it('tells names that are public, not to be made, or impossible from others that are wrong', () => {
    const sites = group('Microsoft.Web/sites', 'sites');
    expect(zoneStanding(sites, 'AzureCloud', 'azurewebsites.net')).toBe('public');
    expect(zoneStanding(sites, 'AzureCloud', 'scm.privatelink.azurewebsites.net')).toBe('notAsZone');
    expect(zoneStanding(sites, 'AzureCloud', 'privatelink.azure websites.net')).toBe('impossible');
    expect(zoneStanding(sites, 'AzureCloud', 'privatelink.websites.net')).toBe('wrong');
    const cluster = group('Microsoft.ContainerService/managedClusters', 'management');
    expect(zoneStanding(cluster, 'AzureCloud', 'privatelink.azmk8s.io')).toBe('wrong');
    expect(zoneStanding(cluster, 'AzureCloud', 'privatelink.__Region__.azmk8s.io', { region: 'westeurope' })).toBe('undeterminable');
  });
});

describe('readable names of zones', () => {
  it('show a region by one of the same cloud, and no placeholder at all', () => {
    expect(readableZone('privatelink.blob.core.windows.net')).toBe('privatelink.blob.core.windows.net');
    expect(readableZone('privatelink.{region}.batch.azure.com')).toContain('privatelink.westeurope.batch.azure.com in West Europe');
    expect(readableZone('privatelink.{region}.batch.usgovcloudapi.net')).toContain('privatelink.usgovvirginia.batch');
    expect(readableZone('privatelink.{dnsPrefix}.database.windows.net')).toBe(
      'privatelink.{dnsPrefix}.database.windows.net with the dnsPrefix of the target',
    );
    expect(readableZone('{subzone}.privatelink.{region}.azmk8s.io')).toBe(
      '{subzone}.privatelink.{region}.azmk8s.io with the subzone and region of the target',
    );
  });
});
