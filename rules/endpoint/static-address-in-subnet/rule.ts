import {
  allOf,
  anyOf,
  containsPrefix,
  defineQuestion,
  defineRule,
  exists,
  listsAll,
  isKeptByAzure,
  isOfType,
  names,
  sameResource,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { Inquiry, Network, Prefix, PrivateEndpoint, StaticAddress, Statement, Subnet, Value } from '../../../src/rule-api.js';
import { knownPrefixes, prefixIn } from '../../subnet/questions/prefixes.js';
import page from './rule.md';

/** Types to which private endpoints take no address that is chosen. Of Recovery Services vaults, Microsoft's own pages and modules say either. */
const withoutStaticAddresses = [
  'Microsoft.ContainerService/managedClusters',
  'Microsoft.HDInsight/clusters',
  'Microsoft.Network/applicationGateways',
];

/** Other places of one address that are looked at for each. */
const mostOthers = 20;

export default defineRule({
  title: 'A static address of a private endpoint is a free one of its subnet',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties',
  tags: ['private-endpoint', 'subnet'],
  link: 'addresses',
  page,
  messages: {
    outside: {
      severity: 'error',
      precision: 'very-high',
      restsOn: ['subnet'],
      what: 'the static address {address} of private endpoint {endpoint} does not lie in subnet {subnet} ({prefixes})',
      why: 'Azure refuses an address from outside of the subnet',
      fix: 'choose an address of the subnet, from its fifth on',
    },
    reserved: {
      severity: 'error',
      precision: 'very-high',
      restsOn: ['subnet'],
      what: 'the static address {address} of private endpoint {endpoint} is one that Azure keeps for itself in subnet {subnet} ({prefixes})',
      why: 'the first four addresses of a subnet, and the last one, are not for resources',
      fix: 'choose another address of the subnet, from its fifth on',
    },
    taken: {
      severity: 'error',
      precision: 'high',
      what: 'the static address {address} of private endpoint {endpoint} is given to {other} too',
      why: 'Azure refuses an address that is taken',
      fix: 'choose another address of the subnet',
    },
    unsupported: {
      severity: 'warning',
      precision: 'high',
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} chooses an address of its own for {type}',
      why: 'the documentation lists this type among those to which endpoints have dynamic addresses only',
      fix: 'leave ipConfigurations out',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    const { id: subnetId, declared } = endpoint.subnet;
    const { staticAddresses } = endpoint;
    const [unlisted] = staticAddresses.unlisted;
    const [first] = staticAddresses.items;
    for (const connection of first === undefined ? [] : endpoint.connections.items) {
      const choosesNone = anyOf(staticAddresses.items.map(exists)).negated;
      yield withoutStaticAddresses.map((type) =>
        choosesNone
          .or(isOfType(connection.target.id, type).negated)
          .otherwise(say.unsupported({ at: first?.address ?? first, given: [connection], endpoint, type })),
      );
    }
    if (unlisted !== undefined)
      yield declared.map((subnet) =>
        names(subnetId, subnet)
          .implies(listsAll(staticAddresses))
          .otherwise(say.outside({ at: unlisted, address: unlisted, endpoint, subnet, prefixes: prefixesOf(subnet) })),
      );
    for (const one of staticAddresses.items) {
      const { address } = one;
      if (address === undefined) continue;
      const telling = { at: address, address, endpoint, given: [one] };
      yield [
        ...declared.flatMap((subnet) => {
          const told = { ...telling, related: [[subnet, 'the subnet is here']], subnet, prefixes: prefixesOf(subnet) } as const;
          return [
            names(subnetId, subnet).implies(liesInside(address, subnet)).otherwise(say.outside(told)),
            names(subnetId, subnet).implies(isForResources(address, subnet)).otherwise(say.reserved(told)),
          ];
        }),
        ...atMost(mostOthers, earlierWith(address, one, ask(placesByAddress, network)), 'places of one address').map(({ holder, place }) =>
          allOf([exists(place), exists(holder), isAnother(one, endpoint, place, holder)])
            .implies(sameResource(subnetId, holder.subnet.id).negated)
            .otherwise(
              say.taken({ ...telling, given: [one, place, holder], related: [[place.address, 'it is given first here']], other: holder }),
            ),
        ),
      ];
    }
  },
});

/** Where an address stands. */
interface Place {
  readonly holder: PrivateEndpoint;
  readonly place: StaticAddress;
}

/** The static addresses that are written as texts, by these. */
const placesByAddress = defineQuestion((network: Network): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  for (const holder of network.privateEndpoints) {
    for (const place of holder.staticAddresses.items) {
      const address = stringOf(place.address);
      if (address === undefined) continue;
      places.set(address, [...(places.get(address) ?? []), { holder, place }]);
    }
  }
  return places;
});

function earlierWith(address: Value, one: StaticAddress, places: ReadonlyMap<string, readonly Place[]>): readonly Place[] {
  const all = places.get(stringOf(address) ?? '') ?? [];
  return all.slice(
    0,
    all.findIndex(({ place }) => place === one),
  );
}

/** That two places are not one that is declared twice. */
function isAnother(one: StaticAddress, endpoint: PrivateEndpoint, place: StaticAddress, holder: PrivateEndpoint): Statement {
  if (endpoint === holder) return that(() => truthOf(one !== place));
  return sameResource(endpoint.id, holder.id).negated;
}

function liesInside(address: Value, subnet: Subnet): Statement {
  return inSubnet(address, subnet, (seen, prefixes) => prefixes.some((prefix) => containsPrefix(prefix, seen)));
}

/** That Azure does not keep an address for itself; of a subnet with several prefixes no page says which it keeps. */
function isForResources(address: Value, subnet: Subnet): Statement {
  return inSubnet(address, subnet, (seen, prefixes) => prefixes.length > 1 || prefixes.every((prefix) => !isKeptByAzure(seen, prefix)));
}

/** What is so of an address and the prefixes of a subnet; undecided while one of them is not known. */
function inSubnet(address: Value, subnet: Subnet, ask: (address: Prefix, prefixes: readonly Prefix[]) => boolean): Statement {
  return that((inquiry) => {
    const [seen] = prefixIn(inquiry.see(address));
    const prefixes = knownPrefixes(subnet.addressPrefixes, inquiry);
    return seen === undefined || prefixes === undefined ? 'unknown' : truthOf(ask(seen, prefixes));
  });
}

function prefixesOf({ addressPrefixes }: Subnet) {
  return ({ list }: Inquiry): readonly Value[] | string => {
    const { values } = list(addressPrefixes);
    return values.length === 0 ? 'a prefix that is not known' : values;
  };
}
