import { cloudNames } from '../azure/clouds.js';
import { type GroupOfService, privateLinkFactsDate, privateLinkGroups } from '../azure/private-link-services.js';
import { zoneFits } from '../azure/private-link-zones.js';

/** A page of Markdown about a private DNS zone: the resource types and group ids that have their names in it, by cloud; undefined where there is none. */
export function zonePage(zone: string): string | undefined {
  const users = cloudNames.flatMap((cloud) =>
    privateLinkGroups()
      .filter(({ group }) => group.zones[cloud]?.some((pattern) => zoneFits(zone, pattern)) === true)
      .map((user) => `- ${cloud}: ${userText(user)}`),
  );
  if (users.length === 0) return undefined;
  return pageOf(`Private DNS zone ${zone}`, 'The zone group of an endpoint to one of these holds this zone.', users);
}

/** A page of Markdown about a group id: the resource types that have it; undefined where there is none. */
export function groupPage(groupId: string): string | undefined {
  const users = privateLinkGroups().filter(({ group }) => group.groupId.toLowerCase() === groupId.toLowerCase());
  const [first] = users;
  const texts = users.map((user) => `- ${userText(user)}`);
  return first && pageOf(`Group id ${first.group.groupId}`, 'These resource types have it.', texts);
}

/** Every zone whose name is whole, and every group id. */
export function zonesAndGroups(): string[] {
  const names = privateLinkGroups().flatMap(({ group }) => [group.groupId, ...Object.values(group.zones).flat()]);
  return [...new Set(names)].filter((name) => !name.includes('{'));
}

function userText({ service: { resourceType, service }, group: { groupId } }: GroupOfService): string {
  return `group id **${groupId}** of \`${resourceType}\` (${service})`;
}

function pageOf(title: string, lead: string, users: readonly string[]): string {
  const more = 'Explain one of the resource types for its zones in each cloud and for its public access.';
  return [`# ${title}`, lead, users.join('\n'), more, `As of ${privateLinkFactsDate()}.`].join('\n\n');
}
