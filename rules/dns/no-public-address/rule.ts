import {
  all,
  containsPrefix,
  defineRule,
  isPublicAddress,
  resourceTypeOf,
  sameResourceType,
  sourcesOf,
  that,
} from '../../../src/rule-api.js';
import type { Inquiry, Network, Prefix, RecordSet, Statement, Truth, Value } from '../../../src/rule-api.js';
import { knownPrefixes, prefixIn } from '../../subnet/questions/prefixes.js';
import { isOfPrivateLink } from '../private-link-names.js';
import { addressesOfSet, endpointsOfSet, isAddressSet, writtenAddresses, zoneNameOfSet } from '../questions/records.js';
import page from './rule.md';

export default defineRule({
  title: 'No record in a zone of Private Link holds a public address',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-fallback',
  tags: ['dns'],
  link: 'records',
  audience: 'auditor',
  page,
  messages: {
    publicAddress: {
      severity: 'note',
      precision: 'high',
      what: 'record set {name} of zone {zone} holds the public address {address}',
      why: 'Azure may give the public endpoints of its services other addresses at any time; the name then leads to nowhere, or to others',
      fix: "leave the record set out, and set resolutionPolicy of the zone's link to 'NxDomainRedirect', so that names without a record resolve publicly",
    },
  },
  of: (network) => network.recordSets.filter(isAddressSet),
  *check(set, { network, say, ask }) {
    const zone = zoneNameOfSet(set);
    if (zone === undefined) return;
    const claim = isOfPrivateLink(zone)
      .implies(holdsNoPublicAddress(set, network))
      .otherwise(
        say.publicAddress({
          at: (inquiry) => publicAddresses(set, inquiry)[0] ?? set.addressRecords.items[0]?.address ?? set,
          name: set.name,
          zone,
          address: (inquiry) => publicAddresses(set, inquiry)[0] ?? set.addressRecords.items[0]?.address ?? 'that is not known',
        }),
      );
    yield ask(endpointsOfSet, set).length > 0 ? [] : claim;
  },
});

/** That no address of a set is one of the internet; networks may use such addresses as their own. */
function holdsNoPublicAddress(set: RecordSet, network: Network): Statement {
  return that((inquiry) => {
    const { sure, possible } = inquiry.ask(addressesOfSet, set);
    const isFine = (address: Prefix): Truth => (isPublicAddress(address) ? isKeptByNetwork(address, network, inquiry) : 'true');
    const whole = all(sure.map(isFine));
    if (whole === 'false') return 'false';
    return areKnown(set, inquiry) && all([whole, ...possible.map(isFine)]) === 'true' ? 'true' : 'unknown';
  });
}

/** Whether all addresses of a set are known, or surely private because they are read from what has no others. */
function areKnown({ addressRecords: { items, complete } }: RecordSet, { holds, see }: Inquiry): boolean {
  return (
    complete &&
    items.every(({ exists: isThere, address }) => {
      if (holds(isThere) === 'false') return true;
      const seen = address && see(address);
      return seen !== undefined && (prefixIn(seen).length === 1 || isOfInterface(seen));
    })
  );
}

const endpointType = 'Microsoft.Network/privateEndpoints';
const interfaceType = 'Microsoft.Network/networkInterfaces';

/**
 * Whether an address is read from a private endpoint, the interface that it leads to, or any interface: the public addresses of one are resources
 * of their own.
 */
function isOfInterface(address: Value): boolean {
  const [nearest, next] = sourcesOf(address).map((source) => resourceTypeOf(source));
  if (nearest === undefined) return next !== undefined && sameResourceType(next, endpointType);
  return [endpointType, interfaceType].some((type) => sameResourceType(nearest, type));
}

/** Whether an address lies in the address space of a virtual network that is declared. */
function isKeptByNetwork(address: Prefix, { virtualNetworks }: Network, inquiry: Inquiry): Truth {
  const spaces = virtualNetworks.map(({ addressPrefixes }) => knownPrefixes(addressPrefixes, inquiry));
  if (spaces.some((space) => space?.some((prefix) => containsPrefix(prefix, address)))) return 'true';
  return spaces.includes(undefined) ? 'unknown' : 'false';
}

function publicAddresses(set: RecordSet, inquiry: Inquiry): readonly Value[] {
  return writtenAddresses(set, inquiry).filter((address) => prefixIn(address).some(isPublicAddress));
}
