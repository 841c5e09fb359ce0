import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import type { ScanRequest } from '../../src/scan/scan-request.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = schema.replace('deploymentTemplate', 'deploymentParameters');

/** An endpoint and its network, each in the region that an expression says. */
function spoke(endpointRegion: string, networkRegion = 'westeurope', more: object = {}): string {
  const vnetId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet')]";
  return JSON.stringify({
    $schema: schema,
    contentVersion: '1.0.0.0',
    parameters: { region: { type: 'string', defaultValue: 'westeurope' }, other: { type: 'int', defaultValue: 1 } },
    resources: [
      {
        type: 'Microsoft.Network/virtualNetworks',
        apiVersion: '2024-05-01',
        name: 'vnet',
        location: networkRegion,
        properties: { subnets: [{ name: 'snet' }] },
      },
      {
        type: 'Microsoft.Network/privateEndpoints',
        apiVersion: '2024-05-01',
        name: 'pe',
        location: endpointRegion,
        properties: { subnet: { id: vnetId }, privateLinkServiceConnections: [] },
      },
    ],
    ...more,
  });
}

function values(parameters: Record<string, unknown>): string {
  return JSON.stringify({
    $schema: parametersSchema,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
  });
}

function scanned(files: Record<string, string>, request: Partial<ScanRequest> = {}) {
  const sameRegion = rules.filter((rule) => rule.id === 'endpoint/same-region-as-vnet');
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  return scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules: sameRegion, ...request });
}

function failed(files: Record<string, string>, request: Partial<ScanRequest> = {}): string[][] {
  const failures = scanned(files, request).findings.filter((finding) => finding.verdict === 'fail');
  return failures.flatMap((finding) => finding.occurrences.map(({ deployment }) => [deployment.template, ...deployment.parameters]));
}

describe('the values of parameter files', () => {
  const told = (files: Record<string, string>, request: Partial<ScanRequest> = {}): string[] =>
    scanned(files, request).diagnostics.map(({ severity, path, span, message }) => {
      const line = span === undefined ? '' : `:${span.source.position(span.start).line}`;
      return `${severity} ${path ?? ''}${line} ${message}`;
    });
  const bicep = 'param region string\n@secure()\nparam password string\nparam size int = 1\nparam tag string?\noutput x string = region';

  it('are errors where the template lacks the parameter, or requires what they leave out', () => {
    const all = "using 'main.bicep'\nparam region = 'x'\nparam password = 'p'\n";
    expect(told({ 'main.bicep': bicep, 'main.bicepparam': all })).toEqual([]);
    expect(told({ 'main.bicep': bicep, 'main.bicepparam': `${all}param regoin = 'y'` })).toEqual([
      "error main.bicepparam:4 main.bicep has no parameter 'regoin'",
    ]);
    expect(told({ 'main.bicep': bicep, 'main.bicepparam': all.replace('region', 'Region') })).toEqual([
      "error main.bicepparam:2 main.bicep has no parameter 'Region'; did you mean 'region'?",
    ]);
    expect(told({ 'main.bicep': bicep, 'main.parameters.json': values({ REGION: 'x', password: 'p' }) })).toEqual([]);
    expect(told({ 'main.bicep': bicep, 'main.bicepparam': "using 'main.bicep'" })).toEqual([
      "error main.bicepparam:1 main.bicep requires values for 'region', 'password', which this file does not give",
    ]);
    expect(told({ 'main.bicep': bicep, 'main.parameters.json': values({ other: 1 }) })).toEqual([
      "error main.parameters.json main.bicep requires values for 'region', 'password', which this file does not give",
      "error main.parameters.json:1 main.bicep has no parameter 'other'",
    ]);
  });

  it('may leave secrets to the pipeline, and others to the command line', () => {
    const files = { 'main.bicep': bicep, 'main.parameters.json': values({ region: 'x' }) };
    expect(told(files)).toEqual(["note main.parameters.json main.bicep requires a value for 'password', which this file does not give"]);
    expect(told(files, { parameters: [{ kind: 'value', name: 'password', text: 'p' }] })).toEqual([]);
  });

  it('count where the template is named, but not where the request gives others', () => {
    const files = {
      'app/main.json': spoke("[parameters('region')]"),
      'app/main.parameters.json': values({ region: 'northeurope' }),
      'app/parameters/main.prod.json': values({ region: 'eastus' }),
      'app/other.parameters.json': values({ region: 'southindia' }),
    };
    const used = (request: Partial<ScanRequest>) =>
      scanned(files, { paths: ['app/main.json'], ...request }).deployments.map((one) => one.parameters);
    expect(used({})).toEqual([['app/main.parameters.json'], ['app/parameters/main.prod.json']]);
    expect(used({ exclude: ['parameters/'] })).toEqual([['app/main.parameters.json']]);
    const source = new Source('given.parameters.json', values({ region: 'westeurope' }));
    expect(used({ parameters: [{ kind: 'file', source }] })).toEqual([['given.parameters.json']]);
    const bicepFiles = { 'main.bicep': bicep, 'prod.bicepparam': "using 'main.bicep'", 'b.bicepparam': "using 'b.bicep'", 'b.bicep': '' };
    expect(scanned(bicepFiles, { paths: ['main.bicep'] }).deployments).toEqual([
      { template: 'main.bicep', parameters: ['prod.bicepparam'] },
    ]);
  });

  it('count though the schema is that of a template', () => {
    const files = {
      'main.json': spoke("[parameters('region')]"),
      'main.parameters.json': values({ region: 'northeurope' }).replace(parametersSchema, schema),
    };
    expect(failed(files)).toEqual([['main.json', 'main.parameters.json']]);
    expect(told(files)).toEqual([
      'warning main.parameters.json:1 this `$schema` is that of a template, but the file holds parameter values: they are used',
    ]);
  });
});

describe('a broken file', () => {
  const told = (files: Record<string, string>): string[] =>
    scanned(files).diagnostics.map(({ code, path, span }) => `${code} ${path ?? ''}:${span?.source.position(span.start).line ?? ''}`);
  const conflict = (ours: string): string => `<<<<<<< HEAD\n${ours}\n=======\ntheirs\n>>>>>>> topic\n`;

  it('is judged by the first side of a merge conflict, of which it is told once', () => {
    const bicep = `${conflict("param region string = 'x'")}output y string = region`;
    const files = { 'a.json': conflict(spoke('northeurope')), 'b.bicep': bicep, 'c.json': conflict('{"name": "package"}') };
    expect(failed(files)).toEqual([['a.json']]);
    expect(told(files)).toEqual(['json-syntax a.json:1', 'bicep-syntax b.bicep:1']);
  });

  it('is judged although its schema is misspelt', () => {
    const misspelt = (schemaName: string): Record<string, string> => ({
      'a.json': spoke('northeurope').replace('deploymentTemplate.json#', schemaName),
    });
    for (const name of ['deploymentTemplat.json#', 'deployementTemplate.json', 'template.json#', '']) {
      expect(failed(misspelt(name))).toEqual([['a.json']]);
      expect(told(misspelt(name))).toEqual(['template-shape a.json:1']);
    }
  });

  it('gives its values although its schema is misspelt', () => {
    const parameters = values({ region: 'northeurope' }).replace('deploymentParameters', 'deploymentParamters');
    expect(failed({ 'a.json': spoke("[parameters('region')]"), 'a.parameters.json': parameters })).toEqual([
      ['a.json', 'a.parameters.json'],
    ]);
  });
});

describe('endpoints that a default leaves out', () => {
  const told = (files: Record<string, string>): string[] =>
    scanned(files).diagnostics.flatMap(({ code, path, message }) => (code === 'not-deployed' ? `${path ?? ''}: ${message}` : []));
  const endpoint = (name: string): string => `resource ${name} 'Microsoft.Network/privateEndpoints@2024-05-01' = `;

  it('are counted, with the default', () => {
    const main = `param enable bool = false
param subnetId string = ''
${endpoint('a')}if (enable) { name: 'a' }
${endpoint('b')}[for i in range(0, 3): if (enable) { name: 'b\${i}' }]
${endpoint('c')}if (!empty(subnetId)) { name: 'c' }
module m 'm.bicep' = if (enable) { name: 'm' }
resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = if (enable) { name: 'v' }
param kind string = 'x'
${endpoint('f')}if (kind == 'y') { name: 'f' }`;
    const files = { 'main.bicep': main, 'm.bicep': `${endpoint('d')}{ name: 'd' }\n${endpoint('e')}existing = { name: 'e' }` };
    expect(told(files)).toEqual([
      'main.bicep: 5 private endpoints are not deployed with these values, and not judged: enable is false by default',
      'main.bicep: 1 private endpoint is not deployed with these values, and not judged: subnetId is empty by default',
    ]);
    const given = "using 'main.bicep'\nparam enable = false\nparam subnetId = 'x'";
    expect(told({ ...files, 'main.bicepparam': given })).toEqual([]);
  });
});

describe('a module', () => {
  it('that is broken is told of, wherever it is used', () => {
    const files = {
      'main.bicep': "module m 'm.bicep' = { name: 'm' }",
      'm.bicep': "module n 'n.bicep' = { name: 'n' }",
      'n.bicep': 'param x string =',
    };
    expect(scanned(files).diagnostics).toMatchObject([{ code: 'bicep-syntax', path: 'n.bicep' }]);
  });

  it('that is not there is an error, as for the compiler', () => {
    const files = { 'main.bicep': "module m 'm.bicep' = if (false) { name: 'm' }\nmodule n 'br/gone:x:1' = { name: 'n' }" };
    expect(scanned(files).diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['module-not-found', 'error', "there is no file 'm.bicep'"],
      ['module-not-found', 'error', "no bicepconfig.json declares the module alias 'br/gone'"],
    ]);
  });
});

describe('a token of a pipeline', () => {
  const note = (files: Record<string, string>): string[] =>
    scanned(files).diagnostics.map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`);

  it.each([
    ['a parameter file', { 'main.json': spoke("[parameters('region')]"), 'main.parameters.json': values({ region: 'north#{Region}#' }) }],
    ['a template', { 'main.json': spoke('$(region)') }],
    ['an expression', { 'main.json': spoke("[concat('north', '__region__')]") }],
    [
      'a default',
      { 'main.json': spoke("[parameters('t')]", 'westeurope', { parameters: { t: { type: 'string', defaultValue: '{{t}}' } } }) },
    ],
  ])('is unknown in %s', (_, files: Record<string, string>) => {
    expect(failed(files)).toEqual([]);
  });

  it('is told where it stands in an expression', () => {
    expect(note({ 'main.json': spoke("[concat('north', '__region__')]") })).toEqual([
      'unreplaced-token main.json: `__region__` is a token that is replaced before a deployment: unknown here',
    ]);
  });

  it('leaves the rest of an object known', () => {
    const template = spoke("[parameters('o').region]", 'westeurope', { parameters: { o: { type: 'object' } } });
    const files = { 'main.json': template, 'main.parameters.json': values({ o: { region: 'northeurope', name: '#{name}#' } }) };
    expect(failed(files)).toHaveLength(1);
  });

  it('is told once for a file', () => {
    const parameters = { region: '#{Region}#', a: ['#{A}#', '#{Region}#'], b: '#{B}#', c: '#{C}#' };
    const declared = Object.fromEntries(['region', 'a', 'b', 'c'].map((name) => [name, {}]));
    const files = {
      'main.json': spoke("[parameters('region')]", 'x', { parameters: declared }),
      'main.parameters.json': values(parameters),
    };
    expect(note(files)).toEqual([
      'unreplaced-token main.parameters.json: `#{Region}#`, `#{A}#`, `#{B}#` and 1 more are tokens that are replaced before a deployment: unknown here',
    ]);
  });

  it('is unknown in Bicep and its parameter files', () => {
    const bicep = (value: string) => `param region string${value}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'vnet', location: 'westeurope', properties: { subnets: [{ name: 'snet' }] } }
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: region
  properties: { subnet: { id: vnet.properties.subnets[0].id }, privateLinkServiceConnections: [] }
}`;
    expect(failed({ 'main.bicep': bicep(" = 'northeurope'") })).toHaveLength(1);
    expect(note({ 'main.bicep': bicep(" = 'north#{x}#'") })).toHaveLength(1);
    expect(failed({ 'main.bicep': bicep(" = 'north#{x}#'") })).toEqual([]);
    const files = { 'main.bicep': bicep(''), 'main.bicepparam': "using 'main.bicep'\nparam region = '#{Region}#'" };
    expect(note(files)).toEqual([
      'unreplaced-token main.bicepparam: `#{Region}#` is a token that is replaced before a deployment: unknown here',
    ]);
    expect(failed(files)).toEqual([]);
  });
});

describe('a deployment', () => {
  const template = spoke("[parameters('region')]");

  it('is a template with its defaults where no parameter file belongs to it', () => {
    expect(scanned({ 'main.json': template }).deployments).toEqual([{ template: 'main.json', parameters: [] }]);
    expect(failed({ 'main.json': spoke('northeurope') })).toEqual([['main.json']]);
  });

  it('is a template with each parameter file that belongs to it', () => {
    const files = {
      'main.json': template,
      'main.dev.parameters.json': values({ region: 'westeurope' }),
      'main.prod.parameters.json': values({ region: 'northeurope' }),
    };
    expect(scanned(files).deployments).toHaveLength(2);
    expect(failed(files)).toEqual([['main.json', 'main.prod.parameters.json']]);
  });

  it('takes given values over those of its files', () => {
    const files = { 'main.json': template, 'main.parameters.json': values({ region: 'westeurope' }) };
    const parameters = [{ kind: 'value', name: 'Region', text: 'northeurope' }] as const;
    expect(failed(files, { parameters })).toEqual([['main.json', 'main.parameters.json', 'Region']]);
  });

  it('takes given files in place of its own, the last one first', () => {
    const files = { 'main.json': template, 'main.parameters.json': values({ region: 'westeurope' }) };
    const given = [values({ region: 'westeurope' }), values({ region: 'northeurope' })];
    const parameters = given.map((text, at) => ({ kind: 'file', source: new Source(`given-${at}.json`, text) }) as const);
    expect(failed(files, { parameters })).toEqual([['main.json', 'given-0.json', 'given-1.json']]);
  });

  it('reads a given value as its parameter is declared', () => {
    const parameters = [
      { kind: 'value', name: 'region', text: '1' },
      { kind: 'value', name: 'other', text: '2' },
    ] as const;
    expect(scanned({ 'main.json': template }, { parameters }).diagnostics).toEqual([]);
  });

  it('is told of a given name that no template has', () => {
    const { diagnostics } = scanned({ 'main.json': template }, { parameters: [{ kind: 'value', name: 'regoin', text: 'x' }] });
    expect(diagnostics).toMatchObject([{ code: 'parameter-value', severity: 'error' }]);
  });
});

describe('a linked template', () => {
  const caller = (link: object): string => {
    const properties = { mode: 'Incremental', templateLink: link, parameters: { region: { value: 'northeurope' } } };
    return JSON.stringify({
      $schema: schema,
      contentVersion: '1.0.0.0',
      resources: [{ type: 'Microsoft.Resources/deployments', apiVersion: '2024-03-01', name: 'spoke', properties }],
    });
  };

  it('is judged where it is linked, with the values that it is given, not by itself', () => {
    const files = { 'main.json': caller({ relativePath: 'nested/spoke.json' }), 'nested/spoke.json': spoke("[parameters('region')]") };
    const result = scanned(files);
    expect(result.deployments).toEqual([{ template: 'main.json', parameters: [] }]);
    expect(result.findings).toMatchObject([
      {
        verdict: 'fail',
        place: { span: { source: { path: 'main.json' } } },
        occurrences: [{ path: [], related: [{ span: { source: { path: 'nested/spoke.json' } }, label: 'it is used here' }, {}] }],
      },
    ]);
    expect(result.files).toEqual([
      { path: 'main.json', kind: 'template', judged: true },
      { path: 'nested/spoke.json', kind: 'template', judged: true },
    ]);
  });

  it('is judged by itself too on request', () => {
    const files = { 'main.json': caller({ relativePath: 'spoke.json' }), 'spoke.json': spoke("[parameters('region')]") };
    expect(failed(files, { includeModules: true })).toEqual([['main.json']]);
    expect(scanned(files, { includeModules: true }).deployments).toHaveLength(2);
  });

  it('is judged by itself too where it has a parameter file', () => {
    const files = {
      'main.json': caller({ relativePath: 'spoke.json' }),
      'spoke.json': spoke("[parameters('region')]"),
      'spoke.parameters.json': values({}),
    };
    expect(scanned(files).deployments).toHaveLength(2);
  });

  it('is found by the end of its URL', () => {
    const uri = 'https://raw.example.net/repo/main/nested/spoke.json';
    expect(failed({ 'main.json': caller({ uri }), 'infra/nested/spoke.json': spoke("[parameters('region')]") })).toEqual([['main.json']]);
  });

  it('that is missing is told of, and the rest is judged', () => {
    expect(scanned({ 'main.json': caller({ relativePath: '../outside.json' }) }).diagnostics).toMatchObject([
      { code: 'template-not-found' },
    ]);
  });

  it('takes no value that it lacks, if it is surely the file that was found', () => {
    const codes = (link: object): string[] =>
      scanned({
        'main.json': caller(link),
        'nested/spoke.json': JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [] }),
      }).diagnostics.map(({ code }) => code);
    expect(codes({ relativePath: 'nested/spoke.json' })).toContain('parameter-value');
    expect(codes({ uri: 'https://example.com/other/main/nested/spoke.json' })).not.toContain('parameter-value');
  });

  it('may link itself without end', () => {
    const { deployments, diagnostics } = scanned({ 'main.json': caller({ relativePath: 'main.json' }) });
    expect(deployments).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'budget-exceeded' }, { code: 'parameter-value' }]);
  });
});

describe('Bicep', () => {
  const network = (region: string): string => `
    resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
      name: 'vnet'
      location: '${region}'
      properties: { subnets: [{ name: 'snet' }] }
    }
    output subnetId string = vnet.properties.subnets[0].id`;
  const main = `
    param region string = 'westeurope'
    module net 'modules/net.bicep' = { name: 'net' }
    resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
      name: 'pe'
      location: region
      properties: { subnet: { id: net.outputs.subnetId }, privateLinkServiceConnections: [] }
    }`;
  const files = { 'main.bicep': main, 'modules/net.bicep': network('westeurope') };

  it('is judged with its modules, which are not judged by themselves', () => {
    expect(scanned(files)).toMatchObject({ deployments: [{ template: 'main.bicep' }], diagnostics: [], findings: [] });
    expect(failed({ ...files, 'modules/net.bicep': network('eastus') })).toEqual([['main.bicep']]);
  });

  it('is judged by itself too as a module, on request', () => {
    const { deployments, findings } = scanned({ ...files, 'modules/net.bicep': network('eastus') }, { includeModules: true });
    expect(deployments.map(({ template }) => template)).toEqual(['main.bicep', 'modules/net.bicep']);
    expect(findings).toHaveLength(1);
  });

  it('takes values from the file that uses it, wherever that is', () => {
    const values = { 'env/prod.bicepparam': "using '../main.bicep'\nparam region = 'northeurope'" };
    expect(failed({ ...files, ...values })).toEqual([['main.bicep', 'env/prod.bicepparam']]);
    expect(failed({ ...files, ...values }, { paths: ['env'] })).toEqual([['main.bicep', 'env/prod.bicepparam']]);
  });

  it('takes values from the files too that its parameter file extends', () => {
    const values = {
      'base.bicepparam': "using none\nparam region = 'northeurope'",
      'prod.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'",
    };
    expect(failed({ ...files, ...values })).toEqual([['main.bicep', 'prod.bicepparam']]);
    const result = scanned({ ...files, ...values });
    expect([result.diagnostics, result.files.every(({ judged }) => judged)]).toEqual([[], true]);
  });

  it.each([
    ['a module', "module m 'm.bicep' = { name: 'm' }"],
    ['a module that is never deployed', "module m 'm.bicep' = if (false) { name: 'm' }"],
    ['a module of a loop that never runs', "module m 'm.bicep' = [for i in []: { name: 'm' }]"],
    ['a file that it imports from', "import { known } from 'm.bicep'"],
    ['all of a file that it imports', "import * as all from 'm.bicep'"],
    ['a module of its module', "module m 'between.bicep' = if (false) { name: 'm' }"],
    ['a file that its module imports from', "module m 'importing.bicep' = if (false) { name: 'm' }"],
  ])('does not compile with an error in %s, which is told once', (_, text) => {
    const broken = {
      'm.bicep': "@export()\nvar known = 'x'\nparam broken string =",
      'between.bicep': "module m 'm.bicep' = { name: 'm' }",
      'importing.bicep': "import { known } from 'm.bicep'",
    };
    const { diagnostics } = scanned({ ...broken, 'main.bicep': text, 'other.bicep': text }, { paths: ['main.bicep', 'other.bicep'] });
    expect(diagnostics).toMatchObject([{ code: 'bicep-syntax', severity: 'error', path: 'm.bicep' }]);
  });

  it('does not hide what is wrong in the JSON that it was compiled to before it was mended', () => {
    const compiled = spoke('northeurope', 'westeurope', { metadata: { _generator: { name: 'bicep' } } });
    expect(failed({ ...files, 'main.json': compiled })).toEqual([['main.json']]);
    expect(failed({ 'main.json': compiled })).toEqual([['main.json']]);
  });

  it('tells once of the registry modules that are missing', () => {
    const using = (name: string): string => `module x 'br/public:avm/res/network/${name}:0.1.0' = { name: 'x' }`;
    const { diagnostics } = scanned({ 'a.bicep': using('a'), 'b.bicep': using('b') });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toMatch(/avm\/res\/network\/a:0\.1\.0, .*avm\/res\/network\/b:0\.1\.0$/);
  });
});

describe('a scan', () => {
  it('goes on where a file is broken, and judges what it could read', () => {
    const broken = spoke('northeurope').slice(0, -1);
    const { diagnostics, findings, files } = scanned({ 'a.json': broken, 'b.json': spoke('northeurope') });
    expect(diagnostics).toMatchObject([{ code: 'json-syntax', severity: 'error', path: 'a.json' }]);
    expect(findings.map((finding) => finding.place.span.source.path)).toEqual(['a.json', 'b.json']);
    expect(files.every((file) => file.judged)).toBe(true);
  });

  it('passes over JSON that is no template, unless it is asked for by name', () => {
    const files = { 'package.json': '{"name":"x"}', 'main.json': spoke('westeurope') };
    expect(scanned(files)).toMatchObject({ files: [{ path: 'main.json' }], diagnostics: [] });
    expect(scanned(files, { paths: ['package.json'] }).diagnostics).toMatchObject([{ code: 'unreadable-file', path: 'package.json' }]);
  });

  it('says of a template that is asked for by name nothing that is so of another one beside it', () => {
    const files = {
      'main.bicep':
        "param region string\nresource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = { name: 'a.example', location: region }",
      'other.bicep': "module hub 'br:contoso.azurecr.io/hub:1' = { name: 'hub' }",
      'other.bicepparam': "using 'other.bicep'",
      'shared.bicepparam': "using none\nparam region = 'global'",
      'main.prod.bicepparam': "using 'main.bicep'\nextends 'shared.bicepparam'",
    };
    const named = scanned(files, { paths: ['main.bicep'] });
    expect(named.diagnostics).toEqual([]);
    expect(named.files.map(({ path }) => path)).toEqual(['main.bicep', 'main.prod.bicepparam']);
    expect(scanned(files).diagnostics).toMatchObject([{ code: 'template-not-found' }]);
  });

  it('names parameter files that belong to nothing once', () => {
    const { diagnostics, files } = scanned({ 'a.parameters.json': values({}), 'b.parameters.json': values({}) });
    expect(diagnostics).toMatchObject([{ code: 'parameter-file', severity: 'note' }]);
    expect(files.map((file) => file.judged)).toEqual([false, false]);
  });

  it('names modules that a registry has and the cache lacks once, and each file that is not there', () => {
    const uses = (reference: string, names: readonly string[]): string =>
      names.map((name) => `module ${name} '${reference}' = { name: '${name}' }\n`).join('');
    const files = {
      'main.bicep': `${uses('br/public:gone:1', ['a', 'b'])}${uses('gone.bicep', ['c', 'd'])}import { size } from 'br/public:gone:1'\noutput size int = size\n`,
      'main.bicepparam': "using 'br/public:gone:2'",
    };
    expect(scanned(files).diagnostics.map(({ message, path }) => [path, message])).toEqual([
      [undefined, expect.stringMatching(/belong to no template/)],
      [
        undefined,
        expect.stringMatching(
          /fetch them with 'plumblint restore': br:mcr.microsoft.com\/bicep\/gone:1, br:mcr.microsoft.com\/bicep\/gone:2$/,
        ),
      ],
      ['main.bicep', "there is no file 'gone.bicep'"],
      ['main.bicep', "there is no file 'gone.bicep'"],
    ]);
  });

  it('says why a .bicepparam belongs to nothing', () => {
    const { diagnostics } = scanned({ 'prod.bicepparam': "using 'gone.bicep'" });
    expect(diagnostics).toMatchObject([
      { code: 'parameter-file' },
      { code: 'module-not-found', severity: 'error', message: "there is no file 'gone.bicep'" },
    ]);
  });

  it('outlives a rule that crashes', () => {
    const [rule] = rules;
    if (rule === undefined) throw new Error('no rule');
    const crashing = {
      ...rule,
      id: 'test/crash',
      checks: () => {
        throw new Error('boom');
      },
    };
    expect(scanned({ 'main.json': spoke('westeurope') }, { rules: [crashing] }).diagnostics).toMatchObject([{ code: 'rule-crashed' }]);
  });

  it('gives the same result each time', () => {
    const files = { 'main.json': spoke('northeurope'), 'other.json': spoke("[parameters('region')]", 'eastus') };
    const printed = (): string =>
      JSON.stringify(scanned(files), (key, value: unknown) => (key === 'rules' || value instanceof Source ? undefined : value));
    expect(printed()).toBe(printed());
  });
});
