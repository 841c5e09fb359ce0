import { describe, expect, it } from '@jest/globals';
import { complaints, deploy, predict } from './predict.js';

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

  it('that needs itself is refused', () => {
    expect(complaints(sections({ p: { type: 'string', defaultValue: "[parameters('p')]" } }, uses))).toEqual([
      "evaluation-failed: 'p' refers to itself",
    ]);
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
