import { defineRule, isNull, listsAll, lengthOfPieces, piecesOf, stringOf, that } from '../../../src/rule-api.js';
import type { Connection, Statement } from '../../../src/rule-api.js';
import { isManual, manualConnections } from '../manual-connections.js';
import page from './rule.md';

export default defineRule({
  title: 'A manual connection says who asks for it',
  source: 'https://learn.microsoft.com/azure/private-link/manage-private-endpoint',
  tags: ['private-endpoint'],
  link: 'request',
  audience: 'auditor',
  page,
  messages: {
    unexplained: {
      severity: 'note',
      precision: 'high',
      openWithout: ['connection'],
      restsOn: ['connection'],
      what: 'private endpoint {endpoint} asks for a manual connection without a request message',
      why: 'whoever owns the target has to approve the request, and sees nothing of it but the id of the endpoint',
      fix: 'say in requestMessage who asks and what for, in 140 characters at most',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    const listed = manualConnections(endpoint);
    if (!listed.complete) yield listsAll(listed).otherwise(say.unexplained({ at: listed.unlisted[0], endpoint }));
    for (const connection of endpoint.connections.items.filter(isManual)) {
      const at = connection.requestMessage ?? connection.name;
      yield isExplained(connection).otherwise(say.unexplained({ at, given: [connection], endpoint }));
    }
  },
});

function isExplained({ requestMessage: message }: Connection): Statement {
  return that(({ see }) => {
    const seen = message && see(message);
    if (seen === undefined || isNull(seen) || stringOf(seen) === '') return 'false';
    return lengthOfPieces(piecesOf(seen) ?? []).min > 0 ? 'true' : 'unknown';
  });
}
