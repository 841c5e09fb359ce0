import type { Finding } from './finding.js';

/** Whether a finding is neither suppressed nor known from a baseline: such ones count, and may fail a run. */
export function isUnaccepted({ suppression, baseline }: Finding): boolean {
  return suppression === undefined && baseline !== 'known';
}
