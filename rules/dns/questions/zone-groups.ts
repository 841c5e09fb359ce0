import { all, anyOf, defineQuestion, liesUnder, nameAfter } from '../../../src/rule-api.js';
import type { DnsZoneConfig, DnsZoneGroup, Inquiry, Listing, PrivateEndpoint, Statement, Value } from '../../../src/rule-api.js';

/** A zone group that belongs to an endpoint, or may. */
export interface Attachment {
  readonly group: DnsZoneGroup;
  readonly configs: Listing<DnsZoneConfig>;
  /** That it is there and is that of the endpoint. */
  readonly isAttached: Statement;
}

/** Names of the zones that an endpoint's zone groups hold in one case. */
export interface PresentZones {
  readonly names: readonly Value[];
  /** Those that may be there. */
  readonly possible: readonly Value[];
  /** There are no others. */
  readonly complete: boolean;
}

/** The zone groups of an endpoint. */
export const attachments = defineQuestion((endpoint: PrivateEndpoint): readonly Attachment[] =>
  endpoint.zoneGroups.items.map((group) => ({ group, configs: group.zoneConfigs, isAttached: liesUnder(group, endpoint) })),
);

/** That an endpoint has a zone group. */
export const hasGroup = defineQuestion((endpoint: PrivateEndpoint, { ask }) =>
  anyOf(ask(attachments, endpoint).map(({ isAttached }) => isAttached)),
);

/** The zones that an endpoint's zone groups name. */
export const presentZones = defineQuestion((endpoint: PrivateEndpoint, inquiry): PresentZones => {
  const names: Value[] = [];
  const possible: Value[] = [];
  let complete = true;
  for (const { configs, isAttached } of inquiry.ask(attachments, endpoint)) {
    const attached = inquiry.truthOf(isAttached);
    if (attached === 'false') continue;
    complete &&= configs.complete;
    for (const config of configs.items) {
      const there = all([attached, inquiry.holds(config.exists)]);
      if (there === 'false') continue;
      const name = zoneNameOf(config, inquiry);
      if (name === undefined) complete = false;
      else (there === 'true' ? names : possible).push(name);
    }
  }
  return { names, possible, complete };
});

/** The name of the zone that a configuration refers to, as its id says. */
export function zoneNameOf({ zone: { id } }: DnsZoneConfig, { see }: Inquiry): Value | undefined {
  return id && nameAfter(see(id), 'privateDnsZones');
}
