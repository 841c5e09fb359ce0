import { all, anyOf, Children, nameAfter } from '../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Listing, Network, PrivateEndpoint, Proposition, Value, World } from '../../src/rule-api.js';
import type { PresentZones } from './zone-standing.js';

/** A zone group that belongs to an endpoint, or may. */
export interface Attachment {
  readonly group: DnsZoneGroup;
  readonly configs: Listing<DnsZoneConfig>;
  /** That it is there and is that of the endpoint. */
  readonly isAttached: Proposition;
}

const groupsOf = new WeakMap<Network, Children<DnsZoneGroup>>();
const attachments = new WeakMap<PrivateEndpoint, readonly Attachment[]>();

/** The zone groups of an endpoint. */
export function attachmentsOf(endpoint: PrivateEndpoint, network: Network): readonly Attachment[] {
  let found = attachments.get(endpoint);
  if (found === undefined) attachments.set(endpoint, (found = findAttachments(endpoint, network)));
  return found;
}

function findAttachments(endpoint: PrivateEndpoint, network: Network): Attachment[] {
  let groups = groupsOf.get(network);
  if (groups === undefined) groupsOf.set(network, (groups = new Children(network.privateEndpoints, 'privateDnsZoneGroups')));
  return groups
    .of(endpoint, network.zoneGroupsOf(endpoint.id).items)
    .map(({ child: group, isOurs }) => ({ group, configs: group.configs, isAttached: isOurs }));
}

/** That an endpoint has a zone group. */
export function hasGroup(attachments: readonly Attachment[]): Proposition {
  return anyOf(attachments.map(({ isAttached }) => isAttached));
}

/** The name of the zone that a configuration refers to, as its id says. */
export function zoneNameIn(config: DnsZoneConfig, world: World): Value | undefined {
  return config.zoneId && nameAfter(world.see(config.zoneId), 'privateDnsZones');
}

/** Every value that `presentZones` depends on. */
export function valuesOf(attachments: readonly Attachment[]): Value[] {
  const configs = attachments.flatMap((attachment) => attachment.configs.items);
  const ids = configs.flatMap((config) => [config.exists, ...(config.zoneId ? [config.zoneId] : [])]);
  return [...attachments.flatMap(({ isAttached }) => isAttached.about), ...ids];
}

/** The ids of the zones that an endpoint's zone groups name. */
export function zoneIdsOf(attachments: readonly Attachment[]): Value[] {
  return attachments.flatMap(({ configs }) => configs.items.flatMap(({ zoneId }) => zoneId ?? []));
}

/** The zones that an endpoint's zone groups name in one case. */
export function presentZones(attachments: readonly Attachment[], world: World): PresentZones {
  const names: Value[] = [];
  const possible: Value[] = [];
  let complete = true;
  for (const { configs, isAttached } of attachments) {
    const attached = isAttached.truthIn(world);
    if (attached === 'false') continue;
    complete &&= configs.complete;
    for (const config of configs.items) {
      const there = all([attached, world.holds(config.exists)]);
      if (there === 'false') continue;
      const name = zoneNameIn(config, world);
      if (name === undefined) complete = false;
      else (there === 'true' ? names : possible).push(name);
    }
  }
  return { names, possible, complete };
}
