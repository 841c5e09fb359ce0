import { defineRule, undecided } from '../../../src/rule-api.js';
import { closedWithoutWayIn, summariseServices, templateWithWayIn } from '../questions/closed-services.js';
import { deviceHosts } from '../../device-hosts.js';
import page from './rule.md';

export default defineRule({
  title: 'A device can reach the services that its files name',
  source: 'https://learn.microsoft.com/azure/iot-hub/virtual-network-support',
  tags: ['iot-edge', 'private-endpoint'],
  page,
  messages: {
    notSeen: {
      severity: 'note',
      precision: 'low',
      what: 'whether a device can reach {host} is not seen here',
      why: 'if public access of its {service} is closed, it needs a private endpoint whose names the device can resolve',
    },
    closed: {
      severity: 'warning',
      precision: 'medium',
      what: 'a device cannot reach {host}: its {service} is closed to public networks, and no private endpoint leads to it',
      why: 'the public name leads to an address that refuses the device; this assumes the resource as {template} declares it, and no other endpoint',
      fix: 'add a private endpoint for the resource, with a zone that the network of the device resolves',
    },
  },
  of: (network) => network.edgeFiles,
  *check(file, { say }) {
    const named = deviceHosts(file).filter(({ host }) => !host.isShared);
    if (named.length === 0) yield [];
    for (const { entity, host } of named) {
      const key = `${host.resourceType}/${host.name}`.toLowerCase();
      yield undecided.otherwise(say.notSeen({ at: entity.name, host: entity.name, service: host.service, recall: key }));
    }
  },
  summarise: summariseServices,
  foundElsewhere({ recall }, elsewhere) {
    if (typeof recall !== 'string') return undefined;
    const [template] = closedWithoutWayIn(elsewhere, recall);
    return template === undefined ? undefined : { messageId: 'closed', arguments: { template } };
  },
  metElsewhere({ recall }, elsewhere) {
    const template = typeof recall === 'string' ? templateWithWayIn(elsewhere, recall) : undefined;
    return template === undefined ? undefined : `it is reached as ${template} declares it`;
  },
});
