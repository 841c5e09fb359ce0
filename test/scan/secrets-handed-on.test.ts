import { describe, expect, it } from '@jest/globals';
import { printedSnapshot } from '../../src/cli/printed-snapshot.js';
import { unprintedSnapshot } from '../../src/evaluation/snapshot.js';
import { withoutSecrets } from '../../src/findings/secrets.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

const secret = 'Zq7xWv9kTr2';
const deploymentSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const request = {
  ...{ paths: [''], exclude: [], parameters: [], deployer: { scope: {}, deploymentName: undefined, cloud: undefined } },
  ...{ hostNaming: undefined, rules: [] },
};

/** What `resources` prints of `main.bicep`, and its text as excerpts show it. */
function shownOf(main: string, others: Readonly<Record<string, string>> = {}): { readonly printed: string; readonly excerpt: string } {
  let printed = '';
  const { secrets } = scan(memoryHost({ 'main.bicep': main, ...others }), {
    ...request,
    onDeployed: ({ deployment }) => void (printed += printedSnapshot(unprintedSnapshot(deployment)).text),
  });
  const source = new Source('main.bicep', main);
  return { printed, excerpt: withoutSecrets(source, 0, main.length, secrets) };
}

const inBicep = `@export()
@secure()
type t = string
@export()
func f(x t) string => 'a-\${x}'
@export()
func g(x string, y { @secure()
  p: string }) string => '\${x}\${y.p}'
`;

const inJson = JSON.stringify({
  $schema: deploymentSchema,
  contentVersion: '1.0.0.0',
  languageVersion: '2.0',
  definitions: { t: { type: 'object', properties: { p: { type: 'securestring' } } } },
  functions: [
    {
      namespace: '__bicep',
      members: {
        f: {
          parameters: [{ type: 'securestring', name: 'x' }],
          output: { type: 'string', value: "[parameters('x')]" },
          metadata: { '__bicep_export!': true },
        },
        g: {
          parameters: [
            { type: 'string', name: 'x' },
            { $ref: '#/definitions/t', name: 'y' },
          ],
          output: { type: 'string', value: "[concat(parameters('x'), parameters('y').p)]" },
          metadata: { '__bicep_export!': true },
        },
      },
    },
  ],
  resources: [],
});

describe('a secret that is handed to a function which is imported', () => {
  it.each([
    ['Bicep', 'lib.bicep', inBicep],
    ['JSON', 'lib.json', inJson],
  ])('is shown nowhere: %s', (_, path, library) => {
    const byName = `import { f, g as other } from '${path}'\noutput a string = f('${secret}')\noutput b string = other('kept', { p: v })\n`;
    const all = `import * as l from '${path}'\noutput a string = l.f('${secret}')\noutput b string = '\${l.g('kept', { p: '${secret}' })}'\n`;
    for (const main of [`${byName}var v = '${secret}'\n`, all]) {
      const { printed, excerpt } = shownOf(main, { [path]: library });
      expect(printed).not.toContain(secret);
      expect(excerpt).not.toContain(secret);
      expect(printed).toContain('parameters(');
      expect(excerpt).toContain('kept');
    }
  });

  it.each(['nowhere.bicep', 'br:x.azurecr.io/a:1'])('is shown nowhere where it is not at hand: %s', (path) => {
    const { excerpt } = shownOf(
      `import { f, g as h } from '${path}'\noutput a string = f('${secret}')\noutput b string = h('${secret}')\n`,
    );
    expect(excerpt).not.toContain(secret);
    const all = shownOf(`import * as l from '${path}'\noutput a string = l.f('${secret}')\noutput b string = toUpper('kept')\n`);
    expect(all.excerpt).not.toContain(secret);
    expect(all.excerpt).toContain('kept');
  });
});

describe('a secret that is given to a module of a registry which is not at hand', () => {
  it.each([
    `adminPass: '${secret}'`,
    `secretText: '${secret}'`,
    `sqlCredentials: '${secret}'`,
    `secrets: [ '${secret}' ]`,
    `accessKeys: { a: '${secret}' }`,
    `password: v`,
    `deep: { list: [ { connectionString: '${secret}' } ] }`,
  ])('is not shown: %s', (given) => {
    const text = (own: string): string =>
      `${own}module m 'br:x.azurecr.io/a:1' = {\n  name: 'm'\n  params: { location: 'kept', ${given} }\n}\n`;
    const { excerpt } = shownOf(text(given.endsWith('v') ? `var v = '${secret}'\n` : ''));
    expect(excerpt).not.toContain(secret);
    expect(excerpt).toContain('kept');
  });

  it('is none where its name tells of what is called so alone', () => {
    const given = "secretName: 'kept1', keyVaultSecretId: 'kept2', passwordPolicy: 'kept3', tokenUri: 'kept4'";
    expect(shownOf(`module m 'br:x.azurecr.io/a:1' = {\n  name: 'm'\n  params: { ${given} }\n}\n`).excerpt).toContain(given);
  });
});

describe('names of members of a secure object', () => {
  const declared = `@secure()\nparam o object = { ${secret}: 'x' }\nparam open object = { kept: 'y' }\nparam z string\n`;

  it.each([
    'output a array = items(o)',
    'output a string = items(o)[0].key',
    'output a array = objectKeys(o)',
    "output a array = map(items(o), i => '${i.key}=${i.value}')",
    'output a object = toObject(items(o), i => i.key)',
    'output a object = toObject(items({ a: o }), i => i.key, i => items(i.value))',
    "resource r 'Microsoft.Network/virtualNetworks@2024-05-01' = [for i in items(o): {\n  name: i.key\n  location: 'x'\n}]",
    'output a object = o',
    'output a object = { w: [ o ] }',
    'output a object = union(open, o)',
    'output a object = { ...o, z: 1 }',
    "output a object = z == 'x' ? o : open",
    'output a string = string(o)',
    'output a object = json(string(o))',
    'output a object = mapValues(o, v => v)',
    'output a object = toObject(objectKeys(o), k => k, k => o[k])',
    'output a array = map(objectKeys(o), k => o[?k])',
    'output a object = intersection(o, o)',
    'output a string = o[z]',
    'output a string = o.none',
    "output a object = { '${z}': o }",
    "resource r 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'x'\n  location: 'x'\n  tags: o\n  properties: o\n}",
  ])('are shown by nothing that they go into: %s', (use) => {
    const { printed, excerpt } = shownOf(`${declared}${use}\noutput open array = items(open)\n`);
    expect(printed).not.toContain(secret);
    expect(printed).toContain('"key": "kept"');
    expect(excerpt).not.toContain(secret);
  });

  it('decide what they decide', () => {
    const { printed } = shownOf(`${declared}output a bool = items(o)[0].key == '${secret}'\noutput b int = length(objectKeys(o))\n`);
    expect(JSON.parse(printed)).toMatchObject({ outputs: { a: true, b: 1 } });
  });

  it('are told of none that may be shown besides', () => {
    const { printed } = shownOf(`${declared}output a string = open.none\noutput b object = union(open, { a: o })\n`);
    expect(printed).toContain('there are kept');
    expect(JSON.parse(printed)).toMatchObject({ outputs: { b: { kept: 'y', a: "[parameters('o')]" } } });
  });

  it('are hidden in parts of it, and stay those that its type declares where only a part is secure', () => {
    const parts = `@secure()\nparam p object = { a: { ${secret}: 'x', list: [ { ${secret}: 1 } ] } }\n`;
    expect(shownOf(`${parts}output a object = p.a\noutput b array = p.a.list\n`).printed).not.toContain(secret);
    const type = `type t = {\n  kept: string\n  @secure()\n  part: object\n}\nparam p t = { kept: 'y', part: { ${secret}: 'x' } }\n`;
    const { printed } = shownOf(`${type}output a object = p\n`);
    expect(printed).toContain('"kept": "y"');
    expect(printed).not.toContain(secret);
  });
});

describe('what a secret is looked up in, or compared with, by name', () => {
  const declared = `@secure()\nparam s string\n@secure()\nparam o object\nparam open string\nvar other = { kept: 'y' }\n`;
  const named = [
    ['table', `{ ${secret}: 'x' }`],
    ['list', `[ '${secret}' ]`],
    ['text', `'${secret}'`],
  ] as const;

  it.each([
    'output a string = table[s]',
    'output a string = table[toLower(s)]',
    `output a string = { ${secret}: 'x' }[s]`,
    'output a bool = contains(table, s)',
    'output a bool = contains(list, s)',
    'output a bool = text == s',
    'output a bool = startsWith(toLower(s), text)',
    'output a array = intersection([ s ], list)',
    'output a array = intersection(list, [ s ])',
    'output a object = intersection(o, table)',
    'output a array = intersection(objectKeys(o), list)',
    'output a string = first(intersection(objectKeys(o), list))!',
    'output a bool = contains([ s ], toLower(text))',
    'output a bool = contains(objectKeys(o), text)',
    "output a string = replace(s, text, 'x')",
    "output a string = replace(text, s, 'x')",
    'output a array = split(s, text)',
  ])('is not shown: %s', (use) => {
    const given = named.flatMap(([name, value]) => (use.includes(name) ? `var ${name} = ${value}\n` : [])).join('');
    const { printed, excerpt } = shownOf(`${declared}${given}${use}\noutput b string = other[open]\n`);
    expect(printed).not.toContain(secret);
    expect(printed).toContain("createObject('kept', 'y')[parameters('open')]");
    expect(excerpt).toContain('kept');
    expect(excerpt).not.toContain(secret);
  });

  it.each([
    `output a array = filter(objectKeys(o), k => k == '${secret}')`,
    `output a array = filter(objectKeys(o), k => contains([ '${secret}' ], k))`,
    `output a array = filter([ '${secret}' ], k => contains(objectKeys(o), k))`,
    `output a array = map([ '${secret}' ], k => k == s)`,
    `var same = '${secret}'\nvar like = toLower(same)\noutput a bool = s == like`,
  ])('is not shown in the text around it, item by item or by several names: %s', (use) => {
    expect(shownOf(`${declared}${use}\n`).excerpt).not.toContain(secret);
  });

  it.each([
    `filter(objectKeys(o), k => k == '${secret}')`,
    `filter(objectKeys(o), k => contains([ '${secret}' ], k))`,
    `map(items(o), i => toLower(i.key) == '${secret}')`,
    `first(filter(objectKeys(o), k => !startsWith(k, '${secret}')))`,
  ])('is not shown where a lambda compares what it is given of it: %s', (use) => {
    const { printed } = shownOf(
      `${declared}output a object = { x: ${use} }\noutput b array = map(objectKeys(o), k => concat('kept', k))\n`,
    );
    expect(printed).not.toContain(secret);
    expect(printed).toContain('kept');
  });

  it('is not shown in a template that is nested in another, whose names it sees', () => {
    const nested = {
      $schema: deploymentSchema,
      contentVersion: '1.0.0.0',
      resources: [],
      outputs: { a: { type: 'bool', value: `[equals(parameters('s'), '${secret}')]` } },
    };
    const outer = {
      $schema: deploymentSchema,
      contentVersion: '1.0.0.0',
      parameters: { s: { type: 'securestring' } },
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'd',
          properties: { mode: 'Incremental', template: nested },
        },
      ],
    };
    const text = JSON.stringify(outer, undefined, 1);
    const { secrets } = scan(memoryHost({ 'main.json': text }), request);
    expect(withoutSecrets(new Source('main.json', text), 0, text.length, secrets)).not.toContain(secret);
  });

  it('is not shown where the text around it does not parse', () => {
    expect(shownOf(`${declared}output a bool = s == '${secret}' ? \n`).excerpt).not.toContain(secret);
  });

  it('is shown where a text is put in the place of another', () => {
    expect(shownOf(`${declared}output a string = replace('Server={p}', '{p}', s)\n`).excerpt).toContain("'Server={p}', '{p}'");
  });

  it('is hidden of a given secret too, with what two lists have in common', () => {
    const given = `@secure()\nparam o object = { ${secret}: 'x' }\n`;
    const { printed, excerpt } = shownOf(`${given}output a array = intersection(objectKeys(o), [ '${secret}', 'b' ])\n`);
    expect([printed, excerpt]).toEqual([expect.not.stringContaining(secret), expect.not.stringContaining(secret)]);
  });

  it('nor is what it chooses there, which decides what it decides', () => {
    const given = `@secure()\nparam s string = 'b'\n@secure()\nparam o object = { n: 1 }\nvar t = { a: 'one', b: 'two' }\n`;
    const uses = `output a string = t[s]\noutput b string = [ 'x', 'y' ][o.n]\noutput c bool = t[s] == 'two'\noutput d string = t.b\n`;
    expect(JSON.parse(shownOf(`${given}${uses}`).printed)).toMatchObject({
      outputs: {
        a: '***',
        b: '***',
        c: true,
        d: 'two',
      },
    });
  });

  it('is not repeated with each that it chooses', () => {
    const table = `{ ${Array.from({ length: 500 }, (_, index) => `k${index}: ${index}`).join(', ')} }`;
    const text = `@secure()\nparam s string = 'k7'\nvar t = ${table}\noutput a array = map(range(0, 500), i => t[s])\n`;
    expect(shownOf(text).printed.length).toBeLessThan(20_000);
  });

  it('is printed in time where many lists are compared with its names', () => {
    const names = `{ ${Array.from({ length: 2000 }, (_, index) => `k${index}: ${index}`).join(', ')} }`;
    const outputs = Array.from(
      { length: 60 },
      (_, index) => `output a${index} array = intersection(objectKeys(o), map(range(0, 2000), i => 'k\${i}'))\n`,
    );
    const start = process.cpuUsage();
    shownOf(`@secure()\nparam o object = ${names}\n${outputs.join('')}`);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(30);
  });
});
