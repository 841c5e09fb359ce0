import { serviceHostOf, stringOf } from '../src/rule-api.js';
import type { EdgeFile, EdgeHost, ServiceHost } from '../src/rule-api.js';

/** A host that a file names, and what it is the host of. */
export interface DeviceHost {
  readonly entity: EdgeHost;
  readonly host: ServiceHost;
}

/** The hosts of Azure services that a file of IoT Edge names, each where it is first named. */
export function deviceHosts({ edgeHosts }: EdgeFile): readonly DeviceHost[] {
  const hosts = new Map<string, DeviceHost>();
  for (const entity of edgeHosts.items) {
    const name = (stringOf(entity.name) ?? '').toLowerCase();
    const host = serviceHostOf(name);
    if (host !== undefined && !hosts.has(name)) hosts.set(name, { entity, host });
  }
  return [...hosts.values()];
}
