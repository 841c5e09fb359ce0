import { defineRule, names, privateLinkService } from '../../../src/rule-api.js';
import type { PrivateLinkResource, Statement } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { environmentsOf } from '../questions/environment.js';
import { hasFittingSku, isOutsideOfNetworks, skuHolders } from '../questions/target-setup.js';
import page from './rule.md';

export default defineRule({
  title: 'A private endpoint connects to a resource that is set up so that it can take one',
  source: 'https://learn.microsoft.com/azure/private-link/availability',
  tags: ['private-endpoint'],
  link: 'target',
  page,
  messages: {
    sku: {
      severity: 'error',
      precision: 'high',
      what: '{holder} has {property} {value}',
      why: 'private endpoint {endpoint} leads to {target}, which takes no private endpoint with it',
      fix: '{service} needs: {needs}',
    },
    kind: {
      severity: 'warning',
      precision: 'high',
      what: '{holder} is of kind {value}',
      why: 'private endpoint {endpoint} leads to it, and the documentation excludes accounts of this kind',
      fix: '{service} needs: {needs}',
    },
    injected: {
      severity: 'error',
      precision: 'high',
      what: '{target} is put into a virtual network by {property}, but private endpoint {endpoint} leads to it',
      why: 'Azure refuses the private endpoint: {reason}',
      fix: 'leave out the private endpoint, or {property}',
    },
    environment: {
      severity: 'error',
      precision: 'high',
      what: 'the apps in App Service environment {environment} take no private endpoints, but private endpoint {endpoint} leads to one of them',
      why: 'Azure refuses new private endpoints to apps in the environment while its allowNewPrivateEndpointConnections is false',
      fix: 'set allowNewPrivateEndpointConnections to true',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { network, say }) {
    for (const connection of endpoint.connections.items) {
      const { id } = connection.target;
      for (const { environment, isAround, settings, takesEndpoints } of environmentsOf(id, network))
        yield isAround.implies(takesEndpoints).otherwise(
          say.environment({
            at: settings[0],
            related: [[id, 'the private endpoint connects to it here']],
            given: [connection],
            environment,
            endpoint,
          }),
        );
      const targets = declarationsOf(connection.target);
      for (const target of targets) {
        const { service, skuPrerequisite: prerequisite, injection } = privateLinkService(target.resource.type) ?? {};
        const isMet = (demand: (one: PrivateLinkResource) => Statement): Statement =>
          names(connection.target.id, target).implies(someMeets(target, targets, demand));
        const telling = { given: [connection], endpoint, target, service: service ?? '' };
        const end = [connection.target.id, 'the private endpoint connects to it here'] as const;
        if (prerequisite?.disallowed !== undefined) {
          const { property, text: needs } = prerequisite;
          const word = property === 'kind' ? say.kind : say.sku;
          yield skuHolders(target, prerequisite, network).map((holder) => {
            const value = holder.property(property);
            const at = value ?? holder;
            const shown = value ?? 'left out';
            return isMet((one) => hasFittingSku(one, prerequisite, network)).otherwise(
              word({ ...telling, at, related: [end], holder, property, value: shown, needs }),
            );
          });
        }
        if (injection !== undefined) {
          const at = target.property(injection.property);
          const property = injection.property.replace(/^properties\./, '');
          yield isMet((one) => isOutsideOfNetworks(one, injection)).otherwise(
            say.injected({ ...telling, at, related: [end], property, reason: injection.text }),
          );
        }
      }
    }
  },
});
