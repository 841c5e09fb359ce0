import { allOf, anyOf, defineQuestion, exists, sameResource } from '../../../src/rule-api.js';
import type { Network, PrivateDnsZone, PrivateEndpoint, Statement } from '../../../src/rule-api.js';
import { append } from '../../append.js';
import { attachments } from './zone-groups.js';

/** An endpoint that has its records in a zone, or may. */
export interface ZoneUser {
  readonly endpoint: PrivateEndpoint;
  /** That one of its zone groups names the zone. */
  readonly uses: Statement;
}

/** By zone, the endpoints that have their records in it, or may. */
export const zoneUsers = defineQuestion((network: Network, { ask }): ReadonlyMap<PrivateDnsZone, readonly ZoneUser[]> => {
  const users = new Map<PrivateDnsZone, ZoneUser[]>();
  for (const endpoint of network.privateEndpoints) {
    const namings = new Map<PrivateDnsZone, Statement[]>();
    for (const { configs, isAttached } of ask(attachments, endpoint)) {
      for (const config of configs.items) {
        for (const zone of config.zone.declared) {
          const naming = allOf([isAttached, exists(config), sameResource(config.zone.id, zone.id)]);
          append(namings, zone, naming);
        }
      }
    }
    for (const [zone, statements] of namings) append(users, zone, { endpoint, uses: anyOf(statements) });
  }
  return users;
});
