import { allOf, anyOf, containsPrefix, defineRule, exists, liesUnder, listsAll, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Inquiry, Prefix, PrivateEndpoint, Route, RouteTable, Statement, Subnet } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { isSetTo } from '../../set-to.js';
import { endpointsIn } from '../questions/addresses.js';
import { knownPrefixes, prefixIn } from '../questions/prefixes.js';
import { hasPoliciesForRoutes, isWithinNetwork, prefixOf, steeringsTo } from '../questions/routes.js';
import page from './rule.md';

/** Private endpoints of one subnet that are looked at. */
const mostEndpoints = 20;

/** Routes of other subnets in one network that are looked at. */
const mostRoutes = 100;

export default defineRule({
  title: 'No route of a subnet leads away from the private endpoints of its network',
  source: 'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy',
  tags: ['private-endpoint', 'subnet', 'routes'],
  link: 'security',
  page,
  messages: {
    dropped: {
      severity: 'warning',
      precision: 'medium',
      restsOn: ['subnet'],
      what: 'route {route} of subnet {client} ({prefix}, to {hop}) applies to private endpoint {endpoint}',
      why: 'nothing in the subnet reaches the endpoint: what is sent to it is dropped, or leaves for the internet, where its address leads nowhere',
      fix: 'leave the route out, or let a route with a longer prefix lead to the endpoint',
    },
  },
  of: (network) => (network.routes.length === 0 ? [] : network.subnets.filter(({ existing }) => !existing)),
  *check(subnet, tools) {
    const { network, say, ask, atMost } = tools;
    const endpoints = atMost(mostEndpoints, ask(endpointsIn, subnet), 'private endpoints of one subnet');
    if (endpoints.length === 0) return;
    const steerings = atMost(mostRoutes, steeringsTo(subnet, leadsAway, tools), 'routes of other subnets');
    const twins = declarationsOf(network.find('subnets', subnet.id));
    const hasPolicies = someMeets(subnet, twins, hasPoliciesForRoutes);
    yield steerings.flatMap(({ client, table, route, isFor }) =>
      endpoints.map(({ endpoint, isIn }) => {
        const way = { endpoint, subnet };
        const applies = anyOf([isForOneAddress(route), allOf([hasPolicies, isWithinNetwork(route, subnet)])]);
        return allOf([isIn, isFor, takes(route, way), applies, isLongest(route, table, way)]).negated.otherwise(
          say.dropped({
            at: route.nextHopType ?? route,
            related: [
              [client.routeTable.id, 'its table is attached to a subnet here'],
              [endpoint.subnet.id, 'the private endpoint is put into its subnet here'],
            ],
            given: [endpoint, client, route],
            client,
            route,
            prefix: route.addressPrefix ?? '',
            hop: route.nextHopType ?? '',
            endpoint,
          }),
        );
      }),
    );
  },
});

/** A private endpoint, and the subnet from which it has its address. */
interface Way {
  readonly endpoint: PrivateEndpoint;
  readonly subnet: Subnet;
}

/** Where the addresses of an endpoint are: those that it chooses, or somewhere in the prefixes of its subnet. */
interface Whereabouts {
  readonly ranges: readonly Prefix[];
  readonly areChosen: boolean;
}

/** That a route drops what it is for, or sends it to the internet. */
function leadsAway({ nextHopType }: Route): Statement {
  return isSetTo(nextHopType, (text) => ['none', 'internet'].includes(text));
}

/** That a route is for a single address: it takes the place of the route of an endpoint whatever the policies of its subnet are. */
function isForOneAddress(route: Route): Statement {
  return that((inquiry) => {
    const prefix = prefixOf(route, inquiry);
    return prefix === undefined ? 'unknown' : truthOf(prefix.bits === 32);
  });
}

/** Undefined where they are not known. */
function whereabouts({ endpoint, subnet }: Way, inquiry: Inquiry): Whereabouts | undefined {
  const { staticAddresses: chosen, ipVersionType } = endpoint;
  const version = ipVersionType && stringOf(inquiry.see(ipVersionType))?.toLowerCase();
  if (ipVersionType !== undefined && version !== 'ipv4') return undefined;
  const there = chosen.items.map(({ address, exists: isThere }) => ({ address, truth: inquiry.holds(isThere) }));
  if (!inquiry.isWhole(chosen) || there.some(({ truth }) => truth === 'unknown')) return undefined;
  const addresses = there.flatMap(({ address, truth }) => (truth === 'true' ? [address] : []));
  const known = addresses.flatMap((address) => (address === undefined ? [] : prefixIn(inquiry.see(address))));
  if (known.length < addresses.length) return undefined;
  if (known.length > 0) return { ranges: known, areChosen: true };
  const ranges = knownPrefixes(subnet.addressPrefixes, inquiry)?.filter(({ family }) => family === 'IPv4') ?? [];
  return ranges.length === 0 ? undefined : { ranges, areChosen: false };
}

const chosenByAzure = 'Azure chooses the address of the endpoint, here or in the rest of the subnet';

/** That a route is for an address of an endpoint; undecided where it is for a part of the subnet in which the address may lie. */
function takes(route: Route, way: Way): Statement {
  return that((inquiry) => {
    const prefix = prefixOf(route, inquiry);
    const where = whereabouts(way, inquiry);
    if (prefix === undefined || where === undefined) return 'unknown';
    const isTaken = (range: Prefix): boolean => containsPrefix(prefix, range);
    if (where.areChosen) return truthOf(where.ranges.some(isTaken));
    if (where.ranges.every(isTaken)) return 'true';
    return where.ranges.some((range) => overlaps(prefix, range)) ? inquiry.doubt(chosenByAzure) : 'false';
  });
}

/** That no route of the same table with a longer prefix takes what a route is for to the endpoint. */
function isLongest(route: Route, table: RouteTable, way: Way): Statement {
  const others = table.routes.items.filter((other) => other !== route);
  return allOf([
    listsAll(table.routes),
    ...others.map((other) => allOf([exists(other), liesUnder(other, table)]).implies(isShorterThan(other, route, way))),
  ]);
}

/** That a route leaves to another one what this is for; undecided where it may take the address of an endpoint away from it. */
function isShorterThan(other: Route, route: Route, way: Way): Statement {
  return that((inquiry) => {
    const [its, own] = [prefixOf(other, inquiry), prefixOf(route, inquiry)];
    const where = whereabouts(way, inquiry);
    if (its === undefined || own === undefined || where === undefined) return 'unknown';
    if (its.bits <= own.bits) return 'true';
    const { ranges, areChosen } = where;
    const taken = ranges.filter((range) => containsPrefix(own, range));
    if (taken.every((range) => containsPrefix(its, range))) return 'false';
    if (areChosen || !taken.some((range) => overlaps(its, range))) return 'true';
    return inquiry.truthOf(leadsAway(other)) === 'true' ? 'true' : inquiry.doubt(chosenByAzure);
  });
}

function overlaps(one: Prefix, other: Prefix): boolean {
  return containsPrefix(one, other) || containsPrefix(other, one);
}
