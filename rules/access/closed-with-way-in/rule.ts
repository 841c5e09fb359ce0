import {
  allOf,
  any,
  anyOf,
  defineQuestion,
  defineRule,
  isServedThroughNetworks,
  known,
  privateLinkService,
  that,
} from '../../../src/rule-api.js';
import type { Inquiry, Network, Truth } from '../../../src/rule-api.js';
import { isOutsideOfNetworks } from '../../endpoint/questions/target-setup.js';
import { connectionsTo, doubtOfEndpoints, hasUnlistedConnections } from '../questions/connected-targets.js';
import { closesItself, targetAccess, writtenAt } from '../questions/target-access.js';
import page from './rule.md';

export default defineRule({
  title: 'What is closed to public networks has a private endpoint',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  tags: ['private-endpoint', 'public-access'],
  link: 'public access',
  audience: 'auditor',
  page,
  messages: {
    forgotten: {
      severity: 'note',
      precision: 'medium',
      what: 'public access of {target} is closed, but none of the private endpoints of this deployment leads to it',
      why: 'no client in a network reaches it; this assumes that no other deployment has a private endpoint for it',
      fix: 'add a private endpoint that connects to it',
    },
    noWayIn: {
      severity: 'note',
      precision: 'low',
      what: 'public access of {target} is closed, and no private endpoint of this deployment leads to it',
      why: 'if no other deployment has one, no client in a network reaches it',
      fix: 'deploy the private endpoint together with the resource, or make sure that another deployment has it',
    },
  },
  of: (network) => network.privateLinkResources.filter(({ existing, resource }) => !existing && isServedThroughNetworks(resource.type)),
  *check(target, { network, say, ask }) {
    const { injection } = privateLinkService(target.resource.type) ?? {};
    const isMeant = allOf([
      that(({ ask: inCase }) => inCase(closesItself, target)),
      injection === undefined ? known(true) : isOutsideOfNetworks(target, injection),
    ]);
    const isReached = anyOf([...ask(connectionsTo, target).map(({ isConnected }) => isConnected), ask(hasUnlistedConnections, network)]);
    const hasEndpoints = that(({ ask: inCase }) => inCase(deploysEndpoints, network));
    const telling = { at: ({ ask: inCase }: Inquiry) => writtenAt(inCase(targetAccess, target).place ?? {}, target), target };
    const unless = doubtOfEndpoints(network);
    yield [
      allOf([isMeant, hasEndpoints])
        .implies(isReached)
        .otherwise(say.forgotten({ ...telling, unless })),
      isMeant.implies(isReached).orUndecided.otherwise(say.noWayIn(telling)),
    ];
  },
});

const deploysEndpoints = defineQuestion(({ privateEndpoints }: Network, { holds }): Truth =>
  any(privateEndpoints.map(({ exists }) => holds(exists))),
);
