import { describe, expect, it } from '@jest/globals';
import { addressesIn, parsePrefix } from '../../src/azure/cidr.js';
import type { Prefix } from '../../src/azure/cidr.js';
import {
  isKeptByAzure,
  leastAddresses,
  reservedSubnet,
  reservedSubnets,
  usableAddresses,
  usableInSmallestSubnet,
} from '../../src/azure/subnets.js';

const prefixes = (...texts: string[]): Prefix[] =>
  texts.map((text) => {
    const parsed = parsePrefix(text);
    if (parsed === undefined) throw new Error(`no prefix ${text}`);
    return parsed;
  });

describe('usable addresses', () => {
  it('are all but the five that Azure keeps', () => {
    expect(usableAddresses(prefixes('10.0.0.0/24'))).toBe(251);
    expect(usableAddresses(prefixes('10.0.0.0/28'))).toBe(11);
    expect(usableAddresses(prefixes('10.0.0.0/29'))).toBe(usableInSmallestSubnet);
    expect(usableInSmallestSubnet).toBe(3);
  });

  it('are none where the prefix has no more than those five', () => {
    for (const text of ['10.0.0.0/30', '10.0.0.0/31', '10.0.0.4']) expect(usableAddresses(prefixes(text))).toBe(0);
    expect(usableAddresses([])).toBe(0);
  });

  it('of several prefixes add up, but for what is in two of them', () => {
    expect(usableAddresses(prefixes('10.0.0.0/28', '10.0.1.0/28'))).toBe(27);
    expect(usableAddresses(prefixes('10.0.0.0/28', '10.0.0.0/28'))).toBe(11);
    expect(usableAddresses(prefixes('10.0.0.8/29', '10.0.0.0/28', '10.0.0.0/29'))).toBe(11);
    expect(usableAddresses(prefixes('10.0.0.0/28', '10.0.0.8/29'))).toBe(11);
  });

  it('are those of IPv4', () => {
    expect(usableAddresses(prefixes('10.0.0.0/28', 'fd00:10::/64'))).toBe(11);
    expect(usableAddresses(prefixes('fd00:10::/64'))).toBe(0);
    expect(prefixes('10.0.0.0/8', 'fd00:10::/64', '10.0.0.4').map(addressesIn)).toEqual([2 ** 24, 2 ** 64, 1]);
  });
});

describe('reserved subnets', () => {
  it('are known by their name, however it is written', () => {
    expect(reservedSubnet('gatewaysubnet')).toMatchObject({ name: 'GatewaySubnet', service: 'virtual network gateways' });
    expect(reservedSubnet('RouteServerSubnet')).toMatchObject({ service: 'Azure Route Server' });
    for (const name of ['snet-endpoints', 'GatewaySubnet2', 'AzureFirewall', '']) expect(reservedSubnet(name)).toBeUndefined();
  });

  it('each have a page that says so', () => {
    for (const { source } of reservedSubnets) expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\//);
    expect(new Set(reservedSubnets.map(({ name }) => name)).size).toBe(5);
  });
});

describe('addresses of an endpoint', () => {
  it('are at least one', () => {
    expect(leastAddresses(undefined, 0)).toBe(1);
    expect(leastAddresses({ resourceType: 'Microsoft.KeyVault/vaults', groupId: 'vault' }, 0)).toBe(1);
  });

  it('are at least as many as it has IP configurations', () => {
    expect(leastAddresses(undefined, 1)).toBe(1);
    expect(leastAddresses(undefined, 4)).toBe(4);
  });

  it('are at least two where a service has one of its own and one for each region', () => {
    expect(leastAddresses({ resourceType: 'Microsoft.ContainerRegistry/registries', groupId: 'registry' }, 0, 3)).toBe(4);
    expect(leastAddresses({ resourceType: 'Microsoft.DocumentDB/databaseAccounts', groupId: 'Sql' }, 5, 3)).toBe(5);
    expect(leastAddresses({ resourceType: 'Microsoft.DocumentDB/databaseAccounts', groupId: 'Sql' }, 0, 0)).toBe(2);
    expect(leastAddresses({ resourceType: 'Microsoft.KeyVault/vaults', groupId: 'vault' }, 0, 3)).toBe(1);
    expect(leastAddresses({ resourceType: 'microsoft.containerregistry/registries', groupId: 'Registry' }, 0)).toBe(2);
    expect(leastAddresses({ resourceType: 'Microsoft.DocumentDB/databaseAccounts', groupId: 'Sql' }, 0)).toBe(2);
    expect(leastAddresses({ resourceType: 'Microsoft.DocumentDB/databaseAccounts', groupId: 'Analytical' }, 0)).toBe(1);
    expect(leastAddresses({ resourceType: 'Microsoft.ContainerRegistry/registries', groupId: 'registry' }, 3)).toBe(3);
  });
});

describe('the addresses that Azure keeps', () => {
  const kept = (address: string, subnet: string): boolean[] =>
    prefixes(address).flatMap((one) => prefixes(subnet).map((prefix) => isKeptByAzure(one, prefix)));

  it('are the first four and the last of the prefix, however that is written', () => {
    expect(['10.0.1.0', '10.0.1.3', '10.0.1.15'].flatMap((address) => kept(address, '10.0.1.0/28'))).toEqual([true, true, true]);
    expect(['10.0.1.4', '10.0.1.14'].flatMap((address) => kept(address, '10.0.1.0/28'))).toEqual([false, false]);
    expect(kept('10.0.1.19', '10.0.1.21/28')).toEqual([true]);
  });

  it('are none outside of the prefix, and none of IPv6', () => {
    expect(kept('10.0.2.0', '10.0.1.0/28')).toEqual([false]);
    expect(kept('fd00::1', 'fd00::/64')).toEqual([false]);
  });
});
