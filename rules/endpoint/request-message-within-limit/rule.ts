import { defineRule, listsAll, shownText } from '../../../src/rule-api.js';
import type { Connection, Inquiry, Value } from '../../../src/rule-api.js';
import { setValue } from '../../remedies.js';
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
      openWithout: ['connection'],
      what: 'the request message of private endpoint {endpoint} has {count} characters',
      why: 'Azure takes 140 at most',
      fix: 'say in fewer words who asks for the connection and what for',
      fixable: 'unsafe',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    const { connections } = endpoint;
    if (!connections.complete)
      yield listsAll(connections).otherwise(say.tooLong({ at: connections.unlisted[0], endpoint, count: `more than ${mostCharacters}` }));
    for (const connection of connections.items) {
      const { requestMessage: message } = connection;
      if (message === undefined) yield [];
      else
        yield hasAtMost(message, mostCharacters).otherwise(
          say.tooLong({
            at: message,
            given: [connection],
            endpoint,
            count: charactersOf(message, mostCharacters),
            remedy: shortened(connection, message),
          }),
        );
    }
  },
});

/** Ends a message after the last word that it may have. */
function shortened(connection: Connection, message: Value) {
  return ({ see }: Inquiry) => {
    const text = shownText(see(message));
    if (text === undefined) return undefined;
    const words = text.slice(0, mostCharacters + 1).replace(/\s+\S*$/, '');
    return setValue(connection, message, words === '' || words.length > mostCharacters ? text.slice(0, mostCharacters) : words);
  };
}
