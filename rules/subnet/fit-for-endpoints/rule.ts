import {
  anyOf,
  defineRule,
  liesIn,
  names,
  sameResourceType,
  shownText,
  shownTypeOf,
  smallestPrefixFor,
  that,
} from '../../../src/rule-api.js';
import type { Argument, Inquiry, PrivateEndpoint, RelatedPlace, Statement, Subnet, Value, VirtualNetwork } from '../../../src/rule-api.js';
import { addressesOf, addressUsers, hasRoom, takenIn, usableIn } from '../questions/addresses.js';
import { delegations, integrations } from '../questions/other-users.js';
import { isSubnetId, isUnreserved, reservedIn, subnetNameIn } from '../questions/subnet-ids.js';
import { isDeclaredAgain, mayHaveOtherSubnets, nearestNames, subnetNames, surroundings } from '../questions/subnets-of-network.js';
import { foundInSubnets, madeElsewhere, recallOf, summariseSubnets } from './elsewhere.js';
import page from './rule.md';

/** Networks, subnets and apps that are looked at for one endpoint. */
const mostCandidates = 100;

/** Names of subnets that are proposed instead of one. */
const mostProposed = 5;

/** Endpoints and interfaces that are shown as those that take the addresses of a subnet. */
const mostRelated = 5;

export default defineRule({
  title: 'A private endpoint goes into a subnet that can take it',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties',
  tags: ['private-endpoint', 'subnet'],
  link: 'subnet',
  page,
  messages: {
    noSubnet: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      what: 'private endpoint {endpoint} is put into no subnet',
      why: 'a private endpoint is a network interface, and Azure refuses one without a subnet',
      fix: 'set properties.subnet.id to the id of a subnet',
    },
    unknownSubnet: {
      severity: 'note',
      precision: 'low',
      breaks: true,
      what: 'the virtual network that private endpoint {endpoint} goes into comes from outside of this deployment',
      why: 'whether its subnet is there and can take an endpoint cannot be seen here',
    },
    notSubnet: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      what: 'the subnet of private endpoint {endpoint} is the id of a {type}',
      why: 'Azure takes nothing but the id of a Microsoft.Network/virtualNetworks/subnets there',
      fix: '{repair}',
    },
    noNetwork: {
      severity: 'error',
      precision: 'high',
      what: 'the subnet id of private endpoint {endpoint} names no virtual network',
      why: 'it is {id}, and Azure takes nothing but the whole id of a Microsoft.Network/virtualNetworks/subnets there',
      fix: 'give the whole id: that of the virtual network, then /subnets/ and the name of the subnet',
    },
    noGroup: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      what: 'the subnet id of private endpoint {endpoint} names no resource group',
      why: 'a virtual network lies in one, and Azure refuses another id; resourceId leaves the group out in a deployment to a subscription',
      fix: 'name the resource group of the virtual network in the id',
    },
    undeclared: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into subnet {subnet}, which virtual network {vnet} does not have',
      why: 'Azure refuses an endpoint in a subnet that is not there, and deploying the network removes subnets that its list leaves out',
      fix: 'add the subnet to the network, or use one that it has: {subnets}',
    },
    unknownToFacts: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into subnet {subnet}, which virtual network {vnet} does not have',
      why: 'Azure refuses an endpoint in a subnet that is not there, and what is known of the network lists its subnets without this one',
      fix: 'add the subnet to the network, or use one that it has: {subnets}',
    },
    undeclaredElsewhere: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into subnet {subnet}, which virtual network {vnet} does not have',
      why: 'Azure refuses an endpoint in a subnet that is not there; this assumes the network as {template} declares it',
      fix: 'add the subnet to the network, or use one that it has',
    },
    gateway: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into GatewaySubnet',
      why: 'nothing but virtual network gateways may be deployed to the gateway subnet',
      fix: 'make a subnet for private endpoints',
    },
    reserved: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into {subnet}, the subnet of {service}',
      why: 'by its name the subnet is kept for that service, and is to hold nothing else',
      fix: 'make a subnet for private endpoints',
    },
    integrated: {
      severity: 'error',
      precision: 'very-high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into the subnet that app {app} is integrated with',
      why: "the subnet of an app's virtual network integration cannot hold private endpoints too",
      fix: 'make a subnet for private endpoints',
    },
    delegated: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into subnet {subnet}, which is delegated to {service}',
      why: 'Azure refuses an endpoint in a delegated subnet (PrivateEndpointCreationNotAllowedAsSubnetIsDelegated)',
      fix: 'make a subnet without a delegation for private endpoints',
    },
    delegatedElsewhere: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      what: 'private endpoint {endpoint} goes into subnet {subnet}, which is delegated to {service}',
      why: 'Azure refuses an endpoint in a delegated subnet; this assumes the subnet as {template} declares it',
      fix: 'make a subnet without a delegation for private endpoints',
    },
    full: {
      severity: 'error',
      precision: 'very-high',
      what: 'subnet {subnet} is too small for what this deployment puts into it',
      why: 'its prefix leaves {usable} addresses once Azure has kept five, and what goes into it takes at least {needed}',
      fix: 'give it a larger prefix: {prefix} at least',
    },
  },
  of: (network) => [...network.privateEndpoints, ...network.subnets],
  *check(subject, { network, say, ask, truthOf, atMost }) {
    if (subject.kind === 'subnets') {
      const isUsed = ask(addressUsers, subject).some(({ user, isOfIt }) => user.kind === 'privateEndpoints' && truthOf(isOfIt) === 'true');
      if (!isUsed) return;
      const again = ask(isDeclaredAgain, subject);
      if (truthOf(again) !== 'true')
        yield hasRoom(subject)
          .or(again)
          .otherwise(say.full(tellingOfRoom(subject)));
      return;
    }
    const { id } = subject.subnet;
    if (id === undefined) {
      yield mayHaveSubnet(subject).otherwise(say.noSubnet({ endpoint: subject }));
      return;
    }
    const telling = { at: id, endpoint: subject };
    const subnet = subnetNameIn(id);
    const { networks, subnets, isDeclared } = ask(surroundings, subject);
    const vnets = atMost(mostCandidates, networks, 'virtual networks');
    const isThere = anyOf([isDeclared, ...vnets.map((vnet) => liesIn(id, vnet).and(ask(mayHaveOtherSubnets, vnet)))]);
    const isMissing = isSubnetId(id, 'missing');
    const isWithoutNetwork = isSubnetId(id, 'withoutNetwork');
    const isWithoutGroup = isSubnetId(id, 'withoutGroup');
    const reserved = reservedIn(id);
    const apps = atMost(mostCandidates, ask(integrations, subject), 'apps');
    const isOfApp = anyOf(apps.map(({ isIntegrated }) => isIntegrated));
    yield [
      anyOf([...vnets.map((vnet) => liesIn(id, vnet)), isMissing, isWithoutNetwork, isWithoutGroup]).orUndecided.otherwise(
        say.unknownSubnet({ ...telling, recall: truthOf(isDeclared) === 'false' ? recallOf(id) : null }),
      ),
      isMissing.negated.otherwise(say.noSubnet(telling)),
      isWithoutNetwork.negated.otherwise(say.noNetwork({ ...telling, id })),
      isWithoutGroup.negated.otherwise(say.noGroup(telling)),
      isSubnetId(id, 'otherwise').negated.otherwise(say.notSubnet({ ...telling, ...tellingOfType(id, vnets) })),
      ...vnets.map((vnet) =>
        liesIn(id, vnet)
          .implies(isThere)
          .otherwise(
            (vnet.known ? say.unknownToFacts : say.undeclared)({
              ...telling,
              recall: vnet.known ? recallOf(id) : null,
              related: vnet.known ? [] : [[vnet.property('properties.subnets') ?? vnet, 'the subnets of the network are here']],
              unless: network.partial ? 'a part of this deployment is not at hand, and may make the subnet' : undefined,
              subnet,
              vnet,
              subnets: (inquiry) => proposed(inquiry.ask(subnetNames, vnet), shownText(subnet(inquiry))),
            }),
          ),
      ),
      ...(reserved === undefined
        ? []
        : [
            isUnreserved(id).otherwise(
              reserved.name === 'GatewaySubnet'
                ? say.gateway(telling)
                : say.reserved({ ...telling, subnet: reserved.name, service: reserved.service }),
            ),
          ]),
      ...apps.map(({ app, name, isIntegrated }) =>
        isIntegrated.negated.otherwise(
          say.integrated({ ...telling, related: [[app.integratedSubnet.id, 'the app is integrated here']], app: name }),
        ),
      ),
      ...atMost(mostCandidates, subnets, 'subnets').flatMap((one) =>
        ask(delegations, one).map(({ service, place, isThere: isDelegated }) =>
          names(id, one)
            .and(isDelegated, ask(isDeclaredAgain, one).negated)
            .implies(isOfApp)
            .otherwise(say.delegated({ ...telling, related: one.known ? [] : [[place, 'the subnet is delegated here']], subnet, service })),
        ),
      ),
    ];
  },
  summarise: summariseSubnets,
  reconsider: ({ recall }, elsewhere) => madeElsewhere(recall, elsewhere),
  foundElsewhere: ({ recall }, elsewhere) => foundInSubnets(recall, elsewhere),
});

/** That what an endpoint says is not known so far that it surely names no subnet. */
function mayHaveSubnet(endpoint: PrivateEndpoint): Statement {
  const properties = endpoint.property('properties');
  return that(({ see }) => {
    const seen = properties && see(properties);
    return seen?.kind === 'object' && seen.open.length === 0 ? 'false' : 'unknown';
  });
}

/** Some of the names that a network has, those first that are most like the one that it lacks. */
function proposed(known: readonly string[], wanted = ''): Argument {
  return known.length === 0 ? 'their names are not known here' : nearestNames(known, wanted).slice(0, mostProposed);
}

function tellingOfType(id: Value, vnets: readonly VirtualNetwork[]) {
  return {
    related: ({ truthOf }: Inquiry): RelatedPlace[] =>
      vnets.filter((vnet) => truthOf(liesIn(id, vnet)) === 'true').map((vnet) => [vnet, 'this is what the id names']),
    type: ({ see }: Inquiry) => shownTypeOf(see(id)) ?? 'resource of another type',
    repair: ({ see, ask }: Inquiry) => {
      if (!sameResourceType(shownTypeOf(see(id)) ?? '', 'Microsoft.Network/virtualNetworks')) return 'give the id of a subnet';
      const known = vnets.flatMap((vnet) => ask(subnetNames, vnet)).slice(0, mostProposed);
      return `append /subnets/ and the name of a subnet${known.length === 0 ? '' : ` (${known.join(', ')})`}`;
    },
  };
}

function tellingOfRoom(subnet: Subnet) {
  return {
    at: subnet.addressPrefixes.items[0]?.value,
    related: ({ ask, truthOf }: Inquiry): RelatedPlace[] =>
      ask(addressUsers, subnet)
        .flatMap(({ user, isIn }) => (truthOf(isIn) === 'true' ? user : []))
        .slice(0, mostRelated)
        .map((user) => [user, `takes ${ask(addressesOf, user).least}`]),
    subnet,
    usable: ({ ask }: Inquiry) => {
      const { most } = ask(usableIn, subnet);
      return Number.isFinite(most) ? most : 'an unknown number of';
    },
    needed: ({ ask }: Inquiry) => ask(takenIn, subnet).least,
    prefix: ({ ask }: Inquiry) => {
      const [taken, usable] = [ask(takenIn, subnet), ask(usableIn, subnet)];
      const enough = [taken.most, usable.most + 1, taken.least].find(Number.isFinite);
      return `/${smallestPrefixFor(enough ?? 0)}`;
    },
  };
}
