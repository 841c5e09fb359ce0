import { defineRule, known, undecided } from '../../../src/rule-api.js';
import { deviceHosts } from '../../device-hosts.js';
import page from './rule.md';

/** How the names of the hubs begin that IoT Central makes for its applications. */
const hubOfCentral = 'iotc-';

export default defineRule({
  title: 'Devices of IoT Central connect by public names',
  source: 'https://learn.microsoft.com/azure/iot-central/core/howto-create-private-endpoint',
  tags: ['iot-central', 'iot-edge', 'dns'],
  page,
  messages: {
    privateLinkName: {
      severity: 'error',
      precision: 'high',
      what: '{host} is a privatelink name, by which a device cannot connect to IoT Central',
      why: 'devices of IoT Central never use names with the label privatelink: inside the network the public name leads to the private endpoint',
      fix: 'use {publicName}',
    },
    mayBeOfCentral: {
      severity: 'note',
      precision: 'low',
      what: '{host} is a privatelink name',
      why: 'if the device belongs to an IoT Central application, it cannot connect by it',
      fix: 'use {publicName} for devices of IoT Central',
    },
  },
  of: (network) => network.edgeFiles,
  *check(file, { say }) {
    for (const { entity, host } of deviceHosts(file)) {
      if (host.service !== 'IoT Hub') continue;
      const telling = { at: entity.name, host: entity.name, publicName: host.publicName };
      if (!host.isPrivateLinkName) yield [];
      else if (host.name.startsWith(hubOfCentral)) yield known(false).otherwise(say.privateLinkName(telling));
      else yield undecided.otherwise(say.mayBeOfCentral(telling));
    }
  },
});
