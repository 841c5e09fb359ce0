import { describe, expect, it } from '@jest/globals';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { secretsAmong, templateSecrets, withoutSecrets } from '../../src/findings/secrets.js';
import type { Template } from '../../src/template/template.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source, textOf } from '../../src/text/source.js';

const nested = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { key: { type: 'securestring', defaultValue: 'inner-default' } },
  resources: [],
};

const source = new Source(
  'main.json',
  JSON.stringify(
    {
      ...nested,
      definitions: { Login: { type: 'object', properties: { user: { type: 'string' }, Password: { type: 'secureString' } } } },
      parameters: {
        password: { type: 'secureString', defaultValue: 'outer-default' },
        location: { type: 'string', defaultValue: 'westeurope' },
        login: { $ref: '#/definitions/Login', defaultValue: { user: 'anna', password: 'in-object' } },
        keys: { type: 'array', items: { type: 'secureObject' }, defaultValue: [{ secret: 'in-array' }] },
      },
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'linked',
          properties: {
            mode: 'Incremental',
            templateLink: { relativePath: 'linked.json' },
            parameters: { Password: { value: 'for-linked' }, location: { value: 'northeurope' } },
          },
        },
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'inner',
          properties: { mode: 'Incremental', template: nested, parameters: { key: { value: 'argument' } } },
        },
      ],
    },
    undefined,
    1,
  ),
);

describe('secrets', () => {
  const template = readArmTemplate(source);
  if (template === undefined) throw new Error('not a template');

  it('are found in time in a type that names itself among its variants', () => {
    const own = Array.from({ length: 300 }, (_, at): [string, object] => [`v${at}`, { $ref: '#/definitions/a' }]);
    const mapping = { ...Object.fromEntries(own), login: { type: 'object', properties: { key: { type: 'securestring' } } } };
    const many = {
      ...nested,
      definitions: { a: { type: 'object', discriminator: { propertyName: 'k', mapping } } },
      parameters: { p: { $ref: '#/definitions/a', defaultValue: { k: 'login', key: 'in-variant' } } },
    };
    const read = readArmTemplate(new Source('a.json', JSON.stringify(many)));
    const spelled = read && secretsAmong([templateSecrets({ template: read, values: new Map() })]).in(read.source);
    expect(spelled?.map(textOf)).toEqual(['"in-variant"']);
  });

  it('are the values of secure parameters, wherever they are spelled out', () => {
    expect(
      secretsAmong([templateSecrets({ template, values: new Map() })])
        .in(source)
        .map(textOf),
    ).toEqual([
      '"outer-default"',
      '"in-object"',
      expect.stringContaining('in-array'),
      '"for-linked"',
      '"argument"',
      '"inner-default"',
      '"in-array"',
    ]);
  });

  it('are also the values given to them', () => {
    const given = new Source('main.parameters.json', '"hunter2"');
    const value = { kind: 'literal', value: 'hunter2', source: given, start: 0, end: 9 } as const;
    const values = new Map([['password', { name: 'password', nameSpan: value, source: given, start: 0, end: 9, value }]]);
    expect(
      secretsAmong([templateSecrets({ template, values })])
        .in(given)
        .map(textOf),
    ).toContain('"hunter2"');
  });

  it('are arguments of a link under the name of a secure parameter of any template, wherever that was read', () => {
    const text = JSON.stringify({ ...nested, parameters: { location: { type: 'securestring' } } });
    const other = readArmTemplate(new Source('other.json', text));
    if (other === undefined) throw new Error('not a template');
    const among = secretsAmong([template, other].map((one) => templateSecrets({ template: one, values: new Map() })));
    expect(among.in(source).map(textOf)).toContain('"northeurope"');
  });

  it('are also what hands them on: variables and defaults of other parameters, of objects the member alone', () => {
    const main = `
      var logins = { user: 'anna', password: 'in-table' }
      var chosen = first ? logins.password : other
      param first bool
      param other string = 'in-default'
      var name = 'part-of-a-text'
      module one 'm.bicep' = { params: { key: chosen } }
      module two 'm.bicep' = { params: { key: '\${name}-\${uniqueString(name)}' } }`;
    const template = readBicep('main.bicep', { 'main.bicep': main, 'm.bicep': "@secure()\nparam key string = ''\n" });
    const shown = secretsAmong([templateSecrets({ template, values: new Map() })])
      .in(template.source)
      .map(textOf);
    expect(shown).toEqual(expect.arrayContaining(["'in-table'", "'in-default'"]));
    expect(shown.join()).not.toMatch(/anna|part-of/);
  });

  it('are found by way of as many variables as there are', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`v${at}`, at === 0 ? 'at-the-end' : `[variables('v${at - 1}')]`]),
    );
    const parameters = { s: { type: 'securestring', defaultValue: "[variables('v19999')]" } };
    const text = JSON.stringify({ ...nested, resources: [], parameters, variables });
    const long = readArmTemplate(new Source('long.json', text));
    if (long === undefined) throw new Error('not a template');
    expect(templateSecrets({ template: long, values: new Map() }).spelled.map(({ span }) => textOf(span))).toContain('"at-the-end"');
  });

  it('are found in a module that is used in many ways, looked through once', () => {
    const first = readBicep('main.bicep', modulesUsedTwice(40));
    const spelled = templateSecrets({ template: first, values: new Map() }).spelled;
    expect(spelled.filter(({ span }) => textOf(span).includes('default-of-leaf'))).toHaveLength(1);
    expect(spelled.filter(({ span }) => textOf(span).includes('argument'))).toHaveLength(2);
  });

  it('are blotted out of any text that is shown, line breaks kept', () => {
    const shown = withoutSecrets(source, 0, source.text.length, secretsAmong([templateSecrets({ template, values: new Map() })]));
    expect(shown).not.toMatch(/outer-default|for-linked|in-object|in-array|inner-default|argument"/);
    expect(shown).toMatch(/westeurope[^]*northeurope/);
    expect(shown.split('\n')).toHaveLength(source.text.split('\n').length);
    expect(shown).toHaveLength(source.text.length);
  });
});

/** A chain of modules, each of which uses the next one twice; the last one has a secret. */
function modulesUsedTwice(depth: number): Readonly<Record<string, string>> {
  const uses = (at: number, params: string): string =>
    `module one 'm${at + 1}.bicep' = { name: 'one'${params} }\nmodule two 'm${at + 1}.bicep' = { name: 'two'${params} }\n`;
  const nameOf = (at: number): string => (at === 0 ? 'main.bicep' : `m${at}.bicep`);
  const chain = Array.from({ length: depth }, (_, at): [string, string] => [
    nameOf(at),
    uses(at, at === depth - 1 ? ", params: { key: 'argument' }" : ''),
  ]);
  return Object.fromEntries([...chain, [nameOf(depth), "@secure()\nparam key string = 'default-of-leaf'\n"]]);
}

function readBicep(path: string, files: Readonly<Record<string, string>>): Template {
  const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
  return readBicepTemplate(new Source(path, files[path] ?? ''), library);
}

it('takes what is in a text of several lines that is not closed for secret', () => {
  const source = new Source('main.bicep', "param p string = '''\nS3CRET\n''\n");
  const span = { source, start: 17, end: source.text.length };
  const secrets = secretsAmong([], [{ code: 'bicep-syntax', severity: 'error', message: 'x', path: 'main.bicep', span }]);
  expect(withoutSecrets(source, 0, source.text.length, secrets)).not.toContain('S3CRET');
});
