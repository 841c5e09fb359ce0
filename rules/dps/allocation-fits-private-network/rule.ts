import { defineRule } from '../../../src/rule-api.js';
import { connectionsTo } from '../../access/questions/connected-targets.js';
import { targetsOfType } from '../../declarations.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

/** Connections to one instance that are looked at. */
const mostConnections = 10;

export default defineRule({
  title: 'A DPS instance with a private endpoint does not assign devices by latency',
  source: 'https://learn.microsoft.com/azure/iot-dps/virtual-network-support#private-endpoint-limitations',
  tags: ['dps', 'private-endpoint'],
  link: 'target',
  audience: 'auditor',
  page,
  messages: {
    byLatency: {
      severity: 'note',
      precision: 'high',
      what: 'DPS instance {service} assigns devices to the hub with the lowest latency, and has a private endpoint',
      why: 'what is measured in a private network is not reliable, so that devices may be assigned to a hub far away',
      fix: "set allocationPolicy to 'Hashed' or 'Static'",
    },
  },
  of: (network) => targetsOfType(network, 'Microsoft.Devices/provisioningServices'),
  *check(service, { say, ask, atMost }) {
    const policy = service.property('properties.allocationPolicy');
    const isByLatency = isSetTo(policy, (text) => text === 'geolatency');
    yield atMost(mostConnections, ask(connectionsTo, service), 'connections').map(({ connection, endpoint, isConnected }) =>
      isConnected.implies(isByLatency.negated).otherwise(
        say.byLatency({
          at: policy,
          related: [[connection.target.id, 'the private endpoint connects to it here']],
          given: [endpoint, connection],
          service,
        }),
      ),
    );
  },
});
