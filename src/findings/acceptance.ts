import type { Finding } from './finding.js';

/** Whether nobody accepts a finding: such ones count, and may fail a run. */
export function isUnaccepted({ suppression }: Finding): boolean {
  return suppression === undefined;
}
