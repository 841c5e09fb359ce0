import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import { decideFlow } from '../../src/azure/network-security.js';
import type { CaseReader } from '../../src/network/flow-rules.js';
import { flowRule } from '../../src/network/flow-rules.js';
import type { Value } from '../../src/values/value.js';
import { idOf, networkWith, only, resource, show } from './network-fixtures.js';

const asWritten: CaseReader = { see: (value) => value, identity: (value) => value };

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
  const listing = only(network.networkSecurityGroups).securityRules;
  const plain = listing.items.map((entity) => flowRule(entity, entity.exists.kind === 'scalar', asWritten));
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

  const [all] = networkWith([
    resource('networkSecurityGroups', 'nsg', {
      securityRules: [
        {
          name: 'all',
          properties: {
            priority: 100,
            access: 'Allow',
            direction: 'Inbound',
            protocol: 'Tcp',
            sourceAddressPrefix: '10.0.0.0/8',
            sourceAddressPrefixes: ['11.0.0.0/8'],
            destinationAddressPrefixes: ['VirtualNetwork', "[parameters('text')]"],
            sourcePortRanges: "[if(parameters('flag'), createArray('1'), createArray('2'))]",
            destinationPortRange: '443',
            sourceApplicationSecurityGroups: "[parameters('list')]",
            destinationApplicationSecurityGroups: [],
          },
        },
      ],
    }),
  ]).securityRules;

  it('become plain, with undefined for what is unknown', () => {
    if (all === undefined) throw new Error('no rule');
    expect(flowRule(all, true, asWritten)).toEqual({
      entity: all,
      name: 'all',
      priority: 100,
      access: 'Allow',
      direction: 'Inbound',
      protocol: 'Tcp',
      sourcePrefixes: ['10.0.0.0/8', '11.0.0.0/8'],
      destinationPrefixes: ['VirtualNetwork', undefined],
      sourcePorts: [undefined, undefined],
      destinationPorts: ['443'],
      sourceIsGroup: true,
      destinationIsGroup: false,
      certain: true,
    });
    expect(flowRule(all, false, asWritten).certain).toBe(false);
  });

  it('have an unknown item where a list is missing or may hold more', () => {
    const entity = only(
      networkWith([
        resource('networkSecurityGroups/securityRules', 'nsg/r', {
          sourcePortRanges: [],
          destinationPortRanges: "[concat(createArray('1'), parameters('list'))]",
        }),
      ]).securityRules,
    );
    const plain = flowRule(entity, true, asWritten);
    expect([plain.sourcePrefixes, plain.sourcePorts, plain.destinationPorts]).toStrictEqual([[undefined], [undefined], ['1', undefined]]);
  });

  it('have the items that are there in a case', () => {
    if (all === undefined) throw new Error('no rule');
    const see = (holds: boolean) => (value: Value) => {
      const key = show(value);
      return key === '<parameters("flag")>' ? scalar(holds) : key === '<not(parameters("flag"))>' ? scalar(!holds) : value;
    };
    const portsWhere = (holds: boolean) => flowRule(all, true, { ...asWritten, see: see(holds) }).sourcePorts;
    expect([portsWhere(true), portsWhere(false)]).toEqual([['1'], ['2']]);
  });

  it('are not certain for the instances of a loop whose count is unknown', () => {
    const copy = { copy: { name: 'loop', count: "[parameters('count')]" } };
    const entity = only(
      networkWith([resource('networkSecurityGroups/securityRules', "[concat('nsg/r', copyIndex())]", {}, copy)]).securityRules,
    );
    expect(flowRule(entity, true, asWritten)).toMatchObject({
      certain: false,
      priority: undefined,
      sourcePrefixes: [undefined],
      sourceIsGroup: false,
    });
  });

  it.each([
    ['150', 150],
    ['x150', undefined],
    ['150x', undefined],
    [true, undefined],
    [null, undefined],
  ])('of priority %j have %j', (priority, expected) => {
    const entity = only(networkWith([resource('networkSecurityGroups/securityRules', 'nsg/r', { priority })]).securityRules);
    expect(flowRule(entity, true, asWritten).priority).toBe(expected);
  });

  it('read their names for identity alone', () => {
    if (all === undefined) throw new Error('no rule');
    const seen: Value[] = [];
    const identified: Value[] = [];
    const record = (list: Value[]) => (value: Value) => (list.push(value), value);
    flowRule(all, true, { see: record(seen), identity: record(identified) });
    expect(identified).toEqual([all.name]);
    expect(seen).not.toContain(all.name);
  });

  it('keep the entity, so that a finding can point at it', () => {
    const entity = only(networkWith([resource('networkSecurityGroups', 'nsg', { securityRules: [deny] })]).securityRules);
    expect(flowRule(entity, true, asWritten)).toMatchObject({ entity, name: 'deny', priority: 4000, destinationPrefixes: ['Internet'] });
    expect(show(entity.id)).toBe(idOf('networkSecurityGroups/securityRules', 'nsg', 'deny'));
  });
});
