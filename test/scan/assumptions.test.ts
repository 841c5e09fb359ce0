import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

/** Endpoint `pe-app` in `region` in a network in West Europe. */
const endpointIn = (region: string, name = "'pe-app'"): string => `
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-app'
  location: 'westeurope'
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] }
    subnets: [{ name: 'snet', properties: { addressPrefix: '10.0.0.0/24' } }]
  }
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: ${name}
  location: ${region}
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', vnet.name, 'snet') }
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: target, groupIds: ['vault'] } }]
  }
}
param target string
`;

/** On what the verdicts of a rule rest. */
function assumptionsIn(
  files: Readonly<Record<string, string>>,
  { rule = 'endpoint/same-region-as-vnet', asked = 'fail' }: { readonly rule?: string; readonly asked?: 'fail' | 'open' } = {},
): (readonly string[])[] {
  const { findings } = scan(memoryHost(files), {
    paths: [''],
    exclude: [],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules: rules.filter(({ id }) => id === rule),
  });
  return findings.flatMap(({ verdict, occurrences }) => (verdict === asked ? occurrences.map(({ assumptions }) => assumptions) : []));
}

describe('a violation rests on the default of', () => {
  it('a parameter that decides it', () => {
    const main = `param region string = 'northeurope'\n${endpointIn('region')}`;
    expect(assumptionsIn({ 'main.bicep': main })).toEqual([['the default of parameter region']]);
  });

  it.each([
    [
      'a choice between lists',
      'param web bool = true',
      "web ? [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }] : []",
      'web',
    ],
    [
      'a loop',
      "param names array = ['d']",
      "[for name in names: { name: name, properties: { serviceName: 'Microsoft.Web/serverFarms' } }]",
      'names',
    ],
    ['a whole list', "param list array = [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]", 'list', 'list'],
    [
      'an object around it',
      'param web bool = true',
      "[union({ name: 'd' }, web ? { properties: { serviceName: 'Microsoft.Web/serverFarms' } } : {})]",
      'web',
    ],
  ])('a parameter that decides whether a value is there: %s', (_, parameter, delegations, name) => {
    const main = `${parameter}\n${endpointIn("'westeurope'")}`.replace(
      "addressPrefix: '10.0.0.0/24'",
      `addressPrefix: '10.0.0.0/24', delegations: ${delegations}`,
    );
    expect(assumptionsIn({ 'main.bicep': main }, { rule: 'subnet/fit-for-endpoints' })).toEqual([[`the default of parameter ${name}`]]);
  });

  it('no parameter that only goes into names', () => {
    const main = `param prefix string = 'app'\n${endpointIn("'northeurope'", "'pe-${prefix}'")}`;
    expect(assumptionsIn({ 'main.bicep': main })).toEqual([[]]);
  });

  it('the one of two that decides it', () => {
    const main = `param prefix string = 'app'\nparam region string = 'northeurope'\n${endpointIn('region', "'pe-${prefix}'")}`;
    expect(assumptionsIn({ 'main.bicep': main })).toEqual([['the default of parameter region']]);
  });

  it('one of two of which each alone is enough', () => {
    const main = `param far bool = true\nparam away bool = true\n${endpointIn("far || away ? 'northeurope' : 'westeurope'")}`;
    expect(assumptionsIn({ 'main.bicep': main })).toEqual([['the default of parameter away']]);
  });

  it('no parameter of a module, which is as the template sets it', () => {
    const inner = `param region string = 'northeurope'\n${endpointIn('region')}`;
    const main = "param target string\nmodule inner 'inner.bicep' = { name: 'inner', params: { target: target } }\n";
    expect(assumptionsIn({ 'main.bicep': main, 'inner.bicep': inner })).toEqual([[]]);
  });

  it('no parameter whose namesake in a module has a default too', () => {
    const inner = `param prefix string = 'x'\nparam region string\n${endpointIn('region', "'pe-${prefix}'")}`;
    const main =
      "param target string\nparam prefix string = 'northeurope'\nmodule inner 'inner.bicep' = { name: prefix, params: { target: target, region: first([prefix, 'westeurope']) } }\n";
    const other =
      "param target string\nparam prefix string = 'app'\nmodule inner 'inner.bicep' = { name: prefix, params: { target: '${prefix}${target}', region: 'northeurope' } }\n";
    expect(assumptionsIn({ 'main.bicep': main, 'inner.bicep': inner })).toEqual([['the default of parameter prefix']]);
    expect(assumptionsIn({ 'main.bicep': other, 'inner.bicep': inner })).toEqual([[]]);
  });

  it('no parameter of the template that has the name of one of the module', () => {
    const inner = `param region string = 'northeurope'\n${endpointIn('region')}`;
    const main =
      "param target string\nparam region string = 'uksouth'\nmodule inner 'inner.bicep' = { name: region, params: { target: target } }\n";
    expect(assumptionsIn({ 'main.bicep': main, 'inner.bicep': inner })).toEqual([[]]);
  });

  it('a parameter that a module is given', () => {
    const inner = `param region string\n${endpointIn('region')}`;
    const main =
      "param target string\nparam region string = 'northeurope'\nmodule inner 'inner.bicep' = { name: 'inner', params: { target: target, region: region } }\n";
    expect(assumptionsIn({ 'main.bicep': main, 'inner.bicep': inner })).toEqual([['the default of parameter region']]);
  });

  it('a parameter with a blank in its name', () => {
    const subnet = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'snet')]";
    const target = "[resourceId('Microsoft.KeyVault/vaults', 'kv-app')]";
    const connection = { name: 'c', properties: { privateLinkServiceId: target, groupIds: ['vault'] } };
    const main = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { 'my region': { type: 'string', defaultValue: 'northeurope' } },
      resources: [
        { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'vnet-app', location: 'westeurope' },
        {
          type: 'Microsoft.Network/privateEndpoints',
          apiVersion: '2024-05-01',
          name: 'pe-app',
          location: "[parameters('my region')]",
          properties: { subnet: { id: subnet }, privateLinkServiceConnections: [connection] },
        },
      ],
    });
    expect(assumptionsIn({ 'main.json': main })).toEqual([['the default of parameter my region']]);
  });

  it('all of more parameters than are tried', () => {
    const names = Array.from({ length: 9 }, (_, at) => `p${at}`);
    const main = `${names.map((name) => `param ${name} string = 'northeurope'`).join('\n')}\n${endpointIn(`first([${names.join(', ')}])`)}`;
    expect(assumptionsIn({ 'main.bicep': main })).toEqual([names.map((name) => `the default of parameter ${name}`)]);
  });
});

describe('an open verdict rests on the default of', () => {
  it('no parameter that decides nothing of it', () => {
    const main = `param where string\nparam prefix string = 'app'\n${endpointIn("'${where}${take(prefix, 0)}'")}`;
    expect(assumptionsIn({ 'main.bicep': main }, { asked: 'open' })).toEqual([[]]);
  });

  it('a parameter with which it is decided', () => {
    const main = `param where string\nparam own bool = true\n${endpointIn("own ? where : 'westeurope'")}`;
    expect(assumptionsIn({ 'main.bicep': main }, { asked: 'open' })).toEqual([['the default of parameter own']]);
  });

  it('those of two that decide it', () => {
    const main = `param where string\nparam own bool = true\nparam prefix string = 'app'\n${endpointIn("own && length(prefix) < 9 ? where : 'westeurope'")}`;
    expect(assumptionsIn({ 'main.bicep': main }, { asked: 'open' })).toEqual([
      ['the default of parameter own', 'the default of parameter prefix'],
    ]);
    const other = `param where string\nparam own bool = true\nparam prefix string = 'app'\n${endpointIn("own || length(prefix) > 9 ? where : 'westeurope'")}`;
    expect(assumptionsIn({ 'main.bicep': other }, { asked: 'open' })).toEqual([['the default of parameter own']]);
  });
});
