import { type CloudName, cloudNames } from '../azure/clouds.js';
import {
  type AccessSetting,
  type PrivateLinkGroup,
  type PrivateLinkService,
  privateLinkFactsDate,
  privateLinkSources,
} from '../azure/private-link-services.js';

/** What is known of a private-link resource type: group ids with their zones in each cloud, how public access is closed, where it is documented. */
export function serviceText(service: PrivateLinkService): string {
  const sources = privateLinkSources();
  const lines = [
    service.service,
    `resource type  ${service.resourceType}`,
    '',
    ...service.groups.flatMap(groupLines),
    ...accessLines(service.access),
    ...(service.skuPrerequisite === undefined ? [] : ['', `SKU  ${service.skuPrerequisite.text}`]),
    ...(service.notes === undefined ? [] : ['', service.notes]),
    '',
    `Sources (as of ${privateLinkFactsDate()})`,
    ...service.sources.map((key) => `  ${sources[key] ?? key}`),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(group: PrivateLinkGroup): string[] {
  const remarks = [group.dynamic === true ? 'the caller chooses the name' : '', group.unverified === true ? 'sources disagree' : ''].filter(
    (one) => one !== '',
  );
  return [
    `group id  ${group.groupId}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`,
    ...cloudNames.flatMap((cloud) => zoneLines(group, cloud)),
    ...(group.note === undefined ? [] : [`  note: ${group.note}`]),
    '',
  ];
}

function zoneLines(group: PrivateLinkGroup, cloud: CloudName): string[] {
  const zones = group.zones[cloud];
  if (zones === undefined) return [`  ${cloud}: zones not documented`];
  const conditional = new Set(group.conditional?.zones[cloud]);
  const marked = zones.map((zone) => (conditional.has(zone) ? `${zone} (${group.conditional?.when ?? ''})` : zone));
  return [`  ${cloud}: ${marked.join(group.alternatives === true ? ' or ' : ', ')}`];
}

function accessLines({ property, closedValues, defaultWhenOmitted }: AccessSetting): string[] {
  if (property === undefined) return ['public access  no property of this type closes it'];
  return [
    `public access  ${property}`,
    ...(closedValues === undefined ? [] : [`  closed by ${closedValues.join(' or ')}`]),
    `  when left out  ${defaultWhenOmitted ?? 'not documented'}`,
  ];
}
