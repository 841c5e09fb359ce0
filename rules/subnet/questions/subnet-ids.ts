import {
  idSegments,
  nameAfter,
  piecesOf,
  reservedSubnet,
  resourceTypeOf,
  sameResourceType,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { Inquiry, ReservedSubnet, Statement, Value } from '../../../src/rule-api.js';
import { liesInNoGroup } from '../../resource-groups.js';

/**
 * What stands where the id of a subnet belongs: `withoutNetwork` is the end of one alone, as an empty id of a network leaves it, or a name;
 * `withoutGroup` lies in no resource group.
 */
export type SubnetIdStanding = 'subnet' | 'missing' | 'withoutNetwork' | 'withoutGroup' | 'otherwise';

/** That what stands for the id of a subnet is of some sort; undecided where unknown text in it may say more of what it is the id of. */
export function isSubnetId(id: Value, standing: SubnetIdStanding = 'subnet'): Statement {
  return that(({ see }) => {
    const found = standingOf(see(id));
    return found === undefined ? 'unknown' : truthOf(found === standing);
  });
}

function standingOf(id: Value): SubnetIdStanding | undefined {
  if (stringOf(id) === '') return 'missing';
  const type = resourceTypeOf(id);
  if (type === undefined) return isEndOfId(id) ? 'withoutNetwork' : undefined;
  if (sameResourceType(type, 'Microsoft.Network/virtualNetworks/subnets')) return liesInNoGroup(id) ? 'withoutGroup' : 'subnet';
  return saysType(id) ? 'otherwise' : undefined;
}

/** Whether a text begins with the segment that ends the id of a subnet, or is the name of one. */
function isEndOfId(id: Value): boolean {
  const [first] = piecesOf(id) ?? [];
  return (typeof first === 'string' && first.toLowerCase().startsWith('/subnets/')) || stringOf(id)?.includes('/') === false;
}

/** The name of the subnet in an id, in one case; the id itself where it does not say. */
export function subnetNameIn(id: Value): (inquiry: Inquiry) => Value {
  return ({ see }) => nameAfter(see(id), 'subnets') ?? id;
}

/** The service that the subnet of an id is kept for; names that are not known are not asked, for each of them may be a reserved one. */
export function reservedIn(id: Value): ReservedSubnet | undefined {
  return reservedSubnet(stringOf(nameAfter(id, 'subnets')) ?? '');
}

/** That the name in an id is kept for no service. */
export function isUnreserved(id: Value): Statement {
  return that(({ see }) => truthOf(reservedIn(see(id)) === undefined));
}

/** Whether all but names is known after the provider in an id, and the names are one segment each. */
function saysType(id: Value): boolean {
  const segments = idSegments(id) ?? [];
  const path = segments.slice(segments.findLastIndex(({ known }) => known === 'providers'));
  return path.every(({ known, single }, at) => known !== undefined || (single && at > 2 && at % 2 === 1));
}
