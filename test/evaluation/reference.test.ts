import { describe, expect, it } from '@jest/globals';
import { keyOf, valueAt } from '../../src/values/construct.js';
import { printExpression } from '../../src/values/print.js';
import { complaints, deploy, group, predict, schema } from './predict.js';

const vnet = {
  type: 'Microsoft.Network/virtualNetworks',
  name: 'v',
  apiVersion: '2024-05-01',
  location: 'westeurope',
  properties: { flag: true, list: [{ name: 'a' }] },
};

/** A nested deployment of a template with names of its own. */
function deployment(name: string, resources: readonly object[], outputs: object = {}): object {
  return {
    type: 'Microsoft.Resources/deployments',
    name,
    apiVersion: '2022-09-01',
    properties: {
      mode: 'Incremental',
      template: { $schema: schema, contentVersion: '1.0.0.0', resources, outputs },
      expressionEvaluationOptions: { scope: 'inner' },
    },
  };
}

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

  it('finds a name that is declared several times for one resource, and none that several resources have', () => {
    const off = { ...vnet, condition: false, properties: { flag: false } };
    const again = { type: 'Microsoft.Resources/deployments', name: 'd', apiVersion: '2022-09-01' };
    const template = { $schema: schema, contentVersion: '1.0.0.0', resources: [vnet] };
    const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: "[reference('v').flag]" } };
    const tagsOf = (...others: object[]): unknown => predict({ resources: [user, ...others] })[0]?.['tags'];
    expect(tagsOf(off, vnet)).toEqual({ t: true });
    expect(tagsOf(vnet, { ...again, properties: { mode: 'Incremental', template } })).toEqual({ t: true });
    expect(tagsOf(vnet, { ...vnet, type: 'Microsoft.Network/natGateways' })).toEqual({ t: "[reference('v').flag]" });
  });

  it('leaves to the provider what is not written', () => {
    expect(tag("[reference('v').list[0].id]")).toBe(`[reference('${id}', '2024-05-01').list[0].id]`);
    expect(tag("[reference('elsewhere').x]")).toBe("[reference('elsewhere').x]");
  });
});

describe('references to a network', () => {
  const id = `${group}/Microsoft.Network/virtualNetworks/v`;
  const network = (subnets: unknown): object => ({ ...vnet, properties: { ...vnet.properties, subnets } });
  const written = [{ name: 'a' }, { name: 'b', properties: { addressPrefix: '10.0.1.0/24' } }];
  /** A tag that reads `member` of an output of a module that deploys the network. */
  const throughOutput = (value: string, subnets: unknown, member: string, parameters: object = {}): unknown => {
    const template = {
      $schema: schema,
      contentVersion: '1.0.0.0',
      parameters,
      resources: [network(subnets)],
      outputs: { o: { type: 'object', value } },
    };
    const passed = Object.fromEntries(Object.keys(parameters).map((name) => [name, { value: `[parameters('${name}')]` }]));
    const properties = { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, parameters: passed, template };
    const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: `[${member}]` } };
    const nested = { type: 'Microsoft.Resources/deployments', name: 'n', apiVersion: '2022-09-01', properties };
    return (predict({ parameters, resources: [user, nested] })[0]?.['tags'] as Record<string, unknown>)['t'];
  };
  const output = "reference('n').outputs.o.value";

  it.each([
    ['the subnets', "[reference('v').subnets]", `${output}[1].id`, `${id}/subnets/b`],
    ['the subnets', "[reference('v').subnets]", `${output}[1].properties.addressPrefix`, '10.0.1.0/24'],
    ['a subnet', "[reference('v').subnets[1]]", `${output}.id`, `${id}/subnets/b`],
    ['all properties', "[reference('v')]", `${output}.subnets[1].id`, `${id}/subnets/b`],
    ['all properties', "[reference('v')]", `${output}.flag`, true],
    ['all properties', "[reference('v')]", `${output}.provisioningState`, `[reference('${id}', '2024-05-01').provisioningState]`],
    ['the whole network', "[reference('v', '2024-05-01', 'Full')]", `${output}.properties.subnets[0].id`, `${id}/subnets/a`],
    ['an object with them', "[createObject('all', reference('v').subnets)]", `${output}.all[0].id`, `${id}/subnets/a`],
    ['one of two networks', "[if(equals(utcNow(), ''), reference('v').subnets, reference('v').list)]", `${output}[0].name`, 'a'],
  ])('are followed through an output that is %s', (_, value, member, expected) => {
    expect(throughOutput(value, written, member)).toBe(expected);
  });

  it.each([
    [`first(${output}).id`, `${id}/subnets/a`],
    [`last(${output}).name`, 'b'],
    [`filter(${output}, lambda('s', equals(lambdaVariables('s').name, 'b')))[0].id`, `${id}/subnets/b`],
    [`map(${output}, lambda('s', lambdaVariables('s').id))[1]`, `${id}/subnets/b`],
    [`toObject(${output}, lambda('s', lambdaVariables('s').name), lambda('s', lambdaVariables('s').id)).b`, `${id}/subnets/b`],
    [`length(${output})`, 2],
  ])('are followed by functions that go through items: %s', (member, expected) => {
    expect(throughOutput("[reference('v').subnets]", written, member)).toBe(expected);
  });

  it.each([
    ['an unknown array', "[parameters('p')]", `[format('${id}/subnets/{0}', parameters('p')[1].name)]`],
    [
      'an array with an unknown rest',
      "[concat(createArray(createObject('name', 'a')), parameters('p'))]",
      `[format('${id}/subnets/{0}', concat(createArray(createObject('name', 'a')), parameters('p'))[1].name)]`,
    ],
  ])('give a subnet of %s an id below the network, and ask Azure for the rest', (_, subnets, expected) => {
    const p = { p: { type: 'array' } };
    expect(throughOutput("[reference('v').subnets]", subnets, `${output}[1].id`, p)).toBe(expected);
    const etag = throughOutput("[reference('v').subnets]", subnets, `${output}[1].etag`, p);
    expect(etag).toBe(`[reference('${id}', '2024-05-01').subnets[1].etag]`);
  });

  const item = "lambdaVariables('s')";
  it.each([
    ['what map makes of them', "[map(reference('v').subnets, lambda('s', lambdaVariables('s').id))]", `${output}[1]`, "parameters('p')[1]"],
    [
      'tables of them',
      `[toObject(reference('v').subnets, lambda('s', ${item}.name), lambda('s', ${item}.id))]`,
      `${output}.b`,
      `toObject(reference('${id}', '2024-05-01').subnets, lambda('s', ${item}.name)).b`,
    ],
    ['the first of them', "[reference('v').subnets]", `first(${output}).id`, "parameters('p')[0]"],
    ['one at an unknown index', "[reference('v').subnets]", `${output}[length(utcNow())].id`, "parameters('p')[length(utcNow())]"],
    [
      'one that is chosen',
      "[reference('v').subnets]",
      `filter(${output}, lambda('s', equals(${item}.name, 'b')))[0].id`,
      `filter(reference('${id}', '2024-05-01').subnets, lambda('s', equals(${item}.name, 'b')))[0]`,
    ],
    [
      'the last of them in some order',
      "[reference('v').subnets]",
      `last(sort(${output}, lambda('s', 't', less(${item}.name, lambdaVariables('t').name)))).id`,
      `last(sort(reference('${id}', '2024-05-01').subnets, lambda('s', 't', less(${item}.name, lambdaVariables('t').name))))`,
    ],
  ])('are known of subnets that are not: %s', (_, value, member, subnet) => {
    const found = throughOutput(value, "[parameters('p')]", member, { p: { type: 'array' } });
    expect(found).toBe(`[format('${id}/subnets/{0}', ${subnet}.name)]`);
  });

  it.each([
    ['filter', `filter(${output}, lambda('s', equals(${item}.name, string(utcNow()))))[0].id`],
    ['toObject', `toObject(${output}, lambda('s', ${item}.name))[string(utcNow())].id`],
  ])('are known of whichever subnet %s gives', (_, member) => {
    const found = throughOutput("[reference('v').subnets]", written, member);
    expect(found).toMatch(/^\[format\('.*\/virtualNetworks\/v\/subnets\/\{0\}', .*\.name\)\]$/);
    const first = throughOutput("[reference('v').list]", written, member);
    expect(first).not.toMatch(/^\[format/);
  });

  const chosen = `filter(${output}, lambda('s', equals(${item}.name, string(utcNow()))))[0]`;

  it('give no other member of a subnet that is chosen, nor one of an array inside of subnets', () => {
    const subnets = "[reference('v').subnets]";
    expect(throughOutput(subnets, written, `${chosen}.ID`)).toMatch(/^\[format\('.*\/subnets\/\{0\}'/);
    expect(throughOutput(subnets, written, `${chosen}.etag`)).toMatch(/\.etag\]$/);
    expect(throughOutput("[reference('v').subnets[0].ipConfigurations]", written, `${chosen}.id`)).toMatch(/\.id\]$/);
    expect(throughOutput("[reference('v')]", [{ name: 'a', list: [{ name: 'b' }] }], `${output}.subnets[0].list[0].id`)).toMatch(
      /\.list\[0\]\.id\]$/,
    );
  });

  it('give the id of a subnet whose name is a parameter, and none where it has no name', () => {
    const p = { p: { type: 'string' } };
    expect(throughOutput("[reference('v').subnets]", [{ name: "[parameters('p')]" }], `${output}[0].ID`, p)).toBe(
      `[concat('${id}/subnets/', parameters('p'))]`,
    );
    expect(throughOutput("[reference('v').subnets]", [{ name: ['x'] }], `${output}[0].id`)).toBe(
      `[reference('${id}', '2024-05-01').subnets[0].id]`,
    );
    expect(throughOutput("[reference('v').subnets]", [{ noName: 'x' }], `${output}[0].id`)).toBe(
      `[reference('${id}', '2024-05-01').subnets[0].id]`,
    );
  });

  it('may find nothing inside of an output where they are safe', () => {
    expect(throughOutput("[createObject('a', 'x')]", written, `tryGet(${output}, 'b')`)).toBe(null);
    expect(throughOutput("[createObject('a', 'x')]", written, `tryGet(${output}, 'a')`)).toBe('x');
  });
});

describe('reference to what may not be deployed', () => {
  const parameters = { on: { type: 'bool' } };
  const conditional = (condition: unknown, userCondition: unknown): unknown => {
    const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: "[reference('v').flag]" } };
    const resources = [
      { ...user, condition: userCondition },
      { ...vnet, condition },
    ];
    return (predict({ parameters, resources })[0]?.['tags'] as Record<string, unknown>)['t'];
  };

  it('gives what is written only under its condition', () => {
    const before = `reference('${group}/Microsoft.Network/virtualNetworks/v', '2024-05-01').flag`;
    expect(conditional("[parameters('on')]", true)).toBe(`[if(parameters('on'), true(), ${before})]`);
    expect(conditional(false, true)).toBe(`[${before}]`);
  });

  it('gives the id of an item that is chosen only under its condition, and none of what a nested deployment gives', () => {
    const tagged = (t: string, ...others: object[]): unknown => {
      const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t } };
      return (predict({ parameters, resources: [user, ...others] })[0]?.['tags'] as Record<string, unknown>)['t'];
    };
    const subnets = [{ name: 'a' }, { name: 'b' }];
    const network = { ...vnet, properties: { subnets }, condition: "[parameters('on')]" };
    const found = tagged("[last(filter(reference('v').subnets, lambda('s', equals(lambdaVariables('s').name, utcNow())))).id]", network);
    expect(found).toMatch(/^\[if\(parameters\('on'\), format\('.*\/subnets\/\{0\}', .*\.name\), last\(.*\)\.id\)\]$/);
    const template = { $schema: schema, contentVersion: '1.0.0.0', resources: [], outputs: { o: { type: 'array', value: subnets } } };
    const nested = {
      type: 'Microsoft.Resources/deployments',
      name: 'n',
      apiVersion: '2022-09-01',
      properties: { mode: 'Incremental', template },
    };
    expect(tagged("[first(filter(reference('n').subnets, lambda('s', equals(lambdaVariables('s').name, utcNow())))).id]", nested)).toMatch(
      /\.id\]$/,
    );
  });

  it('gives it to what is deployed under the same condition', () => {
    expect(conditional("[parameters('on')]", "[parameters('on')]")).toBe(true);
    expect(conditional("[parameters('on')]", "[and(parameters('on'), equals(resourceGroup().tags.x, 'y'))]")).toBe(true);
  });

  it('gives the outputs of a nested deployment only under its condition', () => {
    const template = { $schema: schema, contentVersion: '1.0.0.0', resources: [], outputs: { o: { type: 'string', value: 'made' } } };
    const nested = { type: 'Microsoft.Resources/deployments', name: 'n', apiVersion: '2022-09-01', condition: "[parameters('on')]" };
    const value = tag("[reference('n').outputs.o.value]", {
      parameters,
      resources: [
        { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: "[reference('n').outputs.o.value]" } },
        { ...nested, properties: { mode: 'Incremental', template } },
      ],
    });
    const before = `reference('${group}/Microsoft.Resources/deployments/n', '2022-09-01').outputs.o.value`;
    expect(value).toBe(`[if(parameters('on'), 'made', ${before})]`);
  });
});

describe('references to one id', () => {
  const nested = (name: string, flag: string): object =>
    deployment(name, [{ ...vnet, properties: { flag } }], { o: { type: 'string', value: "[reference('v').flag]" } });

  it('lead to the resource of the own template', () => {
    const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01' };
    const tags = { a: "[reference('one').outputs.o.value]", b: "[reference('two').outputs.o.value]" };
    const [first] = predict({ resources: [{ ...user, tags }, nested('one', 'x'), nested('two', 'y')] });
    expect(first?.['tags']).toEqual({ a: 'x', b: 'y' });
  });

  it('lead to the one of several declarations that is deployed', () => {
    const declared = (flag: string, condition: string): object => ({ ...vnet, condition, properties: { flag } });
    const resources = {
      one: declared('x', "[parameters('on')]"),
      two: declared('y', "[not(parameters('on'))]"),
      user: { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: "[reference('one').flag]" } },
    };
    const value = (on: boolean): unknown =>
      predict({ languageVersion: '2.0', parameters: { on: { type: 'bool' } }, resources }, { on }).at(-1)?.['tags'];
    expect(value(true)).toEqual({ t: 'x' });
    expect(value(false)).toEqual({ t: 'y' });
  });

  const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01', tags: { t: "[reference('v').flag]" } };
  const declared = (flag: string, members: object = {}): object => ({ ...vnet, properties: { flag }, ...members });
  const inside = (...resources: readonly object[]): object => deployment('n', resources);
  const read = (...resources: readonly object[]): unknown => predict({ resources }).find(({ name }) => name === 'r')?.['tags'];

  it('lead to the last that may be deployed, wherever the reference stands', () => {
    expect(read(declared('x'), user, declared('y'))).toEqual({ t: 'y' });
    expect(read(declared('x'), declared('y', { condition: false }), user)).toEqual({ t: 'x' });
  });

  it('lead to the resource of the own template, whatever comes later in others', () => {
    expect(read(declared('x'), user, inside(declared('y')))).toEqual({ t: 'x' });
    expect(read(inside(declared('y'), user), declared('x'))).toEqual({ t: 'y' });
  });
});

it('a reference to an output that leads back to it ends', () => {
  const leading = (name: string, to: string): object =>
    deployment(name, [], { o: { type: 'string', value: `[reference('${to}').outputs.o.value]` } });
  const user = { ...vnet, name: "[reference('d').outputs.o.value]" };
  expect(() => predict({ resources: [leading('d', 'd'), user] })).not.toThrow();
  expect(() => predict({ resources: [leading('d', 'e'), leading('e', 'd'), user, leading('d', 'e')] })).not.toThrow();
});

describe('an output that a deployment lacks', () => {
  const nested = (members: object = {}, outputs: object = { o: { type: 'string', value: 'x' } }): object => ({
    type: 'Microsoft.Resources/deployments',
    name: 'n',
    apiVersion: '2022-09-01',
    properties: { mode: 'Incremental', template: { $schema: schema, contentVersion: '1.0.0.0', resources: [], outputs } },
    ...members,
  });
  const user = (value: string, members: object = {}): object => ({ ...vnet, properties: { flag: value }, ...members });
  const typo = "[reference('n').outputs.typo.value]";
  const parameters = { on: { type: 'bool' } };

  it('is refused, with those that there are, at the place that reads it', () => {
    expect(complaints({ resources: [nested(), user(typo)] })).toEqual([
      "evaluation-failed: the deployment has no output 'typo'; there are o",
    ]);
    expect(complaints({ resources: [nested({}, {}), user(typo)] })).toEqual(["evaluation-failed: the deployment has no output 'typo'"]);
    expect(complaints({ resources: [nested({}, { typo: { type: 'string', value: 'x', condition: false } }), user(typo)] })).toHaveLength(1);
  });

  it('is null where it is read safely', () => {
    const value = "[coalesce(tryGet(reference('n').outputs, 'typo', 'value'), 'none')]";
    expect(predict({ resources: [nested(), user(value)] }).at(-1)?.['properties']).toEqual({ flag: 'none' });
  });

  it('is nothing to complain of where it is not read, or what is read may be another deployment', () => {
    expect(complaints({ resources: [nested(), user(`[if(false(), ${typo.slice(1, -1)}, 'x')]`)] })).toEqual([]);
    expect(complaints({ resources: [nested(), user(typo, { condition: false })] })).toEqual([]);
    expect(complaints({ resources: [nested({ condition: false }), user(typo)] })).toEqual([]);
    expect(complaints({ parameters, resources: [nested({ condition: "[parameters('on')]" }), user(typo)] })).toEqual([]);
    expect(complaints({ resources: [nested(), nested({}, { p: { type: 'string', value: 'y' } }), user(typo)] })).toEqual([]);
  });
});

describe('target', () => {
  it('is what a resource was before, of each resource its own', () => {
    const user = (name: string): object => ({
      type: 'Microsoft.Network/routeTables',
      name,
      apiVersion: '2024-05-01',
      tags: { t: "[if(empty(target('full')), 'new', target('full').tags.t)]" },
    });
    const deployment = deploy({ resources: [user('a'), user('b')] });
    const [a, b] = deployment.resources.map(({ body }) => valueAt(body, 'tags', 't'));
    expect(a && printExpression(a)).toBe("if(empty(target('full')), 'new', target('full').tags.t)");
    expect(a && keyOf(a)).not.toBe(b && keyOf(b));
    expect(deployment.diagnostics).toEqual([]);
  });
});

describe('reference to what is deployed anew', () => {
  it('reads what was there before', () => {
    const tags = (value: unknown): object => ({ $schema: schema, contentVersion: '1.0.0.0', parameters: { p: { type: 'object' } }, resources: [{ ...vnet, properties: { flag: value } }] }); // prettier-ignore
    const id = `${group}/Microsoft.Network/virtualNetworks/v`;
    const flag = `reference('${id}', '2024-05-01').flag`;
    const nested = {
      type: 'Microsoft.Resources/deployments',
      name: 'n',
      apiVersion: '2022-09-01',
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { p: { value: { old: `[${flag}]` } } },
        template: tags("[string(parameters('p').old)]"),
      },
    };
    const [resource] = predict({ resources: [nested] });
    expect(resource?.['properties']).toEqual({ flag: `[string(${flag})]` });
    expect(complaints({ resources: [nested] })).toEqual([]);
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

  it('list the instances of a loop that are deployed', () => {
    const loop = (name: string, condition: unknown): object => ({
      ...vnet,
      copy: { name, count: 2 },
      name: `[format('${name}{0}', copyIndex())]`,
      condition,
    });
    const user = { type: 'Microsoft.Network/routeTables', name: 'r', apiVersion: '2024-05-01' };
    const resources = {
      some: loop('some', '[equals(copyIndex(), 1)]'),
      may: loop('may', "[equals(copyIndex(), parameters('at'))]"),
      user: { ...user, tags: { a: "[references('some')]", b: "[length(references('may'))]", c: "[references('may')]" } },
    };
    const parameters = { at: { type: 'int' } };
    const refer = (name: string): string => `reference('${group}/Microsoft.Network/virtualNetworks/${name}', '2024-05-01')`;
    const tags = (values: Record<string, number>): unknown =>
      predict({ languageVersion: '2.0', parameters, resources }, values).at(-1)?.['tags'];
    expect(tags({ at: 0 })).toMatchObject({ a: [`[${refer('some1')}]`], b: 1, c: [`[${refer('may0')}]`] });
    expect(tags({})).toMatchObject({
      c: `[concat(${[0, 1].map((at) => `if(equals(parameters('at'), ${at}), createArray(${refer(`may${at}`)}), createArray())`).join(', ')})]`,
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
