import { defineRule, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Statement, Value } from '../../../src/rule-api.js';
import page from './rule.md';

/** States, in lower case, of connections that carry nothing. */
const closedStates: readonly string[] = ['pending', 'rejected', 'disconnected'];

export default defineRule({
  title: 'A connection of a private endpoint that a template declares is approved',
  source: 'https://learn.microsoft.com/azure/private-link/manage-private-endpoint',
  tags: ['private-endpoint'],
  link: 'connection',
  page,
  messages: {
    notApproved: {
      severity: 'warning',
      precision: 'high',
      what: 'private endpoint connection {connection} of {target} is declared as {status}',
      why: 'only approved connections carry traffic: the private endpoint at its other end cannot be used',
      fix: "set the status to 'Approved', or leave the connection out if it is not wanted",
    },
  },
  of: (network) => network.targetConnections.filter(({ status }) => status !== undefined),
  *check(connection, { say }) {
    const { status, name, parentId } = connection;
    if (status === undefined) return;
    yield isOpenState(status).otherwise(say.notApproved({ at: status, connection: name, target: parentId ?? 'its target', status }));
  },
});

function isOpenState(status: Value): Statement {
  return that(({ see }) => {
    const text = stringOf(see(status))?.toLowerCase();
    return text === undefined ? 'unknown' : truthOf(!closedStates.includes(text));
  });
}
