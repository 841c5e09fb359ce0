import fc from 'fast-check';
import type { Files } from './survival.js';

/** What stands for the secret in every input that is made here. */
export const marked = 'Zq7xWv9kTr2';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

/** A way for a secret into a template: the sections that declare it, and an expression that gives it. */
interface ArmSource {
  readonly parameters?: object;
  readonly more?: object;
  readonly resources?: readonly object[];
  /** Of a parameter file. */
  readonly values?: object;
  readonly expression: string;
}

const secure = { type: 'securestring' };
const inner = { expressionEvaluationOptions: { scope: 'inner' }, mode: 'Incremental' };
const template = (sections: object): object => ({ $schema: schema, contentVersion: '1.0.0.0', resources: [], ...sections });
const nested = (properties: object): object => ({
  ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd' },
  properties: { ...inner, ...properties },
});

/** A written value that the secret is in, as an expression without its brackets, or as a text. */
const writtenText = fc.constantFrom(
  marked,
  `a-${marked}`,
  `[concat('a', '${marked}')]`,
  `[format('{0}-{1}', '${marked}', parameters('open'))]`,
  `[if(equals(parameters('open'), 'x'), '${marked}', '${marked}2')]`,
  `[if(true(), '${marked}', 'none')]`,
  `[toUpper('${marked}')]`,
  `[first(createArray('${marked}', 'b'))]`,
  `[coalesce(null(), '${marked}')]`,
  `[base64ToString(base64('${marked}'))]`,
  `[json('{"a":"${marked}"}').a]`,
  `[int('${marked}')]`,
  `[fail('${marked}')]`,
  `['${marked}'`,
  `[concat('${marked}' 'b')]`,
  "[variables('plain')]",
  "[concat(variables('plain'), 'b')]",
  "[variables('object').a]",
);

const typed = (type: object, defaultValue: unknown) => ({ s: { ...type, defaultValue } });
const s = "parameters('s')";

const armSource: fc.Arbitrary<ArmSource> = fc.oneof(
  writtenText.chain((text) =>
    fc.constantFrom<ArmSource>(
      { parameters: typed(secure, text), expression: s },
      { parameters: { s: { defaultValue: text, ...secure } }, expression: s },
      { parameters: { s: { ...secure, nullable: true, metadata: { description: 'x' }, defaultValue: text } }, expression: s },
      { parameters: { s: { ...secure, allowedValues: [text, 'b'], defaultValue: text } }, expression: s },
      { parameters: { s: { ...secure, minLength: 900, defaultValue: text } }, expression: s },
      { parameters: typed({ type: 'secureObject' }, { a: text, b: { c: [text] } }), expression: `${s}.a` },
      { parameters: typed({ type: 'secureObject' }, { a: 'x', b: { c: [text] } }), expression: `${s}.b.c[0]` },
      { parameters: typed({ type: 'object', properties: { a: secure } }, { a: text }), expression: `${s}.a` },
      { parameters: typed({ type: 'object', additionalProperties: secure }, { b: text }), expression: `${s}.b` },
      { parameters: typed({ type: 'array', items: secure }, [text]), expression: `${s}[0]` },
      { parameters: typed({ type: 'array', prefixItems: [{ type: 'string' }, secure] }, ['a', text]), expression: `${s}[1]` },
      {
        parameters: typed({ $ref: '#/definitions/one' }, text),
        more: { languageVersion: '2.0', definitions: { one: { $ref: '#/definitions/two' }, two: secure } },
        expression: s,
      },
      {
        parameters: typed({ type: 'object', properties: { a: { $ref: '#/definitions/one' } } }, { a: { b: text } }),
        more: {
          languageVersion: '2.0',
          definitions: { one: { type: 'object', properties: { b: { $ref: '#/definitions/two' } } }, two: secure },
        },
        expression: `${s}.a.b`,
      },
      {
        parameters: {},
        more: {
          functions: [
            {
              namespace: 'ns',
              members: { f: { parameters: [{ name: 'x', ...secure }], output: { type: 'string', value: "[parameters('x')]" } } },
            },
          ],
        },
        expression: /^\[.*\]$/.test(text) ? `ns.f(${text.slice(1, -1)})` : `ns.f('${text.replaceAll("'", "''")}')`,
      },
      {
        resources: [nested({ template: template({ outputs: { o: { ...secure, value: text } } }) })],
        expression: "reference('d').outputs.o.value",
      },
      {
        resources: [nested({ template: template({ outputs: { o: { type: 'secureObject', value: { a: [text] } } } }) })],
        expression: "reference('d').outputs.o.value.a[0]",
      },
      {
        resources: [
          nested({
            parameters: { p: { value: text } },
            template: template({ parameters: { p: secure }, outputs: { o: { type: 'string', value: "[parameters('p')]" } } }),
          }),
        ],
        expression: "reference('d').outputs.o.value",
      },
      { parameters: { s: secure }, values: { s: { value: text } }, expression: s },
      { parameters: { s: { type: 'secureObject' } }, values: { s: { value: { a: text } } }, expression: `${s}.a` },
      { parameters: { s: { type: 'array', items: secure } }, values: { s: { value: [text] } }, expression: `${s}[0]` },
      { parameters: { s: { type: 'object', properties: { a: secure } } }, values: { s: { value: { a: text } } }, expression: `${s}.a` },
    ),
  ),
);

/** An expression that gives what another gives, or something that is made of it. */
const wrapped = (expression: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom<(text: string) => string>(
        (text) => `concat('a-', ${text})`,
        (text) => `format('{0}/{1}', ${text}, parameters('open'))`,
        (text) => `toLower(${text})`,
        (text) => `take(${text}, 20)`,
        (text) => `string(createObject('k', ${text}))`,
        (text) => `if(equals(parameters('open'), 'x'), ${text}, 'b')`,
        (text) => `union(createObject('k', ${text}), createObject('j', 1)).k`,
        (text) => `join(map(createArray(${text}), lambda('x', lambdaVariables('x'))), ',')`,
        (text) => `first(split(${text}, ','))`,
        (text) => `replace(${text}, 'q', 'q')`,
        (text) => `uri('https://x.example', ${text})`,
        (text) => `resourceId('Microsoft.Network/virtualNetworks', ${text})`,
      ),
      { maxLength: 2 },
    )
    .map((wraps) => wraps.reduce((text, wrap) => wrap(text), expression));

/** Targets of endpoints whose own properties rules read and tell of. */
const targetsOf = (e: string): readonly (readonly [id: string, groupId: string, resource: object])[] => [
  [
    "resourceId('Microsoft.Web/sites', 'app')",
    'sites',
    {
      ...{ type: 'Microsoft.Web/sites', apiVersion: '2023-12-01', name: 'app', location: `[${e}]` },
      properties: { serverFarmId: "[resourceId('Microsoft.Web/serverfarms', 'plan')]", publicNetworkAccess: `[${e}]` },
    },
  ],
  [
    "resourceId('Microsoft.Devices/provisioningServices', 'dps')",
    'iotDps',
    {
      ...{ type: 'Microsoft.Devices/provisioningServices', apiVersion: '2022-12-12', name: 'dps', location: "[parameters('open')]" },
      sku: { name: `[${e}]`, capacity: 1 },
      properties: {
        iotHubs: [
          { location: `[${e}]`, connectionString: `[${e}]` },
          { location: 'westeurope', connectionString: `[concat('HostName=', ${e}, '.azure-devices.net;SharedAccessKey=', ${e})]` },
        ],
      },
    },
  ],
];

const endpointTo = (id: string, groupId: string): object => ({
  ...{ type: 'Microsoft.Network/privateEndpoints', apiVersion: '2024-05-01', name: `pe-${groupId}`, location: 'westeurope' },
  properties: {
    subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]" },
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: `[${id}]`, groupIds: [groupId] } }],
  },
});

const usesOf = (e: string): object[] => [
  { type: 'Microsoft.Web/serverfarms', apiVersion: '2023-12-01', name: 'plan', location: 'westeurope', sku: { name: `[${e}]` } },
  ...targetsOf(e).flatMap(([id, groupId, resource]) => [resource, endpointTo(id, groupId)]),
  {
    ...{
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: `[${e}]`,
      location: `[${e}]`,
      tags: { [`[${e}]`]: `[${e}]`, a: `[${e}]` },
    },
    properties: {
      addressSpace: { addressPrefixes: [`[${e}]`, '10.0.0.0/16'] },
      subnets: [
        { name: `[${e}]`, properties: { addressPrefix: `[${e}]` } },
        { name: 's', properties: { addressPrefix: '10.9.0.0/24' } },
      ],
    },
  },
  {
    ...{ type: 'Microsoft.Network/privateEndpoints', apiVersion: '2024-05-01', name: `[concat('pe-', ${e})]`, location: 'northeurope' },
    condition: `[not(equals(${e}, 'x'))]`,
    dependsOn: [`[${e}]`],
    properties: {
      subnet: { id: `[resourceId('Microsoft.Network/virtualNetworks/subnets', ${e}, 's')]` },
      privateLinkServiceConnections: [
        {
          name: `[${e}]`,
          properties: {
            privateLinkServiceId: `[resourceId('Microsoft.KeyVault/vaults', ${e})]`,
            groupIds: [`[${e}]`],
            requestMessage: `[${e}]`,
          },
        },
      ],
    },
  },
  {
    type: 'Microsoft.Network/privateDnsZones',
    apiVersion: '2020-06-01',
    name: `[${e}]`,
    location: 'westeurope',
    copy: { name: `[${e}]`, count: `[length(${e})]` },
  },
  nested({
    parameters: { p: { value: `[${e}]` } },
    template: template({ parameters: { p: secure }, outputs: { o: { type: 'int', value: "[parameters('p')]" } } }),
  }),
  { type: `[${e}]`, apiVersion: `[${e}]`, name: 'a', scope: `[${e}]` },
];

/** One character of punctuation more or less where the secret stands or after it: what declares it before stays readable. */
const damaged = (text: string): fc.Arbitrary<string> => {
  const from = text.includes(marked) ? text.indexOf(marked) - 3 : text.length;
  const places = [...text.matchAll(/["{}[\],:()'=\n]/g)].map(({ index }) => index).filter((index) => index >= from);
  return fc
    .record({ at: fc.constantFrom(0, ...places), put: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', "'", '(', '\n', 'x') })
    .map(({ at, put }) => (at === 0 ? text : `${text.slice(0, at)}${put}${text.slice(at + (put === '' ? 1 : 0))}`));
};

/** What hands the secret on by name, or to a function, is known to do so only where it parses. */
const maybeDamaged = (text: string): fc.Arbitrary<string> =>
  /"plain"|\bplain =|\bns\.f\(/.test(text) ? fc.constant(text) : fc.oneof({ weight: 2, arbitrary: fc.constant(text) }, damaged(text));

/** Templates in JSON that hold the secret, and use it in every place; some do not parse. */
export const secretTemplates: fc.Arbitrary<Files> = armSource.chain((source) =>
  wrapped(source.expression).chain((expression) => {
    const { parameters = {}, more = {}, resources = [], values } = source;
    const sections = {
      ...more,
      parameters: { open: { type: 'string' }, ...parameters },
      variables: { plain: marked, object: { a: marked, b: 'c' } },
    };
    // Variables are written without the secret where nothing secure is made of them.
    const isNamed = JSON.stringify([parameters, resources, values, more]).includes('variables(');
    const kept = isNamed ? sections : { ...sections, variables: {} };
    const main = JSON.stringify(
      template({ ...kept, resources: [...resources, ...usesOf(expression)], outputs: { o: { ...secure, value: `[${expression}]` } } }),
      undefined,
      1,
    );
    const file = values && JSON.stringify({ $schema: parametersSchema, contentVersion: '1.0.0.0', parameters: values }, undefined, 1);
    return fc
      .tuple(maybeDamaged(main), maybeDamaged(file ?? '{}'))
      .map(([text, other]): Files => ({ 'main.json': text, ...(file !== undefined && { 'main.parameters.json': other }) }));
  }),
);

interface BicepSource {
  readonly declarations: string;
  readonly expression: string;
  /** Other files. */
  readonly files?: Files;
  /** The text of `main.bicepparam` after its `using`. */
  readonly values?: string;
}

const writtenExpression = fc.constantFrom(
  `'${marked}'`,
  `'a-${marked}'`,
  `'\${open}-${marked}'`,
  `'''\n${marked}\n'''`,
  `open == 'x' ? '${marked}' : '${marked}2'`,
  `concat('a', '${marked}')`,
  `format('{0}', '${marked}')`,
  `toUpper('${marked}')`,
  `first(['${marked}', 'b'])`,
  `null ?? '${marked}'`,
  `json('{"a":"${marked}"}').a`,
  `int('${marked}')`,
  `fail('${marked}')`,
  `('${marked}')`,
  `'${marked}'!`,
  `any('${marked}')`,
  'plain',
  `'\${plain}b'`,
  'object.a',
  "loadTextContent('secret.txt')",
);

const bicepSource: fc.Arbitrary<BicepSource> = writtenExpression.chain((e) =>
  fc.constantFrom<BicepSource>(
    { declarations: `@secure()\nparam s string = ${e}\n`, expression: 's' },
    { declarations: `@description('x')\n@secure()\n@minLength(900)\nparam s string? = ${e}\n`, expression: 's' },
    { declarations: `@secure()\n@allowed([\n  ${e}\n  'b'\n])\nparam s string = ${e}\n`, expression: 's' },
    { declarations: `@secure()\nparam s object = {\n  a: ${e}\n  b: [ ${e} ]\n}\n`, expression: 's.b[0]' },
    { declarations: `@secure()\nparam s { a: string } = { a: ${e} }\n`, expression: 's.a' },
    { declarations: `param s {\n  @secure()\n  a: string\n  b: string?\n} = {\n  a: ${e}\n}\n`, expression: 's.a' },
    { declarations: `@secure()\ntype t = string\nparam s t = ${e}\n`, expression: 's' },
    { declarations: `@secure()\ntype t = string\ntype u = { a: t[] }\nparam s u = { a: [ ${e} ] }\n`, expression: 's.a[0]' },
    { declarations: `@secure()\ntype t = string\nparam s t?[] = [ ${e} ]\n`, expression: 's[0]' },
    {
      declarations: `import { t } from 'types.bicep'\nparam s t = ${e}\n`,
      expression: 's',
      files: { 'types.bicep': '@export()\n@secure()\ntype t = string\n' },
    },
    {
      declarations: `module m 'm.bicep' = {\n  name: 'm'\n  params: { p: ${e} }\n}\n`,
      expression: 'm.outputs.o',
      files: { 'm.bicep': '@secure()\nparam p string\noutput o string = p\n' },
    },
    {
      declarations: `module m 'm.bicep' = [for i in range(0, 2): {\n  name: 'm\${i}'\n  params: { p: { a: ${e} } }\n}]\n`,
      expression: 'm[0].outputs.o.a',
      files: { 'm.bicep': '@secure()\nparam p object\n@secure()\noutput o object = p\n' },
    },
    { declarations: '', expression: 'm.outputs.o', files: { 'm.bicep': `param open string = 'y'\n@secure()\noutput o string = ${e}\n` } },
    { declarations: '@secure()\nparam s string\n', expression: 's', values: `param s = ${e}\n` },
    { declarations: '@secure()\nparam s object\n', expression: 's.a', values: `param s = {\n  a: ${e}\n}\n` },
    {
      declarations: '@secure()\nparam s string\n',
      expression: 's',
      values: "extends 'base.bicepparam'\n",
      files: { 'base.bicepparam': `using none\nvar open = 'x'\nparam s = ${e}\n` },
    },
  ),
);

const wrappedBicep = (expression: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom<(text: string) => string>(
        (text) => `'a-\${${text}}'`,
        (text) => `'\${${text}}/\${open}'`,
        (text) => `toLower(${text})`,
        (text) => `string({ k: ${text} })`,
        (text) => `(open == 'x' ? ${text} : 'b')`,
        (text) => `join(map([ ${text} ], x => x), ',')`,
        (text) => `{ ...{ k: ${text} } }.k`,
        (text) => `first(split(${text}, ','))`,
      ),
      { maxLength: 2 },
    )
    .map((wraps) => wraps.reduce((text, wrap) => wrap(text), expression));

const bicepUses = (e: string): string => `
resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: ${e}
  location: ${e}
  tags: { a: ${e}, '\${${e}}': ${e} }
  properties: { addressSpace: { addressPrefixes: [ ${e} ] }, subnets: [ { name: ${e}, properties: { addressPrefix: ${e} } } ] }
}
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = if (${e} != 'x') {
  name: 'pe-\${${e}}'
  location: 'northeurope'
  properties: {
    subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', ${e}, 's') }
    privateLinkServiceConnections: [ { name: ${e}, properties: { privateLinkServiceId: resourceId('Microsoft.KeyVault/vaults', ${e}), groupIds: [ ${e} ] } } ]
  }
}
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: 'westeurope'
  sku: { name: ${e} }
}
resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app'
  location: ${e}
  properties: { serverFarmId: plan.id, publicNetworkAccess: ${e} }
}
resource dps 'Microsoft.Devices/provisioningServices@2022-12-12' = {
  name: 'dps'
  location: open
  sku: { name: ${e}, capacity: 1 }
  properties: { iotHubs: [ { location: ${e}, connectionString: 'HostName=\${${e}}.azure-devices.net;SharedAccessKey=\${${e}}' } ] }
}
resource ends 'Microsoft.Network/privateEndpoints@2024-05-01' = [for (target, i) in [ app.id, dps.id ]: {
  name: 'pe\${i}'
  location: 'westeurope'
  properties: {
    subnet: { id: v.properties.subnets[0].id }
    privateLinkServiceConnections: [ { name: 'c', properties: { privateLinkServiceId: target, groupIds: [ i == 0 ? 'sites' : 'iotDps' ] } } ]
  }
}]
resource z 'Microsoft.Network/privateDnsZones@2020-06-01' = [for x in split(${e}, '-'): {
  name: x
  location: 'westeurope'
}]
@secure()
output o string = ${e}
`;

/** The same in Bicep. */
export const secretPrograms: fc.Arbitrary<Files> = bicepSource.chain(({ declarations, expression, files = {}, values }) =>
  wrappedBicep(expression).chain((use) => {
    const all = [declarations, values ?? '', ...Object.values(files)].join('\n');
    const variables = `${/\bplain\b/.test(all) ? `var plain = '${marked}'\n` : ''}${/\bobject\.a\b/.test(all) ? `var object = {\n  a: '${marked}'\n}\n` : ''}`;
    const usesModule = declarations === '' ? `module m 'm.bicep' = {\n  name: 'm'\n}\n` : '';
    const isValue = values !== undefined;
    const main = `param open string\n${isValue ? '' : variables}${declarations}${usesModule}${bicepUses(use)}`;
    const parameters = `using 'main.bicep'\n${variables}${values ?? ''}param open = 'y'\n`;
    return fc.tuple(maybeDamaged(main), maybeDamaged(parameters)).map(([text, other]): Files => ({
      'main.bicep': text,
      ...(isValue && { 'main.bicepparam': other }),
      ...files,
      'secret.txt': marked,
    }));
  }),
);
