import { allOf, anyOf, containsPrefix, defineRule, liesUnder, listsAll, that, truthOf } from '../../../src/rule-api.js';
import type { Route, RouteTable, Statement, Subnet } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { isSetTo } from '../../set-to.js';
import { endpointsIn } from '../questions/addresses.js';
import { knownPrefixes } from '../questions/prefixes.js';
import { hasPoliciesForRoutes, isWithinNetwork, prefixOf, steeringsTo } from '../questions/routes.js';
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
  *check(subnet, tools) {
    const { network, say, ask, atMost } = tools;
    const endpoints = atMost(mostEndpoints, ask(endpointsIn, subnet), 'private endpoints of one subnet');
    if (endpoints.length === 0) return;
    const isPassedOver = (route: Route): Statement =>
      allOf([leadsElsewhere(route), isMeantFor(route, subnet), isWithinNetwork(route, subnet)]);
    const steerings = atMost(mostRoutes, steeringsTo(subnet, isPassedOver, tools), 'routes to one subnet');
    const twins = declarationsOf(network.find('subnets', subnet.id));
    yield steerings.flatMap(({ client, table, route, isFor }) =>
      endpoints.map(({ endpoint, isIn }) =>
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

/** That a route sends traffic to an appliance, or nowhere. */
function leadsElsewhere({ nextHopType }: Route): Statement {
  return isSetTo(nextHopType, (text) => ['virtualappliance', 'none'].includes(text));
}

/** That a route is for all of a subnet. */
function isMeantFor(route: Route, { addressPrefixes }: Subnet): Statement {
  return that((inquiry) => {
    const prefix = prefixOf(route, inquiry);
    const own = knownPrefixes(addressPrefixes, inquiry);
    return prefix === undefined || own === undefined ? 'unknown' : truthOf(own.every((one) => containsPrefix(prefix, one)));
  });
}

/** That a table has a route for a single address of a subnet. */
function hasHostRoute(table: RouteTable, subnet: Subnet): Statement {
  const hosts = table.routes.items.map((route) => liesUnder(route, table).and(leadsToHost(route, subnet)));
  return anyOf([...hosts, listsAll(table.routes).negated]);
}

function leadsToHost(route: Route, { addressPrefixes }: Subnet): Statement {
  return that((inquiry) => {
    const prefix = prefixOf(route, inquiry);
    const own = knownPrefixes(addressPrefixes, inquiry);
    if (prefix === undefined || own === undefined) return 'unknown';
    return truthOf(prefix.bits === 32 && own.some((one) => containsPrefix(one, prefix)));
  });
}
