import { describe, expect, it } from '@jest/globals';
import type { PresentZones } from '../../rules/dns/questions/zone-groups.js';
import type { ZoneNeeds } from '../../rules/dns/questions/zone-needs.js';
import { namesWithoutChoice, proposedForOneOf, proposedZones, replacementsFor, seeminglyMeant } from '../../rules/dns/zone-standing.js';
import { privateLinkGroup, privateLinkService, scalar } from '../../src/rule-api.js';

/** What an endpoint in Azure's public cloud needs for a group id of a type, so many times. */
function needsOf(type: string, groupId: string, times = 1): ZoneNeeds {
  const service = privateLinkService(type);
  const group = service && privateLinkGroup(service, groupId);
  if (service === undefined || group === undefined) throw new Error(`${type} has no group id ${groupId}`);
  const need = { service, groupId, group, target: {}, told: { groupId, target: {} }, location: undefined, certain: true };
  return { needs: Array.from({ length: times }, () => need), complete: true, clouds: ['AzureCloud'] };
}

function present(...names: string[]): PresentZones {
  return { names: names.map((name) => scalar(name)), possible: [], complete: true, hasOther: false };
}

const redis = needsOf('Microsoft.Cache/redisEnterprise', 'redisEnterprise');
const eitherOfRedis = ['privatelink.redisenterprise.cache.azure.net', 'privatelink.redis.azure.net'];

describe('zones to propose', () => {
  it('are a choice where one of them is enough', () => {
    expect(proposedZones(redis)).toEqual([eitherOfRedis]);
    expect(replacementsFor(redis, scalar('privatelink.example.com'), present())).toEqual([eitherOfRedis]);
  });

  it.each(eitherOfRedis)('are none where %s is there already', (name) => {
    expect(replacementsFor(redis, scalar('privatelink.example.com'), present(name))).toEqual([]);
  });

  it('are told once where several group ids have the same', () => {
    const twice = needsOf('Microsoft.KeyVault/vaults', 'vault', 2);
    expect(replacementsFor(twice, scalar('privatelink.vault.azure.net'), present())).toEqual([['privatelink.vaultcore.azure.net']]);
  });

  it('of several services of which one is meant are a choice between all', () => {
    const vault = needsOf('Microsoft.KeyVault/vaults', 'vault');
    expect(proposedForOneOf([vault])).toEqual([['privatelink.vaultcore.azure.net']]);
    expect(proposedForOneOf([vault, redis, vault])).toEqual([['privatelink.vaultcore.azure.net', ...eitherOfRedis]]);
  });
});

it('names are without a choice where each is needed', () => {
  expect(namesWithoutChoice([['a.example'], ['b.example']])).toEqual(['a.example', 'b.example']);
  expect(namesWithoutChoice([['a.example'], ['b.example', 'c.example']])).toBeUndefined();
});

describe('a zone in whose place another seems to be', () => {
  const blob = needsOf('Microsoft.Storage/storageAccounts', 'blob');
  const apps = needsOf('Microsoft.App/managedEnvironments', 'managedEnvironments');
  const inRegion = { ...apps, needs: apps.needs.map((need) => ({ ...need, target: { region: 'westeurope' } })) };

  it.each([
    ['a misspelling', blob, 'privatelink.blob.core.window.net', 'privatelink.blob.core.windows.net'],
    ['the name in another cloud', blob, 'privatelink.blob.core.usgovcloudapi.net', 'privatelink.blob.core.windows.net'],
    [
      'the name in another region',
      inRegion,
      'privatelink.northeurope.azurecontainerapps.io',
      'privatelink.westeurope.azurecontainerapps.io',
    ],
  ])('is told for %s', (_, needs, name, zone) => {
    expect(seeminglyMeant(needs, scalar(name))).toEqual([[zone]]);
  });

  it.each([
    ['the zone itself', 'privatelink.blob.core.windows.net'],
    ['the zone of another group id', 'privatelink.file.core.windows.net'],
    ['the zone of another group id in another cloud', 'privatelink.file.core.usgovcloudapi.net'],
    ['a zone of its own kind', 'corp.example.com'],
  ])('is none for %s', (_, name) => {
    expect(seeminglyMeant(blob, scalar(name))).toEqual([]);
  });
});
