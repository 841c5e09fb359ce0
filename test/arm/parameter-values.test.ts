import { describe, expect, it } from '@jest/globals';
import { readParameterFile } from '../../src/arm/parameter-file.js';
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
      list: ['a', { b: 'unknown("GEN-UNIQUE")' }],
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

  it('says what is wrong with the text of a value once', () => {
    const { values, diagnostics } = readParameterFile(
      new Source('main.parameters.json', '{ "parameters": { "zones": { "value": three } } }'),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['json-syntax']);
    expect(values.get('zones')?.value).toBeUndefined();
  });
});
