import { describe, expect, it } from '@jest/globals';
import { group, predict } from './predict.js';

const vnet = {
  type: 'Microsoft.Network/virtualNetworks',
  name: 'v',
  apiVersion: '2024-05-01',
  location: 'westeurope',
  properties: { flag: true, list: [{ name: 'a' }] },
};

function tag(expression: string, sections: object = {}): unknown {
  const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: expression } };
  const [first] = predict({ resources: [user, vnet], ...sections });
  return (first?.['tags'] as Record<string, unknown>)['t'];
}

describe('reference', () => {
  const id = `${group}/Microsoft.Network/virtualNetworks/v`;

  it('gives properties as they are written', () => {
    expect(tag("[reference('v').flag]")).toBe(true);
    expect(tag(`[reference('${id}', '2024-05-01').list[0].name]`)).toBe('a');
    expect(tag("[reference(resourceId('Microsoft.Network/virtualNetworks', 'v'), '2024-05-01', 'Full').location]")).toBe('westeurope');
  });

  it('leaves to the provider what is not written', () => {
    expect(tag("[reference('v').list[0].id]")).toBe(`[reference('${id}', '2024-05-01').list[0].id]`);
    expect(tag("[reference('elsewhere').x]")).toBe("[reference('elsewhere').x]");
  });
});

describe('symbolic names', () => {
  it('are references and resource facts', () => {
    const resources = {
      net: vnet,
      other: { type: 'Microsoft.Network/virtualNetworks', existing: true, name: 'far', apiVersion: '2024-05-01', resourceGroup: 'h' },
      user: {
        type: 'Microsoft.Network/routeTables',
        name: 'r',
        apiVersion: '2024-05-01',
        tags: { a: "[reference('net').flag]", b: "[reference('other').x]" },
      },
    };
    const predicted = predict({ languageVersion: '2.0', resources });
    expect(predicted.map(({ name }) => name)).toEqual(['v', 'r']);
    expect(predicted[1]?.['tags']).toEqual({
      a: true,
      b: "[reference('/subscriptions/s/resourceGroups/h/providers/Microsoft.Network/virtualNetworks/far', '2024-05-01').x]",
    });
  });

  it('are ids at an index that is not known', () => {
    const resources = {
      net: { ...vnet, copy: { name: 'net', count: 2 }, name: "[format('v{0}', copyIndex())]" },
      user: {
        type: 'Microsoft.Network/routeTables',
        name: 'r',
        apiVersion: '2024-05-01',
        tags: { a: "[reference(format('net[{0}]', parameters('at'))).x]", b: "[reference(format('net[{0}]', add(0, 1))).x]" },
      },
    };
    const predicted = predict({ languageVersion: '2.0', parameters: { at: { type: 'int' } }, resources });
    expect(predicted[2]?.['tags']).toEqual({
      a: `[reference(concat('${group}/Microsoft.Network/virtualNetworks/v', parameters('at')), '2024-05-01').x]`,
      b: `[reference('${group}/Microsoft.Network/virtualNetworks/v1', '2024-05-01').x]`,
    });
  });
});
