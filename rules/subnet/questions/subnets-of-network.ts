import {
  anyOf,
  defineQuestion,
  editDistance,
  exists,
  listsAll,
  names,
  sameResourceId,
  shownText,
  that,
  undecided,
  undecidedSince,
} from '../../../src/rule-api.js';
import type { Network, PrivateEndpoint, Statement, Subnet, Value, VirtualNetwork } from '../../../src/rule-api.js';
import { SubnetIndex, tellsNetwork, tellsSubnet } from './subnet-index.js';

/** Networks, and subnets, of which an unknown one may be the one that is meant; of more, it is not asked. */
const mostGuessed = 20;

/** Subnets of one network whose names are compared with another. */
const mostNames = 100;

/** What this deployment declares, or is known besides, of the place of an endpoint. */
export interface Surroundings {
  /** The networks that it goes into, or may. */
  readonly networks: readonly VirtualNetwork[];
  /** The subnets that it goes into, or may. */
  readonly subnets: readonly Subnet[];
  /** That its subnet is declared or known, and is there. */
  readonly isDeclared: Statement;
}

/** What is declared of the place of an endpoint, or known besides. */
export const surroundings = defineQuestion(({ subnet: { id, told, virtualNetwork } }: PrivateEndpoint, { ask, network }): Surroundings => {
  if (id === undefined) return { networks: [], subnets: [], isDeclared: undecided };
  const possible = tellsNetwork(id) ? virtualNetwork.candidates.map(({ entity }) => entity) : few(network.virtualNetworks);
  const found = [...ask(declaredSubnets, network).at(id), ...told.filter(({ known }) => known)];
  const guessed = possible.flatMap((vnet) => (tellsSubnet(id) ? ask(unnamedSubnets, vnet) : ownSubnets(vnet)));
  const subnets = [...new Set([...found, ...few(guessed)])];
  const isDeclared = anyOf([
    ...subnets.map((one) => names(id, one)),
    ...(guessed.length > mostGuessed ? [undecidedSince('there are too many subnets that may be meant')] : []),
  ]);
  const sure = found.filter((one) => sameResourceId(id, one.id) === 'true');
  return { networks: tellsNetwork(id) ? virtualNetwork.told : possible, subnets: sure.length > 0 ? sure : subnets, isDeclared };
});

const declaredSubnets = defineQuestion(({ subnets }: Network) => new SubnetIndex(subnets, ({ id }) => id));

const unnamedSubnets = defineQuestion((vnet: VirtualNetwork) => ownSubnets(vnet).filter(({ id }) => !tellsSubnet(id)));

function ownSubnets({ subnets }: VirtualNetwork): readonly Subnet[] {
  return subnets.items.filter(({ existing, known }) => !existing || known);
}

/** What an id of which little is known is compared with: all, or nothing where that is much. */
function few<T>(things: readonly T[]): readonly T[] {
  return things.length > mostGuessed ? [] : things;
}

/**
 * Undecided where a virtual network may have subnets that this deployment does not declare. A network that is deployed without a list keeps
 * those that it has, and where the list is empty something else may make them; any other list is the whole of it.
 */
export const mayHaveOtherSubnets = defineQuestion((vnet: VirtualNetwork): Statement => {
  const { inlineSubnets } = vnet;
  const list = vnet.property('properties.subnets');
  if (vnet.known && list !== undefined) return that(({ see, doubt }) => (hasItems(see(list)) ? 'false' : doubt(keepsItsOwn)));
  return anyOf([anyOf(inlineSubnets.items.map(exists)).negated, listsAll(inlineSubnets).negated]).and(undecidedSince(keepsItsOwn));
});

const keepsItsOwn = 'the network may have subnets that are not in its list';

function hasItems(list: Value): boolean {
  return list.kind === 'array' && list.items.length > 0;
}

/** That a resource of its own declares an item of a network's list once more: that is deployed later, and counts. */
export const isDeclaredAgain = defineQuestion(({ id, holder }: Subnet, { network }): Statement => {
  const again = holder === undefined ? [] : network.find('subnets', id).declared.filter((subnet) => subnet.holder === undefined);
  return anyOf(again.map((subnet) => names(id, subnet)));
});

/** The names of the subnets that a virtual network is declared or known with, as far as they are known and may be told. */
export const subnetNames = defineQuestion((vnet: VirtualNetwork, { see, holds }): readonly string[] => {
  const declared = ownSubnets(vnet).filter((subnet) => holds(subnet.exists) !== 'false');
  return [...new Set(declared.slice(0, mostNames).flatMap(({ name }) => shownText(see(name)) ?? []))];
});

/** Names in the order in which they are like another. */
export function nearestNames(known: readonly string[], wanted: string): readonly string[] {
  const distances = known.map((name) => ({ name, distance: editDistance(name.toLowerCase(), wanted.toLowerCase()) }));
  return distances.sort((one, other) => one.distance - other.distance).map(({ name }) => name);
}
