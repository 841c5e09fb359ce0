import { describe, expect, it } from '@jest/globals';
import { decideFlow } from '../../src/azure/network-security.js';
import { scalar } from '../../src/values/construct.js';
import { flowRule } from '../../src/network/flow-rules.js';
import { idOf, networkWith, resource, show } from './network-fixtures.js';

const rule = (name: string, priority: number | string, access: string, destination: object): Record<string, unknown> => ({
  name,
  properties: {
    priority,
    access,
    direction: 'Outbound',
    protocol: '*',
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationPortRange: '*',
    ...destination,
  },
});

const decision = (rules: unknown, separate: readonly Record<string, unknown>[] = []): string => {
  const network = networkWith([resource('networkSecurityGroups', 'nsg', { securityRules: rules }), ...separate]);
  const listing = network.securityRulesOf(scalar(idOf('networkSecurityGroups', 'nsg')));
  const plain = listing.items.map(({ entity, sure }) =>
    flowRule(entity, sure === 'true' && entity.exists.kind === 'scalar', (value) => value),
  );
  const { verdict, decidedBy } = decideFlow(plain, listing.complete, {
    ...{ direction: 'Outbound', protocol: 'Tcp', source: 'VirtualNetwork', destination: 'AzureActiveDirectory', port: 443 },
  });
  return `${verdict} by ${decidedBy.name ?? '?'}`;
};

describe('the rules of a network security group', () => {
  const deny = rule('deny', 4000, 'Deny', { destinationAddressPrefix: 'Internet' });
  const allow = rule('allow', 150, 'Allow', { destinationAddressPrefixes: ['Storage', 'AzureActiveDirectory'] });

  it('come from its body and from resources of their own', () => {
    expect(decision([deny])).toBe('denied by deny');
    expect(decision([deny, allow])).toBe('allowed by allow');
    expect(decision([deny], [{ ...resource('networkSecurityGroups/securityRules', 'nsg/allow'), properties: allow['properties'] }])).toBe(
      'allowed by allow',
    );
    expect(decision([deny], [{ ...resource('networkSecurityGroups/securityRules', 'other/allow'), properties: allow['properties'] }])).toBe(
      'denied by deny',
    );
  });

  it('are doubted where something about them is not known', () => {
    expect(decision([deny, rule('allow', "[parameters('text')]", 'Allow', { destinationAddressPrefix: '*' })])).toBe('undecided by deny');
    expect(decision([deny, rule('allow', 100, 'Allow', { destinationAddressPrefixes: "[parameters('list')]" })])).toBe('undecided by deny');
    expect(decision("[parameters('list')]")).toBe('undecided by AllowInternetOutBound');
    expect(decision([rule('group', 100, 'Deny', { destinationApplicationSecurityGroups: [{ id: 'x' }] })])).toBe(
      'undecided by AllowInternetOutBound',
    );
  });

  it('take a priority that is written as text', () => {
    expect(decision([deny, rule('allow', '150', 'Allow', { destinationAddressPrefix: '*' })])).toBe('allowed by allow');
  });

  it('keep the entity, so that a finding can point at it', () => {
    const [entity] = networkWith([resource('networkSecurityGroups', 'nsg', { securityRules: [deny] })]).networkSecurityGroups.flatMap(
      (one) => one.inlineSecurityRules.items,
    );
    if (entity === undefined) throw new Error('no rule');
    expect(flowRule(entity, true, (value) => value)).toMatchObject({
      entity,
      name: 'deny',
      priority: 4000,
      destinationPrefixes: ['Internet'],
    });
    expect(show(entity.id)).toBe(idOf('networkSecurityGroups/securityRules', 'nsg', 'deny'));
  });
});
