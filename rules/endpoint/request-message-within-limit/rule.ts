import { defineRule } from '../../../src/rule-api.js';
import { charactersOf, hasAtMost } from '../../text-length.js';
import page from './rule.md';

/** Characters that a request message may have. */
const mostCharacters = 140;

export default defineRule({
  title: 'The request message of a private endpoint has at most 140 characters',
  source: 'https://learn.microsoft.com/azure/templates/microsoft.network/privateendpoints#privatelinkserviceconnectionproperties',
  tags: ['private-endpoint'],
  link: 'request',
  page,
  messages: {
    tooLong: {
      severity: 'error',
      precision: 'high',
      what: 'the request message of private endpoint {endpoint} has {count} characters',
      why: 'Azure takes 140 at most',
      fix: 'say in fewer words who asks for the connection and what for',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    for (const connection of endpoint.connections.items) {
      const { requestMessage: message } = connection;
      if (message === undefined) yield [];
      else
        yield hasAtMost(message, mostCharacters).otherwise(
          say.tooLong({ at: message, given: [connection], endpoint, count: charactersOf(message, mostCharacters) }),
        );
    }
  },
});
