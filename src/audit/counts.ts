import { type Severity, severities } from '../engine/message.js';

/** Proven findings by severity, and open ones, but for those that are accepted. */
export type Counts = Readonly<Record<Severity | 'open', number>>;

/** Counts of nothing. */
export function noCounts(): Record<Severity | 'open', number> {
  return { error: 0, warning: 0, note: 0, open: 0 };
}

/** Adds counts to others. */
export function addCounts(to: Record<Severity | 'open', number>, counts: Counts): void {
  for (const name of [...severities, 'open'] as const) to[name] += counts[name];
}
