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

function zonesOf({ zones, unverifiedZones = {}, outdatedZones = {} }: PrivateLinkGroup): readonly string[] {
  return [zones, unverifiedZones, outdatedZones].flatMap((byCloud) => Object.values(byCloud).flat());
}
