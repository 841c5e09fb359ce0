import { describe, expect, it } from '@jest/globals';
import { complaints, deploy, group, predict } from './predict.js';

const vnet = (members: object): object => ({ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', ...members });
const names = (resources: readonly Record<string, unknown>[]): unknown[] => resources.map((resource) => resource['name']);
const ids = (resources: readonly Record<string, unknown>[]): unknown[] => resources.map((resource) => resource['id']);

describe('loops', () => {
  it('make one resource for each index', () => {
    expect(names(predict({ resources: [vnet({ name: "[concat('v', copyIndex(1))]", copy: { name: 'l', count: 2 } })] }))).toEqual([
      'v1',
      'v2',
    ]);
  });

  it('make none for a count of zero', () => {
    expect(predict({ resources: [vnet({ name: 'v', copy: { name: 'l', count: 0 } })] })).toEqual([]);
  });

  it('fill properties, inside a resource loop too', () => {
    const copy = [{ name: 'subnets', count: 2, input: { name: "[concat('s', copyIndex(), copyIndex('subnets'))]" } }];
    const [, second] = predict({
      resources: [vnet({ name: "[concat('v', copyIndex())]", copy: { name: 'l', count: 2 }, properties: { copy } })],
    });
    expect(second?.['properties']).toEqual({ subnets: [{ name: 's10' }, { name: 's11' }] });
  });

  it('over an unknown count stay one resource that says so', () => {
    const sections = {
      parameters: { n: { type: 'int' } },
      resources: [vnet({ name: 'v', copy: { name: 'l', count: "[parameters('n')]" } })],
    };
    expect(deploy(sections).resources.map((resource) => resource.count !== undefined)).toEqual([true]);
    expect(complaints(sections)).toEqual(["unknown-count: the loop 'l' makes an unknown number of resources"]);
  });

  it('may be called by an expression', () => {
    const copy = [{ name: "[concat('ta', 'gs')]", count: 2, input: "[copyIndex('tags')]" }];
    const loop = { name: "[parameters('p')]", count: 1 };
    const sections = {
      parameters: { p: { type: 'string', defaultValue: 'l' } },
      resources: [vnet({ name: "[concat('v', copyIndex('l'))]", copy: loop, properties: { copy } })],
    };
    expect(predict(sections)).toMatchObject([{ name: 'v0', properties: { tags: [0, 1] } }]);
  });

  it('are none in the default of a parameter', () => {
    const defaultValue = { a: 1, copy: [{ name: 'x', count: 2, input: { copy: [{ name: 'y', count: 1, input: 0 }] } }], b: [{ c: 2 }] };
    const sections = {
      parameters: { p: { type: 'object', defaultValue } },
      resources: [vnet({ name: 'v', properties: "[parameters('p')]" })],
    };
    expect(JSON.stringify(predict(sections)[0]?.['properties'])).toBe(JSON.stringify(defaultValue));
  });

  it('are bounded', () => {
    expect(complaints({ resources: [vnet({ name: 'v', copy: { name: 'l', count: 801 } })] })).toEqual([
      'budget-exceeded: a loop of 801 instances: at most 800 are allowed',
    ]);
  });

  it('are not counted aloud where a secret says how many there are', () => {
    const sections = {
      parameters: { o: { type: 'secureobject', defaultValue: { n: 48_713 } } },
      resources: [vnet({ name: 'v', copy: { name: 'l', count: "[parameters('o').n]" } })],
    };
    expect(complaints(sections)).toEqual(['budget-exceeded: a loop of too many instances: at most 800 are allowed']);
  });
});

describe('conditions', () => {
  it('that are false remove the resource and leave its children', () => {
    const subnet = { type: 'subnets', name: 'inner', apiVersion: '2024-05-01' };
    expect(names(predict({ resources: [vnet({ name: 'v', condition: false, resources: [subnet] })] }))).toEqual(['v/inner']);
  });

  it('that are undecided are kept', () => {
    const [resource] = predict({ parameters: { on: { type: 'bool' } }, resources: [vnet({ name: 'v', condition: "[parameters('on')]" })] });
    expect(resource?.['condition']).toBe("[parameters('on')]");
  });
});

describe('ids', () => {
  it('of existing resources only matter where they are used', () => {
    const existing = { 'Microsoft.Network/virtualNetworks/subnets': 'alone', 'Microsoft.Network/virtualNetworks': "[split('', '/')[8]]" };
    const resources = Object.fromEntries(
      Object.entries(existing).map(([type, name], index) => [`r${index}`, { existing: true, type, name, apiVersion: '2024-05-01' }]),
    );
    expect(complaints({ languageVersion: '2.0', resources })).toEqual([]);
  });

  it('need a name that is a text', () => {
    const lock = { type: 'Microsoft.Authorization/locks', name: 'l', apiVersion: '2020-05-01', scope: '[createArray()]' };
    expect(complaints({ resources: [vnet({ name: "[createObject('a', 1)]" }), lock] })).toEqual([
      'evaluation-failed: the name of a resource must be a string',
      'evaluation-failed: the scope of a resource must be a string',
    ]);
  });

  it('follow types and names', () => {
    const resources = [
      vnet({ name: 'v', resources: [{ type: 'subnets', name: 'a', apiVersion: '2024-05-01' }] }),
      { type: 'Microsoft.Network/virtualNetworks/subnets', name: 'v/b', apiVersion: '2024-05-01' },
      { type: 'Microsoft.Network/virtualNetworks/providers/locks', name: 'v/Microsoft.Authorization/l', apiVersion: '2020-05-01' },
      { type: 'Microsoft.Authorization/locks', name: 'm', scope: 'Microsoft.Network/virtualNetworks/v', apiVersion: '2020-05-01' },
    ];
    expect(ids(predict({ resources }))).toEqual([
      `${group}/Microsoft.Network/virtualNetworks/v`,
      `${group}/Microsoft.Network/virtualNetworks/v/subnets/a`,
      `${group}/Microsoft.Network/virtualNetworks/v/subnets/b`,
      `${group}/Microsoft.Network/virtualNetworks/v/providers/Microsoft.Authorization/locks/l`,
      `${group}/Microsoft.Network/virtualNetworks/v/providers/Microsoft.Authorization/locks/m`,
    ]);
  });

  it('keep unknown pieces', () => {
    const [resource] = predict({ parameters: { p: { type: 'string' } }, resources: [vnet({ name: "[parameters('p')]" })] });
    expect(resource?.['id']).toBe(`[concat('${group}/Microsoft.Network/virtualNetworks/', parameters('p'))]`);
  });

  it('leave empty segments of a name out', () => {
    const subnet = { type: 'Microsoft.Network/virtualNetworks/subnets', name: 'v//a', apiVersion: '2024-05-01' };
    expect(ids(predict({ resources: [subnet] }))).toEqual([`${group}/Microsoft.Network/virtualNetworks/v/subnets/a`]);
  });

  it('need as many names as types', () => {
    expect(complaints({ resources: [{ type: 'Microsoft.Network/virtualNetworks/subnets', name: 'v', apiVersion: '2024-05-01' }] })).toEqual(
      ["evaluation-failed: the name 'v' has 1 segments where its type has 2"],
    );
    const network = (name: string): object => ({
      resources: [{ type: 'Microsoft.Network/virtualNetworks', name, apiVersion: '2024-05-01' }],
    });
    expect(complaints(network('v/w'))).toEqual(["evaluation-failed: the name 'v/w' has 2 segments where its type has 1"]);
    expect(complaints({ ...network("[concat(parameters('p'), '/w')]"), parameters: { p: { type: 'string' } } })).toEqual([
      expect.stringMatching(/^evaluation-failed: the name .* has 2 segments/),
    ]);
    expect(complaints({ ...network("[parameters('p')]"), parameters: { p: { type: 'string' } } })).toEqual([]);
  });
});

describe('keys of an object', () => {
  const tagsOf = (tags: object | string, sections: object = {}): unknown =>
    predict({ ...sections, resources: [vnet({ name: 'v', tags })] })[0]?.['tags'];
  const variables = { zones: { blob: 'a', Blob: 'b', BLOB: 'c' } };

  it('may differ by case only, and the one that is spelt as it is asked for is taken, else the first', () => {
    expect(tagsOf("[variables('zones')]", { variables })).toEqual(variables.zones);
    expect(
      tagsOf({ x: "[variables('zones').BLOB]", y: "[variables('zones')['Blob']]", z: "[variables('zones').bLoB]" }, { variables }),
    ).toEqual({
      x: 'c',
      y: 'b',
      z: 'a',
    });
  });

  it.each([
    ['a written one before it', { owner: 1, "[parameters('tag')]": 2 }],
    ['a written one after it', { "[parameters('tag')]": 2, owner: 1 }],
    ['another computed one', { "[parameters('tag')]": 2, "[concat('ow', 'ner')]": 1 }],
  ])('that are computed are refused where they are the same as %s, ignoring case', (_, tags) => {
    const parameters = { tag: { type: 'string', defaultValue: 'Owner' } };
    const [complaint, ...others] = complaints({ parameters, resources: [vnet({ name: 'v', tags })] });
    expect(complaint).toMatch(/^default-refused: the object has the property '\w+' twice, with the default of parameter tag$/);
    expect(others).toEqual([]);
    expect(complaints({ parameters, resources: [vnet({ name: 'v', tags })] }, { tag: 'other' })).toEqual([]);
  });
});
