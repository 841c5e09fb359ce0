import { describe, expect, it } from '@jest/globals';
import { decideFlow } from '../../src/azure/network-security.js';
import type { Flow, SecurityRule } from '../../src/azure/network-security.js';

const entra: Flow = { direction: 'Outbound', protocol: 'Tcp', source: 'VirtualNetwork', destination: 'AzureActiveDirectory', port: 443 };

const rule = (
  name: string,
  priority: number | undefined,
  access: string | undefined,
  to: string,
  more: Partial<SecurityRule> = {},
): SecurityRule => ({
  ...{ name, priority, access, direction: 'Outbound', protocol: '*', certain: true },
  ...{ sourcePrefixes: ['*'], sourcePorts: ['*'], sourceIsGroup: false },
  ...{ destinationPrefixes: [to], destinationPorts: ['*'], destinationIsGroup: false },
  ...more,
});

const decide = (rules: readonly SecurityRule[], flow = entra, complete = true): string => {
  const { verdict, decidedBy, tooLate, doubts } = decideFlow(rules, complete, flow);
  const names = (list: readonly SecurityRule[]): string => list.map(({ name }) => name).join();
  return [
    `${verdict} by ${decidedBy.name ?? '?'}`,
    tooLate.length > 0 && `late ${names(tooLate)}`,
    doubts.length > 0 && `doubt ${names(doubts)}`,
  ]
    .filter((part) => part !== false)
    .join('; ');
};

describe('the order of rules', () => {
  it('ends with the default rules', () => {
    expect(decide([])).toBe('allowed by AllowInternetOutBound');
    expect(decide([], { ...entra, direction: 'Inbound', source: 'Internet', destination: 'VirtualNetwork' })).toBe(
      'denied by DenyAllInBound',
    );
  });

  it('lets the lowest number decide, wherever the rule is written', () => {
    const deny = rule('deny', 4000, 'Deny', 'Internet');
    const allow = rule('allow', 150, 'Allow', 'AzureActiveDirectory', { protocol: 'tcp', destinationPorts: ['443'] });
    expect(decide([deny])).toBe('denied by deny');
    expect(decide([deny, allow])).toBe('allowed by allow');
    expect(decide([allow, { ...deny, priority: 100 }])).toBe('denied by deny; late allow');
  });

  it('does not count rules that do not match', () => {
    const deny = rule('deny', 4000, 'Deny', '*');
    const allow = rule('allow', 150, 'Allow', 'AzureActiveDirectory');
    expect(decide([deny, { ...allow, direction: 'Inbound' }])).toBe('denied by deny');
    expect(decide([deny, { ...allow, protocol: 'Udp' }])).toBe('denied by deny');
    expect(decide([deny, { ...allow, destinationPorts: ['80', '8443'] }])).toBe('denied by deny');
    expect(decide([deny, { ...allow, destinationPrefixes: ['AzureResourceManager'] }])).toBe('denied by deny');
    expect(decide([{ ...deny, access: 'Deny', direction: 'inbound' }])).toBe('allowed by AllowInternetOutBound');
  });
});

describe('what a rule covers', () => {
  const denied = (more: Partial<SecurityRule>): string => decide([rule('deny', 200, 'deny', '*', more)]);

  it('reads lists and ranges of ports', () => {
    expect(denied({ destinationPorts: ['80', '400-500'] })).toBe('denied by deny');
    expect(denied({ destinationPorts: ['0-65535'] })).toBe('denied by deny');
    expect(denied({ destinationPorts: ['444-500', '1-442'] })).toBe('allowed by AllowInternetOutBound');
    expect(denied({ sourcePorts: ['1024-65535'] })).toBe('undecided by AllowInternetOutBound; doubt deny');
  });

  it.each([
    [['*'], 'denied by deny'],
    [['Internet'], 'denied by deny'],
    [['0.0.0.0/0'], 'denied by deny'],
    [['0.0.0.0/1', '128.0.0.0/1'], 'denied by deny'],
    [['0.0.0.0/5', '8.0.0.0/7', '11.0.0.0/8', '12.0.0.0/6', '16.0.0.0/4', '32.0.0.0/3', '64.0.0.0/2', '128.0.0.0/1'], 'denied by deny'],
    [['AzureActiveDirectory'], 'denied by deny'],
    [['Storage', 'azureactivedirectory'], 'denied by deny'],
    [['10.0.0.0/8', '192.168.4.0/24'], 'allowed by AllowInternetOutBound'],
    [['AzureResourceManager', 'Storage.WestEurope'], 'allowed by AllowInternetOutBound'],
    [['::/0'], 'allowed by AllowInternetOutBound'],
    [['20.190.128.0/18'], 'undecided by AllowInternetOutBound; doubt deny'],
    [['AzureCloud'], 'undecided by AllowInternetOutBound; doubt deny'],
    [['AzureCloud.westeurope'], 'undecided by AllowInternetOutBound; doubt deny'],
    [['AzureActiveDirectory.WestEurope'], 'undecided by AllowInternetOutBound; doubt deny'],
    [[undefined], 'undecided by AllowInternetOutBound; doubt deny'],
  ])('to %j: %s', (destinationPrefixes, expected) => {
    expect(denied({ destinationPrefixes })).toBe(expected);
  });

  it('knows whose traffic it is', () => {
    expect(denied({ sourcePrefixes: ['VirtualNetwork'] })).toBe('denied by deny');
    expect(denied({ sourcePrefixes: ['10.0.1.0/24'] })).toBe('undecided by AllowInternetOutBound; doubt deny');
    expect(decide([rule('deny', 200, 'Deny', '*', { sourcePrefixes: ['10.0.1.0/24'] })], { ...entra, source: '10.0.0.0/24' })).toMatch(
      /^allowed/,
    );
    expect(decide([rule('deny', 200, 'Deny', '*', { sourcePrefixes: ['10.0.0.0/16'] })], { ...entra, source: '10.0.0.0/24' })).toBe(
      'denied by deny',
    );
    expect(denied({ sourcePrefixes: [], sourceIsGroup: true })).toBe('undecided by AllowInternetOutBound; doubt deny');
  });
});

describe('what is not known', () => {
  const deny = rule('deny', 4000, 'Deny', 'Internet');
  const allow = rule('allow', 150, 'Allow', 'AzureActiveDirectory');

  it('of a priority matters only where it can change the order', () => {
    expect(decide([deny, { ...allow, priority: undefined }])).toBe('undecided by deny; doubt allow');
    expect(decide([{ ...allow, priority: undefined }])).toBe('allowed by allow');
    expect(decide([{ ...deny, priority: undefined }])).toBe('denied by deny');
    expect(decide([{ ...deny, priority: undefined }, allow])).toBe('undecided by allow; doubt deny');
    expect(
      decide([
        { ...deny, priority: undefined },
        { ...allow, priority: 100 },
      ]),
    ).toMatch(/^(undecided|allowed) by allow/);
  });

  it('of a rule that may not be there makes doubt, not a verdict', () => {
    expect(decide([deny, { ...allow, certain: false }])).toBe('undecided by deny; doubt allow');
    expect(decide([{ ...deny, certain: false }])).toBe('undecided by AllowInternetOutBound; doubt deny');
    expect(decide([{ ...deny, access: undefined }])).toBe('undecided by AllowInternetOutBound; doubt deny');
  });

  it('of the rest of a list makes every verdict undecided', () => {
    expect(decide([deny], entra, false)).toBe('undecided by deny');
    expect(decide([], entra, false)).toBe('undecided by AllowInternetOutBound');
  });

  it('of the routes of a network: its tag may hold any address', () => {
    expect(decide([deny, rule('vnet', 100, 'Allow', 'VirtualNetwork')])).toBe('undecided by deny; doubt vnet');
  });
});
