import { defineRule, serviceHostOf, stringOf, undecided } from '../../../src/rule-api.js';
import type { Value } from '../../../src/rule-api.js';
import { closedServices, hasOpenService, summariseServices } from '../questions/closed-services.js';
import page from './rule.md';

const dps = 'Microsoft.Devices/provisioningServices';
const central = 'Microsoft.IoTCentral/iotApps';

export default defineRule({
  title: 'A device asks its own DPS instance where that is closed to public networks',
  source: 'https://learn.microsoft.com/azure/iot-dps/virtual-network-support',
  tags: ['iot-edge', 'dps'],
  page,
  messages: {
    notSeen: {
      severity: 'note',
      precision: 'low',
      what: 'whether {host} answers for the DPS instance of this device is not seen here',
      why: 'the global host answers only for instances that are open to public networks',
      fix: 'use the host of the instance where that is closed',
    },
    closed: {
      severity: 'warning',
      precision: 'medium',
      what: '{host} does not answer for an instance that is closed to public networks, as {instances}',
      why: 'the global host is public whatever label stands in it; this assumes that the device is registered with what {template} declares',
      fix: 'set global_endpoint to {endpoint}',
    },
  },
  of: (network) => network.edgeFiles.filter(({ provisioning }) => provisioning !== undefined),
  *check({ provisioningHost }, { say }) {
    const host = provisioningHost && hostOf(provisioningHost);
    if (host === undefined || serviceHostOf(host)?.isShared !== true) yield [];
    else yield undecided.otherwise(say.notSeen({ at: provisioningHost, host, recall: host }));
  },
  summarise: summariseServices,
  foundElsewhere({ recall }, elsewhere) {
    const shared = typeof recall === 'string' ? serviceHostOf(recall) : undefined;
    if (shared === undefined) return undefined;
    const instances = closedServices(elsewhere, dps);
    const apps = closedServices(elsewhere, central);
    const all = [...instances, ...apps];
    const [first] = all;
    if (first === undefined || [dps, central].some((type) => hasOpenService(elsewhere, type))) return undefined;
    const suffix = shared.publicName.slice(shared.publicName.indexOf('.'));
    const endpoint =
      instances.length === 1 && apps.length === 0
        ? `https://${first.name}${suffix}`
        : `https:// and the host of the instance, which ends in ${suffix}`;
    return { messageId: 'closed', arguments: { instances: all.map(({ name }) => name).join(', '), template: first.template, endpoint } };
  },
});

/** The host of an address. */
function hostOf(address: Value): string | undefined {
  return /^(?:https?:\/\/)?([^/:]+)/i.exec(stringOf(address)?.trim() ?? '')?.[1];
}
