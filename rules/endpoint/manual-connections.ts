import type { Connection, Listing, ListItem, PrivateEndpoint } from '../../src/rule-api.js';

/** Whether a connection is one that the owner of its target has to approve. */
export function isManual({ array }: Connection): boolean {
  return array === 'manualPrivateLinkServiceConnections';
}

/** The list of an endpoint's connections that the owners of their targets have to approve. */
export function manualConnections(endpoint: PrivateEndpoint): Listing<ListItem> {
  return endpoint.list('properties.manualPrivateLinkServiceConnections');
}

/** The list of those that need no request. */
export function automaticConnections(endpoint: PrivateEndpoint): Listing<ListItem> {
  return endpoint.list('properties.privateLinkServiceConnections');
}
