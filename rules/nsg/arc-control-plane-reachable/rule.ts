import { allOf, anyOf, defineRule, exists, known, sameResource, sameVirtualNetwork, undecidedSince } from '../../../src/rule-api.js';
import type {
  FlowDecision,
  FlowRule,
  Inquiry,
  Network,
  NetworkSecurityGroup,
  PrivateEndpoint,
  RelatedPlace,
  SecurityRule,
  SecurityRuleEntity,
  Statement,
  Subnet,
  Value,
} from '../../../src/rule-api.js';
import { arcScopes } from '../../private-link-scopes.js';
import { decisionOn, letsOut } from '../questions/outbound.js';
import type { Service } from '../questions/outbound.js';
import { guardedSubnets } from '../questions/guarded-subnets.js';
import { mayHoldEndpointsAlone, takesMachines } from '../questions/machine-subnets.js';
import page from './rule.md';

/** The services that have no private endpoint in an Arc scope. */
const services: readonly Service[] = ['AzureActiveDirectory', 'AzureResourceManager'];

/** The least number that a rule may have. */
const lowestPriority = 100;

/** Networks with Arc endpoints that are looked at for one group. */
const mostNetworks = 100;

export default defineRule({
  title: 'Machines behind an Azure Arc private link scope reach Microsoft Entra ID and Azure Resource Manager',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#network-configuration',
  tags: ['arc', 'nsg'],
  link: 'security',
  page,
  messages: {
    blocked: {
      severity: 'error',
      precision: 'high',
      what: 'network security group {nsg} blocks outbound TCP 443 to {tags} by rule {rule}',
      why: 'endpoint {endpoint} connects its virtual network to an Azure Arc private link scope: sign-in and management have no private endpoint there, so Arc machines whose traffic passes this group lose their connection',
      fix: 'allow it with a rule of a lower priority number than {priority}',
      fixable: 'unsafe',
    },
  },
  of: (network) => network.networkSecurityGroups,
  *check(nsg, { network, say, ask, atMost }) {
    const endpoints = atMost(mostNetworks, ask(arcScopes.firsts, network), 'networks with Arc endpoints');
    if (endpoints.length === 0) return;
    const subnets = ask(guardedSubnets, network).get(nsg) ?? [];
    yield endpoints.flatMap((endpoint) => [
      ...subnets.map((subnet) =>
        allOf([toScope(endpoint), guards(nsg, subnet), ask(takesMachines, subnet), sameVirtualNetwork(subnet.id, endpoint.subnet.id)])
          .implies(reachesAll(nsg, subnet, network))
          .otherwise(
            say.blocked({
              ...tellingOf(nsg, endpoint, subnet, network),
              given: [endpoint, subnet],
              unless: ask(mayHoldEndpointsAlone, subnet),
            }),
          ),
      ),
      ...(subnets.length > 0
        ? []
        : [
            toScope(endpoint)
              .implies(reachesAll(nsg, undefined, network))
              .or(attachedElsewhere)
              .otherwise(say.blocked({ ...tellingOf(nsg, endpoint, undefined, network), given: [endpoint] })),
          ]),
    ]);
  },
});

const attachedElsewhere = undecidedSince('no subnet of this deployment has this group');

function toScope(endpoint: PrivateEndpoint): Statement {
  return anyOf(endpoint.connections.items.map((connection) => exists(connection).and(arcScopes.isTarget(connection))));
}

function guards(nsg: NetworkSecurityGroup, { networkSecurityGroup: { id } }: Subnet): Statement {
  return id === undefined ? known(false) : sameResource(id, nsg.id);
}

function reachesAll(nsg: NetworkSecurityGroup, subnet: Subnet | undefined, network: Network): Statement {
  return allOf(services.map((service) => reaches(nsg, subnet, service, network)));
}

function reaches(nsg: NetworkSecurityGroup, subnet: Subnet | undefined, service: Service, network: Network): Statement {
  const isLetOut = letsOut(nsg, subnet, service);
  return service === 'AzureResourceManager' ? anyOf([isLetOut, hasManagementLink(network)]) : isLetOut;
}

/** A resource management private link takes the place of the way through the group. */
function hasManagementLink(network: Network): Statement {
  const links = network.ofType('Microsoft.Authorization/resourceManagementPrivateLinks');
  return anyOf(links.map(({ condition }) => exists({ exists: condition })));
}

/** What to say of a group that blocks one of the services or both. */
function tellingOf(nsg: NetworkSecurityGroup, endpoint: PrivateEndpoint, subnet: Subnet | undefined, network: Network) {
  const blocked = ({ truthOf }: Inquiry): Service[] =>
    services.filter((service) => truthOf(reaches(nsg, subnet, service, network)) !== 'true');
  const decision = (inquiry: Inquiry) => decisionOn(nsg, subnet, blocked(inquiry)[0] ?? 'AzureActiveDirectory', inquiry);
  const blocking = (inquiry: Inquiry) => blockingRule(decision(inquiry));
  return {
    at: (inquiry: Inquiry) => entityOf(blocking(inquiry)) ?? nsg,
    related: (inquiry: Inquiry): RelatedPlace[] => [
      ...decision(inquiry).tooLate.map(({ entity }): RelatedPlace => [entity, 'this rule would allow it, but comes later']),
      [endpoint, 'this endpoint connects the network to the scope'],
    ],
    nsg,
    tags: blocked,
    rule: (inquiry: Inquiry) => entityOf(blocking(inquiry))?.name ?? 'that is not known',
    endpoint,
    remedy: (inquiry: Inquiry) => allowing(nsg, blocked(inquiry), blocking(inquiry)?.priority, inquiry),
    priority: (inquiry: Inquiry) => entityOf(blocking(inquiry))?.priority ?? 'its own',
  };
}

/** The rule that blocks, or may where the others let it through; undefined where it is none of those that are listed. */
function blockingRule({ decidedBy, doubts }: FlowDecision<FlowRule>): FlowRule | SecurityRule | undefined {
  return decidedBy.access?.toLowerCase() === 'allow' ? doubts[0] : decidedBy;
}

function entityOf(rule: FlowRule | SecurityRule | undefined): SecurityRuleEntity | undefined {
  return rule !== undefined && 'entity' in rule ? rule.entity : undefined;
}

function numberOf(value: Value | undefined): number | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

/** Adds rules that let services out, before the one that blocks them: with the highest numbers below its own that no rule has. */
function allowing(nsg: NetworkSecurityGroup, blocked: readonly Service[], before: number | undefined, { see }: Inquiry) {
  const { items, complete } = nsg.securityRules;
  const taken = items.flatMap(({ priority }) => numberOf(priority && see(priority)) ?? []);
  if (before === undefined || !complete || taken.length < items.length) return undefined;
  const numbers = new Set(taken);
  const free = Array.from({ length: Math.max(0, before - lowestPriority) }, (_, at) => before - 1 - at).filter((one) => !numbers.has(one));
  if (free.length < blocked.length) return undefined;
  const chosen = free.slice(0, blocked.length).toReversed();
  const added = blocked.map((service, at) => ({
    name: `Allow${service}Outbound`,
    properties: {
      priority: chosen[at] ?? 0,
      direction: 'Outbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourceAddressPrefix: 'VirtualNetwork',
      sourcePortRange: '*',
      destinationAddressPrefix: service,
      destinationPortRange: '443',
    },
  }));
  return [{ kind: 'addItems', of: nsg, path: 'properties.securityRules', items: added }] as const;
}
