import {
  defineQuestion,
  exists,
  keyOf,
  leastAddresses,
  resourceTypeOf,
  sameResource,
  stringOf,
  that,
  usableAddresses,
  usableInSmallestSubnet,
} from '../../../src/rule-api.js';
import type {
  EndpointTarget,
  Inquiry,
  InterfaceAddress,
  Network,
  PrivateEndpoint,
  PrivateLinkResource,
  Statement,
  Subnet,
  Value,
} from '../../../src/rule-api.js';
import { prefixIn } from './prefixes.js';
import { SubnetIndex } from './subnet-index.js';

/** How many addresses there are in one case: at least, and at most. */
export interface Addresses {
  readonly least: number;
  readonly most: number;
}

/** What takes addresses of a subnet, or may. */
export interface AddressUser {
  readonly user: PrivateEndpoint | InterfaceAddress;
  /** That it names the subnet. */
  readonly isOfIt: Statement;
  /** That it is there and in the subnet. */
  readonly isIn: Statement;
}

/** A private endpoint that takes addresses of a subnet, or may. */
export interface EndpointIn {
  readonly endpoint: PrivateEndpoint;
  /** That it is there and in the subnet. */
  readonly isIn: Statement;
}

/** How many addresses of a subnet are for resources, as its prefixes say. */
export const usableIn = defineQuestion(({ addressPrefixes }: Subnet, { list }): Addresses => {
  const { values, possible, complete } = list(addressPrefixes);
  const sure = values.flatMap(prefixIn);
  const all = [...sure, ...possible.flatMap(prefixIn)];
  const isKnown = complete && all.length > 0 && all.length === values.length + possible.length;
  return isKnown ? { least: usableAddresses(sure), most: usableAddresses(all) } : { least: usableInSmallestSubnet, most: Infinity };
});

/** What takes addresses of a subnet, or may: private endpoints, and the network interfaces of machines. */
export const addressUsers = defineQuestion(({ id }: Subnet, { ask, network }): readonly AddressUser[] =>
  ask(usersBySubnet, network)
    .at(id)
    .map((user) => {
      const isOfIt = sameResource(user.subnet.id, id);
      return { user, isOfIt, isIn: isOfIt.and(exists(user)) };
    }),
);

/** The private endpoints among them. */
export const endpointsIn = defineQuestion((subnet: Subnet, { ask }): readonly EndpointIn[] =>
  ask(addressUsers, subnet).flatMap(({ user, isIn }) => (user.kind === 'privateEndpoints' ? { endpoint: user, isIn } : [])),
);

const usersBySubnet = defineQuestion(
  ({ privateEndpoints, interfaceAddresses }: Network) =>
    new SubnetIndex<PrivateEndpoint | InterfaceAddress>([...privateEndpoints, ...interfaceAddresses], ({ subnet }) => subnet.id),
);

/** How many addresses of a subnet are taken by the private endpoints and the network interfaces that the deployment puts there. */
export const takenIn = defineQuestion((subnet: Subnet, inquiry): Addresses => {
  const users = new Map(inquiry.ask(addressUsers, subnet).map((one) => [keyOf(one.user.id), one]));
  const counts = Array.from(users.values(), (one) => takenBy(one, inquiry));
  return {
    least: counts.reduce((sum, { least }) => sum + least, 0),
    most: counts.reduce((sum, { most }) => sum + most, 0),
  };
});

/** That the private endpoints of a subnet find an address each, next to all else that this deployment puts there. */
export function hasRoom(subnet: Subnet): Statement {
  return that(({ ask }) => {
    const [taken, usable] = [ask(takenIn, subnet), ask(usableIn, subnet)];
    if (taken.least > usable.most) return 'false';
    return taken.most <= usable.least ? 'true' : 'unknown';
  });
}

/** How many IPv4 addresses a user takes: a private endpoint by the regions of its target, as far as they are declared. */
export const addressesOf = defineQuestion((user: AddressUser['user'], inquiry): Addresses => {
  const version = ipVersionOf(user.kind === 'privateEndpoints' ? user.ipVersionType : user.version, inquiry);
  if (version === 'ipv6') return { least: 0, most: 0 };
  return user.kind === 'privateEndpoints' ? takenByEndpoint(user, version, inquiry) : { least: version === 'ipv4' ? 1 : 0, most: 1 };
});

function takenByEndpoint(endpoint: PrivateEndpoint, version: string | undefined, inquiry: Inquiry): Addresses {
  const target = targetOf(endpoint, inquiry);
  const regions = regionsOf(endpoint, inquiry);
  const { values, possible } = inquiry.list(endpoint.ipConfigurations);
  return {
    least: version === undefined ? 0 : leastAddresses(target, version === 'ipv4' ? values.length : 0, regions.least),
    most: leastAddresses(target, values.length + possible.length, regions.most),
  };
}

function takenBy({ user, isIn }: AddressUser, { ask, identity, truthOf }: Inquiry): Addresses {
  if (user.family) identity(user.id);
  const there = truthOf(isIn);
  if (there === 'false') return { least: 0, most: 0 };
  const { least, most } = ask(addressesOf, user);
  return { least: there === 'true' ? least : 0, most: user.family && most > 0 ? Infinity : most };
}

/** The version in lower case, which is IPv4 where it is left out; undefined where it is not known. */
function ipVersionOf(version: Value | undefined, { see }: Inquiry): string | undefined {
  return version === undefined ? 'ipv4' : stringOf(see(version))?.toLowerCase();
}

/** In how many regions the target of an endpoint is; in one where nothing is said of them. */
function regionsOf({ connections }: PrivateEndpoint, inquiry: Inquiry): Addresses {
  const { entity: target } = connections.items[0]?.target.candidates.find(({ sure, entity }) => sure === 'true' && !entity.known) ?? {};
  if (target === undefined || inquiry.truthOf(exists(target)) !== 'true') return { least: 1, most: 1 };
  const of = [replicatedIn(target, inquiry), ...(target.existing ? [] : [databaseIn(target, inquiry)])];
  return { least: Math.max(...of.map(({ least }) => least)), most: Math.max(...of.map(({ most }) => most)) };
}

/** The region of a registry, and those that it is replicated to. */
function replicatedIn({ registryReplications: { items, complete } }: PrivateLinkResource, { holds }: Inquiry): Addresses {
  const replications = [...new Map(items.map((one) => [keyOf(one.id), one])).values()].filter(
    ({ exists: there }) => holds(there) !== 'false',
  );
  const isOpen = !complete || replications.some(({ family }) => family);
  const sure = replications.filter(({ exists: there, family }) => !family && holds(there) === 'true');
  return { least: 1 + sure.length, most: isOpen ? Infinity : 1 + replications.length };
}

/** The regions of a database account. */
function databaseIn(account: PrivateLinkResource, { list, see }: Inquiry): Addresses {
  const { values, possible, complete } = list(account.databaseRegions);
  const written = account.property('properties.locations');
  if (!complete && written !== undefined) see(written);
  return { least: values.length, most: complete ? values.length + possible.length : Infinity };
}

/** What the first connection of an endpoint goes to; undefined where it does not surely say. */
function targetOf({ connections }: PrivateEndpoint, { holds, identity, list }: Inquiry): EndpointTarget | undefined {
  const [connection] = connections.items;
  if (connection?.target.id === undefined || holds(connection.exists) !== 'true') return undefined;
  const [group] = list(connection.groupIds).values;
  const resourceType = resourceTypeOf(identity(connection.target.id));
  const groupId = group && stringOf(group);
  return resourceType === undefined || groupId === undefined ? undefined : { resourceType, groupId };
}
