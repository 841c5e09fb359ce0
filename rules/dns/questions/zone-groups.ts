import {
  all,
  allOf,
  any,
  anyOf,
  defineQuestion,
  exists,
  IdIndex,
  liesUnder,
  nameAfter,
  sameResource,
  sameText,
  sameVirtualNetwork,
  that,
} from '../../../src/rule-api.js';
import type {
  Connection,
  DnsZoneConfig,
  DnsZoneGroup,
  Inquiry,
  Listing,
  Network,
  PrivateEndpoint,
  Statement,
  Value,
} from '../../../src/rule-api.js';
import { idStanding } from '../zone-ids.js';

/** Zones of one group that are looked at; Azure takes five. */
export const mostConfigs = 10;

/** A zone group that belongs to an endpoint, or may. */
export interface Attachment {
  readonly group: DnsZoneGroup;
  /** Those that are looked at. */
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
  /** Something else than the id of a private zone surely stands in the place of one. */
  readonly hasOther: boolean;
}

/** The zone groups of an endpoint. */
export const attachments = defineQuestion((endpoint: PrivateEndpoint): readonly Attachment[] =>
  endpoint.zoneGroups.items.map((group) => ({
    group,
    configs: firstOf(group.zoneConfigs),
    isAttached: liesUnder(group, endpoint),
  })),
);

function firstOf({ items, complete, unlisted }: Listing<DnsZoneConfig>): Listing<DnsZoneConfig> {
  return { items: items.slice(0, mostConfigs), complete: complete && items.length <= mostConfigs, unlisted };
}

/** The endpoint that a zone group belongs to, or its name where this deployment does not say more of it. */
export function endpointOf({ id, privateEndpoint }: DnsZoneGroup): PrivateEndpoint | Value {
  const [endpoint] = privateEndpoint.likeliest;
  return endpoint ?? nameAfter(id, 'privateEndpoints') ?? id;
}

/** That an endpoint has a zone group. */
export const hasGroup = defineQuestion((endpoint: PrivateEndpoint, { ask }) =>
  anyOf(ask(attachments, endpoint).map(({ isAttached }) => isAttached)),
);

/** The zones that an endpoint's zone groups name. */
export const presentZones = defineQuestion((endpoint: PrivateEndpoint, inquiry): PresentZones => {
  const names: Value[] = [];
  const possible: Value[] = [];
  let complete = true;
  let hasOther = false;
  for (const { configs, isAttached } of inquiry.ask(attachments, endpoint)) {
    const attached = inquiry.truthOf(isAttached);
    if (attached === 'false') continue;
    complete = inquiry.isWhole(configs) && complete;
    for (const config of configs.items) {
      const there = all([attached, inquiry.holds(config.exists)]);
      if (there === 'false') continue;
      const name = zoneNameOf(config, inquiry);
      if (isOther(config, inquiry)) hasOther = true;
      else if (name === undefined) complete = false;
      else (there === 'true' ? names : possible).push(name);
    }
  }
  return { names, possible, complete, hasOther };
});

/**
 * The zones in which the records of an endpoint's targets are, for clients in its network: those that its own zone groups name, and those of other
 * endpoints of the same part of the same target in the same network.
 */
export const zonesInNetwork = defineQuestion((endpoint: PrivateEndpoint, { ask, truthOf, isWhole }): PresentZones => {
  const isEach = isWhole(ask(sharers, endpoint));
  const { complete, ...own } = ask(presentZones, endpoint);
  return ask(companions, endpoint).reduce<PresentZones>(
    (all, { other, isBeside }) => {
      const beside = truthOf(isBeside);
      if (beside === 'false') return all;
      const { names, possible, complete: isAll } = ask(presentZones, other);
      return {
        names: beside === 'true' ? [...all.names, ...names] : all.names,
        possible: [...all.possible, ...(beside === 'true' ? possible : [...names, ...possible])],
        complete: all.complete && isAll,
        hasOther: all.hasOther,
      };
    },
    { ...own, complete: complete && isEach },
  );
});

/** Endpoints of one target that are looked at. */
const mostSharers = 100;

/** Another endpoint, and that it connects to the same part of the same target from the same network. */
interface Companion {
  readonly other: PrivateEndpoint;
  readonly isBeside: Statement;
}

const companions = defineQuestion((endpoint: PrivateEndpoint, { ask }): readonly Companion[] =>
  ask(sharers, endpoint).items.map(({ other, ours, theirs, isSame }) => ({
    other,
    isBeside: allOf([isSame, sharesGroup(ours, theirs), sameVirtualNetwork(endpoint.subnet.id, other.subnet.id)]),
  })),
);

/** Another endpoint, and that one of its connections goes to the same target. */
export interface Sharer {
  readonly other: PrivateEndpoint;
  readonly ours: Connection;
  readonly theirs: Connection;
  readonly isSame: Statement;
}

/** The other endpoints of an endpoint's targets, or what may be such; not complete where there are too many to look at, or one leads to what is not known. */
export const sharers = defineQuestion((endpoint: PrivateEndpoint, { ask, network }): Listing<Sharer> => {
  const byTarget = ask(endpointsByTarget, network);
  const found = endpoint.connections.items.map((ours) => ({ ours, matches: ours.target.id ? byTarget.matches(ours.target.id) : [] }));
  const items = found.flatMap(({ ours, matches }) =>
    matches.slice(0, mostSharers).flatMap(({ entity: { endpoint: other, connection: theirs } }) => {
      const isSame = allOf([exists(other), exists(ours), exists(theirs), sameResource(ours.target.id, theirs.target.id)]);
      return other === endpoint ? [] : [{ other, ours, theirs, isSame }];
    }),
  );
  const isEachLookedAt = found.every(({ matches }) => matches.length <= mostSharers);
  const isEachListed = ask(unlistedOnes, network).every((other) => other === endpoint);
  return { items, complete: isEachLookedAt && isEachListed, unlisted: [] };
});

/** That two connections to one target go through the same group id: their records have the same names. */
export function sharesGroup(one: Connection, other: Connection): Statement {
  return that(({ list }) => {
    const [ours, theirs] = [list(one.groupIds), list(other.groupIds)];
    const found = ours.values.flatMap((group) => theirs.values.map((another) => sameText(group, another)));
    const isAll = [ours, theirs].every(({ possible, complete }) => complete && possible.length === 0);
    return any([...found, ...(isAll ? [] : ['unknown' as const])]);
  });
}

/** The endpoints of whose connections not all are listed. */
const unlistedOnes = defineQuestion((network: Network) => network.privateEndpoints.filter(({ connections: { complete } }) => !complete));

const endpointsByTarget = defineQuestion(
  (network: Network): IdIndex<{ readonly endpoint: PrivateEndpoint; readonly connection: Connection }> => {
    const rows = network.privateEndpoints.flatMap((endpoint) => endpoint.connections.items.map((connection) => ({ endpoint, connection })));
    return new IdIndex(rows, ({ connection }) => connection.target.id);
  },
);

/** The name of the zone that a configuration refers to, as its id says; what else the id is made of is not asked where the template writes the name. */
export function zoneNameOf(config: DnsZoneConfig, { ask, see, doubt }: Inquiry): Value | undefined {
  const { id } = config.zone;
  const name = ask(writtenZoneName, config);
  if (name !== undefined) return see(name);
  const seen = id && see(id);
  const named = seen && nameAfter(seen, 'privateDnsZones');
  if (named === undefined && seen?.kind === 'scalar') doubt('something else may be put there before it is deployed');
  return named;
}

const writtenZoneName = defineQuestion(({ zone: { id } }: DnsZoneConfig) => id && nameAfter(id, 'privateDnsZones'));

function isOther({ zone: { id } }: DnsZoneConfig, { see }: Inquiry): boolean {
  const standing = id === undefined ? 'missing' : idStanding(see(id));
  return standing !== undefined && standing !== 'zone';
}
