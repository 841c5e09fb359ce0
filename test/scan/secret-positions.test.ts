import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { snapshotOf } from '../../src/evaluation/snapshot.js';
import { formats } from '../../src/reports/formats.js';
import { predict } from '../../src/scan/predict.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

const marked = 'Zq7xWv9kTr2';
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
const shown = { version: '0', open: true, minSeverity: 'note', colour: false, reportInput: true } as const;

/** All that a scan of the files prints. */
function reported(files: Record<string, string>): string {
  const result = scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules });
  return Object.values(formats)
    .map((report) => report(result, shown))
    .join('\n');
}

/** All that a scan of the files and a prediction of the first of them print. */
function printed(files: Record<string, string>): string {
  const host = memoryHost(files);
  const { deployment, diagnostics } = predict(host, { path: Object.keys(files)[0] ?? '', parameters: [], deployer });
  const snapshot = deployment === undefined ? diagnostics : snapshotOf({ ...deployment, diagnostics });
  const said = diagnostics.map(({ message }) => message);
  return [reported(files), JSON.stringify([snapshot, said])].join('\n');
}

const network = {
  ...{ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'v', location: 'westeurope' },
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/24' } }],
  },
};
const endpoint = (name: string, region: string, more: object = {}): object => ({
  ...{ type: 'Microsoft.Network/privateEndpoints', apiVersion: '2024-05-01', name, location: region, ...more },
  properties: {
    subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]" },
    privateLinkServiceConnections: [
      { name: 'c', properties: { privateLinkServiceId: "[resourceId('Microsoft.KeyVault/vaults', 'kv')]", groupIds: ['vault'] } },
    ],
  },
});

/** A template that uses an expression as region, name and condition; its sections as text, a line for each. */
function arm(expression: string, sections: string, resources: readonly object[] = []): string {
  const all = [
    ...resources,
    network,
    endpoint('pe', `[${expression}]`),
    endpoint(`[concat('n', ${expression})]`, 'northeurope'),
    endpoint('c', 'northeurope', { condition: `[equals(${expression}, 'x')]` }),
  ];
  return `{\n"$schema": "${schema}",\n"contentVersion": "1.0.0.0",\n${sections}"resources": ${JSON.stringify(all, undefined, 1)}\n}`;
}

const armParameter = (expression: string, declaration: string): string => arm(expression, `"parameters": {\n${declaration}\n},\n`);

function bicep(declarations: string, region: string): string {
  return `${declarations}
resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'v'
  location: 'westeurope'
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [ { name: 's', properties: { addressPrefix: '10.0.0.0/24' } } ] }
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: ${region}
  properties: {
    subnet: { id: v.properties.subnets[0].id }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', 'kv'), groupIds: ['vault'] } } ]
  }
}
`;
}

const secure = '"type": "securestring"';
const nested = (outputs: object): object => ({
  ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd' },
  properties: {
    ...{ mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' } },
    template: { $schema: schema, contentVersion: '1.0.0.0', resources: [], outputs },
  },
});
const wrap = (type: string): string =>
  `"functions": [{ "namespace": "ns", "members": { "f": { "parameters": [{ "name": "x", "type": "${type}" }], "output": { "type": "string", "value": "[concat('a-', parameters('x'))]" } } } }],\n`;

describe('a secret is shown nowhere, wherever it stands in JSON', () => {
  const s = "parameters('s')";
  it.each<[string, string]>([
    ['a default', armParameter(s, `"s": { ${secure}, "defaultValue": "${marked}" }`)],
    ['allowed values', armParameter(s, `"s": { ${secure}, "allowedValues": ["${marked}", "westeurope"] }`)],
    [
      'a member',
      armParameter(`${s}.a`, `"s": { "type": "object", "properties": { "a": { ${secure} } }, "defaultValue": { "a": "${marked}" } }`),
    ],
    [
      'any other member',
      armParameter(`${s}.a`, `"s": { "type": "object", "additionalProperties": { ${secure} }, "defaultValue": { "a": "${marked}" } }`),
    ],
    [
      'an item',
      armParameter(`${s}[0].a`, `"s": { "type": "array", "items": { "type": "secureobject" }, "defaultValue": [{ "a": "${marked}" }] }`),
    ],
    [
      'an item of a tuple',
      armParameter(
        `${s}[1]`,
        `"s": { "type": "array", "prefixItems": [{ "type": "string" }, { ${secure} }], "defaultValue": ["a", "${marked}"] }`,
      ),
    ],
    [
      'a variant',
      armParameter(
        `${s}.a`,
        `"s": { "type": "object", "discriminator": { "propertyName": "k", "mapping": { "x": { "type": "object", "properties": { "a": { ${secure} } } } } }, "defaultValue": { "k": "x", "a": "${marked}" } }`,
      ),
    ],
    ['a default that is given twice', armParameter(s, `"s": { ${secure}, "defaultValue": "${marked}", "defaultValue": "${marked}" }`)],
    ['a default that fails', armParameter(s, `"s": { ${secure}, "defaultValue": "[fail('${marked}')]" }`)],
    ['a default that cannot be read', armParameter(s, `"s": { ${secure}, "defaultValue": "[int('${marked}')]" }`)],
    ['a default that does not parse', armParameter(s, `"s": { ${secure}, "defaultValue": "[${marked} x]" }`)],
    [
      'a default that is one of two under the condition that decides where it is used',
      armParameter(
        "if(equals(parameters('t'), 'x'), parameters('s'), 'westeurope')",
        `"t": { "type": "string" }, "s": { ${secure}, "defaultValue": "[if(equals(parameters('t'), 'x'), '${marked}', '${marked}2')]" }`,
      ),
    ],
    ['an argument of a function of a template that breaks off', arm(`ns.f('${marked}')`, `${wrap('securestring')}]`)],
    [
      'a value that is given to a deployment whose template does not parse',
      arm("reference('d').outputs.o.value", '', [
        {
          ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd' },
          properties: { parameters: { s: { value: marked } }, template: { parameters: { s: { type: 'securestring' } } } },
        },
      ]).replace('"template":', '"template",:'),
    ],
    [
      'a value that is given to a deployment whose template stands under another name',
      arm("reference('d').outputs.o.value", '', [
        {
          ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd' },
          properties: { parameters: { s: { value: marked } }, templates: { parameters: { s: { type: 'securestring' } } } },
        },
      ]),
    ],
    ['a default without quotes', armParameter(s, `"s": { ${secure}, "defaultValue": ${marked} }`)],
    ['a default before its type', armParameter(s, `"s": { "defaultValue": ${marked}, ${secure} }`)],
    ['a default whose type does not parse', armParameter(s, `"s": { "defaultValue": "${marked}", "type: "securestring" }`)],
    ['a default whose type has a quote too many', armParameter(s, `"s": { "defaultValue": "${marked}", "type": ""securestring" }`)],
    ['a default that a line break cuts', armParameter(s, `"s": { ${secure}, "defaultValue": "[json('{\\"a\\":\n\\"${marked}\\"}').a]" }`)],
    ['a default with a quote too many', armParameter(s, `"s": { ${secure}, "defaultValue": "[if(true()", '${marked}', 'none')]" }`)],
    [
      'allowed values that do not parse',
      armParameter(s, `"s": { ${secure}, "allowedValues": ["[concat('a', ${marked}')]"], "defaultValue": "a" }`),
    ],
    ['a default without a colon', armParameter(s, `"s": { ${secure}, "defaultValue" "${marked}" }`)],
    ['a default without an end', armParameter(s, `"s": { ${secure}, "defaultValue": "${marked} }`)],
    ['an argument of a function', arm(`ns.f('${marked}')`, wrap('securestring'))],
    [
      'what a function gives',
      arm('ns.f()', `"functions": [{ "namespace": "ns", "members": { "f": { "output": { ${secure}, "value": "${marked}" } } } }],\n`),
    ],
    ['a default whose type is given twice', armParameter(s, `"s": { ${secure}, "type": "string", "defaultValue": "${marked}" }`)],
    ['a default whose type is computed', armParameter(s, `"s": { "type": "[concat('secure', 'string')]", "defaultValue": "${marked}" }`)],
    [
      'a default of a parameter that is declared twice',
      armParameter(s, `"s": { ${secure}, "defaultValue": "${marked}" }, "s": { "type": "string", "defaultValue": "${marked}" }`),
    ],
    [
      'a default of a parameter that is declared twice, in another letter case',
      armParameter(s, `"s": { ${secure}, "defaultValue": "${marked}" }, "S": { "type": "string", "defaultValue": "${marked}" }`),
    ],
    ['an output', arm("reference('d').outputs.o.value", '', [nested({ o: { type: 'securestring', value: marked } })])],
    [
      'an output that fails',
      arm("reference('d').outputs.o.value", '', [nested({ o: { type: 'securestring', value: `[fail('${marked}')]` } })]),
    ],
    [
      'an output of an object',
      arm("reference('d').outputs.o.value.a", '', [nested({ o: { type: 'secureobject', value: { a: marked } } })]),
    ],
    [
      'a link',
      arm("'westeurope'", '', [
        { ...nested({}), properties: { mode: 'Incremental', templateLink: { uri: `https://x.example/t.json?sv=1&sig=${marked}` } } },
      ]),
    ],
    [
      'a password in an address',
      arm("'westeurope'", '', [
        { ...nested({}), properties: { mode: 'Incremental', templateLink: { uri: `https://user:${marked}@x.example/t.json` } } },
      ]),
    ],
  ])('%s', (_, text) => {
    expect(printed({ 'a.json': text })).not.toContain(marked);
  });

  it('by which value of it a deployment fails is not told', () => {
    const compared = armParameter(`if(equals(${s}, '${marked}'), 'northeurope', 'westeurope')`, `"s": { ${secure} }`);
    expect(printed({ 'a.json': compared })).not.toContain(`is '${marked}'`);
    expect(printed({ 'a.json': compared })).toContain('= open: is decided by parameter s');
    expect(printed({ 'a.json': compared.replace('securestring', 'string') })).toContain(`= open: fails when parameter s is '${marked}'`);
  });

  it.each([
    `equals(parameters('s'), '${marked}')`,
    `equals('${marked}', parameters( 'S' ))`,
    `equals(toLower(parameters('s')), toLower('${marked}'))`,
    `contains(createArray('a', '${marked}'), parameters('s'))`,
    `startsWith(parameters('s'), '${marked}')`,
    `contains(parameters('o').a, '${marked}')`,
  ])('nor what it is compared with: %s', (compared) => {
    const text = armParameter(`if(${compared}, 'mars', 'westeurope')`, `"s": { ${secure} }, "o": { "type": "secureobject" }`);
    expect(printed({ 'a.json': text })).not.toContain(marked);
    expect(printed({ 'a.json': text.replaceAll('secure', '') })).toContain(marked);
  });

  it.each([
    `"s": "${marked}"`,
    `"s": { "value": ${marked} }`,
    `"s" "${marked}"`,
    `"s": { "value": "${marked} }`,
    `"s": { "value" "${marked}" }`,
  ])('a parameter file: %s', (entry) => {
    const values = `{\n"$schema": "${parametersSchema}",\n"contentVersion": "1.0.0.0",\n"parameters": {\n${entry}\n}\n}`;
    expect(printed({ 'a.json': armParameter(s, `"s": { ${secure} }`), 'a.parameters.json': values })).not.toContain(marked);
  });
});

describe('a secret whose type is found by way of many others', () => {
  const chained = (length: number): object =>
    Object.fromEntries(
      Array.from({ length }, (_, at) => [`d${at}`, at < length - 1 ? { $ref: `#/definitions/d${at + 1}` } : { type: 'securestring' }]),
    );
  const nestedTypes = (depth: number): object =>
    depth === 0 ? { type: 'securestring' } : { type: 'object', properties: { a: nestedTypes(depth - 1) } };
  const nestedValue = (depth: number): unknown => (depth === 0 ? marked : { a: nestedValue(depth - 1) });

  it.each([1, 20, 21, 400])('is shown nowhere after %d references', (length) => {
    const definitions = `"languageVersion": "2.0",\n"definitions": ${JSON.stringify(chained(length))},\n`;
    const parameters = `"parameters": { "s": { "$ref": "#/definitions/d0", "defaultValue": "${marked}" } },\n`;
    expect(printed({ 'a.json': arm("parameters('s')", `${definitions}${parameters}`) })).not.toContain(marked);
  });

  it.each([1, 20, 21, 30])('is shown nowhere %d levels deep', (depth) => {
    const declared = { ...nestedTypes(depth), defaultValue: nestedValue(depth) };
    const text = armParameter(`parameters('s')${'.a'.repeat(depth)}`, `"s": ${JSON.stringify(declared)}`);
    expect(printed({ 'a.json': text })).not.toContain(marked);
  });
});

describe('a secret is shown nowhere, wherever it stands in Bicep', () => {
  it.each<[string, string]>([
    ['a default', bicep(`@secure()\nparam s string = '${marked}'\n`, 's')],
    ['a default without a type', bicep(`@secure()\nparam s = '${marked}'\n`, 's')],
    ['a default of a type that is not declared', bicep(`@secure()\nparam s strng = '${marked}'\n`, 's')],
    ['a default with a hole', bicep(`param t string\n@secure()\n@description('x')\nparam s string = '\${t}${marked}'\n`, 's')],
    ['a default without quotes', bicep(`@sys.secure()\nparam s string = ${marked}\n`, 's')],
    [
      'a default that does not parse, of a type that is imported',
      bicep(`import { t } from 'b.bicep'\nparam s t = json('${marked}'').a\n`, 's'),
    ],
    ['a default that does not parse, of a type of its own', bicep(`@secure()\ntype t = string\nparam s t? = [ '${marked}\n`, 's')],
    [
      'a default of a type with a part that does not parse',
      bicep(`param s {\n  @secure()\n  a: string  b: string\n} = { a: '${marked}' }\n`, 's.a'),
    ],
    [
      'a default of a tuple with a part that does not parse',
      bicep(`param s [\n  @secure()\n  string  string\n] = [ '${marked}' ]\n`, 's[0]'),
    ],
    ['a default of a type that does not parse', bicep(`@secure()\ntype t { a: string }\nparam s t = { a: '${marked}' }\n`, 's.a')],
    [
      'a default of another variable, of a type with secure parts that does not parse',
      bicep(`var v = { a: '${marked}' }\n@secure()\ntype t = string\ntype u  { a: t[] }\nparam s u = { a: [ v.a ] }\n`, 's.a[0]'),
    ],
    ['a decorator without parentheses', bicep(`@secure\nparam s string = '${marked}'\n`, 's')],
    ['a decorator that does not parse', bicep(`@sys.secure)\n@description('x')\nparam s string = '${marked}'\n`, 's')],
    ['allowed values that do not parse', bicep(`@secure()\n@allowed([\n  toUpper('${marked})\n])\nparam s string\n`, 's')],
    [
      'an argument of a module that does not parse',
      bicep(`module m 'b.bicep' = {\n  name: 'm'\n  params: { s: toUpper('${marked}' }\n}\n`, "'x'"),
    ],
    ['a default without an end', bicep(`@secure()\nparam s string = '${marked}\n`, 's')],
    ['a member', bicep(`param o {\n  @secure()\n  a: string\n} = { a: '${marked}' }\n`, 'o.a')],
    ['any other member', bicep(`param o {\n  @secure()\n  *: string\n} = { a: '${marked}' }\n`, 'o.a')],
    ['an item of a tuple', bicep(`@secure()\ntype s = string\nparam o [s, string] = ['${marked}', 'a']\n`, 'o[0]')],
    ['an item', bicep(`@secure()\ntype s = string\nparam o s[] = ['${marked}']\n`, 'o[0]')],
    [
      'a variant',
      bicep(
        `type x = {\n  k: 'x'\n  @secure()\n  a: string\n}\ntype y = {\n  k: 'y'\n}\n@discriminator('k')\nparam o x | y = { k: 'x', a: '${marked}' }\n`,
        'o.a',
      ),
    ],
    ['an argument of a function', bicep("func f(@secure() s string) string => 'a-${s}'\n", `f('${marked}')`)],
    ['what a function gives', bicep(`@secure()\ntype t = string\nfunc f() t => '${marked}'\n`, 'f()')],
    ['a default with a decorator in the wrong letter case', bicep(`@Secure()\nparam s string = '${marked}'\n`, 's')],
    ['what it is compared with', bicep('@secure()\nparam s string\n', `s == '${marked}' ? 'mars' : 'westeurope'`)],
    ['what is compared with it', bicep('@secure()\nparam s object\n', `'${marked}' != s.?a ? 'mars' : 'westeurope'`)],
    ['what it is compared with in any letter case', bicep('@secure()\nparam s string\n', `(s) =~ '${marked}' ? 'mars' : 'westeurope'`)],
    ['what its type has it compared with', bicep('@secure()\ntype t = string\nparam s t\n', `s == '${marked}' ? 'mars' : 'westeurope'`)],
    ['where it is looked for', bicep('@secure()\nparam s string\n', `contains(['a', '${marked}'], s) ? 'mars' : 'westeurope'`)],
    ['a default of a second declaration', bicep(`@secure()\nparam s string\nparam s string = '${marked}'\n`, 's')],
    ['a default of a first declaration', bicep(`param s string = '${marked}'\n@secure()\nparam s string\n`, 's')],
    ['an output', bicep(`@secure()\noutput o string = '${marked}'\n`, "'northeurope'")],
  ])('%s', (_, text) => {
    expect(printed({ 'a.bicep': text })).not.toContain(marked);
  });

  it('arguments of modules, and what their outputs give', () => {
    const module = `param p bool\nmodule m 'b.bicep' = {\n  name: 'm'\n  params: { s: p ? '${marked}' : '${marked}2' }\n}\n`;
    const text = printed({
      'a.bicep': bicep(module, 'm.outputs.o'),
      'b.bicep': `@secure()\nparam s string\n@secure()\noutput o string = s\n`,
    });
    expect(text).not.toContain(marked);
  });

  it('parameter files that others extend', () => {
    const text = printed({
      'a.bicep': bicep('@secure()\nparam s string\nparam t string\n', "'a-${s}-${t}'"),
      'a.bicepparam': "using 'a.bicep'\nextends 'base.bicepparam'\nparam t = 'x${s}'\n",
      'base.bicepparam': `using none\nvar w = '${marked}'\nparam s = w\n`,
    });
    expect(text).not.toContain(marked);
  });
});

describe('a secret is shown nowhere in why a verdict is open', () => {
  const endpointTo = (target: string, groupId: string): string => `resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: 'westeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's') }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: ${target}.id, groupIds: ['${groupId}'] } } ]
  }
}
`;

  it('which names the SKU that no page speaks of', () => {
    const text = `@secure()
param s string = '${marked}'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: 'westeurope'
  sku: { name: s }
}
resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app'
  location: 'westeurope'
  properties: { serverFarmId: plan.id }
}
${endpointTo('app', 'sites')}`;
    const said = printed({ 'a.bicep': text });
    expect(said).toContain('no page says whether it takes private endpoints with that');
    expect(said).not.toContain(marked);
  });

  it('which names the region of a hub, beside its connection string', () => {
    const text = `param where string
resource dps 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: 'dps'
  location: where
  sku: { name: 'S1', capacity: 1 }
  properties: {
    iotHubs: [ { location: where, connectionString: 'HostName=hub.azure-devices.net;SharedAccessKeyName=x;SharedAccessKey=${marked}' } ]
  }
}
${endpointTo('dps', 'iotDps')}`;
    const said = reported({ 'a.bicep': text });
    expect(said).toContain('is decided by parameter where');
    expect(said).not.toContain(marked);
  });
});

describe('what is no secret', () => {
  it('is shown beside one', () => {
    const text = printed({
      'a.json': armParameter(
        "parameters('t')",
        `"s": { ${secure}, "defaultValue": "${marked}" },\n"t": { "type": "string", "defaultValue": "mars" }`,
      ),
    });
    expect(text).toContain('mars is no region of Azure');
    expect(text).not.toContain(marked);
  });
});

describe('secrets of which not all is read', () => {
  it('are not shown where a parameter is given several values, of which one counts', () => {
    const template = (parameters: string, resources: string): string =>
      `{"$schema":"${schema}","contentVersion":"1.0.0.0","parameters":{${parameters}},\n"resources":[${resources}]}`;
    const secure = template('"p":{"type":"securestring"}', '');
    const again = `\n"p":{"value":"x"},\n"p":{"value":"${marked}"},\n"p":{"value":"y","value":"${marked}"}\n`;
    expect(
      reported({
        'main.json': secure,
        'main.parameters.json': `{"$schema":"${parametersSchema}","contentVersion":"1.0.0.0","parameters":{${again}}}`,
      }),
    ).not.toContain(marked);
    const nested = `{"type":"Microsoft.Resources/deployments","apiVersion":"2022-09-01","name":"d","properties":{"mode":"Incremental","parameters":{${again}},"template":${secure}}}`;
    expect(reported({ 'main.json': template('', nested) })).not.toContain(marked);
  });

  it('are not shown of types that are not where they should be', () => {
    const declared = `import { S } from 'types.bicep'\nimport * as all from 'types.bicep'\nparam p S = '${marked}'\nparam q all.T = { k: '${marked}' }\n`;
    const named = ['p', 'q.k'].map(
      (name, at) => `resource r${at} 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: ${name}
  location: ${name}
  properties: {
    subnet: { id: ${name} }
  }
}
`,
    );
    expect(printed({ 'main.bicep': declared + named.join('') })).not.toContain(marked);
    expect(printed({ 'main.bicep': declared + named.join(''), 'types.bicep': '@export()\ntype U = string\n' })).not.toContain(marked);
  });
});

describe('what does not have the form of a type with secure parts', () => {
  const declared = `param p { @secure()
  pw: string, kept: string? }
param list secret[]
param two [ secret, string ]
@secure()
type secret = string
output p object = p
output list array = list
output two array = two
var joined = union({ kept: 'x' }, { pw: '${marked}' })
`;

  it.each([
    `param p = '${marked}'`,
    `param p = [ '${marked}' ]`,
    `param p = [ { pw: '${marked}' } ]`,
    `param p = { pww: '${marked}' }`,
    `param p = union({ kept: 'x' }, { pw: '${marked}' })`,
    `param p = true ? { pw: '${marked}' } : { kept: 'x' }`,
    `param list = '${marked}'`,
    `param list = { a: '${marked}' }`,
    `param list = concat([ '${marked}' ], [])`,
    `param two = [ 'a', 'b', '${marked}' ]`,
  ])('is not shown: %s', (given) => {
    expect(
      printed({ 'main.bicep': declared.replace(/var joined.*\n/, ''), 'main.bicepparam': `using 'main.bicep'\n${given}\n` }),
    ).not.toContain(marked);
    const [, name = '', value = ''] = /^param (\w+) = (.*)$/.exec(given) ?? [];
    const text = declared.replace(/var joined.*\n/, '').replace(new RegExp(`(param ${name} (?:[^]*? }|.*))\n`), `$1 = ${value}\n`);
    expect(printed({ 'main.bicep': text })).not.toContain(marked);
  });

  it('is not shown where it is named', () => {
    expect(printed({ 'main.bicep': declared.replace('string? }', 'string? } = joined') })).not.toContain(marked);
  });

  it('is shown where it is one of several variants', () => {
    const text = `param p 'none' | 'kept'\nparam q { @secure()\n  pw: string } | 'kept' = 'kept'\noutput q string = q\n`;
    expect(printed({ 'main.bicep': text })).not.toContain('***');
  });
});
