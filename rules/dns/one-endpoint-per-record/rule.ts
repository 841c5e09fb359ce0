import {
  allOf,
  defineQuestion,
  defineRule,
  exists,
  keyOf,
  nameAfter,
  sameResource,
  sameResourceId,
  sameVirtualNetwork,
} from '../../../src/rule-api.js';
import type { Network, PrivateEndpoint, Statement, Value } from '../../../src/rule-api.js';
import { attachments, sharers, sharesGroup } from '../questions/zone-groups.js';
import type { Sharer } from '../questions/zone-groups.js';
import page from './rule.md';

/** Other endpoints of a target that are looked at for each endpoint. */
const mostOthers = 50;

export default defineRule({
  title: 'Two private endpoints of one resource keep their records in different zones',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['private-endpoint', 'dns'],
  link: 'records',
  page,
  messages: {
    sharedZone: {
      severity: 'warning',
      precision: 'high',
      what: 'private endpoints {endpoint} and {other} of one resource, in different networks, have their records in zone {zone}',
      why: 'both write the same names, so that the records of one take the place of those of the other, and clients may be sent to an endpoint that they cannot reach',
      fix: 'use one endpoint for all networks, or give each endpoint a zone of its own that is linked to its network only',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    const ours = ask(namings, endpoint);
    if (ours.length === 0) return;
    const order = ask(positions, network);
    const earlier = ask(sharers, endpoint).items.filter(({ other }) => (order.get(other) ?? 0) < (order.get(endpoint) ?? 0));
    yield atMost(mostOthers, earlier, 'endpoints of one target').flatMap((sharer) =>
      sharedZones(ours, ask(namings, sharer.other)).map(([our, their]) =>
        allOf([our.isThere, their.isThere, writesSameNames(endpoint, sharer), lieApart(endpoint, sharer)])
          .implies(sameResource(our.zone, their.zone).negated)
          .otherwise(
            say.sharedZone({
              at: our.zone,
              related: [[their.zone, 'the other endpoint names the zone here']],
              given: [sharer.other],
              endpoint,
              other: sharer.other,
              zone: nameAfter(our.zone, 'privateDnsZones') ?? our.zone,
            }),
          ),
      ),
    );
  },
});

/** A zone that an endpoint's zone group names. */
interface Naming {
  readonly zone: Value;
  /** That the zone group is that of the endpoint, and names it. */
  readonly isThere: Statement;
}

const namings = defineQuestion((endpoint: PrivateEndpoint, { ask }): readonly Naming[] =>
  ask(attachments, endpoint).flatMap(({ configs, isAttached }) =>
    configs.items.flatMap((config) => {
      const { id: zone } = config.zone;
      return zone === undefined ? [] : { zone, isThere: isAttached.and(exists(config)) };
    }),
  ),
);

/** The places of endpoints in their order; all declarations of one have that of the first. */
const positions = defineQuestion((network: Network): ReadonlyMap<PrivateEndpoint, number> => {
  const first = new Map<string, number>();
  const places = new Map<PrivateEndpoint, number>();
  for (const [at, endpoint] of network.privateEndpoints.entries()) {
    const key = keyOf(endpoint.id);
    const place = first.get(key) ?? at;
    first.set(key, place);
    places.set(endpoint, place);
  }
  return places;
});

/** The zones of two endpoints that are one, or may be. */
function sharedZones(ours: readonly Naming[], theirs: readonly Naming[]): (readonly [Naming, Naming])[] {
  return ours.flatMap((our) =>
    theirs.filter((their) => sameResourceId(our.zone, their.zone) !== 'false').map((their) => [our, their] as const),
  );
}

/** That two endpoints connect to one part of one target, so that their records have the same names. */
function writesSameNames(endpoint: PrivateEndpoint, { other, ours, theirs, isSame }: Sharer): Statement {
  return allOf([isSame, sharesGroup(ours, theirs), sameResource(endpoint.id, other.id).negated]);
}

/** That clients in the network of one of them are sent to the other. */
function lieApart(endpoint: PrivateEndpoint, { other }: Sharer): Statement {
  return sameVirtualNetwork(endpoint.subnet.id, other.subnet.id).negated;
}
