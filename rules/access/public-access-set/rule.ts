import { defineRule, privateLinkService } from '../../../src/rule-api.js';
import { connectionsTo } from '../questions/connected-targets.js';
import { isClosed, isVersionWithout, openingProperties, saysNothing } from '../questions/target-access.js';
import { canClose, tellingOf } from '../questions/telling-of-access.js';
import page from './rule.md';

/** Endpoints of one target that are looked at. */
const mostEndpoints = 50;

export default defineRule({
  title: 'Public access is not left to its default on what private endpoints connect to',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  audience: 'auditor',
  tags: ['private-endpoint', 'public-access'],
  link: 'public access',
  securitySeverity: 6.5,
  page,
  messages: {
    openByDefault: {
      severity: 'warning',
      precision: 'medium',
      what: '{target} leaves {property} out',
      why: 'private endpoint {endpoint} leads to it, but its public endpoint stays on without it; this assumes that its clients are private',
      fix: 'set {property} to {closed}',
      fixable: 'unsafe',
    },
  },
  of: (network) => network.privateLinkResources.filter(({ existing }) => !existing),
  *check(target, { say, ask, atMost }) {
    const service = privateLinkService(target.resource.type);
    if (service === undefined || !canClose(service) || service.access.closedForEndpoints === true) return;
    if (isVersionWithout(target, service)) return;
    const { property, closed, remedy } = tellingOf(target, service);
    const requirement = ask(isClosed, target);
    const isSet = saysNothing(target).negated;
    for (const { connection, endpoint, isConnected } of atMost(mostEndpoints, ask(connectionsTo, target), 'connections'))
      yield isConnected
        .implies(requirement)
        .or(isSet)
        .otherwise(
          say.openByDefault({
            target,
            endpoint,
            property,
            closed,
            leavesOut: openingProperties(target),
            remedy,
            related: [[connection.target.id, 'the private endpoint connects to it here']],
            unless: service.access.openUnless,
          }),
        );
  },
});
