import { defineRule, undecided } from '../../../src/rule-api.js';
import { deviceHosts } from '../../device-hosts.js';
import type { DeviceHost } from '../../device-hosts.js';
import { openWithoutWayIn, summariseServices, templateWithPrivateWay } from '../questions/closed-services.js';
import page from './rule.md';

export default defineRule({
  title: 'A device that reaches one service privately reaches all of them so',
  source: 'https://learn.microsoft.com/azure/iot-edge/using-private-link',
  tags: ['iot-edge', 'private-endpoint'],
  audience: 'auditor',
  page,
  messages: {
    notSeen: {
      severity: 'note',
      precision: 'low',
      what: 'whether a device reaches {host} privately is not seen here',
      why: 'if another service that it names has a private endpoint, its {service} should have one too',
    },
    public: {
      severity: 'note',
      precision: 'medium',
      what: 'a device reaches {host} by way of the internet, but {other} through a private endpoint',
      why: 'its {service} is open to public networks and has no private endpoint; this assumes the resource as {template} declares it, and no endpoint elsewhere',
      fix: 'add a private endpoint for the resource, and close it to public networks',
    },
  },
  of: (network) => network.edgeFiles,
  *check(file, { say }) {
    const named = deviceHosts(file).filter(({ host }) => !host.isShared);
    const keys = [...new Set(named.map(keyOf))];
    if (keys.length < 2) yield [];
    else
      for (const one of named) {
        const key = keyOf(one);
        const { entity, host } = one;
        const recall = [key, ...keys.filter((other) => other !== key)];
        yield undecided.otherwise(say.notSeen({ at: entity.name, host: entity.name, service: host.service, recall }));
      }
  },
  summarise: summariseServices,
  foundElsewhere({ recall }, elsewhere) {
    const [key = '', ...others] = keysIn(recall);
    const [template] = openWithoutWayIn(elsewhere, key);
    const other = others.find((one) => templateWithPrivateWay(elsewhere, one) !== undefined);
    if (template === undefined || other === undefined) return undefined;
    return { messageId: 'public', arguments: { template, other: other.slice(other.lastIndexOf('/') + 1) } };
  },
  metElsewhere({ recall }, elsewhere) {
    const [key = '', ...others] = keysIn(recall);
    const template = templateWithPrivateWay(elsewhere, key);
    if (template !== undefined) return `it is reached privately as ${template} declares it`;
    const [open] = openWithoutWayIn(elsewhere, key);
    const isNoneReached = others.every((one) => openWithoutWayIn(elsewhere, one).length > 0);
    return open !== undefined && isNoneReached ? `none is reached privately: it is open as ${open} declares it` : undefined;
  },
});

/** The resource that a host is of, as deployments tell of it. */
function keyOf({ host }: DeviceHost): string {
  return `${host.resourceType}/${host.name}`.toLowerCase();
}

function keysIn(recall: unknown): readonly string[] {
  return Array.isArray(recall) ? recall.filter((one) => typeof one === 'string') : [];
}
