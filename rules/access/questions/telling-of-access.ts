import { isSecret } from '../../../src/rule-api.js';
import type { AccessPlace, Inquiry, PrivateLinkResource, PrivateLinkService } from '../../../src/rule-api.js';
import { setProperty } from '../../remedies.js';
import { holdersOf, targetAccess, writtenAt } from './target-access.js';

/** What to say of the property that decides about the public access of a target, or would, and what mends it. */
export function tellingOf(target: PrivateLinkResource, { access }: PrivateLinkService) {
  const placeIn = ({ ask }: Inquiry): AccessPlace => ask(targetAccess, target).place ?? access;
  const closedIn = ({ ask }: Inquiry) => ask(targetAccess, target).closedBy ?? access.closedValues?.[0];
  return {
    at: (inquiry: Inquiry) => writtenAt(placeIn(inquiry), target),
    property: (inquiry: Inquiry) => (placeIn(inquiry).property ?? '').replace(/^properties\./, ''),
    value: (inquiry: Inquiry) => {
      const { value } = inquiry.ask(targetAccess, target);
      const written = writtenAt(placeIn(inquiry), target);
      return value === undefined || (written !== undefined && isSecret(inquiry.see(written))) ? (written ?? 'uncertain') : String(value);
    },
    closed: (inquiry: Inquiry) => String(closedIn(inquiry) ?? ''),
    remedy: (inquiry: Inquiry) => {
      const place = placeIn(inquiry);
      const closed = closedIn(inquiry);
      const [holder] = holdersOf(place, target);
      return holder === undefined || place.property === undefined || closed === undefined
        ? undefined
        : setProperty(holder, place.property, closed);
    },
  };
}

/** Whether the type has a property that closes it, which a deployment that creates it may set. */
export function canClose({ access }: PrivateLinkService): boolean {
  return access.property !== undefined && access.closesAfterEndpoint !== true;
}
