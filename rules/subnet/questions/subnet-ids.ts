import { idSegments, nameAfter, reservedSubnet, resourceTypeOf, sameResourceType, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Inquiry, ReservedSubnet, Statement, Value } from '../../../src/rule-api.js';

/** That an id is that of a subnet, wherever that may be; undecided where unknown text in it may say more of what it is the id of. */
export function isSubnetId(id: Value): Statement {
  return that(({ see }) => {
    const seen = see(id);
    const type = resourceTypeOf(seen);
    if (type === undefined) return 'unknown';
    if (sameResourceType(type, 'Microsoft.Network/virtualNetworks/subnets')) return 'true';
    return saysType(seen) ? 'false' : 'unknown';
  });
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
