import { describe, expect, it } from '@jest/globals';
import { complaints, predict, schema } from './predict.js';

type Scope = 'inner' | 'outer';

const tagged = (tags: object, members: object = {}): object => ({
  type: 'Microsoft.Network/virtualNetworks',
  name: 'v',
  apiVersion: '2024-05-01',
  tags,
  ...members,
});

/** The resource in nested deployments of these scopes, from the outermost; each has a parameter `level` that says which it is. */
function inside(scopes: readonly Scope[], resource: object, depth = 1): object {
  const [scope, ...rest] = scopes;
  if (scope === undefined) return resource;
  return {
    type: 'Microsoft.Resources/deployments',
    name: `level-${depth}`,
    apiVersion: '2022-09-01',
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope },
      template: { $schema: schema, contentVersion: '1.0.0.0', ...level(String(depth)), resources: [inside(rest, resource, depth + 1)] },
    },
  };
}

const level = (defaultValue: string): object => ({ parameters: { level: { type: 'string', defaultValue } } });

const tagsIn = (scopes: readonly Scope[], tags: object, members: object = {}): unknown =>
  predict({ ...level('0'), resources: [inside(scopes, tagged(tags, members))] })[0]?.['tags'];

const brackets = (count: number): string => `${'['.repeat(count)}parameters('level')]`;

describe('texts in nested deployments', () => {
  it.each<[Scope[], string[]]>([
    [['inner'], ['1', "[parameters('level')]", "[[parameters('level')]"]],
    [['outer'], ['0', '1', "[parameters('level')]"]],
    [
      ['outer', 'inner'],
      ['0', '2', "[parameters('level')]"],
    ],
    [
      ['outer', 'outer'],
      ['0', '1', '2', "[parameters('level')]"],
    ],
    [
      ['outer', 'outer', 'inner'],
      ['0', '1', '3', "[parameters('level')]"],
    ],
    [
      ['outer', 'inner', 'inner'],
      ['0', '3', "[parameters('level')]"],
    ],
    [
      ['outer', 'inner', 'outer'],
      ['0', '2', '3', "[parameters('level')]"],
    ],
    [
      ['inner', 'outer', 'inner'],
      ['1', '3', "[parameters('level')]"],
    ],
    [
      ['outer', 'inner', 'outer', 'inner'],
      ['0', '2', '4', "[parameters('level')]"],
    ],
    [
      ['inner', 'inner'],
      ['2', "[parameters('level')]"],
    ],
  ])('in the scopes %j are evaluated once for each bracket', (scopes, values) => {
    const tags = Object.fromEntries(values.map((_, index) => [`t${index}`, brackets(index + 1)]));
    expect(tagsIn(scopes, tags)).toEqual(Object.fromEntries(values.map((value, index) => [`t${index}`, value])));
  });

  it('may be the names of properties', () => {
    expect(tagsIn(['outer', 'inner'], { [brackets(1)]: 'outer', [brackets(2)]: 'own', [brackets(3)]: 'text' })).toEqual({
      0: 'outer',
      2: 'own',
      "[parameters('level')]": 'text',
    });
  });

  it('that are plain stay so', () => {
    expect(tagsIn(['outer', 'inner'], { a: '[x', b: '[[x', c: 'x]' })).toEqual({ a: '[x', b: '[[x', c: 'x]' });
  });

  it('are unrolled where a loop of properties is evaluated', () => {
    const copy = [{ name: 'both', count: 2, input: { outer: "[copyIndex('both')]", own: brackets(2) } }];
    const [network] = predict({ ...level('0'), resources: [inside(['outer', 'inner'], tagged({}, { properties: { copy } }))] });
    expect(network?.['properties']).toEqual({
      both: [
        { outer: 0, own: '2' },
        { outer: 1, own: '2' },
      ],
    });
  });

  it('see the loop of the outer deployment, and escaped that of their own resource', () => {
    const resource = tagged({ outer: '[string(copyIndex())]' }, { name: "[[concat('v', copyIndex())]", copy: { name: 'own', count: 1 } });
    const deployment = { ...inside(['outer', 'inner'], resource), name: "[concat('d', copyIndex())]", copy: { name: 'l', count: 2 } };
    const networks = predict({ resources: [deployment] });
    expect(networks.map(({ name, tags }) => [name, tags])).toEqual([
      ['v0', { outer: '0' }],
      ['v0', { outer: '1' }],
    ]);
  });

  it('see the scope of the deployment that evaluates them', () => {
    const deployment = { ...inside(['outer'], tagged({ a: '[resourceGroup().name]', b: '[[resourceGroup().name]' })), resourceGroup: 'h' };
    expect(predict({ resources: [deployment] })[0]?.['tags']).toEqual({ a: 'g', b: 'h' });
  });

  it('are refused where the deployment that evaluates them lacks the name', () => {
    expect(complaints({ resources: [inside(['outer', 'inner'], tagged({ a: brackets(1) }))] })).toEqual([
      "evaluation-failed: the template has no parameter 'level'",
    ]);
  });

  it('with escapes of JSON are reported where they stand', () => {
    const [line] = complaints({ resources: [inside(['outer', 'inner'], tagged({ a: "[[concat('\t', nothing())]" }))] });
    expect(line).toContain('nothing');
  });
});
