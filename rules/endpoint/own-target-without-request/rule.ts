import { anyOf, defineRule, exists, liesUnder, listsAll, names, undecidedSince } from '../../../src/rule-api.js';
import type { Network, PrivateLinkResource, Statement, TargetConnection } from '../../../src/rule-api.js';
import { isSetTo } from '../../set-to.js';
import { isManual, manualConnections } from '../manual-connections.js';
import page from './rule.md';

export default defineRule({
  title: 'A private endpoint connects to a resource of its own deployment without asking',
  source:
    'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#access-to-a-private-link-resource-using-approval-workflow',
  tags: ['private-endpoint'],
  link: 'connection',
  audience: 'auditor',
  page,
  messages: {
    unapproved: {
      severity: 'warning',
      precision: 'medium',
      breaks: true,
      what: 'private endpoint {endpoint} asks for a manual connection to {target}, which this deployment declares, and nothing here approves it',
      why: 'the connection stays pending, and carries no traffic, until somebody approves it by hand',
      fix: 'move the connection to privateLinkServiceConnections: whoever may deploy the target may connect to it at once',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say }) {
    const listed = manualConnections(endpoint);
    if (!listed.complete && network.privateLinkResources.length > 0)
      yield listsAll(listed).otherwise(say.unapproved({ at: listed.unlisted[0], endpoint, target: 'a resource' }));
    for (const connection of endpoint.connections.items) {
      const asked = isManual(connection) ? connection.target.declared : [];
      yield asked.map((target) =>
        names(connection.target.id, target)
          .implies(mayBeApproved(target, network))
          .otherwise(
            say.unapproved({
              at: connection.target.id,
              related: [[target, 'the target is declared here']],
              given: [connection, target],
              endpoint,
              target,
            }),
          ),
      );
    }
  },
});

/** That this deployment approves connections to a target; undecided where a service approves those of some subscriptions, or a script may do it. */
function mayBeApproved(target: PrivateLinkResource, network: Network): Statement {
  const approvedAtOnce = target.list('properties.autoApproval.subscriptions');
  const scripts = network.ofType('Microsoft.Resources/deploymentScripts');
  return anyOf([
    ...target.targetConnections.items.map((one) => liesUnder(one, target).and(isApproved(one))),
    anyOf(approvedAtOnce.items.map(exists)).and(undecidedSince('it approves those of some subscriptions at once')),
    anyOf(scripts.map(({ condition }) => exists({ exists: condition }))).and(
      undecidedSince('a deployment script of this deployment may approve it'),
    ),
    listsAll(approvedAtOnce).negated,
    listsAll(target.targetConnections).negated,
  ]);
}

function isApproved({ status }: TargetConnection): Statement {
  return isSetTo(status, (text) => text === 'approved');
}
