import {
  anyOf,
  defineRule,
  isReadFromNetwork,
  liesIn,
  mayBeRegion,
  sameRegion,
  shownText,
  virtualNetworkIdOf,
} from '../../../src/rule-api.js';
import type { Inquiry, PrivateEndpoint, Value, VirtualNetwork } from '../../../src/rule-api.js';
import { regionElsewhere, sameRegionElsewhere, standingOf, summariseRegions } from '../../regions-elsewhere.js';
import { setValue } from '../../remedies.js';
import page from './rule.md';

export default defineRule({
  title: 'A private endpoint is in the region of its virtual network',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties',
  tags: ['private-endpoint', 'region'],
  link: 'region',
  page,
  messages: {
    differs: {
      severity: 'error',
      precision: 'very-high',
      what: 'private endpoint {endpoint} is in {endpointRegion}, but its virtual network {vnet} is in {vnetRegion}',
      why: 'Azure refuses an endpoint outside the region of its virtual network',
      fix: 'deploy it to {vnetRegion} (the service behind it may be in any region)',
      fixable: 'safe',
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
      openWithout: ['subnet'],
      what: 'private endpoint {endpoint} must be in the region of its virtual network, which this deployment does not create',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say, truthOf }) {
    const { location } = endpoint;
    const { id: subnetId, virtualNetwork } = endpoint.subnet;
    if (location === undefined || subnetId === undefined) return;
    const declared = virtualNetwork.told.filter((vnet) => vnet.location !== undefined);
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
      found.or(follows).orUndecided.otherwise(
        say.unknownRegion({
          at: subnetId,
          endpoint,
          recall: truthOf(found) === 'false' ? standingOf(location, namesOf(virtualNetworkIdOf(subnetId))) : null,
        }),
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
              remedy: moveTo(endpoint, vnet),
            }),
          ),
      ),
    ];
  },
  summarise: ({ virtualNetworks }) => summariseRegions(virtualNetworks, namesOf),
  foundElsewhere({ recall }, elsewhere) {
    const found = regionElsewhere(recall, elsewhere);
    if (found === undefined) return undefined;
    const { region, otherRegion, name, template } = found;
    return { messageId: 'differsElsewhere', arguments: { endpointRegion: region, vnet: name, vnetRegion: otherRegion, template } };
  },
  metElsewhere: ({ recall }, elsewhere) => sameRegionElsewhere(recall, elsewhere),
});

/** What a network is known by in other deployments: its id. */
function namesOf(id: Value): readonly string[] {
  const text = shownText(id);
  return text === undefined ? [] : [text];
}

/** Puts an endpoint into the region of its network, where that is known. */
function moveTo(endpoint: PrivateEndpoint, { location }: VirtualNetwork) {
  return ({ see }: Inquiry) => {
    const region = location && shownText(see(location));
    return region === undefined ? undefined : setValue(endpoint, endpoint.location, region);
  };
}
