import {
  anyOf,
  defineRule,
  isReadFromNetwork,
  isTrue,
  liesIn,
  mayBeRegion,
  regionOf,
  sameRegion,
  shownText,
  virtualNetworkIdOf,
} from '../../../src/rule-api.js';
import type { Json, Value } from '../../../src/rule-api.js';
import page from './rule.md';

export default defineRule({
  title: 'A private endpoint is in the region of its virtual network',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties',
  tags: ['private-endpoint', 'region'],
  page,
  messages: {
    differs: {
      severity: 'error',
      precision: 'very-high',
      what: 'private endpoint {endpoint} is in {endpointRegion}, but its virtual network {vnet} is in {vnetRegion}',
      why: 'Azure refuses an endpoint outside the region of its virtual network',
      fix: 'deploy it to {vnetRegion} (the service behind it may be in any region)',
    },
    differsElsewhere: {
      severity: 'warning',
      precision: 'high',
      what: 'private endpoint {endpoint} is in {endpointRegion}, but its virtual network {vnet} is in {vnetRegion}',
      why: 'Azure refuses an endpoint outside the region of its virtual network; this assumes the network as {template} declares it',
      fix: 'deploy it to {vnetRegion} (the service behind it may be in any region)',
    },
    noRegion: {
      severity: 'note',
      precision: 'low',
      what: 'private endpoint {endpoint} and its virtual network must be in one region, but {region} is no region of Azure',
      why: 'if a pipeline puts something else there, both may be in one region',
    },
    unknownRegion: {
      severity: 'note',
      precision: 'low',
      what: 'private endpoint {endpoint} must be in the region of its virtual network, which this deployment does not create',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say, truthOf }) {
    const { location } = endpoint;
    const { id: subnetId, virtualNetwork } = endpoint.subnet;
    if (location === undefined || subnetId === undefined) return;
    const declared = virtualNetwork.declared.filter((vnet) => vnet.location !== undefined);
    const follows = isReadFromNetwork(location, subnetId);
    const found = anyOf(declared.map((vnet) => liesIn(subnetId, vnet)));
    yield [
      ...declared.flatMap((vnet) =>
        [location, vnet.location ?? location].map((region) =>
          liesIn(subnetId, vnet)
            .implies(anyOf([mayBeRegion(region), sameRegion(location, vnet.location), follows]))
            .orUndecided.otherwise(say.noRegion({ at: region, endpoint, region })),
        ),
      ),
      found
        .or(follows)
        .orUndecided.otherwise(
          say.unknownRegion({ at: subnetId, endpoint, recall: truthOf(found) === 'false' ? standingOf(location, subnetId) : null }),
        ),
      ...declared.map((vnet) =>
        liesIn(subnetId, vnet)
          .implies(sameRegion(location, vnet.location).or(follows))
          .otherwise(
            say.differs({
              at: location,
              related: [[vnet.location, 'the virtual network is here']],
              endpoint,
              vnet,
              endpointRegion: location,
              vnetRegion: vnet.location ?? '',
            }),
          ),
      ),
    ];
  },
  summarise: ({ virtualNetworks }) => {
    const regions: Record<string, string[]> = {};
    for (const { id, location, exists, existing } of virtualNetworks) {
      const vnet = existing ? undefined : shownText(id);
      if (vnet === undefined) continue;
      const region = location !== undefined && isTrue(exists) ? nameOfRegion(location) : undefined;
      (regions[topicOf(vnet)] ??= []).push(region ?? notKnown);
    }
    return regions;
  },
  foundElsewhere({ recall }, elsewhere) {
    if (!isStanding(recall)) return undefined;
    const { endpointRegion, vnet } = recall;
    const regions = [...elsewhere.all(topicOf(vnet))].sort();
    const [vnetRegion] = regions;
    if (vnetRegion === undefined || regions.includes(notKnown) || regions.includes(endpointRegion)) return undefined;
    const [template = ''] = elsewhere.holders(topicOf(vnet), vnetRegion);
    const name = vnet.slice(vnet.lastIndexOf('/') + 1);
    return { messageId: 'differsElsewhere', arguments: { endpointRegion, vnet: name, vnetRegion, template } };
  },
});

/** What stands for the region of a network that may be another, or may not be there. */
const notKnown = 'not known';

/** Where an endpoint stands whose network is not created by its own deployment. */
interface Standing {
  readonly [name: string]: Json;
  readonly endpointRegion: string;
  /** The id of the network. */
  readonly vnet: string;
}

/** Where an endpoint stands, if both its region and its network are known whatever is deployed, and to whom. */
function standingOf(location: Value, subnetId: Value): Json {
  const endpointRegion = nameOfRegion(location);
  const vnet = shownText(virtualNetworkIdOf(subnetId));
  return endpointRegion === undefined || vnet === undefined ? null : { endpointRegion, vnet };
}

function isStanding(recall: Json): recall is Standing {
  return typeof recall === 'object' && recall !== null && 'vnet' in recall;
}

function topicOf(vnet: string): string {
  return `regions of ${vnet.toLowerCase()}`;
}

function nameOfRegion(location: Value): string | undefined {
  const region = regionOf(shownText(location) ?? '');
  return region?.name;
}
