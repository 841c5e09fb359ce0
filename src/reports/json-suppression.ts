import type { Suppression } from '../findings/finding.js';
import { describeRegion } from './json-places.js';
import type { JsonSuppression } from './json-report.js';

/** Why a finding is accepted, as JSON reports have it. */
export function describeSuppression({ kind, reason, place, owner, expires }: Suppression): JsonSuppression {
  return {
    kind,
    reason,
    place: describeRegion(place),
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
  };
}
