import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Estate } from '../../src/estate/estate.js';
import { isResourceId } from '../../src/estate/known-resource.js';
import { readEstate } from '../../src/estate/read-estate.js';
import { formats } from '../../src/reports/formats.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { inFolder, runCli } from '../cli/run-cli.js';

const subscription = '/subscriptions/11111111-1111-1111-1111-111111111111';
const hub = `${subscription}/resourceGroups/rg-hub/providers`;
const vnet = `${hub}/Microsoft.Network/virtualNetworks/vnet-hub`;
const zone = `${hub}/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`;
const vault = `${hub}/Microsoft.KeyVault/vaults/kv-hub`;
const scope = (name: string): string => `${hub}/Microsoft.HybridCompute/privateLinkScopes/${name}`;

/** A spoke whose network, zone and targets are in the hub: referred to by `existing`, the zone by its id. */
const spoke = `
resource hub 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet-hub'
  scope: resourceGroup('11111111-1111-1111-1111-111111111111', 'rg-hub')
  resource snet 'subnets' existing = { name: 'snet-pe' }
}
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'kv-hub'
  scope: resourceGroup('11111111-1111-1111-1111-111111111111', 'rg-hub')
}
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-vault'
  location: 'northeurope'
  properties: {
    subnet: { id: hub::snet.id }
    privateLinkServiceConnections: [{ name: 'vault', properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] } }]
  }
  resource group 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: 'vault', properties: { privateDnsZoneId: '${zone}' } }] }
  }
}
resource arc 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe-arc'
  location: 'westeurope'
  properties: {
    subnet: { id: hub::snet.id }
    privateLinkServiceConnections: [{ name: 'arc', properties: { privateLinkServiceId: '${scope('arc-spoke')}', groupIds: ['hybridcompute'] } }]
  }
}
`;

const network = (location: string) => ({ id: vnet.toLowerCase(), type: 'microsoft.network/virtualnetworks', location, properties: null });
const link = {
  id: `${zone}/virtualNetworkLinks/hub`,
  properties: { virtualNetwork: { id: vnet.toUpperCase().replace('/PROVIDERS/', '/providers/') } },
};
const access = (publicNetworkAccess: string, defaultAction: string) => ({
  id: vault,
  properties: { publicNetworkAccess, networkAcls: { defaultAction, ipRules: [], virtualNetworkRules: [] }, accessToken: 'hunter2' },
});
const arcEndpoint = (name: string) => ({
  id: `${hub}/Microsoft.Network/privateEndpoints/${name}`,
  subnet: { id: `${vnet}/subnets/snet-other` },
  privateLinkServiceConnections: [{ name: 'arc', groupIds: ['hybridcompute'], privateLinkServiceId: scope('arc-hub') }],
});

function estateOf(...files: readonly unknown[]): Estate {
  return new Estate(
    files.flatMap((json, at) => {
      const read = readEstate(JSON.stringify(json), `estate-${at}.json`);
      if ('mistake' in read) throw new Error(read.mistake);
      return read.resources;
    }),
  );
}

function judged(estate: Estate | undefined, files: Readonly<Record<string, string>> = { 'main.bicep': spoke }) {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' } as const;
  return scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules, estate });
}

/** Verdict, message and what it rests on, of each finding of a rule; one for each verdict where facts are told. */
function told(rule: string, ...files: readonly unknown[]): string[] {
  return judged(files.length === 0 ? undefined : estateOf(...files))
    .findings.filter(({ ruleId }) => ruleId === rule)
    .map(({ verdict, occurrences: [{ title, assumptions }] }) => [verdict, title, ...assumptions].join('; '));
}

describe('what Azure printed of a hub', () => {
  it('decides the region of an endpoint', () => {
    const rule = 'endpoint/same-region-as-vnet';
    expect(told(rule).map((one) => one.slice(0, 4))).toEqual(['open', 'open']);
    for (const shape of [
      [network('westeurope')],
      { data: [network('westeurope')] },
      { value: [network('West Europe')] },
      network('westeurope'),
    ])
      expect(told(rule, shape)).toEqual([
        expect.stringMatching(
          /^fail; private endpoint pe-vault is in northeurope, but its virtual network vnet-hub is in west ?europe; what estate-0\.json says of microsoft\.network\/virtualnetworks\/vnet-hub$/i,
        ),
      ]);
    expect(told(rule, [{ ...network('westeurope'), id: vnet.replace('rg-hub', 'rg-other') }])).toHaveLength(2);
    expect(told(rule, [{ ...network('x'), location: null }]).map((one) => one.slice(0, 4))).toEqual(['open', 'open']);
  });

  it('decides that a zone resolves for an endpoint, and nothing against it', () => {
    const rule = 'dns/zone-linked-to-vnet';
    const zoneItself = { id: zone, location: 'global', properties: {} };
    expect(told(rule)).toHaveLength(1);
    expect(told(rule, [zoneItself])).toEqual([expect.stringMatching(/^open; /)]);
    expect(told(rule, [zoneItself, link])).toEqual([]);
    expect(told(rule, [zoneItself, { ...link, properties: { virtualNetwork: { id: `${vnet}-2` } } }])).toEqual([
      expect.stringMatching(/^open; /),
    ]);
  });

  it('tells the subnets of a network, and whom they are delegated to', () => {
    const rule = 'subnet/fit-for-endpoints';
    const having = (name: string, serviceName?: string) => {
      const delegations = serviceName === undefined ? [] : [{ name: 'one', properties: { serviceName } }];
      return { ...network('westeurope'), properties: { subnets: [{ name, id: `${vnet}/subnets/${name}`, properties: { delegations } }] } };
    };
    expect(told(rule).map((one) => one.slice(0, 4))).toEqual(['open', 'open']);
    expect(told(rule, [network('westeurope')]).map((one) => one.slice(0, 4))).toEqual(['open', 'open']);
    expect(told(rule, [having('SNET-PE')])).toEqual([]);
    expect(told(rule, [having('snet-pe', 'Microsoft.Web/serverFarms')])).toEqual(
      ['pe-vault', 'pe-arc'].map((name) =>
        expect.stringMatching(`^fail; private endpoint ${name} goes into subnet snet-pe, which is delegated to`),
      ),
    );
    expect(told(rule, [having('snet-app')])).toEqual(
      ['pe-vault', 'pe-arc'].map((name) =>
        expect.stringMatching(
          `^fail; private endpoint ${name} goes into subnet snet-pe, which virtual network vnet-hub does not have; what estate`,
        ),
      ),
    );
    const [missing] = judged(estateOf([having('snet-app')])).findings.filter(({ ruleId }) => ruleId === rule);
    expect(missing?.occurrences[0].fix).toContain('use one that it has: snet-app');
    const maker = {
      resources: [
        { type: 'Microsoft.Network/virtualNetworks/subnets', apiVersion: '2024-05-01', name: 'vnet-hub/snet-pe', properties: {} },
      ],
    };
    const nested = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'subnet',
          subscriptionId: subscription.split('/')[2],
          resourceGroup: 'rg-hub',
          properties: {
            mode: 'Incremental',
            expressionEvaluationOptions: { scope: 'inner' },
            template: {
              $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
              contentVersion: '1.0.0.0',
              ...maker,
            },
          },
        },
      ],
    };
    const files = { 'main.bicep': spoke, 'subnet.json': JSON.stringify(nested) };
    const softened = judged(estateOf([having('snet-app')]), files).findings.filter(({ ruleId }) => ruleId === rule);
    expect(softened.map(({ verdict, occurrences: [{ reason }] }) => [verdict, reason])).toEqual(
      Array.from({ length: 2 }, () => ['open', expect.stringContaining('another deployment of this scan makes subnet snet-pe')]),
    );
  });

  it('brings the scope that a network has already', () => {
    const rule = 'arc/one-scope-per-vnet';
    expect(told(rule, [arcEndpoint('pe-arc-hub')])).toEqual([
      'fail; private endpoint pe-arc brings a second Azure Arc private link scope into the virtual network of pe-arc-hub; what estate-0.json says of Microsoft.Network/privateEndpoints/pe-arc-hub',
    ]);
    const [first] = judged(estateOf([arcEndpoint('pe-arc-hub')])).findings.filter(({ ruleId }) => ruleId === rule);
    expect(first?.occurrences[0].why).toContain('the other to Microsoft.HybridCompute/privateLinkScopes/arc-hub');
    expect(told(rule, [arcEndpoint('pe-arc')])).toEqual([]);
    expect(told(rule)).toEqual([]);
  });

  it('tells the public access of a target', () => {
    const rule = 'access/public-access-closed';
    const vaultAlone = (...files: readonly unknown[]) => told(rule, ...files).filter((one) => one.includes('kv-hub'));
    expect(vaultAlone()).toEqual([expect.stringMatching(/^open; /)]);
    expect(vaultAlone([access('Disabled', 'Allow')])).toEqual([]);
    expect(vaultAlone([access('Enabled', 'Allow')])).toEqual([
      'fail; properties.publicNetworkAccess of kv-hub is Enabled; what estate-0.json says of Microsoft.KeyVault/vaults/kv-hub'.replace(
        'properties.',
        '',
      ),
    ]);
    expect(vaultAlone([{ id: vault, location: 'westeurope' }])).toEqual([expect.stringMatching(/^open; /)]);
  });

  it('is read by the template too', () => {
    const text = spoke.replace("location: 'northeurope'", 'location: hub.location');
    const json = judged(estateOf([network('westeurope')]), { 'main.bicep': text });
    expect(json.findings.filter(({ ruleId }) => ruleId === 'endpoint/same-region-as-vnet')).toEqual([]);
  });

  it('says where sources differ, and takes that for unknown', () => {
    const result = judged(estateOf([network('westeurope')], [network('northeurope')]));
    expect(result.diagnostics).toMatchObject([
      { code: 'known-resource', message: expect.stringContaining('estate-0.json and estate-1.json say different things of ') as unknown },
    ]);
    expect(result.findings.filter(({ ruleId, verdict }) => ruleId === 'endpoint/same-region-as-vnet' && verdict === 'fail')).toEqual([]);
    expect(judged(estateOf([network('westeurope')], [network('West Europe')])).diagnostics).toEqual([]);
  });

  it('takes what three sources say differently for unknown, whatever the third says', () => {
    const result = judged(
      estateOf([network('westeurope')], [network('northeurope'), network('swedencentral')], [network('swedencentral')]),
    );
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^estate-0\.json and estate-1\.json and estate-2\.json say different things of /),
    ]);
    expect(result.findings.filter(({ ruleId, verdict }) => ruleId === 'endpoint/same-region-as-vnet' && verdict === 'fail')).toEqual([]);
  });

  it('is put together in time, however often, deeply or widely it is said', () => {
    const deep = (item: string) => `{"id":"${vnet}","properties":${'{"a":'.repeat(100_000)}${item}${'}'.repeat(100_000)}}`;
    const deepLists = (item: string) => `{"id":"${vnet}","properties":{"a":${'['.repeat(100_000)}${item}${']'.repeat(100_000)}}}`;
    const wide = `{"id":"${vnet}",${Array.from({ length: 100_000 }, (_, at) => `"m${at}":1`).join()}}`;
    for (const [rows, contradictions] of [
      [[deep('1'), deep('2')], 0],
      [[deepLists('1'), deepLists('2')], 0],
      [[wide, ...Array.from({ length: 49_000 }, (_, at) => `{"id":"${vnet}","location":"l${at}"}`)], 1],
    ] as const) {
      const sides = [`[${rows[0]}]`, `[${rows.slice(1).join()}]`].flatMap((text, at) => {
        const read = readEstate(text, `${at}.json`);
        return 'mistake' in read ? [] : read.resources;
      });
      expect(sides).toHaveLength(rows.length);
      expect(new Estate(sides).contradictions).toHaveLength(contradictions);
    }
  });

  it.each([
    [`${vnet}/subnets/a`, true],
    [`${vnet}${'/a/b'.repeat(8)}`, true],
    [`${vnet}${'/a/b'.repeat(9)}`, false],
    [`${vnet}/subnets`, false],
    [`${vnet}//a`, false],
    ['/providers/Microsoft.Network/virtualNetworks/a', false],
    [`x${vnet}`, false],
    [`/a\n${vnet}`, false],
    [`/${'x'.repeat(2_000)}${vnet}`, false],
  ])('names a resource by an id that leads to one: %j', (id, isOne) => {
    expect(isResourceId(id)).toBe(isOne);
  });

  it('gives way to what a template declares', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'vnet-hub', location: 'northeurope', properties: {} },
        {
          type: 'Microsoft.Network/privateEndpoints',
          apiVersion: '2024-05-01',
          name: 'pe',
          location: 'northeurope',
          properties: { subnet: { id: `${vnet}/subnets/snet` } },
        },
      ],
    };
    const deployer = {
      scope: { subscriptionId: '11111111-1111-1111-1111-111111111111', resourceGroup: 'rg-hub' },
      deploymentName: undefined,
      cloud: 'AzureCloud',
    };
    const host = memoryHost({ 'main.json': JSON.stringify(template) });
    const estate = estateOf([network('westeurope')]);
    const { findings, diagnostics } = scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules, estate });
    expect(findings.filter(({ ruleId }) => ruleId === 'endpoint/same-region-as-vnet')).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'known-resource', message: expect.stringContaining('in westeurope, but it is declared in northeurope') as unknown },
    ]);
  });

  it('shows nothing of its files in any report', () => {
    const result = judged(estateOf([network('westeurope'), access('Enabled', 'Allow'), arcEndpoint('pe-arc-hub')]));
    for (const report of Object.values(formats)) {
      const text = report(result, { version: '1', open: true, minSeverity: 'note', colour: false });
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain('"location": "westeurope"');
    }
    expect(formats.text(result, { version: '1', open: true, minSeverity: 'note', colour: false })).not.toContain('--> estate');
  });

  it.each([
    ['[{"name": "x"}]', '1 of its 1 entries have no id of a resource: let the query give id too'],
    ['{"a": 1}', 'it is no resource, no list of resources and no answer to a query, as az prints them with --output json'],
    ['[', 'it is no JSON'],
    ['['.repeat(100_000), 'it is no JSON'],
  ])('is refused where it is no answer of Azure (%#)', (text, mistake) => {
    expect(readEstate(text, 'estate.json')).toEqual({ mistake });
  });
});

describe('what a configuration says of Azure', () => {
  it('makes an end of waiting for zone groups', () => {
    const rule = 'dns/zone-group-attached';
    const found = (byPolicy: boolean) => judged(new Estate([], byPolicy)).findings.filter(({ ruleId }) => ruleId === rule);
    expect(found(false)).not.toEqual([]);
    expect(found(true)).toEqual([]);
  });

  it('adds up with what the command line gives', async () => {
    const configuration = {
      scan: {
        facts: {
          files: ['estate.json'],
          resources: [{ id: vnet, location: 'westeurope', linkedZones: [zone] }],
          zonesAttachedByPolicy: true,
        },
      },
    };
    const files = {
      'main.bicep': spoke,
      'plumblint.config.json': JSON.stringify(configuration),
      'estate.json': JSON.stringify([access('Disabled', 'Deny')]),
      'more/live.json': JSON.stringify([arcEndpoint('pe-arc-hub')]),
    };
    await inFolder(files, async (cwd) => {
      const { exitCode, stdout } = await runCli(['scan', '--open', '--facts', 'more/live.json'], { cwd });
      expect(exitCode).toBe(1);
      expect(stdout).toContain('rests on what plumblint.config.json says of Microsoft.Network/virtualNetworks/vnet-hub');
      expect(stdout).toContain('rests on what more/live.json says of Microsoft.Network/privateEndpoints/pe-arc-hub');
      expect(stdout).not.toMatch(/dns\/zone|kv-hub/);
      expect(await runCli(['scan', '--facts', 'main.bicep'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('--facts: main.bicep cannot be used: it is no JSON') as unknown,
      });
      expect(await runCli(['scan', '--facts', 'gone.json'], { cwd })).toMatchObject({ exitCode: 2 });
      expect((await runCli(['explain', 'endpoint', 'main.bicep', 'pe-vault', '--facts', 'more/live.json'], { cwd })).stdout).toContain(
        'vnet-hub is in westeurope',
      );
    });
  });
});
