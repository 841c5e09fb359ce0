import { describe, expect, it } from '@jest/globals';
import { readParameterFile } from '../../src/arm/parameter-file.js';
import { isPlaceholder } from '../../src/arm/placeholder.js';
import { Source, textOf } from '../../src/text/source.js';
import { complaint, plain } from './plain.js';

const schema = 'https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#';

function valuesIn(content: unknown): unknown {
  const { values } = readParameterFile(new Source('main.parameters.json', typeof content === 'string' ? content : JSON.stringify(content)));
  return Object.fromEntries([...values].map(([key, { value }]) => [key, plain(value)]));
}

function complaints(content: unknown): string[] {
  return readParameterFile(new Source('main.parameters.json', JSON.stringify(content))).diagnostics.map(complaint);
}

describe('readParameterFile', () => {
  it('reads values literally', () => {
    const parameters = {
      Name: { value: 'x' },
      e: { value: '[resourceGroup().name]' },
      b: { value: '[[x]' },
      o: { value: { copy: [{ name: 'a', count: 1, input: 2 }] } },
    };
    expect(valuesIn({ $schema: schema, contentVersion: '1.0.0.0', parameters })).toEqual({
      name: 'x',
      e: '[resourceGroup().name]',
      b: '[[x]',
      o: { copy: [{ name: 'a', count: 1, input: 2 }] },
    });
  });

  it('knows where a value stands', () => {
    const source = new Source('p.json', '// values\n{ "parameters": { "Region": { "value": "westeurope", }, } }');
    const region = readParameterFile(source).values.get('region');
    expect([region?.name, region && textOf(region.nameSpan), region?.value && textOf(region.value), region && textOf(region)]).toEqual([
      'Region',
      '"Region"',
      '"westeurope"',
      '"Region": { "value": "westeurope", }',
    ]);
  });

  it.each([
    ['no schema', { parameters: { a: { value: 1 } } }],
    ['no envelope', { a: { value: 1 } }],
    ['plain values', { contentVersion: '1.0.0.0', a: 1 }],
  ])('takes %s', (_, content) => {
    expect(valuesIn(content)).toEqual({ a: 1 });
    expect(complaints(content)).toEqual([]);
  });

  it('gives no value for secrets, computed values and placeholders', () => {
    const parameters = {
      secret: { reference: { keyVault: { id: '/x' }, secretName: 's' } },
      computed: { expression: "[externalInputs('x')]" },
      password: { value: '<password>' },
      list: { value: ['a', { b: 'GEN-UNIQUE' }] },
      nothing: { value: null },
    };
    expect(valuesIn({ $schema: schema, parameters })).toEqual({
      secret: undefined,
      computed: undefined,
      password: undefined,
      list: undefined,
      nothing: null,
    });
  });

  it('says what cannot be used', () => {
    expect(complaints({ $schema: schema, parameters: { a: 'x', b: {} } })).toEqual([
      'parameter-file at ⟦"x"⟧: parameter `a` must be an object with `value` or `reference`',
      'parameter-file at ⟦{}⟧: parameter `b` must be an object with `value` or `reference`',
    ]);
    expect(complaints({ $schema: schema.replace('Parameters', 'Template'), parameters: { a: { type: 'string' } } })).toEqual([
      `parameter-file at ⟦"${schema.replace('Parameters', 'Template')}"⟧: this is a deployment template, expected a parameter file`,
    ]);
    expect(complaints([])).toEqual(['parameter-file at ⟦[]⟧: a parameter file must be an object, found an array']);
  });

  it('keeps what a broken file still says', () => {
    expect(valuesIn('{ "parameters": { "a": { "value": 1 } "b": { "value": 2 ')).toEqual({ a: 1, b: 2 });
  });
});

describe('isPlaceholder', () => {
  it.each([
    '<password>',
    '<your-storage-account-name>',
    '<name of the key vault> e.g. myKeyVault',
    '<<namePrefix>>-vnet',
    '/subscriptions/<subscription>/resourceGroups/rg',
    '/subscriptions/{guid}/resourceGroups/{group-name}',
    '/subscriptions/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx/resourceGroups/rg',
    'GEN-UNIQUE',
    'GEN-UNIQUE-8',
    'GEN-SSH-PUB-KEY',
    'GEN-VNET-NAME',
    'stgGEN-UNIQUE-8',
    '#_location_#',
    'rg-#{env}#',
    '__location__',
    '$(location)',
    '${AZURE_LOCATION}',
    '{{keyVaultName}}',
    'changeme',
    'REPLACE_ME',
    'YOUR_CLUSTER_NAME',
  ])('is true of %s', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    '',
    'westeurope',
    'default',
    'GENERAL',
    'General-Purpose',
    'yourdomain.com',
    '00000000-0000-0000-0000-000000000000',
    '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg',
    "[concat(parameters('x'), 'y')]",
    '<policies><inbound /></policies>',
    '<br/>',
    'a < b and b > c',
    'echo ${name} $HOME',
    '#general',
    '10.0.0.0/16',
    'P@ssw0rd!',
    'p$word',
    '^(.+){0}$',
  ])('is false of %s', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});
