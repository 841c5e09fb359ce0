import {
  coverageOf,
  coverageOfRule,
  decideFlow,
  defineQuestion,
  flowRule,
  liesUnder,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { Flow, FlowDecision, FlowRule, Inquiry, NetworkSecurityGroup, Question, Statement, Subnet } from '../../../src/rule-api.js';

/** Services that machines reach over TCP 443 by their service tags. */
export type Service = 'AzureActiveDirectory' | 'AzureResourceManager';

/** The rules of a group that may matter to a flow, whichever addresses it starts from. */
interface MatchingRules {
  readonly rules: readonly FlowRule[];
  /** There are no others. */
  readonly complete: boolean;
}

const matchingRules: Readonly<Record<Service, Question<NetworkSecurityGroup, MatchingRules>>> = {
  AzureActiveDirectory: rulesThatMatch(httpsTo('AzureActiveDirectory')),
  AzureResourceManager: rulesThatMatch(httpsTo('AzureResourceManager')),
};

/** That a group lets TCP 443 to a service out of a subnet; of no subnet in particular where it is undefined. */
export function letsOut(group: NetworkSecurityGroup, subnet: Subnet | undefined, service: Service): Statement {
  return that((inquiry) => {
    const { verdict, doubts } = decisionOn(group, subnet, service, inquiry);
    if (verdict !== 'undecided') return truthOf(verdict === 'allowed');
    return doubts.some(isKnown) ? inquiry.doubt('a rule of the group is for a part of that traffic alone') : 'unknown';
  });
}

/** What a group does with TCP 443 from a subnet to a service in one case, as Azure evaluates its rules. */
export function decisionOn(
  group: NetworkSecurityGroup,
  subnet: Subnet | undefined,
  service: Service,
  inquiry: Inquiry,
): FlowDecision<FlowRule> {
  const { rules, complete } = inquiry.ask(matchingRules[service], group);
  const prefixes = (subnet?.addressPrefixes.items ?? []).map(({ value }) => stringOf(inquiry.see(value)));
  const seen = rules.map((rule) => seenFrom(prefixes, rule));
  return decideFlow(seen, complete, httpsTo(service));
}

/** Whether everything is known of a rule that says what traffic it is for. */
function isKnown({ certain, access, priority, direction, protocol, ...rule }: FlowRule): boolean {
  const { sourcePrefixes, sourcePorts, destinationPrefixes, destinationPorts } = rule;
  const said = [access, priority, direction, protocol, ...sourcePrefixes, ...sourcePorts, ...destinationPrefixes, ...destinationPorts];
  return certain && !said.includes(undefined);
}

function httpsTo(destination: Service): Flow {
  return { direction: 'Outbound', protocol: 'Tcp', source: 'VirtualNetwork', destination, port: 443 };
}

function rulesThatMatch(flow: Flow): Question<NetworkSecurityGroup, MatchingRules> {
  return defineQuestion((group, inquiry) => {
    const rules = group.securityRules.items.flatMap((entity) => {
      const there = inquiry.truthOf(liesUnder(entity, group));
      return there === 'false' ? [] : [flowRule(entity, there === 'true', inquiry)];
    });
    const isAny = (rule: FlowRule): boolean => coverageOfRule({ ...rule, sourcePrefixes: ['*'] }, flow) !== 'none';
    return { rules: rules.filter(isAny), complete: inquiry.isWhole(group.securityRules) };
  });
}

/** A rule for the addresses of the whole subnet is one for all of the traffic; one for none of them does not count. */
function seenFrom(prefixes: readonly (string | undefined)[], rule: FlowRule): FlowRule {
  const coverages = prefixes.map((prefix) => (prefix === undefined ? 'some' : coverageOf(rule.sourcePrefixes, prefix, 'source')));
  if (coverages.length > 0 && coverages.every((coverage) => coverage === 'all')) return { ...rule, sourcePrefixes: ['*'] };
  return coverages.length > 0 && coverages.every((coverage) => coverage === 'none') ? { ...rule, sourcePrefixes: [] } : rule;
}
