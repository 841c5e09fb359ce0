import { anyOf, defineRule, knowsAccessProperty, privateLinkService, sameResourceType, stringOf, that } from '../../../src/rule-api.js';
import type { Inquiry, Network, PrivateLinkResource, PrivateLinkService, Statement } from '../../../src/rule-api.js';
import { connectionsTo, existingTargets } from '../questions/connected-targets.js';
import { targetAccess, writtenAt } from '../questions/target-access.js';
import page from './rule.md';

/** Endpoints of one target that are looked at. */
const mostEndpoints = 50;

export default defineRule({
  title: 'Public access is closed to what private endpoints connect to',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  tags: ['private-endpoint', 'public-access'],
  page,
  messages: {
    open: {
      severity: 'warning',
      precision: 'high',
      what: '{target} can be reached through private endpoint {endpoint}, but its {property} is {value}',
      why: 'its public endpoint stays on for every network; this assumes that its clients are private',
      fix: 'use {closed}',
    },
    openByDefault: {
      severity: 'warning',
      precision: 'medium',
      what: '{target} can be reached through private endpoint {endpoint}, but leaves {property} out',
      why: 'its public endpoint stays on without it; this assumes that its clients are private',
      fix: 'set {property} to {closed}',
    },
    notInVersion: {
      severity: 'warning',
      precision: 'medium',
      what: '{target} can be reached through private endpoint {endpoint}, but is declared with API version {version}, which cannot close its public access',
      why: 'its public endpoint stays on; this assumes that its clients are private',
      fix: 'declare it with {versions} and set {property} to {closed}',
    },
    arcScope: {
      severity: 'warning',
      precision: 'high',
      what: 'Azure Arc private link scope {target} lets its machines use public endpoints too',
      why: 'traffic is private by default only; this assumes that it must stay private',
      fix: 'use {closed}, or leave publicNetworkAccess out',
    },
  },
  of: (network) => [...network.privateLinkResources, ...existingTargets(network)],
  *check(target, { network, say, ask, atMost }) {
    const service = privateLinkService(target.resource.type);
    if (service === undefined) return;
    const telling = {
      target,
      property: (inquiry: Inquiry) =>
        (inquiry.ask(targetAccess, target).place?.property ?? service.access.property ?? '').replace(/^properties\./, ''),
      closed: (inquiry: Inquiry) => String(inquiry.ask(targetAccess, target).closedBy ?? service.access.closedValues?.[0] ?? ''),
    };
    if (sameResourceType(service.resourceType, 'Microsoft.HybridCompute/privateLinkScopes')) {
      yield isClosed(target, network).otherwise(
        say.arcScope({ ...telling, at: ({ ask: inCase }) => writtenAt(inCase(targetAccess, target).place, target) }),
      );
      return;
    }
    const connections = canClose(service) ? ask(connectionsTo, target) : [];
    const isWritten = ask(targetAccess, target).value !== undefined || !leavesOut(target, service);
    yield atMost(mostEndpoints, connections, 'connections').map(({ connection, endpoint, isConnected }) => {
      const told = {
        ...telling,
        endpoint,
        related: [[connection.target.id, 'the private endpoint connects to it here']],
      } as const;
      if (isVersionWithout(target, service))
        return isConnected.negated.otherwise(
          say.notInVersion({ ...told, version: apiVersionOf(target), versions: service.access.onlyApiVersions ?? [] }),
        );
      const requirement = isConnected.implies(isClosed(target, network));
      if (!isWritten) return requirement.otherwise(say.openByDefault(told));
      return requirement.otherwise(
        say.open({
          ...told,
          at: ({ ask: inCase }) => writtenAt(inCase(targetAccess, target).place, target),
          value: ({ ask: inCase }) => String(inCase(targetAccess, target).value ?? ''),
        }),
      );
    });
  },
});

/** That one of the declarations of a target closes it, or restricts who gets in: of several, the last one that is deployed decides. */
function isClosed(target: PrivateLinkResource, network: Network): Statement {
  const twins = network.find('privateLinkResources', target.id).candidates.flatMap(({ entity, sure }) => (sure === 'true' ? entity : []));
  const all = twins.includes(target) ? twins : [target, ...twins];
  return anyOf(
    all.map((one) =>
      that(({ ask }) => {
        const { state } = ask(targetAccess, one);
        return state === 'undeterminable' ? 'unknown' : state === 'open' ? 'false' : 'true';
      }),
    ),
  );
}

/** Whether the type has a property that closes it, which a deployment that creates it may set. */
function canClose(service: PrivateLinkService): boolean {
  return service.access.property !== undefined && service.access.closesAfterEndpoint !== true;
}

/** Whether a target is declared with a version of its API that surely has no such property. */
function isVersionWithout(target: PrivateLinkResource, service: PrivateLinkService): boolean {
  const version = apiVersionOf(target);
  return (
    !target.existing && service.access.onlyApiVersions !== undefined && version !== '' && knowsAccessProperty(service, version) === false
  );
}

function apiVersionOf({ resource: { apiVersion } }: PrivateLinkResource): string {
  return (apiVersion && stringOf(apiVersion)) ?? '';
}

/** Whether a template writes none of the properties of a target that open or close it. */
function leavesOut(target: PrivateLinkResource, { access, alsoControlledBy = [] }: PrivateLinkService): boolean {
  const own = alsoControlledBy.filter(({ role, resourceType }) => (role === 'switch' || role === 'part') && resourceType === undefined);
  const paths = [access, ...own].flatMap(({ property }) => property ?? []);
  return target.existing || paths.every((path) => target.property(path) === undefined);
}
