import {
  about,
  cloudNames,
  cloudOfRegion,
  likeliest,
  privateLinkGroup,
  privateLinkService,
  requiredZones,
  resourceTypeOf,
  sameResourceId,
  sameResourceType,
  stringOf,
} from '../../src/rule-api.js';
import type {
  CloudName,
  PrivateEndpoint,
  PrivateLinkConnection,
  PrivateLinkGroup,
  PrivateLinkResource,
  PrivateLinkService,
  Proposition,
  RuleContext,
  Value,
  World,
  ZoneRequirement,
  ZoneTarget,
} from '../../src/rule-api.js';

/** One group id of an endpoint, in one case of the unknowns. */
export interface ZoneNeed {
  readonly service: PrivateLinkService;
  readonly groupId: string;
  readonly group: PrivateLinkGroup;
  readonly target: ZoneTarget;
  /** The region of the target, known or not. */
  readonly location: Value | undefined;
}

/** What one group id needs in a cloud; `location` is the region of its target. */
export interface RequiredZones {
  readonly requirements: readonly ZoneRequirement[];
  readonly location: Value | undefined;
}

/** What an endpoint needs of private DNS in one case. */
export interface ZoneNeeds {
  readonly needs: readonly ZoneNeed[];
  /** Every group id and target is known. */
  readonly complete: boolean;
  /** Where it may be deployed: one cloud where that is known. */
  readonly clouds: readonly CloudName[];
}

/** The question what an endpoint needs, with every value that the answer depends on. */
export interface NeedsQuestion {
  readonly about: readonly Value[];
  /** The values on whose content the answer rests: the group ids. */
  readonly evidence: readonly Value[];
  readonly in: (world: World) => ZoneNeeds;
}

const asked = new WeakMap<RuleContext, Map<PrivateEndpoint, NeedsQuestion>>();

/** What an endpoint needs of private DNS, as its targets, group ids and region say. */
export function needsOf(endpoint: PrivateEndpoint, context: RuleContext): NeedsQuestion {
  let questions = asked.get(context);
  if (questions === undefined) asked.set(context, (questions = new Map<PrivateEndpoint, NeedsQuestion>()));
  let question = questions.get(endpoint);
  if (question === undefined) questions.set(endpoint, (question = questionOf(endpoint, context)));
  return question;
}

function questionOf(endpoint: PrivateEndpoint, context: RuleContext): NeedsQuestion {
  const { items: connections, complete } = endpoint.connections;
  const reached = connections.map((connection) => {
    const { candidates } = context.network.privateLinkResource(connection.targetId);
    return { connection, targets: likeliest(candidates) };
  });
  const values = [
    endpoint.location,
    ...connections.flatMap(valuesOfConnection),
    ...reached.flatMap(({ targets }) => targets.flatMap(valuesOfTarget)),
  ];
  const answers = new WeakMap<World, ZoneNeeds>();
  const answer = (world: World): ZoneNeeds => {
    const parts = reached.map(({ connection, targets }) => needsOfConnection(connection, targets, world));
    const needs = parts.flatMap((part) => part.needs);
    return { needs, complete: complete && parts.every((part) => part.complete), clouds: cloudsOf(endpoint, context, world) };
  };
  return {
    about: values.filter((value) => value !== undefined),
    evidence: connections.flatMap((connection) => connection.groupIds.items.map(({ value }) => value)),
    in: (world) => {
      let needs = answers.get(world);
      if (needs === undefined) answers.set(world, (needs = answer(world)));
      return needs;
    },
  };
}

/** What is needed together in a cloud; undefined where that is not documented. */
export function requirementsIn(needs: ZoneNeeds, cloud: CloudName): readonly RequiredZones[] | undefined {
  const lists = needs.needs.flatMap(({ group, target, location }) => {
    const requirements = requiredZones(group, cloud, target);
    return requirements === undefined ? [] : [{ requirements, location }];
  });
  return lists.length === needs.needs.length ? lists : undefined;
}

/** That an endpoint needs no private zone that is documented: its target is a private link service, or takes names of its own. */
export function needsNoZone(needs: NeedsQuestion): Proposition {
  return about(
    () => needs.about,
    (world) => {
      const { needs: known, complete } = needs.in(world);
      if (known.some(({ group }) => Object.keys(group.zones).length > 0)) return 'false';
      return complete ? 'true' : 'unknown';
    },
    () => needs.evidence,
  );
}

function needsOfConnection(
  connection: PrivateLinkConnection,
  targets: readonly PrivateLinkResource[],
  world: World,
): Omit<ZoneNeeds, 'clouds'> {
  const there = world.holds(connection.exists);
  if (there === 'false') return { needs: [], complete: true };
  const type = connection.targetId && resourceTypeOf(world.see(connection.targetId));
  const service = type === undefined ? undefined : privateLinkService(type);
  const { items, complete } = connection.groupIds;
  if (type !== undefined && sameResourceType(type, 'Microsoft.Network/privateLinkServices')) return { needs: [], complete: true };
  if (service === undefined) return { needs: [], complete: complete && items.length === 0 };
  const aboutTarget = knownOf(targetIn(connection, targets, world), world);
  const groupIds = items.filter((item) => world.holds(item.exists) !== 'false');
  const needs = groupIds.flatMap((item) => needOf(service, stringOf(world.see(item.value)), aboutTarget) ?? []);
  const certain = there === 'true' && groupIds.every((item) => world.holds(item.exists) === 'true');
  return { needs, complete: complete && certain && needs.length === groupIds.length };
}

function needOf(
  service: PrivateLinkService,
  groupId: string | undefined,
  target: Pick<ZoneNeed, 'target' | 'location'>,
): ZoneNeed | undefined {
  const group = groupId === undefined ? undefined : privateLinkGroup(service, groupId);
  return group && groupId !== undefined ? { service, groupId, group, ...target } : undefined;
}

/** The one resource of the deployment that a connection surely goes to. */
function targetIn(
  connection: PrivateLinkConnection,
  targets: readonly PrivateLinkResource[],
  world: World,
): PrivateLinkResource | undefined {
  const id = connection.targetId && world.see(connection.targetId);
  return targets.find((one) => id !== undefined && world.holds(one.exists) === 'true' && sameResourceId(world.see(one.id), id) === 'true');
}

function knownOf(target: PrivateLinkResource | undefined, world: World): Pick<ZoneNeed, 'target' | 'location'> {
  if (target === undefined) return { target: {}, location: undefined };
  const text = (value: Value | undefined): string | undefined => value && stringOf(world.see(value));
  const property = (path: string): string | undefined => text(target.property(...path.split('.')));
  return { target: { region: text(target.location), property }, location: target.location && world.see(target.location) };
}

/** The clouds that an endpoint may be in: that of its region, else the one that the deployer names; both where they differ. */
function cloudsOf(endpoint: PrivateEndpoint, { cloud }: RuleContext, world: World): readonly CloudName[] {
  const region = endpoint.location && stringOf(world.see(endpoint.location));
  const ofRegion = region === undefined ? undefined : cloudOfRegion(region);
  const named = [ofRegion, cloud].filter((name) => name !== undefined);
  return named.length === 0 ? cloudNames : [...new Set(named)];
}

function valuesOfConnection(connection: PrivateLinkConnection): (Value | undefined)[] {
  return [connection.exists, connection.targetId, ...connection.groupIds.items.flatMap((item) => [item.exists, item.value])];
}

function valuesOfTarget(target: PrivateLinkResource): (Value | undefined)[] {
  const properties = target.service.groups.flatMap(({ byProperty }) =>
    byProperty ? [target.property(...byProperty.property.split('.'))] : [],
  );
  return [target.id, target.exists, target.location, ...properties];
}
