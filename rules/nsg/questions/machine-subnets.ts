import {
  any,
  anyOf,
  defineQuestion,
  exists,
  reservedSubnets,
  sameResource,
  sameText,
  scalar,
  that,
  undecided,
} from '../../../src/rule-api.js';
import type { EntityOf, PrivateEndpoint, Statement, Subnet } from '../../../src/rule-api.js';

/** That a subnet is not one that a service has for itself, by its name or by delegation. */
export const takesMachines = defineQuestion((subnet: Subnet): Statement => anyOf([isReserved(subnet), isDelegated(subnet)]).negated);

/** Why a subnet may hold no machine though it takes them: it holds private endpoints, and nothing here puts a machine beside them. */
export const mayHoldEndpointsAlone = defineQuestion((subnet: Subnet, { network, truthOf }): string | undefined => {
  const isHere = (one: PrivateEndpoint | EntityOf<'interfaceAddresses'>) => exists(one).and(sameResource(one.subnet.id, subnet.id));
  const endpoints = network.referrers('privateEndpoints', 'subnet', subnet.id).map(({ entity }) => isHere(entity));
  const interfaces = network.referrers('interfaceAddresses', 'subnet', subnet.id).map(({ entity }) => isHere(entity));
  if (truthOf(anyOf(endpoints)) === 'false' || truthOf(anyOf(interfaces)) === 'true') return undefined;
  return 'the group guards a subnet of private endpoints, which start no connections, and this deployment puts no machine there';
});

function isReserved({ name }: Subnet): Statement {
  return that(({ identity }) => any(reservedSubnets.map((reserved) => sameText(identity(name), scalar(reserved.name)))));
}

function isDelegated({ delegations: { items, complete } }: Subnet): Statement {
  return anyOf([...items.map(exists), ...(complete ? [] : [undecided])]);
}
