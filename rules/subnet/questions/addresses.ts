import {
  defineQuestion,
  exists,
  leastAddresses,
  resourceTypeOf,
  sameResource,
  stringOf,
  that,
  usableAddresses,
  usableInSmallestSubnet,
} from '../../../src/rule-api.js';
import type { EndpointTarget, Inquiry, InterfaceAddress, Network, PrivateEndpoint, Statement, Subnet } from '../../../src/rule-api.js';
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

const usersBySubnet = defineQuestion(
  ({ privateEndpoints, interfaceAddresses }: Network) =>
    new SubnetIndex<PrivateEndpoint | InterfaceAddress>([...privateEndpoints, ...interfaceAddresses], ({ subnet }) => subnet.id),
);

/** How many addresses of a subnet are taken: at least by its private endpoints, and at most by all that the deployment puts there. */
export const takenIn = defineQuestion((subnet: Subnet, inquiry): Addresses => {
  const counts = inquiry.ask(addressUsers, subnet).map((one) => takenBy(one, inquiry));
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

/** How many IPv4 addresses a private endpoint takes, whatever regions its target has. */
export const addressesOf = defineQuestion((endpoint: PrivateEndpoint, inquiry): Addresses => {
  const version = endpoint.ipVersionType === undefined ? 'ipv4' : stringOf(inquiry.see(endpoint.ipVersionType))?.toLowerCase();
  if (version === 'ipv6') return { least: 0, most: 0 };
  const target = targetOf(endpoint, inquiry);
  const { values, possible } = inquiry.list(endpoint.ipConfigurations);
  return {
    least: version === undefined ? 0 : leastAddresses(target, version === 'ipv4' ? values.length : 0),
    most: leastAddresses(target, values.length + possible.length),
  };
});

function takenBy({ user, isIn }: AddressUser, { ask, truthOf }: Inquiry): Addresses {
  const there = truthOf(isIn);
  if (there === 'false') return { least: 0, most: 0 };
  const { least, most } = user.kind === 'privateEndpoints' ? ask(addressesOf, user) : { least: 0, most: 1 };
  return { least: there === 'true' ? least : 0, most: user.family && most > 0 ? Infinity : most };
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
