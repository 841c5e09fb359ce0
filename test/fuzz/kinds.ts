import fc from 'fast-check';
import { audited, auditParts, keptResults, merged } from './audit-inputs.js';
import { armWithSecrets, bicepWithSecrets, secretFile } from './case-secrets.js';
import { declarations, expressions } from './expressions.js';
import { mangled } from './mangled.js';
import { baselines, configurationFiles, knownFacts, policed, suppressions } from './policy-inputs.js';
import { registries, restored } from './registry-inputs.js';
import { marked, secretPrograms, secretTemplates } from './secret-inputs.js';
import type { Seeds } from './seeds.js';
import { formatNames } from '../../src/reports/formats.js';
import { discover } from '../../src/scan/discover.js';
import { type Files, predictionOf, reportsOf, sizeOf, survives, type Told } from './survival.js';
import { watchedHost } from './watched-host.js';

/** One kind of input: trees of files, and what must hold of each. */
export interface Kind {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Files>;
  /** Throws where it does not hold. */
  readonly check: (files: Files) => void | Promise<void>;
}

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

/** Rules and reports take longer than all the rest: those of most kinds are asked for one of so many sizes of input. */
const scannedEvery = 8;

function predicted(files: Files, told: Told = {}): void {
  survives(files, () => [predictionOf(files, told), ...(sizeOf(files) % scannedEvery === 0 ? reportsOf(files, told) : [])]);
}

function scanned(files: Files): void {
  survives(files, () => [predictionOf(files), ...reportsOf(files)]);
}

const markedInAnyCase = new RegExp(marked, 'i');

/** Throws where the secret is shown; one that is written in a file of its own as it stands there. */
export function secretive(files: Files): void {
  const { [secretFile]: secret = marked } = files;
  const isShown = (text: string): boolean => markedInAnyCase.test(text) || text.includes(secret);
  const at = [predictionOf(files), ...reportsOf(files)].findIndex(isShown);
  if (at >= 0) throw new Error(`the secret is shown in ${['the prediction', ...formatNames][at] ?? ''}`);
}

function walked(files: Files): void {
  const exclude = (files['.excluded'] ?? '').split('\n');
  const globs = exclude.slice(0, 3).map((pattern) => ({ folder: '', pattern }));
  survives(files, () =>
    discover(watchedHost(files), { paths: ['', ...exclude.slice(0, 3)], globs, exclude }).diagnostics.map(({ message }) => message),
  );
}

/** All kinds, made of texts of this repository. */
export function kindsOf(seeds: Seeds): readonly Kind[] {
  return [
    { name: 'bicep', inputs: mangled(seeds.bicep, bicepWords).map((text) => ({ 'main.bicep': text })), check: predicted },
    { name: 'arm', inputs: mangled(seeds.arm, armWords).map((text) => ({ 'main.json': text })), check: predicted },
    { name: 'expression', inputs: expressionTemplates(seeds.arm), check: predicted },
    { name: 'parameters', inputs: parameterFiles(seeds.parameters), check: predicted },
    { name: 'bicepparam', inputs: bicepParameterFiles(seeds.bicepparam), check: predicted },
    { name: 'yaml', inputs: loadedYaml(), check: predicted },
    { name: 'gitignore', inputs: patterns(), check: walked },
    { name: 'bicepconfig', inputs: configurations(), check: (files) => predicted(files, { cache: cached }) },
    { name: 'edge-yaml', inputs: mangled(seeds.edge.yaml, yamlWords).map((text) => ({ 'config.yaml': text })), check: scanned },
    { name: 'edge-toml', inputs: mangled(seeds.edge.toml, tomlWords).map((text) => ({ 'config.toml': text })), check: scanned },
    { name: 'edge-manifest', inputs: mangled(seeds.edge.manifest).map((text) => ({ 'deployment.json': text })), check: scanned },
    { name: 'script-sh', inputs: mangled(seeds.scripts.sh, scriptWords).map((text) => ({ 'a.sh': text })), check: scanned },
    { name: 'script-ps1', inputs: mangled(seeds.scripts.ps1, scriptWords).map((text) => ({ 'a.ps1': text })), check: scanned },
    { name: 'script-embedded', inputs: mangled([...seeds.scripts.sh, ...seeds.scripts.ps1], scriptWords).map(embedded), check: scanned },
    { name: 'secret-arm', inputs: secretTemplates, check: secretive },
    { name: 'secret-bicep', inputs: secretPrograms, check: secretive },
    { name: 'secret-in-arm', inputs: armWithSecrets(seeds.arm), check: secretive },
    { name: 'secret-in-bicep', inputs: bicepWithSecrets(seeds.bicep), check: secretive },
    { name: 'facts', inputs: knownFacts(), check: policed },
    { name: 'baseline', inputs: baselines(), check: policed },
    { name: 'suppressions', inputs: suppressions(suppressible(seeds)), check: policed },
    { name: 'configuration', inputs: configurationFiles(), check: policed },
    { name: 'registry', inputs: registries(), check: restored },
    { name: 'audit-kept', inputs: keptResults(), check: audited },
    { name: 'audit-parts', inputs: auditParts(), check: merged },
    { name: 'tree', inputs: trees(seeds), check: scanned },
  ];
}

/** Files of each language in which something can be suppressed, by path. */
function suppressible({ arm, bicep, edge, scripts }: Seeds): Readonly<Record<string, readonly string[]>> {
  return {
    'main.json': arm,
    'main.bicep': bicep,
    'config.yaml': edge.yaml,
    'config.toml': edge.toml,
    'a.sh': scripts.sh,
    'a.ps1': scripts.ps1,
  };
}

const bicepWords = [
  ...[
    '@secure()\n',
    "@sys.description('x')",
    '@allowed([1])',
    '@batchSize(1)',
    'for x in ',
    'if (',
    'existing',
    'module m ',
    'import * as y from ',
    '.?',
  ],
  ...[
    "loadTextContent('x')",
    "loadJsonContent('main.bicep')",
    'resourceId(',
    'range(0, 900)',
    '[for i in range(0, 900): ',
    '...',
    '::',
    '^1',
    '!',
    'any(',
  ],
];
const armWords = [
  ...[
    '"copy": ',
    '"condition": ',
    '"dependsOn": ',
    '"$ref": "#/definitions/x"',
    '"existing": true',
    '"defaultValue": ',
    '"[parameters(\'location\')]"',
  ],
  ...[
    '"languageVersion": "2.0"',
    '"expressionEvaluationOptions": {"scope": "inner"}',
    '"[copyIndex()]"',
    '"[reference(\'x\')]"',
    "[concat('a', ",
    '"templateLink": ',
  ],
];

const scriptWords = [
  ...[
    'azcmagent connect ',
    'sudo ',
    '--location ',
    '--private-link-scope=',
    '-p ',
    'config set proxy.url ',
    '/etc/hosts',
    'A=',
    '$A',
    '${A}',
    '$(',
    '@a ',
  ],
  ...['"@', '@"\n', '<<EOF\n', '`\n', '\\\n', 'then ', 'param(', '$a = ', ' += ', '<#', '#>', '10.0.0.1 gbl.his.arc.azure.com'],
];

/** Templates that give a script to machines, in the forms that there are. */
function embedded(script: string): Files {
  const machine = (name: string, properties: object): object => ({
    ...{ type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name, properties },
  });
  const run = (type: string, properties: object): object => ({ type, apiVersion: '2024-07-10', name: 'a/b', properties });
  const expression = `[base64(concat('${script.replaceAll("'", "''")}', parameters('x')))]`;
  const resources = [
    machine('a', { osProfile: { customData: Buffer.from(script).toString('base64') }, userData: expression }),
    run('Microsoft.HybridCompute/machines/runCommands', { source: { script } }),
    run('Microsoft.Compute/virtualMachines/extensions', { protectedSettings: { commandToExecute: `bash -c "${script}"` } }),
  ];
  const loading =
    "resource a 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: 'a'\n  properties: { userData: base64(loadTextContent('a.txt')) }\n}\n";
  return {
    'main.json': JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', parameters: { x: { type: 'string' } }, resources }),
    'main.bicep': loading,
    'a.txt': script,
  };
}

const tomlWords = ['[provisioning]\n', '[[x]]\n', 'a.b.c = ', '"""', "'''", '{ a = 1 }', '1979-05-27', 'inf', '\\u00', '"a".'];

/** Templates of which a name, a region, an output and a loop hang on an expression. */
function expressionTemplates(templates: readonly string[]): fc.Arbitrary<Files> {
  const written = templates.flatMap((text) => [...text.matchAll(/"\[([^"]{3,300})\]"/g)].map(([, inner = '']) => inner));
  const inner = fc.oneof({ weight: 4, arbitrary: expressions }, mangled(written, [...calls]));
  return inner.map((expression) => {
    const value = `[${expression}]`;
    const network = { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'v', location: value, tags: { a: value } };
    const endpoint = {
      ...{
        type: 'Microsoft.Network/privateEndpoints',
        apiVersion: '2024-05-01',
        name: `[concat('pe-', ${expression})]`,
        location: 'westeurope',
      },
      condition: `[equals(${expression}, 'a')]`,
      properties: { subnet: { id: `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', ${expression})]` } },
    };
    const zones = {
      ...{
        type: 'Microsoft.Network/privateDnsZones',
        apiVersion: '2020-06-01',
        name: `[concat(${expression}, copyIndex())]`,
        location: 'global',
      },
      copy: { name: 'c', count: `[length(${expression})]` },
    };
    const resources = [network, endpoint, zones];
    const outputs = { o: { type: 'object', value } };
    return { 'main.json': JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', ...declarations, resources, outputs }) };
  });
}

const calls = ['concat(', 'format(', "'{0}'", 'lambda(', 'parameters(', 'variables(', 'json(', 'copyIndex()', 'range(0, 800)', 'padLeft('];

const network = (location: string): object => ({
  ...{ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'v', location },
});

function parameterFiles(files: readonly string[]): fc.Arbitrary<Files> {
  const own = JSON.stringify(
    {
      $schema: parametersSchema,
      contentVersion: '1.0.0.0',
      parameters: {
        location: { value: 'westeurope' },
        tags: { value: { a: [1, 'b', null] } },
        secret: {
          reference: { keyVault: { id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v' }, secretName: 's' },
        },
      },
    },
    undefined,
    1,
  );
  const template = JSON.stringify({
    $schema: schema,
    contentVersion: '1.0.0.0',
    parameters: {
      location: { type: 'string', allowedValues: ['westeurope', 'mars'] },
      tags: { type: 'object', properties: { a: { type: 'array', items: { type: 'int' }, maxLength: 3 } } },
      secret: { type: 'securestring', minLength: 3 },
    },
    resources: [network("[parameters('location')]")],
    outputs: { o: { type: 'object', value: "[union(parameters('tags'), createObject(parameters('secret'), 1))]" } },
  });
  return mangled([...files, own], armWords).map((text) => ({ 'main.json': template, 'main.parameters.json': text }));
}

function bicepParameterFiles(files: readonly string[]): fc.Arbitrary<Files> {
  const main = `param location string\nparam tags object = {}\n@secure()\nparam secret string\nresource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'v'\n  location: location\n  tags: tags\n}\noutput o string = secret\n`;
  const own = `using 'main.bicep'\nextends 'base.bicepparam'\nimport { region as r } from 'shared.bicep'\nparam location = r\nvar w = readEnvironmentVariable('X', 'y')\nparam tags = { a: w, b: [for i in range(0, 3): i] }\nparam secret = az.getSecret('s', 'g', 'v', 'n')\n`;
  const shared = `@export()\nvar region = 'westeurope'\n`;
  const text = mangled([...files, own, "using none\nvar a = externalInput('x', {})\nparam secret = '${a}-${location}'\n"], bicepWords);
  return fc
    .tuple(text, text)
    .map(([first, second]) => ({ 'main.bicep': main, 'main.bicepparam': first, 'base.bicepparam': second, 'shared.bicep': shared }));
}

const yamlTexts = [
  'a: &x\n  b: [1, 2.5, 0x1f, 1_000, ~]\n  c: "d\\u0041"\nd: *x\n<<: *x\n? [k, l]\n: |\n  text\n  more\ne: >-\n  folded\n\n  text\n',
  '- a\n- - b\n  - c: {d: e, f: [g, h]}\n- !!binary SGVsbG8=\n- 2001-12-14t21:59:43.10-05:00\n- .inf\n- -.nan\n- 0o17\n',
  '%YAML 1.2\n---\nname: vnet\nregions: [westeurope, northeurope]\nsubnets:\n  - {name: s, prefix: 10.0.0.0/24}\n...\n---\nb: 1\n',
  "# comment\n\"q\": 'single ''quoted'''\nmulti: \"line\n  two\"\nempty:\nyes: no\nnull: null\n1: one\n",
];
const yamlWords = [
  '&a ',
  '*a',
  '<<: ',
  '!!set',
  '!<tag:x>',
  '? ',
  ': ',
  '- ',
  '{',
  '[',
  '|2-\n',
  '>+\n',
  '%TAG ! x\n',
  '\n  ',
  '\n      ',
  '~',
  '.inf',
  '---\n',
];

/** Loaded as a whole, in part, and read as values that decide. */
function loadedYaml(): fc.Arbitrary<Files> {
  const main = `var all = loadYamlContent('x.yaml')
var part = loadYamlContent('x.yaml', '$.subnets[0]')
resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = [for (r, i) in (all.?regions ?? ['a']): {
  name: 'v-\${i}'
  location: r
  tags: { all: string(all), part: string(part) }
}]
`;
  return mangled(yamlTexts, yamlWords).map((text) => ({ 'main.bicep': main, 'x.yaml': text }));
}

const ignoreTexts = [
  'node_modules/\n*.bicep\n!keep.bicep\n/build\n**/out/**\na/**/b\n',
  '# comment\n\\#x\n\\!y\nfoo[a-z]?.json\n[[:alpha:]]*.json\n[!a]*\n*a*b*c*d*e*f\n trailing \\ \n',
];
const ignoreWords = [
  '**/',
  '/**',
  '*',
  '?',
  '[',
  ']',
  '[!',
  '[a-',
  '[[:digit:]]',
  '[[:',
  '\\',
  '!',
  '#',
  '/',
  '*a',
  '*?',
  'main',
  '.bicep',
  '\n',
];

/** A `.gitignore`, a deeper one, and patterns to exclude. */
function patterns(): fc.Arbitrary<Files> {
  const text = mangled(ignoreTexts, ignoreWords);
  return fc.tuple(text, text, text).map(([root, deeper, excluded]) => ({
    'keep.json': '{}',
    '.gitignore': root,
    'a/b/.gitignore': deeper,
    '.excluded': excluded,
    ...Object.fromEntries(names.map((name) => [name, ''])),
  }));
}

const names = [
  ...[
    'main.bicep',
    'keep.bicep',
    'a/b/main.bicep',
    'a/b/c/d/e/f/main.json',
    'build/x.json',
    'a/out/y.json',
    'foo1.json',
    'İ.json',
    'a b .json',
  ],
  `a/b/${'abcdef'.repeat(40)}.json`,
];

const configurationTexts = [
  '{\n  "extends": "../base.json",\n  "cacheRootDirectory": "/cache",\n  "moduleAliases": { "br": { "a": { "registry": "x.azurecr.io", "modulePath": "m" } } }\n}\n',
  '{\n  // comment\n  "moduleAliases": { "br": { "a": { "registry": "mcr.microsoft.com", "modulePath": "bicep/avm" } }, "ts": { "a": { "subscription": "00000000-0000-0000-0000-000000000000", "resourceGroup": "g" } } },\n  "extends": "bicepconfig.json"\n}\n',
];
const configurationWords = [
  '"extends": ',
  '"../../x"',
  '"/etc/passwd"',
  '"C:\\\\x"',
  '"\\\\\\\\server\\\\share"',
  '"registry": ',
  '"modulePath": ',
  '".."',
  '"%2e%2e"',
  'br',
  'ts',
];
const cached: Files = {
  'br/mcr.microsoft.com/bicep$avm$n/1.0$/main.json': JSON.stringify({
    $schema: schema,
    contentVersion: '1.0.0.0',
    resources: [network('westeurope')],
  }),
};

/** A `bicepconfig.json`, one that may be its base, and references to modules that it decides. */
function configurations(): fc.Arbitrary<Files> {
  const text = mangled(configurationTexts, configurationWords);
  const references = mangled(
    [
      'br/a:n:1.0',
      'br:mcr.microsoft.com/bicep/avm/n:1.0',
      'ts/a:n:1.0',
      'ts:00000000-0000-0000-0000-000000000000/g/n:1.0',
      '../up.bicep',
      './a/../x.json',
    ],
    ['br:', 'ts:', '../', '@sha256:', '%', '$', '\\', ':', '/'],
  );
  return fc.tuple(text, text, references, references).map(([first, second, one, other]) => ({
    'a/b/main.bicep': `module m '${one}' = {\n  name: 'm'\n}\nmodule n '${other}' = {\n  name: 'n'\n}\nimport { x } from '${one}'\n`,
    'a/b/bicepconfig.json': first,
    'a/base.json': second,
    'a/bicepconfig.json': second,
  }));
}

/** Small trees whose files use each other, each of them mangled, or some. */
function trees({ arm, bicep, parameters, bicepparam }: Seeds): fc.Arbitrary<Files> {
  const uses = `module m 'b.bicep' = {\n  name: 'm'\n  params: loadJsonContent('x.json')\n}\nmodule n 'x.json' = [for i in range(0, 2): {\n  name: 'n\${i}'\n}]\nimport * as shared from 'b.bicep'\nvar y = loadYamlContent('x.yaml')\n`;
  const exports = `@export()\ntype t = { a: string, *: t? }\n@export()\nfunc f(x t) string => x.?a ?? 'b'\nparam location string = 'westeurope'\noutput o string = location\n`;
  const linked = JSON.stringify({
    $schema: schema,
    contentVersion: '1.0.0.0',
    resources: [
      {
        ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd' },
        properties: { mode: 'Incremental', templateLink: { relativePath: 'x.json' }, parametersLink: { uri: 'https://x.example/p.json' } },
      },
    ],
  });
  const bicepText = mangled([...bicep, uses, exports], bicepWords);
  const armText = mangled([...arm, linked], armWords);
  return fc.record(
    {
      'a.bicep': fc.oneof(
        bicepText,
        bicepText.map((text) => `${uses}\n${text}`),
      ),
      'b.bicep': fc.oneof(
        bicepText,
        bicepText.map((text) => `${exports}\n${text}`),
      ),
      'main.json': armText,
      'x.json': armText,
      'x.yaml': mangled(yamlTexts, yamlWords),
      'a.parameters.json': mangled(parameters, armWords),
      'a.bicepparam': mangled([...bicepparam, "using 'a.bicep'\nparam location = 'x'\n"], bicepWords),
      '.gitignore': mangled(ignoreTexts, ignoreWords),
      'bicepconfig.json': mangled(configurationTexts, configurationWords),
    },
    { requiredKeys: ['a.bicep'] },
  );
}
