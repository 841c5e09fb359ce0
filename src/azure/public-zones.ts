import { late } from './late.js';
import type { PrivateLinkGroup } from './private-link-services.js';
import { privateLinkGroups } from './private-link-services.js';

/**
 * The zone for private endpoints to what lies under a public name of Azure (`privatelink.blob.core.windows.net` for `blob.core.windows.net`);
 * undefined for a name that is none, and for one that is documented as a zone for private endpoints itself.
 */
export function privateZoneOf(publicName: string): string | undefined {
  return byName().get(publicName.replace(/\.$/, '').toLowerCase());
}

const byName = late((): ReadonlyMap<string, string> => {
  const groups = privateLinkGroups().map(({ group }) => ({ group, zones: zonesOf(group) }));
  const documented = new Set(groups.flatMap(({ zones }) => zones));
  return new Map(
    groups.flatMap(({ group, zones }) =>
      Object.values(group.publicSuffixes ?? {})
        .flat()
        .filter((name) => !name.includes('{') && zones.includes(`privatelink.${name}`) && !documented.has(name))
        .map((name) => [name, `privatelink.${name}`] as const),
    ),
  );
});

/** The public names below which are the hosts whose records are in a zone of Private Link. */
export function publicNamesOf(zone: string): readonly string[] {
  const name = zone.toLowerCase();
  return [name.replace(/^privatelink\./, ''), ...(byZone().get(name) ?? [])].filter((publicName) => publicName !== name);
}

const byZone = late((): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, readonly string[]>();
  for (const { group } of privateLinkGroups())
    for (const [cloud, zones = []] of Object.entries(group.zones))
      for (const zone of zones) {
        const suffixes = Object.entries(group.publicSuffixes ?? {}).flatMap(([of, all]) => (of === cloud ? all : []));
        names.set(zone, [...(names.get(zone) ?? []), ...suffixes.filter((suffix) => !suffix.includes('{'))]);
      }
  return names;
});

function zonesOf({ zones, unverifiedZones = {}, outdatedZones = {} }: PrivateLinkGroup): readonly string[] {
  return [zones, unverifiedZones, outdatedZones].flatMap((byCloud) => Object.values(byCloud).flat());
}
