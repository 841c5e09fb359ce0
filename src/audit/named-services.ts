import { privateLinkGroups, privateLinkService } from '../azure/private-link-services.js';
import { zoneFits } from '../azure/private-link-zones.js';

const zoneName = /\bprivatelink(?:\.[a-z0-9-]+)+/gi;
const resourceType = /\bMicrosoft\.[A-Za-z]+\/[A-Za-z]+/g;

/** The Azure services whose resource types or private DNS zones a text names, sorted, each once. */
export function servicesNamedIn(text: string): string[] {
  const zones = [...text.matchAll(zoneName)].map(([name]) => name.toLowerCase());
  const types = [...text.matchAll(resourceType)].flatMap(([type]) => privateLinkService(type)?.service ?? []);
  return [...new Set([...types, ...[...new Set(zones)].flatMap(servicesOfZone)])].sort();
}

function servicesOfZone(zone: string): string[] {
  const using = privateLinkGroups().filter(({ group }) =>
    Object.values(group.zones).some((patterns) => patterns.some((pattern) => zoneFits(zone, pattern))),
  );
  return using.map(({ service }) => service.service);
}
