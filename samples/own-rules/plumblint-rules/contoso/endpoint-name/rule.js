import { readFileSync } from 'node:fs';
import { defineRule, stringOf, that, truthOf } from 'plumblint';

export default defineRule({
  title: 'The names of private endpoints begin with pe-',
  source: 'https://wiki.contoso.example/naming',
  tags: ['naming'],
  page: readFileSync(new URL('rule.md', import.meta.url), 'utf8'),
  messages: {
    otherName: {
      severity: 'warning',
      precision: 'very-high',
      what: 'private endpoint {endpoint} has a name that does not begin with pe-',
      why: 'the scripts of the network team find endpoints by their names',
      fix: 'call it pe- and what it is for',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    yield beginsWithPe(endpoint).otherwise(say.otherName({ at: endpoint.name, endpoint }));
  },
});

/**
 * That a name begins as it must: undecided while too little of it is known.
 * @param {import('plumblint').PrivateEndpoint} endpoint
 * @returns {import('plumblint').Statement}
 */
function beginsWithPe(endpoint) {
  return that(({ see }) => {
    const name = stringOf(see(endpoint.name));
    return name === undefined ? 'unknown' : truthOf(name.startsWith('pe-'));
  });
}
