import { anyOf, defineQuestion, editDistance, exists, names, stringOf, undecided } from '../../../src/rule-api.js';
import type { PrivateEndpoint, Statement, Subnet, VirtualNetwork } from '../../../src/rule-api.js';

/** Subnets that are compared with the id of an endpoint. */
const mostSubnets = 100;

/** Subnets of one network whose names are compared with another. */
const mostNames = 100;

/** That the subnet that an endpoint goes into is declared in this deployment, and is there. */
export const isSubnetDeclared = defineQuestion(({ subnet: { id, candidates } }: PrivateEndpoint): Statement => {
  const declared = candidates.filter(({ entity }) => !entity.existing);
  const named = declared.slice(0, mostSubnets).map(({ entity }) => names(id, entity));
  return anyOf(declared.length > mostSubnets ? [...named, undecided] : named);
});

/**
 * Undecided where a virtual network may have subnets that this deployment does not declare. A network that is deployed without a list keeps
 * those that it has, and where the list is empty something else may make them; any other list is the whole of it.
 */
export const mayHaveOtherSubnets = defineQuestion(({ inlineSubnets: { items, complete } }: VirtualNetwork): Statement =>
  complete ? anyOf(items.map(exists)).negated.and(undecided) : undecided,
);

/** That a resource of its own declares an item of a network's list once more: that is deployed later, and counts. */
export const isDeclaredAgain = defineQuestion(({ id, holder }: Subnet, { network }): Statement => {
  const again = holder === undefined ? [] : network.find('subnets', id).declared.filter((subnet) => subnet.holder === undefined);
  return anyOf(again.map((subnet) => names(id, subnet)));
});

/** The names of the subnets that a virtual network is declared with, as far as they are known. */
export const subnetNames = defineQuestion(({ subnets }: VirtualNetwork, { see, holds }): readonly string[] => {
  const declared = subnets.items.filter((subnet) => !subnet.existing && holds(subnet.exists) !== 'false');
  return [...new Set(declared.slice(0, mostNames).flatMap(({ name }) => stringOf(see(name)) ?? []))];
});

/** Names in the order in which they are like another. */
export function nearestNames(known: readonly string[], wanted: string): readonly string[] {
  const distances = known.map((name) => ({ name, distance: editDistance(name.toLowerCase(), wanted.toLowerCase()) }));
  return distances.sort((one, other) => one.distance - other.distance).map(({ name }) => name);
}
