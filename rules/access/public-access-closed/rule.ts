import { defineRule, known, privateLinkService, sameResourceType } from '../../../src/rule-api.js';
import type { PrivateLinkResource, PrivateLinkService, Statement } from '../../../src/rule-api.js';
import { connectionsTo, existingTargets } from '../questions/connected-targets.js';
import { isClosed, isVersionWithout, openingProperties, saysNothing } from '../questions/target-access.js';
import { canClose, tellingOf } from '../questions/telling-of-access.js';
import page from './rule.md';

/** Endpoints of one target that are looked at. */
const mostEndpoints = 50;

export default defineRule({
  title: 'Public access is closed to what private endpoints connect to',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  tags: ['private-endpoint', 'public-access'],
  link: 'public access',
  securitySeverity: 6.5,
  page,
  messages: {
    open: {
      severity: 'warning',
      precision: 'high',
      what: '{property} of {target} is {value}',
      why: 'private endpoint {endpoint} leads to it, but its public endpoint stays on for every network; this assumes that its clients are private',
      fix: 'use {closed}',
      fixable: 'unsafe',
    },
    inverted: {
      severity: 'warning',
      precision: 'high',
      what: '{property} of {target} is {value} wherever private endpoint {endpoint} is deployed',
      why: 'the condition that deploys the private endpoint opens public access instead of closing it',
      fix: 'swap the values: {closed} where the private endpoint is deployed',
    },
    openForEndpoint: {
      severity: 'warning',
      precision: 'high',
      what: '{target} leaves {property} out',
      why: 'private endpoint {endpoint} leads to it, and works only once public access is closed; it is open where that is left out',
      fix: 'set {property} to {closed}',
      fixable: 'unsafe',
    },
    notInVersion: {
      severity: 'warning',
      precision: 'medium',
      what: '{target} is declared with API version {version}, which cannot close its public access',
      why: 'private endpoint {endpoint} leads to it, but its public endpoint stays on; this assumes that its clients are private',
      fix: 'declare it with {versions} and set {property} to {closed}',
    },
    notDeclared: {
      severity: 'note',
      precision: 'low',
      what: 'whether the public access of {target} is closed is not said in this deployment',
      why: 'private endpoint {endpoint} leads to it',
    },
    arcScope: {
      severity: 'warning',
      precision: 'high',
      what: 'Azure Arc private link scope {target} lets its machines use public endpoints too',
      why: 'traffic is private by default only; this assumes that it must stay private',
      fix: 'use {closed}, or leave publicNetworkAccess out',
      fixable: 'unsafe',
    },
  },
  of: (network) => [...network.privateLinkResources, ...existingTargets(network)],
  *check(target, { say, ask, truthOf, atMost }) {
    const service = privateLinkService(target.resource.type);
    if (service === undefined) return;
    const requirement = ask(isClosed, target);
    const { at, property, value, closed, remedy } = tellingOf(target, service);
    if (sameResourceType(service.resourceType, 'Microsoft.HybridCompute/privateLinkScopes')) {
      const used = target.existing ? ask(connectionsTo, target)[0]?.connection.target.id : undefined;
      yield requirement.otherwise(say.arcScope({ at: used ?? at, target, closed, remedy: target.existing ? undefined : remedy }));
      return;
    }
    const connections = canClose(service) ? ask(connectionsTo, target) : [];
    const leavesOut = saysNothing(target);
    yield atMost(mostEndpoints, connections, 'connections').flatMap(({ connection, endpoint, isConnected }) => {
      const ends = {
        target,
        endpoint,
        related: [[connection.target.id, 'the private endpoint connects to it here']],
        unless: service.access.openUnless,
      } as const;
      const required = isConnected.implies(requirement);
      if (target.existing) {
        const here = { ...ends, at: connection.target.id, related: [] };
        if (truthOf(requirement) === 'false') return required.otherwise(say.open({ ...here, property, value, closed }));
        return required.otherwise(say.notDeclared(target.known ? here : ends));
      }
      if (isVersionWithout(target, service)) {
        const { onlyApiVersions, firstApiVersion, firstStableApiVersion = firstApiVersion } = service.access;
        const closedOtherwise = onlyApiVersions === undefined ? required : isConnected.negated;
        return closedOtherwise.otherwise(
          say.notInVersion({
            ...ends,
            property,
            closed,
            version: target.resource.apiVersion ?? '',
            versions: onlyApiVersions ?? `${firstStableApiVersion ?? ''} or later`,
          }),
        );
      }
      const whereLeftOut =
        service.access.closedForEndpoints === true
          ? [
              required
                .or(leavesOut.negated)
                .otherwise(say.openForEndpoint({ ...ends, property, closed, leavesOut: openingProperties(target), remedy })),
            ]
          : [];
      if (truthOf(leavesOut) === 'true') return whereLeftOut;
      return [
        ...whereLeftOut,
        required.or(leavesOut).otherwise(say.open({ ...ends, at, property, value, closed, remedy })),
        required
          .or(leavesOut, isOneForAll(target, service))
          .otherwise(say.inverted({ ...ends, given: [endpoint, connection], at, property, value, closed })),
      ];
    });
  },
});

/** That the access of a target is written without a choice that could be the wrong way round. */
function isOneForAll(target: PrivateLinkResource, { access }: PrivateLinkService): Statement {
  const written = access.property === undefined ? undefined : target.property(access.property);
  return known(written?.kind !== 'unknown');
}
