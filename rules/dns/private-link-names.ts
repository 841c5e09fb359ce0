import { piecesOf, that } from '../../src/rule-api.js';
import type { Statement, Truth, Value } from '../../src/rule-api.js';

/** Whether the name of a zone has a label `privatelink`, as the zones of Private Link have; undecided where what is known does not say. */
export function isPrivateLinkName(name: Value): Truth {
  const pieces = piecesOf(name);
  if (pieces === undefined) return 'unknown';
  const isLabel = pieces.some(
    (piece, at) => typeof piece === 'string' && (at === 0 ? /(?:^|\.)privatelink\./i : /\.privatelink\./i).test(piece),
  );
  if (isLabel) return 'true';
  return pieces.every((piece) => typeof piece === 'string') ? 'false' : 'unknown';
}

/** That a zone is one of Private Link by its name. */
export function isOfPrivateLink(zone: Value): Statement {
  return that(({ see }) => isPrivateLinkName(see(zone)));
}
