import type { Connection } from '../../src/rule-api.js';

/** Whether a connection is one that the owner of its target has to approve. */
export function isManual({ array }: Connection): boolean {
  return array === 'manualPrivateLinkServiceConnections';
}
