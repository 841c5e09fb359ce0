import { defineQuestion, defineRule, sameName, sameResourceGroup, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { EntityOf, Network, PrivateEndpoint, Statement, Value } from '../../../src/rule-api.js';
import { append } from '../../append.js';
import page from './rule.md';

type NetworkInterface = EntityOf<'networkInterfaces'>;

/** The name that Azure gives to the interface of an endpoint that names none: that of the endpoint, and a number of its own. */
const givenByAzure = /^(.+)\.nic\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Network interfaces that are compared with that of one endpoint. */
const mostInterfaces = 50;

export default defineRule({
  title: 'The network interface of a private endpoint is left to Azure',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties',
  tags: ['private-endpoint'],
  link: 'addresses',
  page,
  messages: {
    declared: {
      severity: 'warning',
      precision: 'high',
      what: 'network interface {interface} has the name that private endpoint {endpoint} gives to its own',
      why: 'Azure makes the interface of a private endpoint and keeps it read-only: one of the two resources is refused',
      fix: 'leave the network interface out, or choose another name in customNetworkInterfaceName',
    },
    exported: {
      severity: 'warning',
      precision: 'high',
      what: 'network interface {interface} is one that Azure made for private endpoint {endpoint}',
      why: 'Azure makes the interface of a private endpoint and keeps it read-only: deployed from here it is refused, or becomes an interface that no endpoint uses',
      fix: 'leave the network interface out: it is in the template because that was exported',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    const given = endpoint.property('properties.customNetworkInterfaceName');
    if (given === undefined) {
      if (network.networkInterfaces.length === 0) return;
      yield atMost(mostInterfaces, ask(interfaces, network).namedAfter(endpoint), 'network interfaces').map((one) =>
        isMadeFor(endpoint, one).negated.otherwise(
          say.exported({ at: one, related: [[endpoint, 'the private endpoint is here']], given: [one], interface: one, endpoint }),
        ),
      );
      return;
    }
    yield atMost(mostInterfaces, ask(interfaces, network).like(given), 'network interfaces').map((one) =>
      isTheirs(one, endpoint, given).negated.otherwise(
        say.declared({
          at: one,
          related: [[given, 'the private endpoint names its own here']],
          given: [one],
          interface: one,
          endpoint,
        }),
      ),
    );
  },
});

/** The network interfaces of a network that may have a name. */
interface Interfaces {
  like(name: Value): readonly NetworkInterface[];
  namedAfter(endpoint: PrivateEndpoint): readonly NetworkInterface[];
}

const interfaces = defineQuestion(({ networkInterfaces }: Network): Interfaces => {
  const byText = new Map<string | undefined, NetworkInterface[]>();
  const byOwner = new Map<string | undefined, NetworkInterface[]>();
  for (const one of networkInterfaces) {
    append(byText, stringOf(one.name)?.toLowerCase(), one);
    append(byOwner, ownerIn(one.name), one);
  }
  return {
    like(name) {
      const text = stringOf(name)?.toLowerCase();
      return text === undefined ? networkInterfaces : [...(byText.get(text) ?? []), ...(byText.get(undefined) ?? [])];
    },
    namedAfter({ name }) {
      const text = stringOf(name)?.toLowerCase();
      return text === undefined ? [] : (byOwner.get(text) ?? []);
    },
  };
});

/** The endpoint in a name that Azure gave to its interface. */
function ownerIn(name: Value): string | undefined {
  return givenByAzure.exec(stringOf(name) ?? '')?.[1]?.toLowerCase();
}

/** That an interface is the one that Azure made for an endpoint, by its name and where it is. */
function isMadeFor({ name, id }: PrivateEndpoint, one: NetworkInterface): Statement {
  return that(({ see }) => truthOf(ownerIn(see(one.name)) === stringOf(see(name))?.toLowerCase())).and(sameResourceGroup(one.id, id));
}

/** That an interface is the one that an endpoint gives a name to, which Azure makes in the resource group of the endpoint. */
function isTheirs(one: NetworkInterface, endpoint: PrivateEndpoint, given: Value): Statement {
  return sameName(one.name, given).and(sameResourceGroup(one.id, endpoint.id));
}
