import { isTrue, nameAfter, shownText, virtualNetworkIdOf } from '../../../src/rule-api.js';
import type { Elsewhere, Json, Network, Subnet, Summary, Value, VirtualNetwork } from '../../../src/rule-api.js';

/** Services that are told of one message. */
const mostTold = 5;

/**
 * What a deployment tells of its subnets, by ids in lower case: the networks that have those that are declared and no others, the networks that
 * may have others, the subnets, those without a delegation, and for each other one the services that it is delegated to.
 */
export function summariseSubnets({ virtualNetworks, subnets }: Network): Summary {
  const networks = virtualNetworks.filter(({ existing }) => !existing);
  const declared = subnets.filter(({ existing }) => !existing);
  return {
    closedNetworks: idsOf(networks.filter(hasNoOthers)),
    openNetworks: idsOf(networks.filter((vnet) => !hasNoOthers(vnet))),
    subnets: idsOf(declared),
    undelegated: idsOf(declared.filter((subnet) => servicesOf(subnet).length === 0)),
    ...Object.fromEntries(declared.flatMap((subnet) => idsOf([subnet]).map((id) => [delegationsOf(id), servicesOf(subnet)]))),
  };
}

/** Where an endpoint goes, if that is known whatever is deployed, and to whom; null where it is not. */
export function recallOf(subnetId: Value): Json {
  const [subnet, vnet] = [shownText(subnetId), shownText(virtualNetworkIdOf(subnetId))];
  const name = shownText(nameAfter(subnetId, 'subnets') ?? subnetId);
  return subnet === undefined || vnet === undefined || name === undefined || subnet === vnet ? null : { subnet, vnet, name };
}

/** What is wrong with the subnet of an open fact as other deployments declare it. */
export function foundInSubnets(recall: Json, elsewhere: Elsewhere) {
  if (!isPlace(recall)) return undefined;
  const [vnet, subnet] = [recall.vnet.toLowerCase(), recall.subnet.toLowerCase()];
  const services = elsewhere.has('undelegated', subnet) ? [] : [...elsewhere.all(delegationsOf(subnet))].sort();
  const [service] = services;
  if (service !== undefined) {
    const [template = ''] = elsewhere.holders(delegationsOf(subnet), service);
    const told = services.slice(0, mostTold).join(', ');
    return { messageId: 'delegatedElsewhere', arguments: { subnet: recall.name, service: told, template } } as const;
  }
  if (!elsewhere.has('closedNetworks', vnet) || elsewhere.has('openNetworks', vnet) || elsewhere.has('subnets', subnet)) return undefined;
  const [template = ''] = elsewhere.holders('closedNetworks', vnet);
  const name = recall.vnet.slice(recall.vnet.lastIndexOf('/') + 1);
  return { messageId: 'undeclaredElsewhere', arguments: { subnet: recall.name, vnet: name, template } } as const;
}

/** Why a subnet may be there that is not among those that are known of its network. */
export function madeElsewhere(recall: Json, elsewhere: Elsewhere): string | undefined {
  const isMade = isPlace(recall) && elsewhere.has('subnets', recall.subnet.toLowerCase());
  return isMade ? `another deployment of this scan makes subnet ${recall.name}` : undefined;
}

interface Place {
  readonly [name: string]: Json;
  readonly subnet: string;
  readonly vnet: string;
  readonly name: string;
}

function isPlace(recall: Json): recall is Place {
  return typeof recall === 'object' && recall !== null && 'subnet' in recall;
}

function delegationsOf(subnet: string): string {
  return `delegations of ${subnet}`;
}

function idsOf(entities: readonly (Subnet | VirtualNetwork)[]): string[] {
  return entities.flatMap(({ id }) => shownText(id)?.toLowerCase() ?? []);
}

/** Whether a network surely has the subnets of its list, which are known, and no others that its own deployment makes. */
function hasNoOthers(vnet: VirtualNetwork): boolean {
  const { items, complete } = vnet.inlineSubnets;
  const inline = vnet.subnets.items.filter(({ holder }) => holder === vnet);
  const isWhole = complete && items.length > 0 && inline.length === items.length;
  return isWhole && [vnet, ...inline].every(({ exists }) => isTrue(exists)) && idsOf(inline).length === items.length;
}

function servicesOf({ exists, delegations: { items } }: Subnet): string[] {
  if (!isTrue(exists)) return [];
  return items.flatMap(({ exists: isThere, serviceName }) => {
    const name = isTrue(isThere) && serviceName !== undefined ? shownText(serviceName) : undefined;
    return name === undefined || name === '' ? [] : [name];
  });
}
