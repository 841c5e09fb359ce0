import { defineQuestion, privateLinkGroups, shownText, stringOf } from '../../../src/rule-api.js';
import type { Connection, Inquiry, PrivateEndpoint, Value } from '../../../src/rule-api.js';
import { append } from '../../append.js';
import { targetService } from '../../endpoint/questions/target-service.js';
import { cloudsOf } from './zone-needs.js';
import type { ZoneNeed, ZoneNeeds } from './zone-needs.js';

/** Group ids of which there are many services, so that one by itself does not tell whose it is. */
const mostServices = 3;

/**
 * What an endpoint to an unknown target needs of private DNS if that is one of the services whose group ids it asks for; undefined where its
 * target is known, or its group ids do not tell.
 */
export const presumedNeeds = defineQuestion((endpoint: PrivateEndpoint, inquiry): ZoneNeeds | undefined => {
  const { connections } = endpoint;
  if (!inquiry.isWhole(connections)) return undefined;
  const parts = connections.items.map((connection) => presumedOf(connection, inquiry));
  const needs = parts.flatMap((part) => part ?? []);
  return needs.length === 0 || parts.includes(undefined) ? undefined : { needs, complete: true, clouds: cloudsOf(endpoint, inquiry) };
});

function presumedOf(connection: Connection, { ask, see, holds, isWhole }: Inquiry): readonly ZoneNeed[] | undefined {
  const { groupIds, exists } = connection;
  if (holds(exists) !== 'true' || !isWhole(groupIds) || ask(targetService, connection).kind !== 'unknown') return undefined;
  const parts = groupIds.items.map(({ value, exists: there }) => (holds(there) === 'true' ? needsOf(see(value)) : undefined));
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** What the group id needs of whichever service has it. */
function needsOf(asked: Value): readonly ZoneNeed[] | undefined {
  const groupId = stringOf(asked);
  const having = privateLinkGroups().filter(({ group }) => group.groupId.toLowerCase() === groupId?.toLowerCase());
  if (groupId === undefined || having.length === 0 || having.length > mostServices) return undefined;
  const told = { groupId: shownText(asked), target: {} };
  return having.map(({ service, group }) => ({ service, groupId, group, target: {}, told, location: undefined, certain: true }));
}

/** What is needed for each group id: of the services that have it, what each of them needs. */
export function servicesByGroupId(presumed: ZoneNeeds): readonly (readonly ZoneNeeds[])[] {
  const byGroupId = new Map<string, ZoneNeeds[]>();
  for (const need of presumed.needs) append(byGroupId, need.groupId, { ...presumed, needs: [need] });
  return [...byGroupId.values()];
}
