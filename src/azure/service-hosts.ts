import { type CloudName, cloudNames } from './clouds.js';
import { late } from './late.js';
import { privateLinkGroup, privateLinkService } from './private-link-services.js';

/** The services that IoT Edge devices and their modules talk to. */
export type DeviceService = 'IoT Hub' | 'Device Provisioning Service' | 'container registry' | 'blob storage';

/** Which host names devices are to use: names that a public answer has too, names with the label `privatelink`, or either of them throughout. */
export const hostNamings = ['either', 'public', 'privatelink'] as const;

export type HostNaming = (typeof hostNamings)[number];

/** A host name of a resource that private endpoints can lead to, in either spelling. */
export interface ServiceHost {
  readonly service: DeviceService;
  readonly resourceType: string;
  /** The first label: the name of the resource, but for `isShared`. */
  readonly name: string;
  /** The host is the one that all resources of the service share: `global.azure-devices-provisioning.net`. */
  readonly isShared: boolean;
  /** It has the label `privatelink`. */
  readonly isPrivateLinkName: boolean;
  readonly cloud: CloudName;
  readonly publicName: string;
  readonly privateLinkName: string;
}

interface Ending {
  readonly service: DeviceService;
  readonly resourceType: string;
  readonly cloud: CloudName;
  readonly suffix: string;
}

const groups: readonly (readonly [DeviceService, string, string])[] = [
  ['IoT Hub', 'Microsoft.Devices/IotHubs', 'iotHub'],
  ['Device Provisioning Service', 'Microsoft.Devices/provisioningServices', 'iotDps'],
  ['container registry', 'Microsoft.ContainerRegistry/registries', 'registry'],
  ['blob storage', 'Microsoft.Storage/storageAccounts', 'blob'],
];

/** First label of the host that the instances of the Device Provisioning Service share. */
const sharedName = 'global';
/** As an older article spells the end of that host. */
const olderShared = 'device-provisioning.net';
const label = 'privatelink.';

/** Names that a service has beside its own: IoT Hub's messages go by Event Hubs. */
const ofOtherServices = 'servicebus.';

/** By what hosts of each service end in, without a leading dot. */
const endings = late((): ReadonlyMap<string, Ending> => new Map([...endingsOfGroups()].map((ending) => [ending.suffix, ending])));

function* endingsOfGroups(): Iterable<Ending> {
  for (const [service, resourceType, groupId] of groups) {
    const known = privateLinkService(resourceType);
    const zones = known && privateLinkGroup(known, groupId)?.zones;
    for (const cloud of cloudNames)
      for (const zone of zones?.[cloud] ?? [])
        if (zone.startsWith(label) && !zone.includes('{') && !zone.includes(ofOtherServices))
          yield { service, resourceType, cloud, suffix: zone.slice(label.length) };
  }
}

/** The resource that a host name belongs to, by its ending, ignoring case; undefined for a host of none of these services. */
export function serviceHostOf(host: string): ServiceHost | undefined {
  const folded = host.toLowerCase();
  if (folded === `${sharedName}.${olderShared}`) return serviceHostOf(`${sharedName}.azure-devices-provisioning.net`);
  const [, name = '', privateLink, suffix = ''] = /^([a-z0-9-]+)\.(privatelink\.)?(.+)$/.exec(folded) ?? [];
  const ending = endings().get(suffix);
  if (ending === undefined) return undefined;
  const { service, resourceType, cloud } = ending;
  return {
    service,
    resourceType,
    name,
    isShared: service === 'Device Provisioning Service' && name === sharedName,
    isPrivateLinkName: privateLink !== undefined,
    cloud,
    publicName: `${name}.${suffix}`,
    privateLinkName: `${name}.${label}${suffix}`,
  };
}

/** The host names in a text that belong to these services, in their order. */
export function serviceHostsIn(text: string): readonly { readonly host: string; readonly resource: ServiceHost }[] {
  if (!/azure|windows|usgovcloudapi|chinacloudapi|device-provisioning/i.test(text)) return [];
  return Array.from(text.matchAll(/(?<![\w$.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8}/gi)).flatMap(([host]) => {
    const resource = serviceHostOf(host);
    return resource === undefined ? [] : { host, resource };
  });
}
