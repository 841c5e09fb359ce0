import { all, liesUnder, nameAfter } from '../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Network, PrivateEndpoint, Proposition, Value, World } from '../../src/rule-api.js';
import type { PresentZones } from './zone-standing.js';

/** The zone groups that belong to an endpoint, or may. */
export function zoneGroupsOf(endpoint: PrivateEndpoint, network: Network): DnsZoneGroup[] {
  return network.zoneGroupsOf(endpoint.id).items.map(({ entity }) => entity);
}

/** That a zone group is there and is that of an endpoint. */
export function isAttached(group: DnsZoneGroup, endpoint: PrivateEndpoint): Proposition {
  return liesUnder(group, 'privateDnsZoneGroups', endpoint.id);
}

/** The name of the zone that a configuration refers to, as its id says. */
export function zoneNameIn(config: DnsZoneConfig, world: World): Value | undefined {
  return config.zoneId && nameAfter(world.see(config.zoneId), 'privateDnsZones');
}

/** Every value that `presentZones` depends on. */
export function valuesOfGroups(groups: readonly DnsZoneGroup[], endpoint: PrivateEndpoint): Value[] {
  const configs = groups.flatMap((group) => group.configs.items);
  const ids = configs.flatMap((config) => [config.exists, ...(config.zoneId ? [config.zoneId] : [])]);
  return [...groups.flatMap((group) => isAttached(group, endpoint).about), ...ids];
}

/** The zones that an endpoint's zone groups name in one case. */
export function presentZones(groups: readonly DnsZoneGroup[], endpoint: PrivateEndpoint, world: World): PresentZones {
  const names: Value[] = [];
  const possible: Value[] = [];
  let complete = true;
  for (const group of groups) {
    const attached = isAttached(group, endpoint).truthIn(world);
    if (attached === 'false') continue;
    complete &&= group.configs.complete;
    for (const config of group.configs.items) {
      const there = all([attached, world.holds(config.exists)]);
      if (there === 'false') continue;
      const name = zoneNameIn(config, world);
      if (name === undefined) complete = false;
      else (there === 'true' ? names : possible).push(name);
    }
  }
  return { names, possible, complete };
}
