import { describe, expect, it } from '@jest/globals';
import { complaints, deploy, predict, schema } from './predict.js';

const sections = (parameters: object, properties: object, more: object = {}): object => ({
  parameters,
  resources: [{ type: 'Microsoft.Network/virtualNetworks', name: 'v', apiVersion: '2024-05-01', properties }],
  ...more,
});

function property(...args: Parameters<typeof predict>): unknown {
  return (predict(...args)[0]?.['properties'] as Record<string, unknown>)['x'];
}

describe('a parameter', () => {
  const uses = { x: "[parameters('P')]" };

  it('takes its given value before its default', () => {
    expect(property(sections({ p: { type: 'string', defaultValue: 'd' } }, uses), { p: 'given' })).toBe('given');
  });

  it('takes its default, which may read other parameters', () => {
    expect(
      property(sections({ q: { type: 'string', defaultValue: 'e' }, p: { type: 'string', defaultValue: "[parameters('q')]" } }, uses)),
    ).toBe('e');
  });

  it('takes its default for a null', () => {
    expect(property(sections({ p: { type: 'string', defaultValue: 'd' } }, uses), { p: null })).toBe('d');
  });

  it('is null where it may be', () => {
    expect(property(sections({ p: { type: 'string', nullable: true } }, uses, { languageVersion: '2.0' }))).toBeNull();
  });

  it('without value stays a symbol', () => {
    expect(property(sections({ p: { type: 'string' } }, uses))).toBe("[parameters('p')]");
  });

  it('has no default where that is null, as the engine reads JSON', () => {
    expect(property(sections({ p: { type: 'string', defaultValue: null } }, uses))).toBe("[parameters('p')]");
    expect(property(sections({ p: { type: 'string', nullable: true, defaultValue: null } }, uses))).toBeNull();
    expect(property(sections({ p: { type: 'string', defaultValue: '[null()]' } }, uses))).toBeNull();
  });

  it('that is secure decides what it decides, and is not printed', () => {
    const length = { x: "[parameters('p')]", y: "[length(parameters('p'))]", z: "[if(startsWith(parameters('p'), 'hun'), 'yes', 'no')]" };
    const secure = { p: { type: 'secureString', defaultValue: 'hunter2' } };
    expect(predict(sections(secure, length))[0]?.['properties']).toEqual({ x: "[parameters('p')]", y: 7, z: 'yes' });
    expect(predict(sections(secure, length), { p: 'secret' })[0]?.['properties']).toEqual({ x: "[parameters('p')]", y: 6, z: 'no' });
  });

  it('that is secure hides what is written down, not what is computed from the group', () => {
    const of = (defaultValue: unknown) => property(sections({ p: { type: 'secureString', defaultValue } }, uses));
    expect(of('[take(uniqueString(resourceGroup().name), 5)]')).toBe('uhf2w');
    expect(of("[format('{0}-{1}', guid(subscription().id), resourceGroup().name)]")).toMatch(/^[0-9a-f-]{36}-g$/);
    expect(of("[concat('pw', uniqueString(resourceGroup().name))]")).toBe("[parameters('p')]");
    expect(of('')).toBe('');
  });

  it('whose members are secure in part hides those', () => {
    const login = { type: 'object', properties: { user: { type: 'string' }, Password: { type: 'secureString' } } };
    expect(property(sections({ p: { ...login, defaultValue: { user: 'anna', password: 'hunter2' } } }, uses))).toEqual({
      user: 'anna',
      password: "[parameters('p').password]",
    });
  });

  it('that are secret are not told as the place of an item that is not there', () => {
    const secret = { o: { type: 'secureobject', defaultValue: { n: 48_713 } } };
    expect(complaints(sections(secret, { x: "[createArray(1)[parameters('o').n]]" }))).toEqual([
      'default-refused: an array of 1 has no such item, with the default of parameter o',
    ]);
  });

  it('whose default leads nowhere is told from a template that does', () => {
    const third = { x: "[split(parameters('id'), '/')[2]]" };
    const declared = { id: { type: 'string', defaultValue: '' } };
    const message = 'an array of 1 has no item 2';
    expect(complaints(sections(declared, third))).toEqual([`default-refused: ${message}, with the default of parameter id`]);
    expect(complaints(sections(declared, third), { id: 'none' })).toEqual([`evaluation-failed: ${message}`]);
    expect(complaints(sections(declared, third), { id: '/a/b' })).toEqual([]);
    const nested = { region: { type: 'string', defaultValue: "[split('a', '/')[2]]" }, other: { type: 'string', defaultValue: '' } };
    const used = { x: "[if(empty(parameters('other')), parameters('region'), '')]" };
    expect(complaints(sections(nested, used))).toEqual([`evaluation-failed: ${message}`]);
  });

  it('refuses a value of another type, or none of the allowed ones', () => {
    expect(complaints(sections({ p: { type: 'int' } }, uses), { p: 'text' })).toEqual([
      "parameter-value: parameter 'p' takes a value of type int, not string",
    ]);
    expect(property(sections({ p: { type: 'int' } }, uses), { p: 'text' })).toBe("[parameters('p')]");
    expect(complaints(sections({ p: { type: 'string', allowedValues: ['a'] } }, uses), { p: 'b' })).toEqual([
      "parameter-value: the value of parameter 'p' is not one of its allowed values",
    ]);
  });

  it.each([
    ['a text that is too short', { type: 'string', minLength: 3 }, 'ab', "parameter 'p' takes at least 3 characters"],
    ['a text that is too long', { type: 'string', maxLength: 1 }, 'ab', "parameter 'p' takes at most 1 characters"],
    ['a number that is too small', { type: 'int', minValue: 3 }, 2, "parameter 'p' takes no number below 3"],
    ['a number that is too large', { type: 'int', maxValue: 1 }, 2, "parameter 'p' takes no number above 1"],
  ])('refuses %s', (_, type, value, message) => {
    for (const properties of [uses, {}]) {
      expect(complaints(sections({ p: type }, properties), { p: value })).toEqual([`parameter-value: ${message}`]);
      expect(complaints(sections({ p: { ...type, defaultValue: value } }, properties))).toEqual([
        `default-refused: ${message}, with the default of parameter p`,
      ]);
    }
  });

  it.each([
    [{ type: 'string', minLength: 2, maxLength: 2 }, 'ab'],
    [{ type: 'int', minValue: 2, maxValue: 2 }, 2],
    [{ type: 'string', minLength: 2, nullable: true }, null],
    [{ type: 'array', minLength: 1, maxLength: 1 }, ['']],
  ])('takes what lies at its bounds: %j', (type, defaultValue) => {
    expect(complaints(sections({ p: { ...type, defaultValue } }, {}))).toEqual([]);
  });

  describe('refuses what lies inside', () => {
    const definitions = {
      hub: { type: 'object', properties: { name: { type: 'string', maxLength: 3 }, size: { type: 'int', nullable: true } } },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'int' }], items: { type: 'bool' } },
      tags: { type: 'object', additionalProperties: { type: 'string', allowedValues: ['a'] } },
      nothing: { type: 'string', nullable: true },
      hubs: { type: 'array', items: { $ref: '#/definitions/hub' } },
    };
    const said = (type: string, defaultValue: unknown): string[] =>
      complaints(sections({ p: { $ref: `#/definitions/${type}`, defaultValue } }, {}, { languageVersion: '2.0', definitions }));

    it.each([
      ['hub', { name: 1 }, "parameter-value: parameter 'p.name' takes a value of type string, not int"],
      ['hub', { size: 1 }, "parameter-value: parameter 'p' takes an object with 'name' in it"],
      ['hub', { name: null }, "parameter-value: parameter 'p' takes an object with 'name' in it"],
      ['hub', { name: 'long' }, "default-refused: parameter 'p.name' takes at most 3 characters, with the default of parameter p"],
      ['hubs', [{ name: 'a' }, { name: [] }], "parameter-value: parameter 'p[1].name' takes a value of type string, not array"],
      ['hubs', [null], "parameter-value: parameter 'p[0]' takes a value of type object, not null"],
      ['pair', ['a'], "parameter-value: parameter 'p' takes at least 2 items"],
      ['pair', ['a', 1, 'x'], "parameter-value: parameter 'p[2]' takes a value of type bool, not string"],
      ['tags', { x: 'b' }, "parameter-value: the value of parameter 'p.x' is not one of its allowed values"],
    ])('%s %j', (type, value, message) => {
      expect(said(type, value)).toEqual([message]);
    });

    it.each([
      ['hub', { NAME: 'abc', more: true }],
      ['hub', { name: 'abc', size: null }],
      ['pair', ['a', 1]],
      ['pair', ['a', 1, true]],
      ['tags', { x: 'a' }],
      ['nothing', null],
    ])('but not %s %j', (type, value) => {
      expect(said(type, value)).toEqual([]);
    });
  });

  it('is refused for the default of another only where it rests on that', () => {
    const parameters = { p: { type: 'int', defaultValue: 5 }, q: { type: 'int', maxValue: 3, defaultValue: "[parameters('p')]" } };
    const message = "parameter 'q' takes no number above 3";
    expect(complaints(sections(parameters, {}))).toEqual([`default-refused: ${message}, with the default of parameters p, q`]);
    const allowed = {
      p: { type: 'string', defaultValue: 'x' },
      q: { type: 'string', allowedValues: ['y'], defaultValue: "[parameters('p')]" },
    };
    expect(complaints(sections(allowed, {}))).toEqual([
      "default-refused: the value of parameter 'q' is not one of its allowed values, with the default of parameter p",
    ]);
  });

  it('of a nested deployment is refused where its argument surely does not fit', () => {
    const nested = (q: unknown, parameters: object): string[] =>
      complaints({
        parameters,
        resources: [
          {
            type: 'Microsoft.Resources/deployments',
            name: 'd',
            apiVersion: '2022-09-01',
            properties: {
              expressionEvaluationOptions: { scope: 'inner' },
              parameters: { q: { value: q } },
              template: { $schema: schema, contentVersion: '1.0.0.0', parameters: { q: { type: 'string', maxLength: 4 } }, resources: [] },
            },
          },
        ],
      });
    expect(nested('abcdef', {})).toEqual(["parameter-value: parameter 'q' takes at most 4 characters"]);
    expect(nested("[parameters('p')]", { p: { type: 'int' } })).toEqual([
      "parameter-value: parameter 'q' takes a value of type string, not int",
    ]);
    expect(nested("[parameters('p')]", { p: { type: 'string' } })).toEqual([]);
    expect(nested("[parameters('p')]", { p: { type: 'string', defaultValue: 'abcdef' } })).toEqual([
      "default-refused: parameter 'q' takes at most 4 characters, with the default of parameter p",
    ]);
    expect(nested("[parameters('p')]", { p: { type: 'array', defaultValue: [] } })).toEqual([
      "default-refused: parameter 'q' takes a value of type string, not array, with the default of parameter p",
    ]);
    expect(nested(null, {})).toEqual(["parameter-value: parameter 'q' needs a value, and is given null"]);
    expect(nested("[parameters('p')]", { p: { type: 'string', nullable: true } })).toEqual([
      "default-refused: parameter 'q' needs a value, and is given null, with the default of parameter p",
    ]);
  });

  it('that needs itself is refused', () => {
    expect(complaints(sections({ p: { type: 'string', defaultValue: "[parameters('p')]" } }, uses))).toEqual([
      "evaluation-failed: 'p' refers to itself",
    ]);
  });
});

it('hides what is secret in a value that is known in part', () => {
  const parameters = {
    c: { type: 'bool' },
    p: { type: 'array', items: { type: 'securestring' }, defaultValue: "[if(parameters('c'), createArray('S3CRET'), createArray('x'))]" },
    q: {
      type: 'object',
      properties: { a: { type: 'securestring' } },
      defaultValue: "[if(parameters('c'), createObject('a', 'S3CRET'), createObject('a', 'y'))]",
    },
  };
  const tags = { p: "[parameters('p')[0]]", q: "[parameters('q').a]", all: "[string(parameters('q'))]" };
  const printed = predict({
    parameters,
    resources: [{ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name: 'v', tags }],
  });
  expect(JSON.stringify(printed)).toContain("parameters('p')");
  expect(JSON.stringify(printed)).not.toContain('S3CRET');
});

describe('what nothing uses', () => {
  it('is evaluated all the same, as the engine does', () => {
    const variables = { bad: "[int('x')]", worse: "[variables('bad')]", good: "[reference('x').y]" };
    expect(complaints(sections({ p: { type: 'string', defaultValue: "[substring('a', 5)]" } }, {}, { variables }))).toEqual([
      'evaluation-failed: substring reaches beyond the end of the text',
      "evaluation-failed: int cannot read 'x' as an integer",
    ]);
  });

  it('is told of with the default that it rests on', () => {
    const variables = { bad: "[int(parameters('p'))]" };
    expect(complaints(sections({ p: { type: 'string', defaultValue: 'x' } }, {}, { variables }))).toEqual([
      "default-refused: int cannot read 'x' as an integer, with the default of parameter p",
    ]);
  });

  it('is not looked at in a deployment that is not made', () => {
    const template = { $schema: schema, contentVersion: '1.0.0.0', variables: { bad: "[int('x')]" }, resources: [] };
    const nested = { type: 'Microsoft.Resources/deployments', name: 'd', apiVersion: '2022-09-01' };
    const properties = { expressionEvaluationOptions: { scope: 'inner' }, template };
    expect(complaints({ resources: [{ ...nested, condition: false, properties }] })).toEqual([]);
    expect(complaints({ resources: [{ ...nested, properties }] })).toHaveLength(1);
  });
});

describe('the origin of a value', () => {
  it('says on which defaults it rests, through variables and functions', () => {
    const deployment = deploy(
      sections(
        { p: { type: 'string', defaultValue: 'd' } },
        { x: "[toUpper(variables('v'))]", y: 'plain' },
        { variables: { v: "[concat(parameters('p'), 'x')]" } },
      ),
    );
    const properties = deployment.resources[0]?.body.members.get('properties')?.value;
    if (properties?.kind !== 'object') throw new Error('no properties');
    expect(properties.members.get('x')?.value.origin?.defaults?.map(({ name }) => name)).toEqual(['p']);
    expect(properties.members.get('y')?.value.origin?.defaults).toBeUndefined();
  });
});
