import { describe, expect, it } from '@jest/globals';
import { groupIdStanding, proposableGroupIds, proposedGroupIds } from '../../src/azure/group-ids.js';
import { privateLinkService, privateLinkServices } from '../../src/azure/private-link-services.js';
import type { PrivateLinkService } from '../../src/azure/private-link-services.js';

const service = (type: string): PrivateLinkService => {
  const found = privateLinkService(type);
  if (found === undefined) throw new Error(`no service ${type}`);
  return found;
};

describe('what a group id is to a service', () => {
  it.each([
    ['Microsoft.KeyVault/vaults', 'vault', 'fits'],
    ['Microsoft.KeyVault/vaults', 'VAULT', 'fits'],
    ['Microsoft.KeyVault/vaults', 'vaults', 'wrong'],
    ['Microsoft.KeyVault/vaults', 'blob', 'wrong'],
    ['Microsoft.KeyVault/vaults', '', 'wrong'],
    ['Microsoft.IoTCentral/iotApps', 'ioTApp', 'fits'],
    ['Microsoft.IoTCentral/iotApps', 'IoTApps', 'otherName'],
    ['Microsoft.ContainerRegistry/registries', 'dataEndpoint', 'wrong'],
    ['Microsoft.DigitalTwins/digitalTwinsInstances', 'digitaltwinsinstances', 'otherName'],
    ['Microsoft.Web/sites', 'sites', 'fits'],
    ['Microsoft.Web/sites', 'sites-staging', 'undeterminable'],
    ['Microsoft.Web/sites', 'site', 'wrong'],
    ['Microsoft.Maps/accounts', 'account', 'undeterminable'],
    ['Microsoft.Maps/accounts', 'maps', 'wrong'],
    ['Microsoft.HDInsight/clusters', 'gateway', 'fits'],
    ['Microsoft.HDInsight/clusters', 'workernode', 'undeterminable'],
    ['Microsoft.Network/applicationGateways', 'appGwPublicFrontendIp', 'undeterminable'],
    ['Microsoft.Network/privateLinkServices', 'any', 'undeterminable'],
    ['Microsoft.ConfidentialLedger/ledgers', 'ledger', 'undeterminable'],
    ['Microsoft.DocumentDB/databaseAccounts', 'SqlDedicated', 'undeterminable'],
  ] as const)('%s, %s: %s', (type, groupId, standing) => {
    expect(groupIdStanding(service(type), groupId)).toBe(standing);
  });

  it('is never wrong for a group that the facts list', () => {
    for (const one of privateLinkServices())
      for (const { groupId } of one.groups) expect(groupIdStanding(one, groupId)).toMatch(/^(fits|undeterminable)$/);
  });
});

describe('what is proposed instead', () => {
  it.each([
    ['Microsoft.KeyVault/vaults', 'VAULT', ['vault']],
    ['Microsoft.KeyVault/vaults', 'valut', ['vault']],
    ['Microsoft.Storage/storageAccounts', 'blobs', ['blob']],
    ['Microsoft.Storage/storageAccounts', 'queu', ['queue']],
    ['Microsoft.IoTCentral/iotApps', 'IoTApps', ['iotApp']],
    ['Microsoft.App/managedEnvironments', 'managedEnvironment', ['managedEnvironments']],
    ['Microsoft.Compute/diskAccesses', 'managed disk', ['disks']],
    ['Microsoft.Synapse/workspaces', 'sql-on-demand', ['SqlOnDemand']],
    ['Microsoft.Synapse/workspaces', 'workspace', ['Sql', 'SqlOnDemand', 'Dev']],
    ['Microsoft.DataFactory/factories', 'factory', ['dataFactory', 'portal']],
    ['Microsoft.Devices/provisioningServices', 'iotHub', ['iotDps']],
    ['Microsoft.Network/privateLinkServices', 'any', []],
  ] as const)('%s, %s: %j', (type, groupId, proposed) => {
    expect(proposedGroupIds(service(type), groupId)).toEqual(proposed);
  });

  it('is neither unverified nor dynamic nor a pattern', () => {
    expect(proposableGroupIds(service('Microsoft.Maps/accounts'))).toEqual(['mapsAccount']);
    expect(proposableGroupIds(service('Microsoft.Network/applicationGateways'))).toEqual([]);
    expect(proposableGroupIds(service('Microsoft.Web/sites'))).toEqual(['sites']);
    expect(proposedGroupIds(service('Microsoft.Web/hostingEnvironments'), 'hosting environment')).toEqual([]);
  });

  it('fits the service', () => {
    for (const one of privateLinkServices())
      for (const groupId of proposedGroupIds(one, 'group')) expect(groupIdStanding(one, groupId)).toBe('fits');
  });
});
