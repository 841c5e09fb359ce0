import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { formats } from '../../src/reports/formats.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

const arcRules = rules.filter(({ id }) => id.startsWith('arc/'));

function scanned(files: Readonly<Record<string, string>>, scope = {}): ScanResult {
  const deployer = { scope, deploymentName: undefined, cloud: 'AzureCloud' };
  return scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules: arcRules });
}

/** What is found, each with what is written at its place. */
function found(files: Readonly<Record<string, string>>): string[] {
  return scanned(files).findings.map(({ ruleId, place: { span } }) => {
    const { line } = span.source.position(span.start);
    return `${span.source.path}:${line} ${ruleId.slice('arc/'.length)}: ${span.source.text.slice(span.start, span.end)}`;
  });
}

/** A template of one resource, with what stands before it. */
function bicep(type: string, properties: string, before = ''): string {
  return `${before}
resource holder '${type}' = {
  name: ${type.split('/').length > 2 ? "'a/b'" : "'a'"}
  location: 'westeurope'
  properties: {
    ${properties}
  }
}
`;
}

const vm = 'Microsoft.Compute/virtualMachines@2024-07-01';
const old = 'apt-get install azcmagent=1.3.1';
const tooOld = 'agent-supports-private-link: azcmagent=1.3.1';
const lines = `'''\n#!/bin/bash\n${old}\n'''`;

describe('a script in a template is judged where it is written', () => {
  it.each<[string, string, string]>([
    ['customData', bicep(vm, `osProfile: { customData: base64(${lines}) }`), 'main.bicep:8'],
    ['customData of a variable', bicep(vm, 'osProfile: { customData: base64(script) }', `var script = ${lines}`), 'main.bicep:3'],
    ['customData in base64', bicep(vm, 'osProfile: { customData: encoded }', `var encoded = base64(${lines})`), 'main.bicep:3'],
    ['customData of a default', bicep(vm, 'osProfile: { customData: base64(script) }', `param script string = '${old}'`), 'main.bicep:1'],
    ['userData', bicep(vm, `userData: base64('${old}')`), 'main.bicep:6'],
    [
      'a scale set',
      bicep(
        'Microsoft.Compute/virtualMachineScaleSets@2024-07-01',
        `virtualMachineProfile: { osProfile: { customData: base64('${old}') } }`,
      ),
      'main.bicep:6',
    ],
    [
      'settings of an extension',
      bicep('Microsoft.Compute/virtualMachines/extensions@2024-07-01', `settings: { commandToExecute: '${old}' }`),
      'main.bicep:6',
    ],
    [
      'script of an extension',
      bicep('Microsoft.HybridCompute/machines/extensions@2024-07-10', `protectedSettings: { script: base64('${old}') }`),
      'main.bicep:6',
    ],
    ['a run command', bicep('Microsoft.HybridCompute/machines/runCommands@2025-01-13', `source: { script: ${lines} }`), 'main.bicep:8'],
    [
      'a run command of Azure',
      bicep('microsoft.compute/VirtualMachines/runCommands@2024-07-01', `source: { script: '${old}' }`),
      'main.bicep:6',
    ],
    ['a deployment script', bicep('Microsoft.Resources/deploymentScripts@2023-08-01', `scriptContent: '${old}'`), 'main.bicep:6'],
    ['a text around values', bicep(vm, `userData: base64('\${name} x \${1 + 1} ${old}')`, 'param name string'), 'main.bicep:6'],
    ['a text that is joined', bicep(vm, `userData: base64(concat('#!/bin/sh\\n', '${old}'))`), 'main.bicep:6'],
    ['a nested shell', bicep(vm, `userData: base64('sudo bash -c "echo; ${old}"')`), 'main.bicep:6'],
  ])('%s', (_, text, place) => {
    expect(found({ 'main.bicep': text })).toEqual([`${place} ${tooOld}`]);
  });

  it('in a file that is loaded, once, though that is judged by itself too', () => {
    const files = { 'main.bicep': bicep(vm, "userData: base64(loadTextContent('a/setup.sh'))"), 'a/setup.sh': `#!/bin/sh\n${old}\n` };
    expect(found(files)).toEqual([`a/setup.sh:2 ${tooOld}`]);
    const encoded = { 'main.bicep': bicep(vm, "userData: loadFileAsBase64('a/setup.txt')"), 'a/setup.txt': `\uFEFF#!/bin/sh\n${old}\n` };
    expect(found(encoded)).toEqual([`a/setup.txt:2 ${tooOld}`]);
  });

  it('in ARM JSON, in module calls and in parameter files', () => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const json = (customData: string) =>
      JSON.stringify(
        {
          $schema: schema,
          contentVersion: '1.0.0.0',
          resources: [
            { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'a', properties: { osProfile: { customData } } },
          ],
        },
        undefined,
        1,
      );
    const expression = `[base64('#!/bin/bash\necho ''x'' "y"\n${old}')]`;
    expect(found({ 'main.json': json(expression) })).toEqual([`main.json:11 ${tooOld}`]);
    const encoded = Buffer.from(`#!/bin/bash\n${old}`).toString('base64');
    expect(found({ 'main.json': json(encoded) })).toEqual([`main.json:11 agent-supports-private-link: "${encoded}"`]);
    const module = bicep(vm, 'userData: base64(script)', 'param script string');
    expect(
      found({ 'm/vm.bicep': module, 'main.bicep': `module m 'm/vm.bicep' = {\n  name: 'm'\n  params: {\n    script: '${old}'\n  }\n}\n` }),
    ).toEqual([`main.bicep:4 ${tooOld}`]);
    expect(found({ 'vm.bicep': module, 'vm.bicepparam': `using 'vm.bicep'\nparam script = '${old}'\n` })).toEqual([
      `vm.bicepparam:2 ${tooOld}`,
    ]);
  });

  it('not where it is not known, not run by a machine, or of something else', () => {
    const none = [
      bicep(vm, 'userData: base64(script)', 'param script string'),
      bicep(vm, `osProfile: { customData: '${old}' }`),
      bicep(vm, `osProfile: { computerName: '${old}' }`),
      bicep(vm, "userData: base64('apt-get install agent=1.3.1')"),
      bicep('Microsoft.Compute/disks@2024-03-02', `userData: base64('${old}')`),
      `resource a '${vm}' existing = {\n  name: 'a'\n}\n`,
    ];
    for (const text of none) expect(found({ 'main.bicep': text })).toEqual([]);
  });
});

describe('what is put into a script is not known', () => {
  const connect = (location: string): string =>
    bicep(
      'Microsoft.HybridCompute/machines/runCommands@2025-01-13',
      `source: { script: 'azcmagent connect --location ${location} --private-link-scope \${scope.id}' }`,
      `param where string
resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = {
  name: 'pls'
  location: 'northeurope'
}`,
    );
  const group = { subscriptionId: '11111111-1111-1111-1111-111111111111', resourceGroup: 'rg' };
  const verdicts = (text: string) =>
    scanned({ 'main.bicep': text }, group).findings.map(({ ruleId, verdict, occurrences: [{ title }] }) => [ruleId, verdict, title]);

  it('but the rest is, and joined with the resources beside it', () => {
    const [first] = verdicts(connect('westeurope'));
    expect(first).toEqual([
      'arc/machine-in-region-of-scope',
      'fail',
      'the machine that this connects is in westeurope, but its Arc private link scope pls is in northeurope',
    ]);
    expect(verdicts(connect('northeurope'))).toEqual([]);
    for (const unknown of ['${where}', "\\'${where}\\'", '"${where}"', 'west${where}'])
      expect(verdicts(connect(unknown)).map(([, verdict]) => verdict)).toEqual(['open']);
  });
});

describe('secrets', () => {
  it('are shown nowhere', () => {
    const extension = 'Microsoft.Compute/virtualMachines/extensions@2024-07-01';
    const bad = `azcmagent connect -p marked1 --access-token 'marked2' # ${old}\nMY_PASSWORD=marked3 # x`;
    const files = {
      'a/main.bicep': bicep(vm, 'userData: base64(script)', `var script = '''\n${bad}\n${old}\n'''`),
      'b/main.bicep': bicep(extension, `protectedSettings: { commandToExecute: 'curl -H marked4; ${old}; azcmagent connect -p x' }`),
      'c/main.bicep': bicep(
        vm,
        "userData: base64('azcmagent connect -p ${key} --location ${key}')",
        "@secure()\nparam key string = 'marked5'",
      ),
      'd/main.bicep': bicep(vm, "userData: base64(loadTextContent('setup.txt'))"),
      'd/setup.txt': `azcmagent connect --service-principal-secret=marked6 # no\n${old} # marked`,
      'e/main.bicep': bicep(extension, "protectedSettings: { script: loadFileAsBase64('run.txt') }"),
      'e/run.txt': `echo marked7; ${old}`,
    };
    const result = scanned(files);
    const options = { version: '1', open: true, minSeverity: 'note', colour: false } as const;
    for (const format of ['text', 'json', 'sarif'] as const) expect(formats[format](result, options)).not.toMatch(/marked\d/);
    const written = result.findings.filter(({ ruleId }) => ruleId === 'arc/no-secret-in-script');
    expect(written.map(({ place: { span } }) => span.source.path)).toEqual(['a/main.bicep', 'a/main.bicep', 'b/main.bicep', 'd/setup.txt']);
  });
});

describe('scripts without end', () => {
  const copies = (count: number, script: string): string => `resource vms '${vm}' = [
  for i in range(0, ${count}): {
    name: 'vm\${i}'
    properties: { osProfile: { customData: base64('${script}') }, userData: base64('${script}') }
  }
]
`;
  const codes = (text: string): string[] => scanned({ 'main.bicep': text }).diagnostics.map(({ code, message }) => `${code}: ${message}`);

  it('are looked at up to a bound, and that there are more is said once', () => {
    expect(codes(copies(250, 'azcmagent'))).toEqual([]);
    expect(codes(copies(252, 'azcmagent'))).toEqual([expect.stringMatching(/^budget-exceeded: more than 500 scripts/)]);
  });

  it('are looked at up to so many characters of different ones', () => {
    const long = `azcmagent ${'x'.repeat(99_984)}`;
    expect(codes(copies(20, `${long} # \${i}`))).toEqual([]);
    expect(codes(copies(21, `${long} # \${i}`))).toEqual([
      expect.stringMatching(/^budget-exceeded: more than 500 scripts, or more than 4000000/),
    ]);
    expect(codes(copies(21, long))).toEqual([]);
  });
});
