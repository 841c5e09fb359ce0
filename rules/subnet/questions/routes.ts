import {
  allOf,
  containsPrefix,
  defineQuestion,
  IdIndex,
  liesUnder,
  names,
  sameResourceId,
  sameVirtualNetwork,
  stringOf,
  that,
  virtualNetworkIdOf,
} from '../../../src/rule-api.js';
import type { CheckTools, Inquiry, Messages, Network, Prefix, Route, RouteTable, Statement, Subnet, Value } from '../../../src/rule-api.js';
import { isSetTo } from '../../set-to.js';
import { knownPrefixes, prefixIn } from './prefixes.js';

/** A route that the traffic of a subnet takes, or may. */
export interface Steering {
  readonly client: Subnet;
  readonly table: RouteTable;
  readonly route: Route;
  /** That it does, and is one of those that are asked for. */
  readonly isFor: Statement;
}

/** The subnets with a route table, by their networks. Gateways are left out: which routes they take has changed, and no page says to what. */
const routedSubnets = defineQuestion((network: Network): IdIndex<Subnet> => {
  const routed = network.subnets.filter(
    ({ existing, routeTable, name }) => !existing && routeTable.declared.length > 0 && !isGateway(name),
  );
  return new IdIndex(routed, ({ id }) => virtualNetworkIdOf(id));
});

function isGateway(name: Value): boolean {
  return stringOf(name)?.toLowerCase() === 'gatewaysubnet';
}

/** The routes of the other subnets in the network of one that are of some sort, as far as that is not known to be wrong. */
export function steeringsTo(
  subnet: Subnet,
  isOfSort: (route: Route) => Statement,
  { network, ask, truthOf }: Pick<CheckTools<Messages>, 'network' | 'ask' | 'truthOf'>,
): readonly Steering[] {
  const clients = ask(routedSubnets, network);
  const others = clients.matches(virtualNetworkIdOf(subnet.id)).filter(({ entity }) => sameResourceId(entity.id, subnet.id) === 'false');
  const steerings = others.flatMap(({ entity: client }) =>
    client.routeTable.declared.flatMap((table) =>
      table.routes.items.map((route) => ({
        client,
        table,
        route,
        isFor: allOf([
          sameVirtualNetwork(client.id, subnet.id),
          names(client.routeTable.id, table),
          liesUnder(route, table),
          isOfSort(route),
        ]),
      })),
    ),
  );
  return steerings.filter(({ isFor }) => truthOf(isFor) !== 'false');
}

/** The prefix of a route in one case; undefined where it is not known. */
export function prefixOf({ addressPrefix }: Route, { see }: Inquiry): Prefix | undefined {
  return addressPrefix === undefined ? undefined : prefixIn(see(addressPrefix))[0];
}

/** That a route is for no more than the network of a subnet: only such a one can take the place of the route of an endpoint. */
export function isWithinNetwork(route: Route, { virtualNetwork }: Subnet): Statement {
  const spaces = virtualNetwork.declared.map((vnet) => vnet.addressPrefixes);
  return that((inquiry) => {
    const prefix = prefixOf(route, inquiry);
    if (prefix === undefined) return 'unknown';
    const known = spaces.map((space) => knownPrefixes(space, inquiry));
    const isWithin = known.map((prefixes) => prefixes?.some((one) => containsPrefix(one, prefix)));
    if (isWithin.includes(true)) return 'true';
    return isWithin.length === 0 || isWithin.includes(undefined) ? 'unknown' : 'false';
  });
}

/** That the policies of a subnet for private endpoints let routes apply to them. */
export function hasPoliciesForRoutes({ endpointPolicies }: Subnet): Statement {
  return isSetTo(endpointPolicies, (text) => ['enabled', 'routetableenabled'].includes(text));
}
