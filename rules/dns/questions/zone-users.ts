import { allOf, anyOf, defineQuestion, exists, liesUnder, sameResource } from '../../../src/rule-api.js';
import type { Network, PrivateDnsZone, PrivateEndpoint, Statement } from '../../../src/rule-api.js';
import { append } from '../../append.js';
import { endpointsOfSet, isAddressSet } from './records.js';
import { attachments, hasGroup } from './zone-groups.js';

/** Endpoints to targets of one name that are looked at for one record set. */
const mostMeant = 20;

/** An endpoint that has its records in a zone, or may. */
export interface ZoneUser {
  readonly endpoint: PrivateEndpoint;
  /** That it has them there. */
  readonly uses: Statement;
}

type Uses = readonly (readonly [PrivateDnsZone, PrivateEndpoint, Statement])[];

/** By zone, the endpoints whose zone groups name it, or may. */
export const zoneUsers = defineQuestion((network: Network, { ask }): ReadonlyMap<PrivateDnsZone, readonly ZoneUser[]> =>
  usersIn(
    network.privateEndpoints.flatMap((endpoint) =>
      ask(attachments, endpoint).flatMap(({ configs, isAttached }) =>
        configs.items.flatMap((config) =>
          config.zone.declared.map((zone) => {
            const naming = allOf([isAttached, exists(config), sameResource(config.zone.id, zone.id)]);
            return [zone, endpoint, naming] as const;
          }),
        ),
      ),
    ),
  ),
);

/** The same, and those without a zone group for whose targets the template itself writes an address into the zone. */
export const zoneOrRecordUsers = defineQuestion((network: Network, { ask }): ReadonlyMap<PrivateDnsZone, readonly ZoneUser[]> => {
  const byGroup = [...ask(zoneUsers, network)].flatMap(([zone, users]) =>
    users.map(({ endpoint, uses }) => [zone, endpoint, uses] as const),
  );
  const byRecord = network.recordSets.filter(isAddressSet).flatMap((set) =>
    ask(endpointsOfSet, set)
      .slice(0, mostMeant)
      .flatMap(({ endpoint, isMeant }) =>
        set.zone.declared.map(
          (zone) => [zone, endpoint, allOf([exists(set), isMeant, liesUnder(set, zone), ask(hasGroup, endpoint).negated])] as const,
        ),
      ),
  );
  return usersIn([...byGroup, ...byRecord]);
});

function usersIn(uses: Uses): ReadonlyMap<PrivateDnsZone, readonly ZoneUser[]> {
  const found = new Map<PrivateDnsZone, Map<PrivateEndpoint, Statement[]>>();
  for (const [zone, endpoint, use] of uses) {
    const ofZone = found.get(zone) ?? new Map<PrivateEndpoint, Statement[]>();
    found.set(zone, ofZone);
    append(ofZone, endpoint, use);
  }
  return new Map([...found].map(([zone, ofZone]) => [zone, [...ofZone].map(([endpoint, some]) => ({ endpoint, uses: anyOf(some) }))]));
}
