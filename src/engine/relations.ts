import { sameRegion as isSameRegion } from '../azure/regions.js';
import { sameResourceId, sameText } from '../values/compare.js';
import { keyOf, stringOf } from '../values/construct.js';
import { all, any, truthOf } from '../values/truth.js';
import type { Truth } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';
import { parentId } from '../network/ids.js';
import type { View } from '../network/view.js';
import type { VirtualNetworkPeering } from '../network/virtual-networks.js';
import { exists, undecided, whether } from './proposition.js';
import type { Proposition } from './proposition.js';

/** That an id is that of an entity, and the entity is there. */
export function names(id: Value | undefined, entity: View): Proposition {
  return sameResource(id, entity.id).and(exists(entity));
}

/** That two ids are the same; undecided where one is missing. */
export function sameResource(left: Value | undefined, right: Value | undefined): Proposition {
  return left === undefined || right === undefined ? undecided : whether([left, right], sameResourceId).asIdentity;
}

/** That an entity is there and lies under an id: `/<segment>/` and its own name follow that id in its own. */
export function liesUnder(entity: View, segment: string, parent: Value): Proposition {
  const ids = whether([entity.id, parent], (own, above) => {
    const start = parentId(own, segment);
    return start === undefined ? 'unknown' : sameResourceId(start, above);
  });
  return ids.asIdentity.and(exists(entity));
}

/** That two subnet ids lie in the same virtual network. */
export function sameVirtualNetwork(left: Value | undefined, right: Value | undefined): Proposition {
  if (left === undefined || right === undefined) return undecided;
  return whether([left, right], (one, other) => sameResourceId(virtualNetworkIdOf(one), virtualNetworkIdOf(other))).asIdentity;
}

/** That a subnet id lies in the virtual network of an id, whether this deployment creates it or not. */
export function isSubnetOf(subnetId: Value, virtualNetworkId: Value): Proposition {
  return whether([subnetId, virtualNetworkId], (subnet, id) => sameResourceId(virtualNetworkIdOf(subnet), id)).asIdentity;
}

/** That a peering is there and joins the virtual network of a subnet with that of an id, from whichever side. */
export function joins(peering: VirtualNetworkPeering, subnetId: Value, virtualNetworkId: Value): Proposition {
  const { id, remoteVirtualNetworkId: remote } = peering;
  if (remote === undefined) return exists(peering).and(undecided);
  const joined = whether([id, remote, subnetId, virtualNetworkId], (own, far, subnet, other) => {
    const [near, ours] = [parentId(own, 'virtualNetworkPeerings') ?? own, virtualNetworkIdOf(subnet)];
    const isPair = (one: Value, another: Value): Truth => all([sameResourceId(near, one), sameResourceId(far, another)]);
    return any([isPair(ours, other), isPair(other, ours)]);
  });
  return joined.asIdentity.and(exists(peering));
}

/** That a subnet id lies in a virtual network, and the network is there. */
export function liesIn(subnetId: Value, virtualNetwork: View): Proposition {
  return isSubnetOf(subnetId, virtualNetwork.id).and(exists(virtualNetwork));
}

/** The id of the virtual network that a subnet id begins with; the id itself where it does not say so. */
export function virtualNetworkIdOf(subnetId: Value): Value {
  return parentId(subnetId, 'subnets') ?? subnetId;
}

/** That two locations are one region, however they are written; undecided where one is missing. */
export function sameRegion(left: Value | undefined, right: Value | undefined): Proposition {
  if (left === undefined || right === undefined) return undecided;
  return whether([left, right], (one, other) => {
    const [name, otherName] = [stringOf(one), stringOf(other)];
    if (name !== undefined && otherName !== undefined) return truthOf(isSameRegion(name, otherName));
    return sameText(one, other) === 'true' ? 'true' : 'unknown';
  });
}

/** That a location is the region of the virtual network of a subnet because it is read from that network, which always has one. */
export function isReadFromNetwork(location: Value, subnetId: Value): Proposition {
  return whether([location, subnetId], (region, subnet) => {
    if (region.kind !== 'unknown') return 'false';
    const network = referredBy(firstChoice(region));
    const own = network !== undefined && (sameResourceId(network, virtualNetworkIdOf(subnet)) === 'true' || isStartOf(network, subnet));
    return own ? 'true' : 'unknown';
  });
}

/** What a value is unless that is null: of `coalesce(a, b)` it is `a`. */
function firstChoice(value: UnknownValue): Value {
  const { symbol } = value;
  const [first] = symbol.kind === 'call' && symbol.name === 'coalesce' ? symbol.arguments : [];
  return first ?? value;
}

/** The id of the resource whose `location` a value is, as `reference(id, version, 'Full').location` says. */
function referredBy(value: Value): Value | undefined {
  if (value.kind !== 'unknown' || value.symbol.kind !== 'access' || stringOf(value.symbol.member)?.toLowerCase() !== 'location')
    return undefined;
  const { symbol } = value.symbol.base;
  return symbol.kind === 'call' && symbol.name === 'reference' ? symbol.arguments[0] : undefined;
}

/** Whether an id is `split(subnetId, '/subnets/')[0]`. */
function isStartOf(id: Value, subnetId: Value): boolean {
  if (id.kind !== 'unknown' || id.symbol.kind !== 'access' || keyOf(id.symbol.member) !== '0') return false;
  const { symbol } = id.symbol.base;
  if (symbol.kind !== 'call' || symbol.name !== 'split') return false;
  const [whole, separator] = symbol.arguments;
  return whole !== undefined && keyOf(whole) === keyOf(subnetId) && stringOf(separator)?.toLowerCase() === '/subnets/';
}
