import type { Random } from '../random.js';
import { Expressions, withNames, type Known } from './expressions.js';
import type { Program } from './program.js';

const nothing: Known = { string: [], int: [], bool: [], strings: [], ints: [], object: [] };

/** Writes a program that is deployed to a subscription, a management group or the tenant, with modules that go below it. */
export function writeWideProgram(random: Random): Program {
  const kind = random.pick(['subscription', 'subscription', 'managementGroup', 'tenant'] as const) ?? 'subscription';
  const expressions = new Expressions(random);
  const known = withNames(withNames({ ...nothing, object: ['tags'], strings: ['regions'] }, 'string', ['prefix', 'open']), 'bool', [
    'flag',
  ]);
  const text = (): string => expressions.write('string', 2, known);
  const lines = [
    `targetScope = '${kind}'`,
    "param prefix string = 'pre'",
    'param open string',
    'param flag bool',
    "param tags object = { owner: 'me' }",
    "param regions array = ['westeurope', 'northeurope']",
    ...(kind === 'subscription' ? inSubscription(text, random) : aboveSubscription(kind, text, random)),
  ];
  return new Map([['main.bicep', lines.join('\n') + '\n'], ['group.bicep', groupModule(text)], ['subscription.bicep', subscriptionModule()]]); // prettier-ignore
}

function inSubscription(text: () => string, random: Random): string[] {
  const condition = random.chance(2) ? 'if (flag) ' : '';
  return [
    "resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {",
    "  name: 'rg-${prefix}'",
    '  location: deployment().location',
    `  tags: union(tags, { text: ${text()} })`,
    '}',
    "resource groups 'Microsoft.Resources/resourceGroups@2024-03-01' = [for (region, i) in regions: {",
    "  name: 'rg-${region}-${i}'",
    '  location: region',
    '}]',
    "resource policy 'Microsoft.Authorization/policyAssignments@2024-04-01' = {",
    "  name: 'policy-${uniqueString(open)}'",
    `  properties: { policyDefinitionId: tenantResourceId('Microsoft.Authorization/policyDefinitions', 'abc'), description: ${text()} }`,
    '}',
    "resource found 'Contoso.Network/hubs@2022-05-01' existing = { name: 'hub', scope: group }",
    "resource foundIn 'Contoso.Network/hubs@2022-05-01' existing = [for (region, i) in regions: { name: 'hub', scope: groups[i] }]",
    "resource exempt 'Microsoft.Authorization/policyExemptions@2022-07-01-preview' existing = { name: 'e', scope: policy }",
    "resource above 'Microsoft.Authorization/policyDefinitions@2024-04-01' existing = { name: 'd', scope: managementGroup('mg-x') }",
    `module own 'group.bicep' = ${condition}{`,
    random.chance(2) ? "  name: 'own-${prefix}'" : '',
    `  scope: ${random.pick(['group', 'resourceGroup(group.name)', "resourceGroup('fixed')", "resourceGroup('33333333-3333-3333-3333-333333333333', 'far')"]) ?? 'group'}`,
    `  params: { text: ${text()}, id: found.id }`,
    '}',
    "module each 'group.bicep' = [for (region, i) in regions: {",
    "  name: 'each-${i}'",
    '  scope: groups[i]',
    "  params: { text: '${region}/${groups[i].name}', id: groups[i].id }",
    '}]',
    "module wide 'subscription.bicep' = {",
    random.chance(2) ? "  scope: subscription('44444444-4444-4444-4444-444444444444')" : '',
    '  params: { text: open }',
    '}',
    `output ids array = [group.id, groups[1].id, policy.id, found.id, exempt.id, above.id, own.name, each[0].name, foundIn[0].name]`,
    "output text string = own.?outputs.?text ?? 'none'",
    'output each array = [for (region, i) in regions: each[i].outputs.id]',
    'output wide string = wide.outputs.text',
    'output sub string = subscription().id',
  ];
}

function aboveSubscription(kind: 'managementGroup' | 'tenant', text: () => string, random: Random): string[] {
  const own = kind === 'managementGroup' ? 'managementGroup().id' : 'tenant().tenantId';
  return [
    "resource definition 'Microsoft.Authorization/policyDefinitions@2024-04-01' = {",
    "  name: 'definition-${uniqueString(open)}'",
    `  properties: { policyType: 'Custom', description: ${text()}, metadata: { list: [for (region, i) in regions: { i: i, region: region }] } }`,
    '}',
    "resource group 'Microsoft.Management/managementGroups@2023-04-01' existing = { name: 'mg-${prefix}', scope: tenant() }",
    "resource there 'Microsoft.Authorization/policyDefinitions@2024-04-01' existing = { name: 'there', scope: group }",
    "module below 'subscription.bicep' = {",
    random.chance(2) ? "  name: 'below'" : '',
    "  scope: subscription('55555555-5555-5555-5555-555555555555')",
    `  params: { text: ${text()} }`,
    '}',
    "module deep 'group.bicep' = [for (region, i) in regions: if (flag || i == 0) {",
    "  name: 'deep-${i}'",
    "  scope: resourceGroup('55555555-5555-5555-5555-555555555555', 'rg-${region}')",
    '  params: { text: region, id: definition.id }',
    '}]',
    'output ids array = [definition.id, group.id, there.id, below.name]',
    'output text string = below.outputs.text',
    `output own string = ${own}`,
  ];
}

function groupModule(text: () => string): string {
  return [
    'param text string',
    'param id string',
    "param prefix string = 'inner'",
    'param open string = text',
    "param tags object = { owner: 'me' }",
    'param flag bool = true',
    'param regions string[] = []',
    "resource hub 'Contoso.Network/hubs@2022-05-01' = {",
    "  name: 'hub-${uniqueString(resourceGroup().id)}'",
    '  location: resourceGroup().location',
    `  properties: { text: ${text()}, id: id, group: resourceGroup().name, sub: subscription().subscriptionId }`,
    '}',
    'output text string = hub.properties.text',
    'output id string = hub.id',
    '',
  ].join('\n');
}

function subscriptionModule(): string {
  return [
    "targetScope = 'subscription'",
    'param text string',
    "resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = { name: 'made-${uniqueString(text)}', location: deployment().location }",
    "module inside 'group.bicep' = { scope: group, params: { text: text, id: group.id } }",
    "output text string = '${inside.outputs.text}/${group.name}'",
    '',
  ].join('\n');
}
