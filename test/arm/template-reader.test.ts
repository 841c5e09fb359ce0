import { describe, expect, it } from '@jest/globals';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import type { Template } from '../../src/template/template.js';
import { Source, textOf } from '../../src/text/source.js';
import { complaint, plain } from './plain.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

function read(sections: object): Template {
  const template = readArmTemplate(
    new Source('main.json', JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [], ...sections })),
  );
  if (template === undefined) throw new Error('expected a template');
  return template;
}

function complaints(sections: object): string[] {
  return read(sections).diagnostics.map(complaint);
}

describe('readArmTemplate', () => {
  it.each([
    ['https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#', 'resourceGroup'],
    ['http://schema.management.azure.com/schemas/2014-04-01-preview/DeploymentTemplate.json', 'resourceGroup'],
    ['https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#', 'subscription'],
    ['https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#', 'managementGroup'],
    ['https://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json', 'tenant'],
    ['https://example.org/x/deploymentTemplate.json#', 'resourceGroup'],
  ])('knows the scope of %s', ($schema, scope) => {
    expect(read({ $schema }).targetScope).toBe(scope);
  });

  it.each([
    '{ "$schema": "https://json-schema.org/draft-07/schema#" }',
    '{ "resources": [] }',
    '[]',
    '"x"',
    '',
    '{ "name": "pkg", "version": "1.0.0" }',
  ])('is nothing for %s', (text) => {
    expect(readArmTemplate(new Source('f.json', text))).toBeUndefined();
  });

  it.each([
    '"parameters": , "resources": [] }',
    '"resources": #, "parameters": { "a": }, "outputs": { "a": { "copy": } } }',
    '"resources": [{ "type": "a/b", ',
    '"resources": [{ "type": "a/b", "name": "x", "apiVersion": "1", "copy": { "count": 2, ',
    '"resources": [{ "type": "Microsoft.Resources/deployments", "name": "x", "apiVersion": "1", "properties": { "template": {}, "parameters": { "a": } } }] }',
    '"outputs": { "a": { "copy": { "count": 2, ',
    '"functions": [{ "members": { "f": { "output": { ',
    '"functions": [{ "namespace": "n", "members": { "f": { "parameters": [{ ',
  ])('says of what breaks off that it does, and nothing else: %s', (sections) => {
    const template = readArmTemplate(new Source('f.json', `{ "$schema": "${schema}", ${sections}`));
    expect(new Set(template?.diagnostics.map(({ code }) => code))).toEqual(new Set(['json-syntax']));
  });

  it('takes a template without `$schema` by its sections', () => {
    expect(readArmTemplate(new Source('f.json', '{ "contentVersion": "1.0.0.0", "resources": [] }'))?.targetScope).toBe('resourceGroup');
  });

  it('reads sections whatever the case of their keys', () => {
    const text = `{ "$SCHEMA": "${schema}", "ContentVersion": "1.2.3.4", "Parameters": { "A": { "Type": "Int", "DefaultValue": 5 } }, "RESOURCES": [] }`;
    const template = readArmTemplate(new Source('f.json', text));
    const parameter = template?.parameters.get('a');
    expect(template?.contentVersion).toBe('1.2.3.4');
    expect([parameter?.name, parameter?.schema.type, plain(parameter?.defaultValue)]).toEqual(['A', 'int', 5]);
    expect(parameter && textOf(parameter.nameSpan)).toBe('"A"');
  });

  it('keeps what is wrong with the text, and reads the rest', () => {
    const template = readArmTemplate(new Source('f.json', `{ "$schema": "${schema}", "variables": { "a": 1 "b": 2 }, "resources": [`));
    expect([...(template?.variables.keys() ?? [])]).toEqual(['a', 'b']);
    expect(template?.diagnostics.map(({ code }) => code)).toEqual(['json-syntax', 'json-syntax']);
  });
});

describe('parameters', () => {
  it('have a type with its bounds', () => {
    const { parameters } = read({
      parameters: {
        p: { type: 'String', minLength: 3, maxLength: 24, allowedValues: ['a', 'b'], nullable: true },
        n: { type: 'int', minValue: -1, maxValue: 5 },
        r: { $ref: '#/definitions/My~1Type' },
        o: { type: 'object', properties: { Inner: { type: 'array', items: { type: 'Bool' } } } },
      },
    });
    expect(parameters.get('p')?.schema).toMatchObject({ type: 'string', minLength: 3, maxLength: 24, nullable: true, minValue: undefined });
    expect(plain(parameters.get('p')?.schema.allowedValues)).toEqual(['a', 'b']);
    expect(parameters.get('n')?.schema).toMatchObject({ minValue: -1, maxValue: 5, nullable: false });
    expect(parameters.get('r')?.schema).toMatchObject({ type: undefined, ref: 'my/type' });
    expect(parameters.get('o')?.schema.properties.get('Inner')?.items?.type).toBe('bool');
  });

  it('are missed where they have the wrong shape', () => {
    expect(complaints({ parameters: { p: 'string', q: { type: 5, maxValue: '9' }, '[r]': {} } })).toEqual([
      'template-shape at ⟦"[r]"⟧: `parameters` must have plain names as keys, found an expression',
      'template-shape at ⟦"string"⟧: parameter `p` must be an object, found a string',
      'template-shape at ⟦5⟧: the type of parameter `q` must be a plain string, found `5`',
      'template-shape at ⟦"9"⟧: the maxValue of parameter `q` must be a number, found a string',
    ]);
    expect(complaints({ parameters: [], variables: null })).toEqual([
      'template-shape at ⟦[]⟧: `parameters` must be an object, found an array',
    ]);
  });
});

describe('variables, functions, definitions and outputs', () => {
  it('are read', () => {
    const template = read({
      variables: { A: '[f()]', copy: [{ name: 'B', count: 2, input: "[copyIndex('B')]" }] },
      definitions: { T: { type: 'object' } },
      functions: [
        {
          namespace: 'Ns',
          members: { F: { parameters: [{ name: 'x', type: 'Int' }], output: { type: 'int', value: "[parameters('x')]" } } },
        },
      ],
      outputs: {
        O: { type: 'String', value: 1, condition: '[c()]' },
        L: { type: 'array', copy: { count: 3, input: '[copyIndex()]' } },
      },
    });
    expect(plain(template.variables.get('a')?.value)).toBe('⟦[f()]⟧');
    expect(plain(template.variables.get('b')?.value)).toEqual({ loop: 'B', count: 2, body: "⟦[copyIndex('B')]⟧" });
    expect(template.definitions.get('t')?.schema.type).toBe('object');
    const made = template.functions.get('ns.f');
    expect([made?.name, made?.parameters.map((one) => [one.name, one.schema.type]), plain(made?.body)]).toEqual([
      'F',
      [['x', 'int']],
      "⟦[parameters('x')]⟧",
    ]);
    const output = template.outputs.get('o');
    expect([output?.schema.type, plain(output?.value), plain(output?.condition)]).toEqual(['string', 1, '⟦[c()]⟧']);
    expect(plain(template.outputs.get('l')?.value)).toEqual({ loop: '', count: 3, body: '⟦[copyIndex()]⟧' });
    expect(template.diagnostics).toEqual([]);
  });

  it('are missed where they have the wrong shape', () => {
    expect(
      complaints({
        variables: { copy: [{ name: 'x' }] },
        functions: [{ members: { f: {} } }, 5],
        outputs: { o: 'x', p: { copy: { count: 1 } } },
      }),
    ).toEqual([
      'template-shape at ⟦"copy"⟧: `copy` in `variables` must be an array of objects with `name`, `count` and `input`',
      'template-shape at ⟦{"members":{"f":{}}}⟧: each item of `functions` must have a `namespace`',
      'template-shape at ⟦"f"⟧: function `f` must have an `output` with a `value`',
      'template-shape at ⟦5⟧: each item of `functions` must be an object, found `5`',
      'template-shape at ⟦"x"⟧: output `o` must be an object, found a string',
      'template-shape at ⟦{"count":1}⟧: the copy of output `p` must have `count` and `input`',
    ]);
  });
});

describe('what a template gives twice', () => {
  const text = `{
    "$schema": "${schema}", "contentVersion": "1.0.0.0",
    "parameters": { "region": { "type": "string", "defaultValue": "eastus", "allowedValues": ["eastus"] }, "service": { "type": "string" } },
    "variables": { "zone": "a", "place": "b" },
    "resources": [{ "type": "a/b", "name": "first" }],
    "Parameters": { "Region": { "type": "int" } },
    "variables": { "place": "c", "net": "d" },
    "resources": [{ "type": "a/b", "name": "second", "tags": { "x": 1, "X": 2 }, "location": "one", "Location": "two" }]
  }`;
  const template = readArmTemplate(new Source('f.json', text));

  it('is put together name by name where it is a section of declarations', () => {
    const variables = [...(template?.variables.values() ?? [])].map(({ name, value }) => [name, plain(value)]);
    expect(variables).toEqual([
      ['zone', 'a'],
      ['place', 'c'],
      ['net', 'd'],
    ]);
    const region = template?.parameters.get('region');
    expect([template?.parameters.size, region?.schema.type, region?.defaultValue]).toEqual([2, 'int', undefined]);
  });

  it('is its last value where it is anything else', () => {
    const [resource, other] = template?.resources ?? [];
    expect([plain(resource?.name), other]).toEqual(['second', undefined]);
    expect(plain(resource?.body)).toEqual({ tags: { x: 1, X: 2 }, location: 'two' });
  });

  it('is said', () => {
    expect(template?.diagnostics.map(({ message }) => message)).toEqual([
      '`Parameters` is given already on line 3 (as `parameters`; case does not count); Azure puts the two together, and the later of a name counts',
      '`variables` is given already on line 4; Azure puts the two together, and the later of a name counts',
      '`resources` is given already on line 5; the last one counts',
      '`Region` is given already on line 3 (as `region`; case does not count); the last one counts',
      '`place` is given already on line 4; the last one counts',
      '`Location` is given already on line 8 (as `location`; case does not count); the last one counts',
    ]);
  });

  it('is the last section in a nested template', () => {
    const nested = `{ "variables": { "a": 1, "b": 2 }, "resources": [], "variables": { "a": 3 } }`;
    const outer = readArmTemplate(
      new Source(
        'f.json',
        `{ "$schema": "${schema}", "resources": [{ "type": "Microsoft.Resources/deployments", "name": "n", "properties": { "template": ${nested} } }] }`,
      ),
    );
    const deployed = outer?.resources[0]?.deployment?.template;
    expect(deployed?.kind === 'inline' && [...deployed.template.variables.keys()]).toEqual(['a']);
  });
});
