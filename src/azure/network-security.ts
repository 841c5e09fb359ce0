import { coverageOf } from './service-tags.js';
import type { Coverage } from './service-tags.js';

/** A rule of a network security group as text and numbers. Undefined stands for what is not known, also as an item of a list. */
export interface SecurityRule {
  readonly name: string | undefined;
  readonly priority: number | undefined;
  readonly direction: string | undefined;
  readonly access: string | undefined;
  readonly protocol: string | undefined;
  /** Prefixes and service tags of the single and the plural member together. */
  readonly sourcePrefixes: readonly (string | undefined)[];
  readonly destinationPrefixes: readonly (string | undefined)[];
  /** `443`, `80-90`, `*`. */
  readonly sourcePorts: readonly (string | undefined)[];
  readonly destinationPorts: readonly (string | undefined)[];
  /** It names application security groups instead of prefixes: whose addresses those are is not known. */
  readonly sourceIsGroup: boolean;
  readonly destinationIsGroup: boolean;
  /** It is surely there. */
  readonly certain: boolean;
}

/** Traffic that a group is asked about. Source and destination are service tags or addresses in CIDR notation. */
export interface Flow {
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | 'Esp' | 'Ah';
  readonly source: string;
  readonly destination: string;
  readonly port: number;
}

/** What a group does with traffic. */
export interface FlowDecision<R extends SecurityRule> {
  readonly verdict: 'allowed' | 'denied' | 'undecided';
  /** The rule that decides, or would but for the `doubts`; a default rule where none of the given ones does. */
  readonly decidedBy: R | SecurityRule;
  /** Where the traffic is not allowed: rules that would allow all of it, but come later. */
  readonly tooLate: readonly R[];
  /** Given rules that may come before and may decide otherwise. */
  readonly doubts: readonly R[];
}

const highestPriority = 100;
const lowestPriority = 4096;

/** The rules that every group has, after all others. */
export const defaultRules: readonly SecurityRule[] = [
  defaultRule('AllowVnetInBound', 65000, 'Inbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork'),
  defaultRule('AllowAzureLoadBalancerInBound', 65001, 'Inbound', 'Allow', 'AzureLoadBalancer', '*'),
  defaultRule('DenyAllInBound', 65500, 'Inbound', 'Deny', '*', '*'),
  defaultRule('AllowVnetOutBound', 65000, 'Outbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork'),
  defaultRule('AllowInternetOutBound', 65001, 'Outbound', 'Allow', '*', 'Internet'),
  defaultRule('DenyAllOutBound', 65500, 'Outbound', 'Deny', '*', '*'),
];

/** Something that is not listed: it may say anything at any priority. */
const unlisted: SecurityRule = {
  ...defaultRule('', 0, '', '', '', ''),
  ...{ name: undefined, priority: undefined, direction: undefined, access: undefined, protocol: undefined },
  ...{ sourcePrefixes: [undefined], destinationPrefixes: [undefined], destinationPorts: [undefined], certain: false },
};

/**
 * What a group with these rules does with traffic, as Azure evaluates it: by ascending priority, the first rule that matches decides;
 * default rules come last. `complete` says that there are no other rules. Traffic counts as allowed or denied only if all of it is.
 */
export function decideFlow<R extends SecurityRule>(rules: readonly R[], complete: boolean, flow: Flow): FlowDecision<R> {
  const all: readonly (R | SecurityRule)[] = [...rules, ...defaultRules, ...(complete ? [] : [unlisted])];
  const matched = all.map((rule) => ({ rule, coverage: coverageOfRule(rule, flow) })).filter(({ coverage }) => coverage !== 'none');
  const sure = matched.filter(({ rule, coverage }) => coverage === 'all' && rule.certain && rule.access !== undefined);
  const first = sure.reduce((best, next) => (latest(next.rule) < latest(best.rule) ? next : best)).rule;
  const doubts = matched
    .map(({ rule }) => rule)
    .filter((rule) => rule !== first && !sameAccess(rule, first) && earliest(rule) <= latest(first));
  const verdict = doubts.length > 0 ? 'undecided' : sameText(first.access, 'Allow') ? 'allowed' : 'denied';
  const given = new Set<SecurityRule>(rules);
  const isGiven = (rule: R | SecurityRule): rule is R => given.has(rule);
  const late = sure.map(({ rule }) => rule).filter((rule) => sameText(rule.access, 'Allow') && earliest(rule) > latest(first));
  return { verdict, decidedBy: first, tooLate: sameText(first.access, 'Deny') ? late.filter(isGiven) : [], doubts: doubts.filter(isGiven) };
}

/** How much of the traffic a rule matches. */
export function coverageOfRule(rule: SecurityRule, flow: Flow): Coverage {
  return least([
    textCoverage(rule.direction, flow.direction),
    sameText(rule.protocol, '*') ? 'all' : textCoverage(rule.protocol, flow.protocol),
    rule.sourceIsGroup ? 'some' : coverageOf(rule.sourcePrefixes, flow.source, 'source'),
    rule.destinationIsGroup ? 'some' : coverageOf(rule.destinationPrefixes, flow.destination, 'destination'),
    anyPort(rule.sourcePorts),
    portCoverage(rule.destinationPorts, flow.port),
  ]);
}

function least(parts: readonly Coverage[]): Coverage {
  if (parts.includes('none')) return 'none';
  return parts.includes('some') ? 'some' : 'all';
}

function textCoverage(text: string | undefined, asked: string): Coverage {
  if (text === undefined) return 'some';
  return sameText(text, asked) ? 'all' : 'none';
}

/** The port of a client can be any. */
function anyPort(ports: readonly (string | undefined)[]): Coverage {
  const known = ports.map((port) => (port === undefined ? undefined : rangeOf(port)));
  return known.some((range) => typeof range === 'object' && range.low <= 1 && range.high >= 65535) ? 'all' : 'some';
}

function portCoverage(ports: readonly (string | undefined)[], asked: number): Coverage {
  const ranges = ports.map((port) => (port === undefined ? undefined : rangeOf(port)));
  if (ranges.some((range) => range !== undefined && range.low <= asked && asked <= range.high)) return 'all';
  return ranges.includes(undefined) ? 'some' : 'none';
}

function rangeOf(text: string): { low: number; high: number } | undefined {
  const trimmed = text.trim();
  if (trimmed === '*') return { low: 0, high: 65535 };
  const [, low, high = low] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(trimmed) ?? [];
  return low === undefined ? undefined : { low: Number(low), high: Number(high) };
}

function sameAccess(left: SecurityRule, right: SecurityRule): boolean {
  return left.access !== undefined && sameText(left.access, right.access ?? '');
}

function earliest(rule: SecurityRule): number {
  return rule.priority ?? highestPriority;
}

function latest(rule: SecurityRule): number {
  return rule.priority ?? lowestPriority;
}

function sameText(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}

function defaultRule(name: string, priority: number, direction: string, access: string, source: string, destination: string): SecurityRule {
  return {
    ...{ name, priority, direction, access, protocol: '*', certain: true },
    ...{ sourcePrefixes: [source], sourcePorts: ['*'], sourceIsGroup: false },
    ...{ destinationPrefixes: [destination], destinationPorts: ['*'], destinationIsGroup: false },
  };
}
