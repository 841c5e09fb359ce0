import { type CloudName, cloudNames } from '../azure/clouds.js';
import {
  type AccessSetting,
  type PrivateLinkGroup,
  type PrivateLinkService,
  privateLinkDocumentation,
  privateLinkFactsDate,
} from '../azure/private-link-services.js';

/**
 * A page of Markdown about a private-link resource type: its group ids with their zones in each cloud, how public access is closed, what to
 * mind, where it is documented.
 */
export function servicePage(service: PrivateLinkService): string {
  const { resourceType, groups, access, skuPrerequisite, advice } = service;
  const minded = [...(skuPrerequisite === undefined ? [] : [`Needs: ${skuPrerequisite.text}`]), ...(advice === undefined ? [] : [advice])];
  return [
    `# ${service.service}`,
    `The resource type is \`${resourceType}\`. An endpoint connects to it with a group id, and clients find it in the private DNS zones of that id.`,
    '## Group ids and zones',
    ...(groups.length === 0 ? ['None are documented.'] : groups.map(groupText)),
    '## Public access',
    ...accessText(access),
    ...(minded.length === 0 ? [] : ['## What to mind', minded.map((one) => `- ${one}`).join('\n')]),
    '## Documentation',
    privateLinkDocumentation(service)
      .map((address) => `- <${address}>`)
      .join('\n'),
    `As of ${privateLinkFactsDate()}.`,
  ].join('\n\n');
}

function groupText(group: PrivateLinkGroup): string {
  const remarks = [
    ...(group.dynamic === true ? ['any name is taken'] : []),
    ...(group.unverified === true ? ['the documentation is not of one mind about it'] : []),
  ];
  const name = `- **${group.groupId}**${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`;
  return [name, ...cloudNames.map((cloud) => `  - ${cloud}: ${zonesText(group, cloud)}`)].join('\n');
}

function zonesText(group: PrivateLinkGroup, cloud: CloudName): string {
  const zones = group.zones[cloud];
  if (zones === undefined) return 'no zone is documented';
  const conditional = new Set(group.conditional?.zones[cloud]);
  const marked = zones.map((zone) => (conditional.has(zone) ? `${zone} (${group.conditional?.when ?? ''})` : zone));
  return marked.join(group.alternatives === true ? ' or ' : ', ');
}

function accessText({ property, closedValues, defaultWhenOmitted }: AccessSetting): string[] {
  if (property === undefined) return ['No property of this type closes it.'];
  const closed = closedValues === undefined ? '' : ` Closed by ${closedValues.join(' or ')}.`;
  const omitted =
    defaultWhenOmitted === undefined
      ? ' What counts where it is left out is not documented.'
      : ` Where it is left out: ${defaultWhenOmitted}.`;
  return [`Decided by \`${property}\`.${closed}${omitted}`];
}
