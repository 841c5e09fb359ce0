import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { readArmTemplate, readTemplateData } from '../../src/arm/template-reader.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { snapshotOf } from '../../src/evaluation/snapshot.js';
import { formats } from '../../src/reports/formats.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';
import { printValue } from '../../src/values/print.js';
import { Random } from '../conformance/random.js';
import { revealed } from '../evaluation/revealed.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const password = 'Zq7xWv9kTr2-mPd4sLf6';
const key = 'Hb3-nYt8cJw5gQe1';

/** Texts that only the secrets have in them, as they are and encoded. */
const fragments = [password, key]
  .flatMap((text) => [text, btoa(text), encodeURIComponent(text), Array.from(text).reverse().join('')])
  .flatMap((text) => Array.from({ length: text.length - 4 }, (_, at) => text.slice(at, at + 5).toLowerCase()));

/** Expressions that hold a secret in one way or another, nested at random. With `names`, also such as make it, or a part of it, the name of a member. */
function secretText(random: Random, depth: number, names: boolean): string {
  const inner = (): string => secretText(random, depth - 1, names);
  if (depth === 0)
    return random.pick(["parameters('password')", "parameters('config').key", "variables('passed')", "parameters('derived')"]) ?? '';
  const makers = [
    () => `toUpper(${inner()})`,
    () => `toLower(${inner()})`,
    () => `concat('a-', ${inner()})`,
    () => `concat(${inner()}, parameters('open'))`,
    () => `format('{0}:{1}', ${inner()}, ${inner()})`,
    () => `substring(${inner()}, 1, 9)`,
    () => `skip(${inner()}, 2)`,
    () => `take(${inner()}, 12)`,
    () => `trim(${inner()})`,
    () => `replace(${inner()}, '7', ${inner()})`,
    () => `base64(${inner()})`,
    () => `base64ToString(base64(${inner()}))`,
    () => `uriComponent(${inner()})`,
    () => `dataUri(${inner()})`,
    () => `padLeft(${inner()}, 16, '0')`,
    () => `join(split(${inner()}, '-'), '_')`,
    () => `last(split(concat('x/', ${inner()}), '/'))`,
    () => `string(createArray(${inner()}))`,
    () => `string(createObject('k', ${inner()}))`,
    () => `first(createArray(${inner()}))`,
    () => `union(createObject('k', 'v'), createObject('k', ${inner()})).k`,
    () => `if(startsWith(${inner()}, 'Z'), ${inner()}, 'none')`,
    () => `if(equals(parameters('open'), 'x'), ${inner()}, 'none')`,
    () => `coalesce(tryGet(createObject('k', ${inner()}), 'k'), 'none')`,
    () => `join(map(range(0, length(${inner()})), lambda('i', substring(${inner()}, 0, 1))), '')`,
    () => `join(map(range(0, 12), lambda('i', substring(parameters('password'), lambdaVariables('i'), 1))), '')`,
    () => `reduce(split(${inner()}, '-'), '', lambda('sum', 'next', concat(lambdaVariables('next'), lambdaVariables('sum'))))`,
    () => `items(createObject('k', ${inner()}))[0].value`,
    () => `ns.wrap(${inner()})`,
    ...(names
      ? [
          () => `json(string(createObject('k', ${inner()}))).k`,
          () => `string(toObject(createArray(${inner()}), lambda('one', lambdaVariables('one'))))`,
          () => `join(objectKeys(createObject(${inner()}, 1)), '')`,
        ]
      : []),
  ];
  return (random.pick(makers) ?? inner)();
}

/** Expressions that are refused, whose errors could repeat what they are given. */
function refused(random: Random): string {
  const text = secretText(random, random.below(3), true);
  const makers = [
    `int(${text})`,
    `fail(${text})`,
    `variables(${text})`,
    `parameters(${text})`,
    `variables('table')[${text}]`,
    `json(${text})`,
    `uri(${text}, '/')`,
    `parseCidr(${text})`,
    `dateTimeAdd(${text}, 'P1Y')`,
    `extensionResourceId(${text}, 'a/b', 'c')`,
    `toObject(createArray(${text}, ${text}), lambda('one', lambdaVariables('one')))`,
    `copyIndex(${text})`,
    `createObject(${text}, 1, ${text}, 2)`,
  ];
  return random.pick(makers) ?? '';
}

function template(seed: string, type: 'secure' | 'plain', hostile: boolean): string {
  const random = new Random(seed);
  const of = (plain: string): string => (type === 'secure' ? `secure${plain}` : plain);
  const text = (): string => `[${secretText(random, random.below(4), hostile)}]`;
  const name = (prefix: string): string =>
    `[concat('${prefix}', uniqueString(${secretText(random, random.below(3), hostile)}), ${secretText(random, random.below(3), hostile)})]`;
  const vnet = name('vnet-');
  const subnet = `[resourceId('Microsoft.Network/virtualNetworks/subnets', ${vnet.slice(1, -1)}, ${secretText(random, 1, hostile)})]`;
  return JSON.stringify(
    {
      $schema: schema,
      contentVersion: '1.0.0.0',
      functions: [
        {
          namespace: 'ns',
          members: {
            wrap: { parameters: [{ name: 'x', type: 'string' }], output: { type: 'string', value: "[concat('<', parameters('x'), '>')]" } },
          },
        },
      ],
      parameters: {
        password: { type: of('string'), defaultValue: password },
        config: { type: of('object'), defaultValue: { key, enabled: false, count: 2 } },
        derived: { type: of('string'), defaultValue: "[concat('x', parameters('password'))]" },
        open: { type: 'string' },
      },
      variables: { passed: "[concat(parameters('password'), '!')]", table: { a: 1 } },
      resources: [
        {
          type: 'Microsoft.Network/virtualNetworks',
          apiVersion: '2024-05-01',
          name: vnet,
          location: 'westeurope',
          tags: { one: text(), ...(hostile && { [text()]: text(), two: `[${refused(random)}]` }) },
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16', text()] },
            subnets: [{ name: text(), properties: { addressPrefix: text() } }, { name: 'snet' }],
          },
        },
        {
          type: 'Microsoft.Network/privateEndpoints',
          apiVersion: '2024-05-01',
          name: name('pe-'),
          condition: `[or(contains(${secretText(random, 1, hostile)}, 'Z'), not(parameters('config').enabled))]`,
          location: "[if(startsWith(parameters('password'), 'Zq7'), 'northeurope', 'westeurope')]",
          properties: {
            subnet: { id: subnet },
            privateLinkServiceConnections: [
              {
                name: text(),
                properties: {
                  privateLinkServiceId: `[resourceId('Microsoft.Storage/storageAccounts', ${secretText(random, 1, hostile)})]`,
                  groupIds: ['blob', text()],
                },
              },
            ],
          },
        },
        {
          type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
          apiVersion: '2024-05-01',
          name: `[concat('pe-a/', ${secretText(random, 1, hostile)})]`,
          properties: {
            privateDnsZoneConfigs: [
              {
                name: text(),
                properties: { privateDnsZoneId: `[resourceId('Microsoft.Network/privateDnsZones', ${secretText(random, 1, hostile)})]` },
              },
            ],
          },
        },
        {
          type: 'Microsoft.Network/privateDnsZones',
          apiVersion: '2020-06-01',
          name: text(),
          location: 'global',
          copy: { name: text(), count: "[parameters('config').count]" },
        },
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: name('nested-'),
          properties: {
            mode: 'Incremental',
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { passed: { value: text() }, secret: { value: password }, hash: { value: `[uniqueString('${key}')]` } },
            template: {
              $schema: schema,
              contentVersion: '1.0.0.0',
              parameters: { passed: { type: 'string' }, secret: { type: of('string') }, hash: { type: of('string') } },
              resources: [
                {
                  type: 'Microsoft.Network/networkSecurityGroups',
                  apiVersion: '2024-05-01',
                  name: "[concat(parameters('passed'), parameters('hash'))]",
                  location: "[if(contains(parameters('secret'), '-'), 'westeurope', parameters('secret'))]",
                  tags: { secret: "[parameters('secret')]" },
                  properties: {
                    securityRules: [
                      {
                        name: "[parameters('secret')]",
                        properties: {
                          access: 'Deny',
                          direction: 'Outbound',
                          priority: 100,
                          protocol: '*',
                          sourceAddressPrefix: '*',
                          sourcePortRange: '*',
                          destinationAddressPrefix: "[parameters('passed')]",
                          destinationPortRange: '*',
                        },
                      },
                    ],
                  },
                },
              ],
              outputs: { out: { type: 'string', value: "[parameters('secret')]" } },
            },
          },
        },
      ],
      outputs: { all: { type: 'string', value: text() }, config: { type: 'object', value: "[parameters('config')]" } },
    },
    undefined,
    1,
  );
}

function deploymentOf(text: string) {
  const read = readArmTemplate(new Source('main.json', text));
  if (read === undefined) throw new Error('no template');
  return evaluate(read, { deploymentName: 'main', scope: { subscriptionId: 's', resourceGroup: 'g' }, readTemplate: readTemplateData });
}

function scanned(text: string) {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  return scan(memoryHost({ 'main.json': text }), { paths: [''], exclude: [], parameters: [], deployer, rules });
}

const seeds = Array.from({ length: 16 }, (_, at) => `secret ${at}`);
const options = { version: '0', open: true, minSeverity: 'note', colour: false } as const;

/** What every report and the prediction print. */
function printed(text: string): string {
  const result = scanned(text);
  const reports = Object.values(formats).map((report) => report(result, options));
  return [...reports, JSON.stringify(snapshotOf(deploymentOf(text)))].join('\n').toLowerCase();
}

/** Why something is refused is not said of a secret. */
function withoutReasons(parts: unknown): string {
  return JSON.stringify(parts, undefined, 1).replace(/fail\('.*?'\)/g, 'fail()');
}

describe('a secret', () => {
  it.each(seeds)('is in no report and no prediction, whatever is made of it (%s)', (seed) => {
    const [secure, plain] = (['secure', 'plain'] as const).map((type) => printed(template(seed, type, true)));
    expect(fragments.filter((fragment) => secure?.includes(fragment))).toEqual([]);
    expect(fragments.filter((fragment) => plain?.includes(fragment))).not.toEqual([]);
  });

  it.each(seeds)('decides what the same value decides where it is none (%s)', (seed) => {
    const [secure, plain] = (['secure', 'plain'] as const).map((type) => scanned(template(seed, type, false)).findings);
    const outlined = (findings: typeof secure = []) =>
      findings.map(({ ruleId, messageId, verdict, place: { span } }) => [
        ruleId,
        messageId,
        verdict,
        span.source.position(span.start).line,
      ]);
    expect(outlined(secure).length).toBeGreaterThan(0);
    expect(outlined(secure)).toEqual(outlined(plain));
  });

  it.each(seeds)('is known to the evaluation, which gives what it gives for a value that is none (%s)', (seed) => {
    const [secure, plain] = (['secure', 'plain'] as const).map((type) => deploymentOf(template(seed, type, false)).resources);
    const parts = (resources: typeof secure) =>
      resources?.map(({ name, id, condition, body }) => [name, id ?? name, condition, body].map((value) => printValue(revealed(value))));
    expect(withoutReasons(parts(secure))).toEqual(withoutReasons(parts(plain)));
  });
});

describe('a value that shares a text with a secret', () => {
  it('is hidden and judged, of whatever type it is', () => {
    const files = {
      'main.bicep': '@secure()\nparam p string\nparam o array\nparam q { a: string }\nparam r string\noutput x array = [o, q, r]\n',
      'main.bicepparam': `using 'main.bicep'\nvar s = '${password}'\nparam p = s\nparam o = [s]\nparam q = { a: s }\nparam r = s\n`,
    };
    const deployer = { scope: {}, deploymentName: undefined, cloud: undefined };
    const printed: string[] = [];
    const result = scan(memoryHost(files), {
      ...{ paths: [''], exclude: [], parameters: [], deployer, hostNaming: undefined, rules: [] },
      onDeployed: ({ deployment }) => void printed.push(JSON.stringify(snapshotOf(deployment))),
    });
    expect(result.diagnostics).toEqual([]);
    expect(printed).toEqual([expect.not.stringContaining(password)]);
  });
});
