import type { Telling } from '../engine/telling.js';

/** What the deployments of a repository tell those of others, or that it is more than can be kept. */
export type Told = readonly Telling[] | 'too much';

/** Bytes, as JSON, of what one repository tells. */
const mostTold = 1 << 20;

/** What is told, as far as it can be kept. */
export function boundedTold(tellings: readonly Telling[]): Told {
  return Buffer.byteLength(JSON.stringify(tellings)) > mostTold ? 'too much' : tellings;
}
