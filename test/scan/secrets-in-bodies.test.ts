import { describe, expect, it } from '@jest/globals';
import { printedSnapshot } from '../../src/cli/printed-snapshot.js';
import { unprintedSnapshot } from '../../src/evaluation/snapshot.js';
import { withoutSecrets } from '../../src/findings/secrets.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

const secret = 'Zq7xWv9kTr2';

/** What `resources` prints of a template, and its text as excerpts show it. */
function shownOf(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): { readonly printed: string; readonly excerpt: string; readonly told: string } {
  let printed = '';
  const { secrets, diagnostics } = scan(memoryHost({ [path]: text, ...others }), {
    ...{ paths: [''], exclude: [], parameters: [], deployer: { scope: {}, deploymentName: undefined, cloud: undefined } },
    ...{ hostNaming: undefined, rules: [] },
    onDeployed: ({ deployment }) => void (printed = printedSnapshot(unprintedSnapshot(deployment)).text),
  });
  const told = diagnostics.map(({ message }) => message).join('\n');
  return { told, printed, excerpt: withoutSecrets(new Source(path, text), 0, text.length, secrets) };
}

/** A template with one resource, of a type and a name that has as many segments as there are in the type. */
function arm(type: string, body: object, more: object = {}): string {
  const [ofType = '', last = 'd'] = type.split(' ');
  const name = [...['a', 'b', 'c', 'd'].slice(0, Math.max(0, ofType.split('/').length - 2)), last].join('/');
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  const resources = [{ type: ofType, apiVersion: '2024-01-01', name, location: 'westeurope', ...body }];
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', resources, ...more }, undefined, 1);
}

const script = btoa(`#!/bin/sh\nrun ${secret}\n`);

const settings = [
  { name: 'A', value: secret },
  { name: 'HOST', value: 'https://kept.vault.azure.net' },
];

const bodies: readonly (readonly [type: string, properties: object])[] = [
  ['Microsoft.KeyVault/vaults/secrets', { contentType: 'kept', value: secret }],
  ['Microsoft.App/containerApps', { configuration: { secrets: [{ name: 'kept', value: secret }] } }],
  ['Microsoft.App/containerApps', { template: { containers: [{ image: 'kept', env: settings }] } }],
  ['Microsoft.Web/sites', { kept: 'kept', siteConfig: { appSettings: settings, publicNetworkAccess: 'Disabled' } }],
  ['Microsoft.Web/sites', { kept: 'kept', siteConfig: { connectionStrings: [{ name: 'a', connectionString: secret }] } }],
  ['Microsoft.Web/sites/config appsettings', { A: secret, HOST: 'https://kept.vault.azure.net' }],
  ['Microsoft.Web/sites/config connectionstrings', { A: { value: secret, type: 'kept' } }],
  ['Microsoft.ContainerInstance/containerGroups', { osType: 'kept', containers: [{ properties: { environmentVariables: settings } }] }],
  ['Microsoft.ApiManagement/service/namedValues', { displayName: 'kept', secret: true, value: secret }],
  ['Microsoft.Automation/automationAccounts/variables', { description: 'kept', isEncrypted: true, value: `"${secret}"` }],
  ['Microsoft.Compute/virtualMachines', { osProfile: { computerName: 'kept', adminPassword: secret } }],
  [
    'Microsoft.Compute/virtualMachines',
    { osProfile: { windowsConfiguration: { additionalUnattendContent: [{ settingName: 'kept', content: `<a>${secret}</a>` }] } } },
  ],
  ['Microsoft.Compute/virtualMachines', { osProfile: { computerName: 'kept', customData: script } }],
  ['Microsoft.Compute/virtualMachines/extensions', { type: 'kept', protectedSettings: { other: { a: [secret] } } }],
  ['Microsoft.Compute/virtualMachines/extensions', { type: 'kept', protectedSettings: { commandToExecute: `run ${secret}` } }],
  ['Microsoft.Network/connections', { connectionType: 'kept', sharedKey: secret }],
  ['Microsoft.Sql/servers', { administratorLogin: 'kept', administratorLoginPassword: secret }],
  ['Microsoft.KubernetesConfiguration/extensions', { extensionType: 'kept', configurationProtectedSettings: { a: secret } }],
  ['Microsoft.EventGrid/topics/eventSubscriptions', { kept: 'kept', destination: { properties: { endpointUrl: secret } } }],
  ['Microsoft.DataFactory/factories/linkedservices', { type: 'kept', typeProperties: { a: { type: 'SecureString', value: secret } } }],
];

const variables = { variables: { v: secret } };

describe('what is secret by the type of a resource', () => {
  it.each(bodies)('is not shown, what stands beside it is: %s %j', (type, properties) => {
    const { printed, excerpt } = shownOf('main.json', arm(type, { properties }));
    for (const shown of [printed, excerpt]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(script);
      expect(shown).toContain('kept');
    }
  });

  it('is shown where what stands beside it says that it is none', () => {
    const open = arm('Microsoft.ApiManagement/service/namedValues', { properties: { secret: false, value: 'kept' } });
    expect(shownOf('main.json', open).printed).toContain('"kept"');
    expect(shownOf('main.json', open).excerpt).toContain('"kept"');
    const plain = arm('Microsoft.Automation/automationAccounts/variables', { properties: { value: 'kept' } });
    expect(shownOf('main.json', plain).printed).toContain('"kept"');
  });

  it('is as secret where it is put together, chosen, named or read', () => {
    const value = "[if(equals(parameters('p'), 'x'), variables('v').a, concat('Zq7xWv9kTr', parameters('p')))]";
    const more = {
      parameters: { p: { type: 'string' } },
      variables: { v: { a: secret } },
      outputs: {
        o: { type: 'string', value: "[concat('x-', reference(resourceId('Microsoft.KeyVault/vaults/secrets', 'a', 'd')).value)]" },
      },
    };
    const { printed, excerpt } = shownOf('main.json', arm('Microsoft.KeyVault/vaults/secrets', { properties: { value } }, more));
    for (const shown of [printed, excerpt]) expect(shown).not.toMatch(/Zq7xWv9kTr/);
    expect(printed).toContain("concat('x-', '***')");
    expect(excerpt).toContain("parameters('p')");
  });

  it('is hidden in what is chosen as a whole', () => {
    const chosen = `[if(equals(parameters('p'), 'x'), createObject('value', '${secret}'), createObject('value', parameters('p')))]`;
    const more = { parameters: { p: { type: 'string' } } };
    const { printed } = shownOf('main.json', arm('Microsoft.KeyVault/vaults/secrets', { properties: chosen }, more));
    expect(printed).toContain("createObject('value', parameters('p'))");
    expect(printed).not.toContain(secret);
  });

  it.each([
    `if(equals(parameters('p'), 'kept'), '${secret}', 'y')`,
    `if(equals(parameters('p'), 'kept'), variables('v'), 'y')`,
    `concat('${secret}', parameters('p'))`,
    `format('{0}-${secret}', parameters('p'))`,
    `format('{0}', concat(variables('v'), parameters('p')))`,
    `replace(parameters('p'), 'a', '${secret}')`,
    `toUpper(concat(variables('v'), parameters('p')))`,
    `coalesce(parameters('p'), '${secret}')`,
    `parameters('q')`,
    `variables('v')`,
    `variables('chosen')`,
    `createObject('a', '${secret}')[parameters('p')]`,
  ])('is hidden in settings that are computed, whatever they are called: %s', (value) => {
    const computed = (name: string): object => ({ name, value: `[${value}]` });
    const ofName = (name: string, declared: object): object => (value.includes(`'${name}'`) ? declared : {});
    const more = {
      parameters: { p: { type: 'string' }, ...ofName('q', { q: { type: 'string', defaultValue: secret } }) },
      variables: {
        ...ofName('v', { v: secret }),
        ...ofName('chosen', { chosen: `[if(equals(parameters('p'), 'kept'), '${secret}', 'y')]` }),
      },
    };
    const siteConfig = { appSettings: [computed('DB_PASSWORD'), computed('A')], kept: 'kept' };
    const { printed, excerpt } = shownOf('main.json', arm('Microsoft.Web/sites', { properties: { siteConfig } }, more));
    for (const shown of [printed, excerpt]) {
      expect(shown.toLowerCase()).not.toContain(secret.toLowerCase());
      expect(shown).toContain('kept');
    }
  });

  it.each([
    "concat(parameters('p'), '.kept.vault.azure.net')",
    "format('https://{0}.kept.vault.azure.net/', parameters('p'))",
    "if(equals(parameters('p'), 'x'), 'https://kept.azure.net', '~4')",
    "concat(parameters('p'), '-', reference('kept').host)",
  ])('is none of a computed setting that names a host, or in which nothing is written: %s', (value) => {
    const siteConfig = { appSettings: [{ name: 'A', value: `[${value}]` }] };
    const more = { parameters: { p: { type: 'string' } } };
    const { printed, excerpt } = shownOf('main.json', arm('Microsoft.Web/sites', { properties: { siteConfig } }, more));
    expect(excerpt).toContain(value);
    expect(printed).toContain('kept');
    expect(printed).not.toContain('***');
  });

  it('is not what only Azure knows, nor what is given', () => {
    const value = "[concat(uniqueString(resourceGroup().id), parameters('p'))]";
    const more = { parameters: { p: { type: 'string' } } };
    expect(shownOf('main.json', arm('Microsoft.KeyVault/vaults/secrets', { properties: { value } }, more)).printed).toContain(
      "parameters('p')",
    );
  });

  it.each([
    `int('${secret}')`,
    `fail('${secret}')`,
    `fail(concat('a ', '${secret}'))`,
    `int(variables('v'))`,
    `json(concat('{', variables('v')))`,
  ])('is not repeated by what is wrong with it: %s', (value) => {
    const text = arm('Microsoft.KeyVault/vaults/secrets', { properties: { value: `[${value}]` } }, value.includes("'v'") ? variables : {});
    const { told, printed, excerpt } = shownOf('main.json', text);
    for (const shown of [told, printed, excerpt]) expect(shown).not.toContain(secret);
    expect(told).toBe('a value in a resource cannot be evaluated; as it is secret, the reason is not shown');
  });

  it('is what is wrong with a value told of, where nothing of it is written', () => {
    const properties = { value: "[int(parameters('p'))]" };
    const values = { p: { type: 'string', defaultValue: '' } };
    expect(shownOf('main.json', arm('Microsoft.KeyVault/vaults/secrets', { properties }, { parameters: values })).told).toContain(
      "int cannot read ''",
    );
  });

  it('is found in Bicep, in loops, nested resources and children', () => {
    const text = `param names array = ['a', 'b']
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kept'
  location: 'westeurope'
  resource inner 'secrets' = {
    name: 'inner'
    properties: { value: '${secret}' }
  }
}
resource each 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [for name in names: {
  parent: vault
  name: name
  properties: { value: '\${name}-${secret}' }
}]
var all = [ { name: 'A', value: '${secret}' } ]
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'site'
  location: 'westeurope'
  properties: { siteConfig: { appSettings: all } }
}
output o string = each[0].properties.value
`;
    const { printed, excerpt } = shownOf('main.bicep', text);
    for (const shown of [printed, excerpt]) {
      expect(shown).not.toContain(secret);
      expect(shown).toContain('kept');
    }
  });

  it('is no template whose text is loaded as a setting', () => {
    const main = `resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'site'
  location: 'westeurope'
  properties: { siteConfig: { appSettings: [ { name: 'A', value: base64(loadTextContent('other.bicep')) } ] } }
}
`;
    const other = "var kept = 'kept'\n";
    const { excerpt } = shownOf('other.bicep', other, { 'main.bicep': main });
    expect(excerpt).toBe(other);
  });

  it('is found in what Kubernetes is given', () => {
    const text = `extension kubernetes with { namespace: 'kept', kubeConfig: '' }
resource s 'core/Secret@v1' = {
  metadata: { name: 'kept' }
  data: { a: '${secret}' }
  stringData: { b: 'x-${secret}' }
}
`;
    const { printed, excerpt } = shownOf('main.bicep', text);
    for (const shown of [printed, excerpt]) {
      expect(shown).not.toContain(secret);
      expect(shown).toContain('kept');
    }
  });
});
