import { coverageOf, decideFlow, flowRule, liesUnder, Proposition, stringOf } from '../../src/rule-api.js';
import type {
  FlowDecision,
  FlowRule,
  ListItem,
  Network,
  NetworkSecurityGroup,
  NetworkSecurityRule,
  Subnet,
  Truth,
  Value,
  World,
} from '../../src/rule-api.js';

/** TCP 443 from a subnet to a service tag, through a network security group. */
export class OutboundHttps {
  readonly #group: NetworkSecurityGroup;
  readonly #subnet: Subnet | undefined;
  readonly #rules: readonly NetworkSecurityRule[];
  readonly #complete: boolean;

  constructor(group: NetworkSecurityGroup, subnet: Subnet | undefined, network: Network) {
    const { items, complete } = network.securityRulesOf(group.id);
    this.#group = group;
    this.#subnet = subnet;
    this.#rules = items.map(({ entity }) => entity);
    this.#complete = complete;
  }

  /** That the group lets all of it out. */
  isAllowedTo(tag: string): Proposition {
    const verdicts: Readonly<Record<FlowDecision<FlowRule>['verdict'], Truth>> = { allowed: 'true', denied: 'false', undecided: 'unknown' };
    const about = [
      ...this.#rules.flatMap((rule) => [...liesUnder(rule, 'securityRules', this.#group.id).about, ...valuesOf(rule)]),
      ...prefixesOf(this.#subnet),
    ];
    return new Proposition(about, (world) => verdicts[this.decisionOn(tag, world).verdict]);
  }

  /** What the group does with it in one case, as Azure evaluates the rules. */
  decisionOn(tag: string, world: World): FlowDecision<FlowRule> {
    const rules = this.#rules.flatMap((rule) => {
      const there = liesUnder(rule, 'securityRules', this.#group.id).truthIn(world);
      return there === 'false'
        ? []
        : [
            this.#seenFromSubnet(
              flowRule(rule, there === 'true', (value) => world.see(value)),
              world,
            ),
          ];
    });
    return decideFlow(rules, this.#complete, {
      direction: 'Outbound',
      protocol: 'Tcp',
      source: 'VirtualNetwork',
      destination: tag,
      port: 443,
    });
  }

  /** A rule for the addresses of the whole subnet is one for all of the traffic; one for none of them does not count. */
  #seenFromSubnet(rule: FlowRule, world: World): FlowRule {
    const own = prefixesOf(this.#subnet).map((prefix) => stringOf(world.see(prefix)));
    const coverages = own.map((prefix) => (prefix === undefined ? 'some' : coverageOf(rule.sourcePrefixes, prefix, 'source')));
    if (coverages.length > 0 && coverages.every((coverage) => coverage === 'all')) return { ...rule, sourcePrefixes: ['*'] };
    return coverages.length > 0 && coverages.every((coverage) => coverage === 'none') ? { ...rule, sourcePrefixes: [] } : rule;
  }
}

function prefixesOf(subnet: Subnet | undefined): Value[] {
  return (subnet?.addressPrefixes.items ?? []).map(({ value }) => value);
}

function valuesOf(rule: NetworkSecurityRule): Value[] {
  const lists = [rule.sourcePrefixes, rule.destinationPrefixes, rule.sourcePorts, rule.destinationPorts];
  const items = lists.flatMap((list) => list.items.flatMap((item: ListItem) => [item.exists, item.value]));
  return [rule.exists, rule.priority, rule.direction, rule.access, rule.protocol, ...items].filter((value) => value !== undefined);
}
