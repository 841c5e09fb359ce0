import {
  cloudOfRegion,
  defineRule,
  knownStart,
  sameText,
  serviceHostOf,
  shownText,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { CloudName, Inquiry, Statement, Truth, Value } from '../../../src/rule-api.js';
import { connectionsTo } from '../../access/questions/connected-targets.js';
import { targetsOfType } from '../../declarations.js';
import page from './rule.md';

/** Connections and hubs of one instance that are looked at. */
const mostConnections = 10;
const mostHubs = 20;

export default defineRule({
  title: 'The hubs of a DPS instance with a private endpoint are in its cloud',
  source: 'https://learn.microsoft.com/azure/iot-dps/virtual-network-support#private-endpoint-limitations',
  tags: ['dps', 'private-endpoint'],
  link: 'target',
  page,
  messages: {
    otherRegion: {
      severity: 'error',
      precision: 'high',
      what: 'DPS instance {service} is in {region}, but a hub that is linked to it is in {hubRegion}, in another cloud',
      why: 'private endpoints do not work with DPS where the instance and a linked hub are in different clouds',
      fix: 'link a hub of the cloud that the instance is in, or leave the private endpoint of the instance out',
    },
    otherHost: {
      severity: 'error',
      precision: 'high',
      what: 'DPS instance {service} is in {region}, but the host of a hub that is linked to it belongs to another cloud',
      why: 'private endpoints do not work with DPS where the instance and a linked hub are in different clouds',
      fix: 'link a hub of the cloud that the instance is in, or leave the private endpoint of the instance out',
    },
  },
  of: (network) => targetsOfType(network, 'Microsoft.Devices/provisioningServices'),
  *check(service, { say, ask, atMost }) {
    const { location: region } = service;
    if (region === undefined) return;
    const connections = atMost(mostConnections, ask(connectionsTo, service), 'connections');
    const hubs = atMost(mostHubs, service.linkedHubs.items, 'linked hubs');
    if (hubs.length === 0) yield [];
    for (const hub of hubs)
      yield connections.flatMap(({ connection, endpoint, isConnected }) => {
        const ends = { related: [[connection.target.id, 'the private endpoint connects to it here']], service, region } as const;
        const given = [hub, endpoint, connection];
        const { location: hubRegion, connectionString } = hub;
        return [
          isConnected
            .implies(isSamePlace(region, hubRegion).or(isSameCloud(region, hubRegion, cloudAt)))
            .otherwise(say.otherRegion({ at: hubRegion, given, hubRegion: hubRegion ?? '', ...ends })),
          ...(connectionString === undefined || cloudOfHub(connectionString) === undefined
            ? []
            : [
                isConnected
                  .implies(isSameCloud(region, connectionString, cloudOfHub))
                  .otherwise(say.otherHost({ at: connectionString, given, ...ends })),
              ]),
        ];
      });
  },
});

/** That what says where a hub is says the cloud of a region. */
function isSameCloud(region: Value, hub: Value | undefined, cloudOf: (seen: Value) => CloudName | undefined): Statement {
  return that(({ see, doubt }: Inquiry): Truth => {
    const [ours, theirs] = [cloudAt(see(region)), hub && cloudOf(see(hub))];
    if (ours !== undefined && theirs !== undefined) return truthOf(ours === theirs);
    const regions = cloudOf === cloudAt ? [region, hub] : [region];
    const unheard = regions.flatMap((place) => (place && shownText(see(place))) ?? []).find((text) => cloudOfRegion(text) === undefined);
    return unheard === undefined ? 'unknown' : doubt(`which cloud ${unheard} is in is not known`);
  });
}

/** That a hub is where the instance is, wherever that may be. */
function isSamePlace(region: Value, hub: Value | undefined): Statement {
  return that(({ see }: Inquiry): Truth => (hub === undefined ? 'unknown' : sameText(see(region), see(hub))));
}

function cloudAt(location: Value): CloudName | undefined {
  const text = stringOf(location);
  return text === undefined ? undefined : cloudOfRegion(text);
}

/** The cloud of the host in a connection string, the rest of which may be unknown. */
function cloudOfHub(connectionString: Value): CloudName | undefined {
  const [, host] = /^HostName=([^;]+);/i.exec(knownStart(connectionString)) ?? [];
  return host === undefined ? undefined : serviceHostOf(host)?.cloud;
}
