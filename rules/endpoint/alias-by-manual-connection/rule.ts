import { defineRule, listsAll, not, that } from '../../../src/rule-api.js';
import type { Statement, Value } from '../../../src/rule-api.js';
import { isAlias } from '../aliases.js';
import { automaticConnections, isManual } from '../manual-connections.js';
import page from './rule.md';

export default defineRule({
  title: 'An endpoint connects to an alias by a manual connection',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#connect-by-using-an-alias',
  tags: ['private-endpoint', 'private-link-service'],
  link: 'request',
  page,
  messages: {
    automatic: {
      severity: 'error',
      precision: 'high',
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to the alias {alias} by an automatic connection',
      why: 'an alias hides the resource that it stands for, so that the request waits for the owner of the service, and Azure takes it as a manual one only',
      fix: 'move the connection to manualPrivateLinkServiceConnections',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    const listed = automaticConnections(endpoint);
    if (!listed.complete)
      yield listsAll(listed).otherwise(say.automatic({ at: listed.unlisted[0], endpoint, alias: 'of a private link service' }));
    for (const connection of endpoint.connections.items) {
      const { id } = connection.target;
      if (id === undefined || isManual(connection)) yield [];
      else yield isNoAlias(id).otherwise(say.automatic({ at: id, given: [connection], endpoint, alias: id }));
    }
  },
});

/** That the target of a connection is given by its id. */
function isNoAlias(target: Value): Statement {
  return that(({ see }) => not(isAlias(see(target))));
}
