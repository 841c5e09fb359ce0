import {
  cloudNames,
  cloudOfRegion,
  defineQuestion,
  isSecret,
  privateLinkGroup,
  privateLinkService,
  proposedGroupIds,
  resourceTypeOf,
  sameResourceId,
  sameResourceType,
  shownText,
  stringOf,
} from '../../../src/rule-api.js';
import type {
  CloudName,
  Connection,
  Inquiry,
  PrivateEndpoint,
  PrivateLinkGroup,
  PrivateLinkResource,
  PrivateLinkService,
  Value,
  ZoneTarget,
} from '../../../src/rule-api.js';

/** One group id of an endpoint, in one case of the unknowns. */
export interface ZoneNeed {
  readonly service: PrivateLinkService;
  readonly groupId: string;
  readonly group: PrivateLinkGroup;
  readonly target: ZoneTarget;
  /** What messages may tell of it: nothing that is secret. */
  readonly told: { readonly groupId: string | undefined; readonly target: ZoneTarget };
  /** The region of the target, known or not. */
  readonly location: Value | undefined;
  /** The group id is surely there; else it may be. */
  readonly certain: boolean;
}

/** What an endpoint needs of private DNS in one case. */
export interface ZoneNeeds {
  readonly needs: readonly ZoneNeed[];
  /** Every group id and target is known. */
  readonly complete: boolean;
  /** Where it may be deployed: one cloud where that is known. */
  readonly clouds: readonly CloudName[];
}

/** What an endpoint needs of private DNS, as its targets, group ids and region say. */
export const zoneNeeds = defineQuestion((endpoint: PrivateEndpoint, inquiry): ZoneNeeds => {
  const parts = endpoint.connections.items.map((connection) => needsOfConnection(connection, inquiry));
  const complete = inquiry.isWhole(endpoint.connections) && parts.every((part) => part.complete);
  return { needs: parts.flatMap(({ needs }) => needs), complete, clouds: cloudsOf(endpoint, inquiry) };
});

function needsOfConnection(connection: Connection, inquiry: Inquiry): Omit<ZoneNeeds, 'clouds'> {
  const { identity, holds, see, isWhole } = inquiry;
  const there = holds(connection.exists);
  if (there === 'false') return { needs: [], complete: true };
  const { id } = connection.target;
  const type = id && resourceTypeOf(identity(id));
  const service = type === undefined ? undefined : privateLinkService(type);
  if (type !== undefined && sameResourceType(type, 'Microsoft.Network/privateLinkServices')) return { needs: [], complete: true };
  if (service === undefined) return { needs: [], complete: isWhole(connection.groupIds) && connection.groupIds.items.length === 0 };
  const aboutTarget = knownOf(targetOf(connection, inquiry), inquiry);
  const groupIds = connection.groupIds.items.map((item) => ({ item, there: holds(item.exists) })).filter((one) => one.there !== 'false');
  const needs = groupIds.flatMap((one) => {
    const certain = there === 'true' && one.there === 'true';
    return needOf(service, see(one.item.value), { ...aboutTarget, certain }) ?? [];
  });
  const isEach = needs.length === groupIds.length && needs.every(({ certain }) => certain);
  return { needs, complete: isWhole(connection.groupIds) && isEach };
}

/** What a group id needs: one that the service does not take, what the one needs that it is a misspelling of. */
function needOf(
  service: PrivateLinkService,
  asked: Value,
  { told, ...more }: Omit<ZoneNeed, 'service' | 'groupId' | 'group' | 'told'> & { readonly told: ZoneTarget },
): ZoneNeed | undefined {
  const groupId = meantBy(service, stringOf(asked));
  const group = groupId === undefined ? undefined : privateLinkGroup(service, groupId);
  if (groupId === undefined || group === undefined) return undefined;
  return { service, groupId, group, told: { groupId: isSecret(asked) ? undefined : groupId, target: told }, ...more };
}

/** A group id of a service as it is written, or the only one that it may be a misspelling of. */
function meantBy(service: PrivateLinkService, written: string | undefined): string | undefined {
  if (written === undefined || privateLinkGroup(service, written) !== undefined) return written;
  const [meant, another] = proposedGroupIds(service, written);
  return another === undefined ? meant : undefined;
}

/** Needs with no more of their targets than messages may tell. */
export function tellable(needs: ZoneNeeds): ZoneNeeds {
  return { ...needs, needs: needs.needs.map((need) => ({ ...need, target: need.told.target })) };
}

/** The one resource of the deployment that a connection surely goes to. */
function targetOf({ target: { id, likeliest } }: Connection, { holds, identity }: Inquiry): PrivateLinkResource | undefined {
  if (id === undefined) return undefined;
  return likeliest.find((one) => holds(one.exists) === 'true' && sameResourceId(identity(one.id), identity(id)) === 'true');
}

function knownOf(
  target: PrivateLinkResource | undefined,
  { identity }: Inquiry,
): Pick<ZoneNeed, 'target' | 'location'> & { readonly told: ZoneTarget } {
  if (target === undefined) return { target: {}, told: {}, location: undefined };
  const read = (textOf: (value: Value) => string | undefined): ZoneTarget => {
    const text = (value: Value | undefined): string | undefined => value && textOf(identity(value));
    return { region: text(target.location), property: (path) => text(target.property(path)) };
  };
  return { target: read(stringOf), told: read(shownText), location: target.location && identity(target.location) };
}

/** The clouds that an endpoint, or a cluster, may be in: that of its region, else the one that the deployer names; both where they differ. */
export function cloudsOf(
  { location }: { readonly location: Value | undefined },
  { cloud, identity, doubt }: Inquiry,
): readonly CloudName[] {
  const region = location && stringOf(identity(location));
  const ofRegion = region === undefined ? undefined : cloudOfRegion(region);
  const named = [ofRegion, cloud].filter((name) => name !== undefined);
  const [first, second] = new Set(named);
  if (second !== undefined) doubt(`its region is in ${first}, and what is deployed to is ${second}`);
  return named.length === 0 ? cloudNames : [...new Set(named)];
}
