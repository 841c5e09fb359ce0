import { describe, expect, it } from '@jest/globals';
import type { Log, Result } from 'sarif';
import { rules } from '../../rules/index.js';
import type { KnownScope } from '../../src/evaluation/target-scope.js';
import type { JsonReport } from '../../src/reports/json-report.js';
import { jsonReport } from '../../src/reports/json.js';
import type { ReportOptions } from '../../src/reports/report-options.js';
import { sarifReport } from '../../src/reports/sarif.js';
import { textReport } from '../../src/reports/text.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { githubViolations } from '../reports/github-limits.js';

const options: ReportOptions = { version: '0.1.0', open: false, minSeverity: 'note', colour: false };

const network = `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  location: 'westeurope'
  properties: { subnets: [{ name: 'snet' }] }
}
`;

/** An endpoint in a region of its own; the region stands in line 6. */
const endpoint = `param name string
param subnetId string

resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: 'northeurope'
  properties: { subnet: { id: subnetId }, privateLinkServiceConnections: [] }
}
`;

const registryEndpoint = JSON.stringify(
  {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string' }, subnetId: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.Network/privateEndpoints',
        apiVersion: '2024-05-01',
        name: "[parameters('name')]",
        location: 'northeurope',
        properties: { subnet: { id: "[parameters('subnetId')]" }, privateLinkServiceConnections: [] },
      },
    ],
  },
  undefined,
  2,
);

const registryLine = registryEndpoint.split('\n').findIndex((line) => line.includes('northeurope')) + 1;

function call(name: string, module: string): string {
  return `module ${name} '${module}' = {
  name: '${name}'
  params: { name: 'pe-${name}', subnetId: '\${vnet.id}/subnets/snet' }
}
`;
}

function reports(files: Record<string, string>, cache: Record<string, string> = {}, scope: KnownScope = {}) {
  const result = scan(memoryHost(files), {
    paths: [''],
    exclude: [],
    parameters: [],
    deployer: { scope, deploymentName: undefined, cloud: 'AzureCloud' },
    rules: rules.filter((rule) => rule.id === 'endpoint/same-region-as-vnet'),
    moduleCache: () => memoryHost(cache),
  });
  const sarif = sarifReport(result, options);
  expect(githubViolations(sarif)).toEqual([]);
  return {
    text: textReport(result, options),
    json: JSON.parse(jsonReport(result, options)) as JsonReport,
    sarif: (JSON.parse(sarif) as Log).runs[0]?.results ?? [],
  };
}

function at(result: Result | undefined): [string | undefined, number | undefined] {
  const location = result?.locations?.[0]?.physicalLocation;
  return [location?.artifactLocation?.uri, location?.region?.startLine];
}

function stepsOf(result: Result | undefined): (string | undefined)[][] {
  return (result?.codeFlows ?? []).map(({ threadFlows: [flow] }) =>
    (flow?.locations ?? []).map(({ location }) => {
      const { artifactLocation, region } = location?.physicalLocation ?? {};
      return `${artifactLocation?.uri}:${region?.startLine} ${location?.message?.text}`;
    }),
  );
}

describe('a finding inside a local module', () => {
  const files = {
    'main.bicep': network + call('one', 'modules/spoke.bicep') + call('two', 'modules/pe.bicep'),
    'modules/spoke.bicep': `param name string
param subnetId string
@description('Decorators come before the call.')
module inner 'pe.bicep' = {
  name: 'inner'
  params: { name: name, subnetId: subnetId }
}
`,
    'modules/pe.bicep': endpoint,
    'other.bicep': network + call('three', 'modules/pe.bicep'),
  };

  it('is one for all callers, at the line of the module', () => {
    const { json, sarif } = reports(files);
    expect(json.findings).toHaveLength(1);
    expect(json.findings[0]?.place).toMatchObject({ path: 'modules/pe.bicep', start: { line: 6, column: 13 }, label: '' });
    expect(sarif.map(at)).toEqual([['modules/pe.bicep', 6]]);
  });

  it('shows each way that leads there, and what is at the other end of it', () => {
    const { json, sarif, text } = reports(files);
    const ways = json.findings[0]?.occurrences.map(({ deployment, path, related }) => [
      deployment.template,
      path.map((step) => `${step.label} ${step.path}:${step.start.line}`),
      related.map((other) => other.path),
    ]);
    expect(ways).toEqual([
      ['main.bicep', ['module one main.bicep:6', 'module inner modules/spoke.bicep:4'], ['main.bicep']],
      ['main.bicep', ['module two main.bicep:10'], ['main.bicep']],
      ['other.bicep', ['module three other.bicep:6'], ['other.bicep']],
    ]);
    const last = 'modules/pe.bicep:6 what must be changed';
    expect(stepsOf(sarif[0])).toEqual([
      ['main.bicep:6 module one', 'modules/spoke.bicep:4 module inner', last],
      ['main.bicep:10 module two', last],
      ['other.bicep:6 module three', last],
    ]);
    expect(text).toContain('note: in module one at main.bicep:6:1\n  = note: in module inner at modules/spoke.bicep:4:1\n');
    expect(text).toContain('note: also in module two at main.bicep:10:1; module three at other.bicep:6:1\n');
  });
});

describe('a finding inside a registry module', () => {
  const reference = 'br:mcr.microsoft.com/bicep/avm/pe:1.0.0';
  const cache = { 'br/mcr.microsoft.com/bicep$avm$pe/1.0.0$/main.json': registryEndpoint };
  const files = { 'main.bicep': network + call('one', 'br/public:avm/pe:1.0.0') + call('two', 'br/public:avm/pe:1.0.0') };
  const inside = `inside ${reference} at ${registryLine}:19`;

  it('is at each call, and tells where in the module it is', () => {
    const { json, sarif, text } = reports(files, cache);
    expect(json.findings.map(({ place, path }) => [place.path, place.start.line, place.label, path])).toEqual([
      ['main.bicep', 6, inside, []],
      ['main.bicep', 10, inside, []],
    ]);
    expect(sarif.map(at)).toEqual([
      ['main.bicep', 6],
      ['main.bicep', 10],
    ]);
    expect(sarif[0]?.message.text).toContain(`. This is ${inside}.`);
    expect(text).toContain(` --> main.bicep:6:1
  |
3 |   location: 'westeurope'
  |             ------------ the virtual network is here
...
6 | module one 'br/public:avm/pe:1.0.0' = {
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${inside}
`);
  });

  it('shows the calls that lead to that call, and names no file that is none', () => {
    const wrapped = {
      'main.bicep': network + call('outer', 'modules/pe.bicep'),
      'modules/pe.bicep': `param name string
param subnetId string
module inner '${reference}' = {
  name: 'inner'
  params: { name: name, subnetId: subnetId }
}
`,
    };
    const { json, sarif } = reports(wrapped, cache);
    expect(json.findings.map(({ place, path }) => [place.path, place.start.line, path.map(({ label }) => label)])).toEqual([
      ['modules/pe.bicep', 3, ['module outer']],
    ]);
    expect(stepsOf(sarif[0])).toEqual([['main.bicep:6 module outer', `modules/pe.bicep:3 ${inside}`]]);
    expect(JSON.stringify(sarif)).not.toMatch(/"uri":"br/);
  });

  it('is at the line that names it where a parameter file uses it', () => {
    const whole = JSON.parse(registryEndpoint) as { resources: object[] };
    const properties = { subnets: [{ name: 'snet' }] };
    whole.resources.push({
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: 'vnet',
      location: 'westeurope',
      properties,
    });
    const used = `using '${reference}'

param name = 'pe'
param subnetId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet'
`;
    const scope = { subscriptionId: 's', resourceGroup: 'g' };
    const { json, sarif } = reports(
      { 'prod.bicepparam': used },
      { 'br/mcr.microsoft.com/bicep$avm$pe/1.0.0$/main.json': JSON.stringify(whole) },
      scope,
    );
    expect(json.findings.map(({ place }) => [place.path, place.start.line])).toEqual([['prod.bicepparam', 1]]);
    expect(sarif.map(at)).toEqual([['prod.bicepparam', 1]]);
    expect(json.files).toEqual([{ path: 'prod.bicepparam', kind: 'parameters', judged: true }]);
  });
});

describe('a finding about a part of what is passed to a module', () => {
  const main = `param endpoints object
${network}module spoke 'pe.bicep' = {
  name: 'spoke'
  params: {
    subnetId: '\${vnet.id}/subnets/snet'
    settings: endpoints.app
  }
}
`;
  const given = `using 'main.bicep'

var continent = 'europe'
param endpoints = {
  app: {
    region: 'north\${continent}'
    regions: ['north\${continent}']
    all: [{ region: 'north\${continent}' }]
  }
}
`;
  const module = (region: string): string =>
    endpoint.replace('param name string', 'param settings object').replace("'northeurope'", region);

  it.each([
    ['a member', 'settings.region', 6],
    ['a member that may be missing', "settings.?region ?? 'westeurope'", 6],
    ['an item', 'settings.regions[0]', 7],
    ['the first item', 'first(settings.regions)', 7],
    ['a member of an item of a loop', 'map(settings.all, one => one.region)[0]', 8],
  ])('is where it is passed, and tells where it was given: %s', (_, region, line) => {
    const { json, sarif } = reports({
      'main.bicep': main,
      'main.bicepparam': given,
      'pe.bicep': module(region).replace('name: name', "name: 'pe'"),
    });
    expect(json.findings.map(({ place }) => [place.path, place.start.line])).toEqual([['main.bicep', 11]]);
    expect(sarif.map(stepsOf).flat(2)).toContain(`main.bicepparam:${line} value given to parameter endpoints`);
  });

  it('is where it is written, where the caller writes it', () => {
    const caller = main.replace(
      'param endpoints object',
      "var region = 'northeurope'\nvar endpoints = {\n  app: {\n    region: region\n  }\n}",
    );
    const { json } = reports({ 'main.bicep': caller, 'pe.bicep': module('settings.region').replace('name: name', "name: 'pe'") });
    expect(json.findings.map(({ place }) => [place.path, place.start.line])).toEqual([['main.bicep', 4]]);
  });
});
