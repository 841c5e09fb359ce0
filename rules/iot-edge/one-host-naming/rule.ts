import { defineRule, known, stringOf, undecided } from '../../../src/rule-api.js';
import type { EdgeFile, RelatedPlace, Statement } from '../../../src/rule-api.js';
import { type DeviceHost, deviceHosts } from '../../device-hosts.js';
import page from './rule.md';

/** Hosts that are shown beside the one that is reported. */
const mostRelated = 5;

export default defineRule({
  title: 'A file of a device names its services in one way',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  tags: ['iot-edge', 'dns'],
  page,
  messages: {
    mixed: {
      severity: 'warning',
      precision: 'high',
      what: '{host} is the public name of its {service}, but {other} is a privatelink name',
      why: 'a device that is set up for one form of names may resolve the other to another address, or refuse its certificate',
      fix: 'use one form for all of them: {publicNames}, or {privateLinkNames}',
    },
    mayBeMixed: {
      severity: 'note',
      precision: 'low',
      what: '{host} may be named in another way than the hub, which somebody has yet to fill in',
    },
    notPublic: {
      severity: 'warning',
      precision: 'very-high',
      what: '{host} is a privatelink name of its {service}',
      why: 'devices are to use the public names: the host naming of this scan is public',
      fix: 'use {publicName}',
    },
    notPrivateLink: {
      severity: 'warning',
      precision: 'very-high',
      what: '{host} is the public name of its {service}',
      why: 'devices are to use the names with the label privatelink: the host naming of this scan is privatelink',
      fix: 'use {privateLinkName}',
    },
  },
  of: (network) => network.edgeFiles,
  *check(file, { say, hostNaming }) {
    const hosts = deviceHosts(file).filter(({ host }) => !host.isShared);
    if (hostNaming !== 'either') {
      for (const { entity, host } of hosts) {
        const telling = { at: entity.name, host: entity.name, service: host.service };
        yield hostNaming === 'public'
          ? known(!host.isPrivateLinkName).otherwise(say.notPublic({ ...telling, publicName: host.publicName }))
          : known(host.isPrivateLinkName).otherwise(say.notPrivateLink({ ...telling, privateLinkName: host.privateLinkName }));
      }
      return;
    }
    const compared = hosts.filter(({ host }) => host.service !== 'blob storage');
    const labelled = compared.filter(({ host }) => host.isPrivateLinkName);
    const [first] = compared.filter(({ host }) => !host.isPrivateLinkName);
    const [other] = labelled;
    const [any] = compared;
    yield [
      ...(first === undefined || other === undefined ? [] : [known(false).otherwise(say.mixed(mixture(first, labelled, other)))]),
      ...(any === undefined ? [] : [hubIsNamed(file).otherwise(say.mayBeMixed({ at: any.entity.name, host: any.entity.name }))]),
    ];
  },
});

function mixture(first: DeviceHost, labelled: readonly DeviceHost[], other: DeviceHost) {
  return {
    at: first.entity.name,
    related: labelled.slice(0, mostRelated).map(({ entity }): RelatedPlace => [entity.name, 'this has the label privatelink']),
    host: first.entity.name,
    service: first.host.service,
    other: other.entity.name,
    publicNames: [...new Set([first.host.publicName, other.host.publicName])],
    privateLinkNames: [...new Set([first.host.privateLinkName, other.host.privateLinkName])],
  };
}

/** That the hub of a configuration is none, or one whose name is written. */
function hubIsNamed({ hubHost }: EdgeFile): Statement {
  return hubHost === undefined || stringOf(hubHost) !== undefined ? known(true) : undecided;
}
