import {
  allOf,
  anyOf,
  containsPrefix,
  defineQuestion,
  defineRule,
  IdIndex,
  liesUnder,
  listsAll,
  names,
  sameResourceId,
  sameVirtualNetwork,
  stringOf,
  that,
  truthOf,
  virtualNetworkIdOf,
} from '../../../src/rule-api.js';
import type { Network, Route, RouteTable, Statement, Subnet, Value } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { isSetTo } from '../../set-to.js';
import { addressUsers } from '../questions/addresses.js';
import { knownPrefixes, prefixIn } from '../questions/prefixes.js';
import page from './rule.md';

/** Private endpoints of one subnet that are looked at. */
const mostEndpoints = 20;

/** Routes of other subnets to one that are looked at. */
const mostRoutes = 100;

export default defineRule({
  title: 'The routes to a subnet with private endpoints apply to them',
  source: 'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy',
  tags: ['private-endpoint', 'subnet', 'routes'],
  link: 'security',
  audience: 'auditor',
  page,
  messages: {
    passedOver: {
      severity: 'note',
      precision: 'high',
      restsOn: ['subnet'],
      what: 'route {route} of subnet {client} ({prefix}) does not apply to private endpoint {endpoint}',
      why: 'privateEndpointNetworkPolicies of subnet {subnet} is {value}, so the /32 route that Azure makes for the endpoint takes precedence over it',
      fix: "set privateEndpointNetworkPolicies to 'RouteTableEnabled', or to 'Enabled' for security rules too",
    },
  },
  of: (network) => (network.routes.length === 0 ? [] : network.subnets),
  *check(subnet, { network, say, ask, truthOf: asWritten, atMost }) {
    const users = ask(addressUsers, subnet).filter(({ user }) => user.kind === 'privateEndpoints');
    if (users.length === 0) return;
    const endpoints = atMost(mostEndpoints, users, 'private endpoints of one subnet');
    const routes = steeringsTo(subnet, ask(routedSubnets, network)).filter(({ isFor }) => asWritten(isFor) !== 'false');
    const steerings = atMost(mostRoutes, routes, 'routes to one subnet');
    const twins = declarationsOf(network.find('subnets', subnet.id));
    yield steerings.flatMap(({ client, table, route, isFor }) =>
      endpoints.map(({ user: endpoint, isIn }) =>
        allOf([isIn, isFor, hasHostRoute(table, subnet).negated])
          .implies(someMeets(subnet, twins, hasPoliciesForRoutes))
          .otherwise(
            say.passedOver({
              at: subnet.endpointPolicies ?? subnet,
              related: [
                [route.addressPrefix, 'the route is here'],
                [client.routeTable.id, 'its table is attached to a subnet here'],
                [endpoint.subnet.id, 'the private endpoint is put into the subnet here'],
              ],
              given: [endpoint, client, route],
              subnet,
              client,
              route,
              prefix: route.addressPrefix ?? '',
              endpoint,
              value: subnet.endpointPolicies ?? 'left out, which means Disabled',
            }),
          ),
      ),
    );
  },
});

/** A route that the traffic of a subnet takes, or may. */
interface Steering {
  readonly client: Subnet;
  readonly table: RouteTable;
  readonly route: Route;
  /** That it does, and is meant for the subnet that is asked about. */
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

function steeringsTo(subnet: Subnet, clients: IdIndex<Subnet>): readonly Steering[] {
  const others = clients.matches(virtualNetworkIdOf(subnet.id)).filter(({ entity }) => sameResourceId(entity.id, subnet.id) === 'false');
  return others.flatMap(({ entity: client }) =>
    client.routeTable.declared.flatMap((table) =>
      table.routes.items.map((route) => ({
        client,
        table,
        route,
        isFor: allOf([
          sameVirtualNetwork(client.id, subnet.id),
          names(client.routeTable.id, table),
          liesUnder(route, table),
          leadsElsewhere(route),
          isMeantFor(route, subnet),
        ]),
      })),
    ),
  );
}

/** That a route sends traffic to an appliance, or nowhere. */
function leadsElsewhere({ nextHopType }: Route): Statement {
  return isSetTo(nextHopType, (text) => ['virtualappliance', 'none'].includes(text));
}

/** That a route is for a subnet, and for no more than its virtual network: only such a one can take the place of the route of an endpoint. */
function isMeantFor({ addressPrefix }: Route, { addressPrefixes, virtualNetwork }: Subnet): Statement {
  const spaces = virtualNetwork.declared.map((vnet) => vnet.addressPrefixes);
  return that((inquiry) => {
    const [prefix] = addressPrefix === undefined ? [] : prefixIn(inquiry.see(addressPrefix));
    const own = knownPrefixes(addressPrefixes, inquiry);
    const known = spaces.map((space) => knownPrefixes(space, inquiry));
    if (prefix === undefined || own === undefined) return 'unknown';
    if (!own.every((one) => containsPrefix(prefix, one))) return 'false';
    const isWithin = known.map((prefixes) => prefixes?.some((one) => containsPrefix(one, prefix)));
    if (isWithin.includes(true)) return 'true';
    return isWithin.length === 0 || isWithin.includes(undefined) ? 'unknown' : 'false';
  });
}

/** That a table has a route for a single address of a subnet. */
function hasHostRoute(table: RouteTable, subnet: Subnet): Statement {
  const hosts = table.routes.items.map((route) => liesUnder(route, table).and(leadsToHost(route, subnet)));
  return anyOf([...hosts, listsAll(table.routes).negated]);
}

function leadsToHost({ addressPrefix }: Route, { addressPrefixes }: Subnet): Statement {
  return that((inquiry) => {
    const [prefix] = addressPrefix === undefined ? [] : prefixIn(inquiry.see(addressPrefix));
    const own = knownPrefixes(addressPrefixes, inquiry);
    if (prefix === undefined || own === undefined) return 'unknown';
    return truthOf(prefix.bits === 32 && own.some((one) => containsPrefix(one, prefix)));
  });
}

/** That the policies of a subnet for private endpoints let routes apply to them. */
function hasPoliciesForRoutes({ endpointPolicies }: Subnet): Statement {
  return isSetTo(endpointPolicies, (text) => ['enabled', 'routetableenabled'].includes(text));
}
