import { defineQuestion, defineRule, sameName, sameResourceGroup, stringOf } from '../../../src/rule-api.js';
import type { EntityOf, Network, PrivateEndpoint, Statement, Value } from '../../../src/rule-api.js';
import { append } from '../../append.js';
import page from './rule.md';

type NetworkInterface = EntityOf<'networkInterfaces'>;

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
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say, ask, atMost }) {
    const given = endpoint.property('properties.customNetworkInterfaceName');
    if (given === undefined) return;
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
}

const interfaces = defineQuestion(({ networkInterfaces }: Network): Interfaces => {
  const byText = new Map<string | undefined, NetworkInterface[]>();
  for (const one of networkInterfaces) append(byText, stringOf(one.name)?.toLowerCase(), one);
  return {
    like(name) {
      const text = stringOf(name)?.toLowerCase();
      return text === undefined ? networkInterfaces : [...(byText.get(text) ?? []), ...(byText.get(undefined) ?? [])];
    },
  };
});

/** That an interface is the one that an endpoint gives a name to, which Azure makes in the resource group of the endpoint. */
function isTheirs(one: NetworkInterface, endpoint: PrivateEndpoint, given: Value): Statement {
  return sameName(one.name, given).and(sameResourceGroup(one.id, endpoint.id));
}
