import { about, coverageOf, decideFlow, flowRule, liesUnder, stringOf } from '../../src/rule-api.js';
import type {
  FlowDecision,
  FlowRule,
  ListItem,
  Network,
  NetworkSecurityGroup,
  NetworkSecurityRule,
  Proposition,
  Subnet,
  Truth,
  Value,
  World,
} from '../../src/rule-api.js';

const verdicts: Readonly<Record<FlowDecision<FlowRule>['verdict'], Truth>> = { allowed: 'true', denied: 'false', undecided: 'unknown' };

/** TCP 443 from a subnet to a service tag, through a network security group. */
export class OutboundHttps {
  readonly #prefixes: readonly Value[];
  readonly #rules: readonly { readonly entity: NetworkSecurityRule; readonly isThere: Proposition }[];
  readonly #complete: boolean;

  constructor(group: NetworkSecurityGroup, subnet: Subnet | undefined, network: Network) {
    const { items, complete } = network.securityRulesOf(group.id);
    this.#prefixes = (subnet?.addressPrefixes.items ?? []).map(({ value }) => value);
    this.#rules = items.map(({ entity }) => ({ entity, isThere: liesUnder(entity, 'securityRules', group.id) }));
    this.#complete = complete;
  }

  /** That the group lets all of it out. */
  isAllowedTo(tag: string): Proposition {
    return about(
      () => [...this.#rules.flatMap(({ entity, isThere }) => [...isThere.about, ...valuesOf(entity)]), ...this.#prefixes],
      (world) => verdicts[this.decisionOn(tag, world).verdict],
    );
  }

  /** What the group does with it in one case, as Azure evaluates the rules. */
  decisionOn(tag: string, world: World): FlowDecision<FlowRule> {
    const see = (value: Value): Value => world.see(value);
    const rules = this.#rules.flatMap(({ entity, isThere }) => {
      const there = isThere.truthIn(world);
      return there === 'false' ? [] : [this.#seenFromSubnet(flowRule(entity, there === 'true', see), world)];
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
    const own = this.#prefixes.map((prefix) => stringOf(world.see(prefix)));
    const coverages = own.map((prefix) => (prefix === undefined ? 'some' : coverageOf(rule.sourcePrefixes, prefix, 'source')));
    if (coverages.length > 0 && coverages.every((coverage) => coverage === 'all')) return { ...rule, sourcePrefixes: ['*'] };
    return coverages.length > 0 && coverages.every((coverage) => coverage === 'none') ? { ...rule, sourcePrefixes: [] } : rule;
  }
}

function valuesOf(rule: NetworkSecurityRule): Value[] {
  const lists = [rule.sourcePrefixes, rule.destinationPrefixes, rule.sourcePorts, rule.destinationPorts];
  const items = lists.flatMap((list) => list.items.flatMap((item: ListItem) => [item.exists, item.value]));
  return [rule.exists, rule.priority, rule.direction, rule.access, rule.protocol, ...items].filter((value) => value !== undefined);
}
