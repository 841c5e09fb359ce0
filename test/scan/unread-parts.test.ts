import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

/** What a scan finds in one file, and why open verdicts are open. */
function told(path: string, text: string): string[] {
  const { findings } = scan(memoryHost({ [path]: text }), {
    paths: ['.'],
    exclude: [],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules: rules.filter(({ id }) => /^(?:endpoint\/(?:one-connection|group-id-fits-target)|subnet\/fit-for-endpoints)$/.test(id)),
    moduleCache: () => undefined,
  });
  return findings.map(({ ruleId, messageId, verdict, occurrences }) =>
    [verdict, ruleId, messageId, ...new Set(occurrences.map(({ reason }) => reason ?? ''))].join(' ').trim(),
  );
}

const bicep = (properties: string): string => `
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-app'
  location: 'westeurope'
  properties: {
${properties}
  }
}
`;

const json = (properties: string): string => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    { "type": "Microsoft.Network/privateEndpoints", "apiVersion": "2024-05-01", "name": "pe-app", "location": "westeurope",
      "properties": {${properties}} }
  ]
}`;

const subnet = "subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'GatewaySubnet') }";
const connection = (groupIds: string): string =>
  `privateLinkServiceConnections: [ { name: 'one', properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv'), ${groupIds} } } ]`;
const jsonSubnet = `"subnet": { "id": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-app', 'GatewaySubnet')]" }`;
const jsonConnection = (groupIds: string): string =>
  `"privateLinkServiceConnections": [ { "name": "one", "properties": { "privateLinkServiceId": "[resourceId('Microsoft.KeyVault/vaults', 'kv')]", ${groupIds} } } ]`;

const gateway = 'fail subnet/fit-for-endpoints gateway';
const why = 'is decided by what could not be read';

describe('what could not be read', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'the value of a property',
      bicep(`subnet: { id: }\n${connection("groupIds: ['vault']")}`),
      'main.bicep',
      [`open subnet/fit-for-endpoints unknownSubnet ${why}`],
    ],
    [
      'a property',
      bicep(`${subnet}\nprivateLinkServiceConnections = []`),
      'main.bicep',
      [gateway, `open endpoint/group-id-fits-target missing ${why}`, `open endpoint/one-connection none ${why}`],
    ],
    [
      'an item',
      bicep(`${subnet}\n${connection('groupIds: [ {{groups}} ]')}`),
      'main.bicep',
      [gateway, `open endpoint/group-id-fits-target wrong ${why}`],
    ],
    [
      'the value of a property in JSON',
      json(`"subnet": { "id": {{id}} }, ${jsonConnection('"groupIds": ["vault"]')}`),
      'main.json',
      [`open subnet/fit-for-endpoints unknownSubnet ${why}`],
    ],
    [
      'a list in JSON',
      json(`${jsonSubnet}, "privateLinkServiceConnections": {{connections}}`),
      'main.json',
      [gateway, `open endpoint/group-id-fits-target missing ${why}`, `open endpoint/one-connection none ${why}`],
    ],
    [
      'an item in JSON',
      json(`${jsonSubnet}, ${jsonConnection('"groupIds": [ {{groups}} ]')}`),
      'main.json',
      [gateway, `open endpoint/group-id-fits-target wrong ${why}`],
    ],
  ])('is not left out: %s', (_, text, path, expected) => {
    expect(told(path, text).sort()).toEqual([...expected].sort());
  });

  it('hides nothing else of the object in which a comma is missing', () => {
    expect(told('main.json', json(`${jsonSubnet} ${jsonConnection('"groupIds": ["vaults"]')}`)).sort()).toEqual([
      'fail endpoint/group-id-fits-target wrong',
      gateway,
    ]);
  });
});
