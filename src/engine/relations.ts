import { regionOf, sameRegion as isSameRegion } from '../azure/regions.js';
import type { Entity } from '../network/entity.js';
import type { VirtualNetworkPeering } from '../network/entity-types.js';
import { cutBeforeSubnets } from '../network/cut-ids.js';
import { parentId, plainId } from '../network/ids.js';
import { sameResourceId, sameText } from '../values/compare.js';
import { callNamed } from '../values/conditions.js';
import { keyOf, stringOf } from '../values/construct.js';
import { all, any, truthOf } from '../values/truth.js';
import type { Truth } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';
import { symbolsIn } from '../worlds/symbols.js';
import { exists, known, that, undecided } from './statement.js';
import type { Statement } from './statement.js';

/** That an id is that of an entity, and the entity is there. */
export function names(id: Value | undefined, entity: Entity): Statement {
  return sameResource(id, entity.id).and(exists(entity));
}

/** That two ids are the same; undecided where one is missing. */
export function sameResource(left: Value | undefined, right: Value | undefined): Statement {
  return left === undefined || right === undefined ? undecided : that(({ identity }) => sameResourceId(identity(left), identity(right)));
}

/** That an entity is there and lies under another. */
export function liesUnder(child: Entity, parent: Entity): Statement {
  if (child.holder !== undefined) return known(child.holder === parent).and(exists(child));
  return sameResource(child.parentId, parent.id).and(exists(child));
}

/** That two names are the same, ignoring case; a name of which a part cannot be evaluated is never surely that of another. */
export function sameName(left: Value, right: Value): Statement {
  return that(({ see }) => {
    const [ours, theirs] = [see(left), see(right)];
    const truth = sameText(ours, theirs);
    return truth === 'true' && [...symbolsIn(ours, theirs)].some((symbol) => callNamed(symbol, 'fail') !== undefined) ? 'unknown' : truth;
  });
}

/** That two resources lie in the same resource group, as far as their ids say. */
export function sameResourceGroup(left: Value, right: Value): Statement {
  return that(({ identity }) => {
    const [ours, theirs] = [parentId(identity(left), 'providers'), parentId(identity(right), 'providers')];
    return ours === undefined || theirs === undefined ? 'unknown' : sameResourceId(ours, theirs);
  });
}

/** That two subnet ids lie in the same virtual network. */
export function sameVirtualNetwork(left: Value | undefined, right: Value | undefined): Statement {
  if (left === undefined || right === undefined) return undecided;
  return that(({ identity }) => sameResourceId(virtualNetworkIdOf(identity(left)), virtualNetworkIdOf(identity(right))));
}

/** That a subnet id lies in the virtual network of an id, whether this deployment creates it or not. */
export function isSubnetOf(subnetId: Value, virtualNetworkId: Value): Statement {
  return that(({ identity }) => {
    const [subnet, network] = [identity(subnetId), plainId(identity(virtualNetworkId))];
    return isStartOf(network, subnet) ? 'true' : sameResourceId(virtualNetworkIdOf(subnet), network);
  });
}

/** That a subnet id lies in a virtual network, and the network is there. */
export function liesIn(subnetId: Value, virtualNetwork: Entity): Statement {
  return isSubnetOf(subnetId, virtualNetwork.id).and(exists(virtualNetwork));
}

/** That a peering is there and joins the virtual network of a subnet with that of an id, from whichever side. */
export function joins(peering: VirtualNetworkPeering, subnetId: Value, virtualNetworkId: Value): Statement {
  const near = peering.parentId ?? peering.id;
  const { id: far } = peering.remoteVirtualNetwork;
  if (far === undefined) return exists(peering).and(undecided);
  const joined = that(({ identity }) => {
    const ours = virtualNetworkIdOf(identity(subnetId));
    const theirs = identity(virtualNetworkId);
    const [nearEnd, farEnd] = [identity(near), identity(far)];
    const isPair = (one: Value, other: Value): Truth => {
      const isNear = sameResourceId(nearEnd, one);
      return isNear === 'false' ? 'false' : all([isNear, sameResourceId(farEnd, other)]);
    };
    return any([isPair(ours, theirs), isPair(theirs, ours)]);
  });
  return joined.and(exists(peering));
}

/** The id of the virtual network that a subnet id begins with; the id itself where it does not say so. */
export function virtualNetworkIdOf(subnetId: Value): Value {
  return parentId(subnetId, 'subnets') ?? subnetId;
}

/** That two locations are one region, however they are written; undecided where one is missing, or is no region of Azure. */
export function sameRegion(left: Value | undefined, right: Value | undefined): Statement {
  if (left === undefined || right === undefined) return undecided;
  return that(({ see }) => {
    const [one, other] = [see(left), see(right)];
    const [name, otherName] = [stringOf(one), stringOf(other)];
    if (name !== undefined && otherName !== undefined && isSameRegion(name, otherName)) return 'true';
    if (name !== undefined && otherName !== undefined && isRegionName(name) && isRegionName(otherName)) return 'false';
    return sameText(one, other) === 'true' ? 'true' : 'unknown';
  });
}

/** That a location is a region of Azure, or may be; false of a token that a pipeline replaces, say. */
export function mayBeRegion(location: Value): Statement {
  return that(({ see }) => {
    const name = stringOf(see(location));
    return truthOf(name === undefined || isRegionName(name));
  });
}

function isRegionName(location: string): boolean {
  return regionOf(location) !== undefined;
}

/** That a location is the region of the virtual network of a subnet because it is read from that network, which always has one. */
export function isReadFromNetwork(location: Value, subnetId: Value): Statement {
  return that(({ see }) => {
    const [region, subnet] = [see(location), see(subnetId)];
    if (region.kind !== 'unknown') return 'false';
    const network = referredBy(firstChoice(region));
    const own = network !== undefined && (sameResourceId(network, virtualNetworkIdOf(subnet)) === 'true' || isStartOf(network, subnet));
    return own ? 'true' : 'unknown';
  });
}

/** That a value is read from a resource, or from one that this leads to (the interface of an endpoint, say). */
export function isReadFrom(value: Value, resourceId: Value): Statement {
  return that(({ see, identity }) => {
    const [seen, id] = [see(value), identity(resourceId)];
    if (seen.kind !== 'unknown') return 'false';
    return sourcesOf(seen).some((source) => sameResourceId(source, id) === 'true') ? 'true' : 'unknown';
  });
}

/** The ids of the resources that a value is read from by `reference`, the nearest first. */
export function sourcesOf(value: Value): readonly Value[] {
  if (value.kind !== 'unknown') return [];
  const { symbol } = firstChoice(value);
  if (symbol.kind === 'access') return sourcesOf(symbol.base);
  if (symbol.kind !== 'call') return [];
  const [argument] = symbol.arguments;
  if (argument === undefined || !['reference', 'first', 'last'].includes(symbol.name)) return [];
  return symbol.name === 'reference' ? [argument, ...sourcesOf(argument)] : sourcesOf(argument);
}

/** What a value is unless that is null: of `coalesce(a, b)` it is `a`. */
function firstChoice(value: UnknownValue): UnknownValue {
  const { symbol } = value;
  const [first] = symbol.kind === 'call' && symbol.name === 'coalesce' ? symbol.arguments : [];
  return first?.kind === 'unknown' ? first : value;
}

/** The id of the resource whose `location` a value is, as `reference(id, version, 'Full').location` says. */
function referredBy(value: Value): Value | undefined {
  if (value.kind !== 'unknown' || value.symbol.kind !== 'access' || stringOf(value.symbol.member)?.toLowerCase() !== 'location')
    return undefined;
  const { symbol } = value.symbol.base;
  return symbol.kind === 'call' && symbol.name === 'reference' ? symbol.arguments[0] : undefined;
}

/** Whether an id is cut out of that of a subnet. */
function isStartOf(id: Value, subnetId: Value): boolean {
  const whole = cutBeforeSubnets(id);
  return whole !== undefined && keyOf(whole) === keyOf(subnetId);
}
