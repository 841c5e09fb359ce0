import { describe, expect, it } from '@jest/globals';
import { compared, groupId, vnet, vnetTemplate } from './small-case.js';
import type { RecordedResource } from './cases.js';
import type { Json } from './json.js';
import type { Tally } from './tally.js';

const text = { type: 'string' };

/** A nested deployment of a template with its own names. */
function deployment(
  name: string,
  template: { readonly [member: string]: Json },
  parameters: { readonly [name: string]: Json } = {},
): { readonly [member: string]: Json } {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name,
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters,
      template: { $schema: schema, contentVersion: '1.0.0.0', ...template },
    },
  };
}

function classes(tally: Tally): Record<string, number> {
  return Object.fromEntries([...tally.counts].filter(([leafClass]) => leafClass !== 'equal'));
}

describe('known leaves', () => {
  it('are equal, resource ids and names of members ignoring case', () => {
    const tally = compared(
      { resources: [vnetTemplate('v', { Tags: { A: 'x' } })] },
      { resources: [{ ...vnet('v', { tags: { a: 'x' } }), id: `${groupId}/providers/microsoft.network/virtualNetworks/V` }] },
    );
    expect(classes(tally)).toEqual({});
    expect(tally.count('equal')).toBe(5);
  });

  it('are wrong when they differ, are absent on our side, or absent on the engine’s', () => {
    const template = { resources: [vnetTemplate('v', { location: 'westeurope', kind: 'x' })] };
    expect(compared(template, { resources: [vnet('v', { location: 'northeurope', zones: ['1', '2'] })] }).count('wrong')).toBe(4);
  });

  it('that are null count as absent', () => {
    const template = { resources: [vnetTemplate('v', { tags: { a: null, b: null } })] };
    expect(classes(compared(template, { resources: [vnet('v', { kind: null })] }))).toEqual({});
  });

  it('are missed when we leave them open', () => {
    const template = {
      parameters: { a: text },
      outputs: {
        o: { type: 'string', value: "[if(equals(parameters('a'), 'x'), 'v', 'v')]" },
        p: { type: 'string', value: "[reference('/x/y').z]" },
      },
    };
    expect(classes(compared(template, { outputs: { o: 'v', p: 'v' } }))).toEqual({ missed: 1 });
  });

  it('are wrong when what we leave open can be something else', () => {
    const template = { parameters: { a: text }, outputs: { o: { type: 'string', value: "[parameters('a')]" } } };
    expect(classes(compared(template, { outputs: { o: 'v' } }))).toEqual({ wrong: 1 });
  });
});

describe('symbolic leaves', () => {
  const template = (value: string): Parameters<typeof compared>[0] => ({
    parameters: { a: text, f: { type: 'bool' }, list: { type: 'array' } },
    outputs: { o: { type: 'string', value } },
  });
  const outcome = (ours: string, engine: string): Record<string, number> => classes(compared(template(ours), { outputs: { o: engine } }));

  it('are equal when they give the same for every value tried, however they are written', () => {
    expect(outcome("[concat('x-', parameters('a'))]", "[format('{0}-{1}', 'x', parameters('a'))]")).toEqual({ 'symbolic equal': 1 });
  });

  it('are wrong when some value tells them apart', () => {
    expect(outcome("[concat('x-', parameters('a'))]", "[concat('y-', parameters('a'))]")).toEqual({ wrong: 1 });
    expect(outcome("[toLower(parameters('a'))]", "[parameters('a')]")).toEqual({ wrong: 1 });
  });

  it('are wrong when we guess', () => {
    expect(outcome('guess', "[parameters('a')]")).toEqual({ wrong: 1 });
  });

  it('take opaque functions for the same with the same arguments only', () => {
    expect(outcome("[reference('/a/b', '2024-01-01').p]", "[reference('/a/b', '2024-01-01').p]")).toEqual({ 'symbolic equal': 1 });
    expect(outcome("[reference('/a/b', '2024-01-01').p]", "[reference('/a/c', '2024-01-01').p]")).toEqual({ wrong: 1 });
  });

  it('go beyond the engine when our answer holds for every value', () => {
    expect(outcome("[string(equals(parameters('a'), parameters('a')))]", "[string(equals(parameters('a'), parameters('a')))]")).toEqual({
      'beyond: the same for every value of the unknowns': 1,
    });
    expect(outcome('[environment().name]', '[environment().name]')).toEqual({ 'beyond: environment of the chosen cloud': 1 });
  });

  it('may be literal text that only looks like an expression', () => {
    expect(outcome("[[parameters('a')]", "[parameters('a')]")).toEqual({ 'beyond: literal text that looks like an expression': 1 });
  });

  it('look into lambdas', () => {
    expect(
      outcome(
        "[map(parameters('list'), lambda('x', lambdaVariables('x').id))]",
        "[map(parameters('list'), lambda('y', lambdaVariables('y').id))]",
      ),
    ).toEqual({ 'symbolic equal': 1 });
    expect(
      outcome(
        "[map(parameters('list'), lambda('x', lambdaVariables('x').id))]",
        "[map(parameters('list'), lambda('y', lambdaVariables('y').name))]",
      ),
    ).toEqual({ wrong: 1 });
  });
});

describe('resources', () => {
  it('that we lack are lost, that only we have are invented', () => {
    const tally = compared({ resources: [vnetTemplate('a')] }, { resources: [vnet('b')] });
    expect(classes(tally)).toEqual({ lost: 1, invented: 1 });
  });

  it('of one id are a multiset, the nearest go together', () => {
    const template = { resources: [vnetTemplate('a', { location: 'one' }), vnetTemplate('a', { location: 'two' })] };
    expect(classes(compared(template, { resources: [vnet('a', { location: 'two' }), vnet('a', { location: 'one' })] }))).toEqual({});
  });

  it('of one id and body go together by their conditions', () => {
    const condition = "[parameters('f')]";
    const template = { parameters: { f: { type: 'bool' } }, resources: [vnetTemplate('a', { condition }), vnetTemplate('a')] };
    expect(classes(compared(template, { resources: [vnet('a'), vnet('a', { condition })] }))).toEqual({ 'symbolic equal': 1 });
    expect(classes(compared(template, { resources: [vnet('a'), vnet('a')] }))).toEqual({ wrong: 1 });
  });

  it('with symbolic ids pair by what the ids mean', () => {
    const name = "[concat(parameters('a'), '-v')]";
    const id =
      "[resourceId('00000000-0000-0000-0000-000000000001', 'g', 'Microsoft.Network/virtualNetworks', format('{0}-v', parameters('a')))]";
    const tally = compared({ parameters: { a: text }, resources: [vnetTemplate(name)] }, { resources: [{ ...vnet(name), id }] });
    expect(classes(tally)).toEqual({ 'symbolic equal': 2 });
  });

  it('may be missing where their condition is false for every value', () => {
    const template = {
      parameters: { a: { type: 'string', allowedValues: ['x', 'y'] } },
      resources: [vnetTemplate('v', { condition: "[equals(parameters('a'), 'z')]" })],
    };
    const engine = { resources: [vnet('v', { condition: "[equals(parameters('a'), 'z')]" })] };
    expect(Object.keys(classes(compared(template, engine)))).not.toContain('lost');
  });

  it('whose condition we take for true are wrong where the engine leaves it open', () => {
    const condition = "[equals(parameters('a'), 'z')]";
    expect(
      classes(compared({ parameters: { a: text }, resources: [vnetTemplate('v')] }, { resources: [vnet('v', { condition })] })),
    ).toEqual({ wrong: 1 });
    expect(
      classes(
        compared({ parameters: { a: text }, resources: [vnetTemplate('v', { condition })] }, { resources: [vnet('v', { condition })] }),
      ),
    ).toEqual({ 'symbolic equal': 1 });
  });

  it('with ids that mean the same pair with each other, not with a nearer one of another id', () => {
    const tags = (name: string): Json => vnetTemplate(`[concat(parameters('a'), '-${name}')]`, { tags: { name } });
    const engine = (name: string, tag: string): RecordedResource => ({
      ...vnet(`[format('{0}-${name}', parameters('a'))]`, { tags: { name: tag } }),
      id: `[resourceId('00000000-0000-0000-0000-000000000001', 'g', 'Microsoft.Network/virtualNetworks', filter(split(format('{0}-${name}', parameters('a')), '/'), lambda('x', not(empty(lambdaVariables('x')))))[0])]`,
    });
    const tally = compared(
      { parameters: { a: text }, resources: [tags('one'), tags('two')] },
      { resources: [engine('one', 'two'), engine('two', 'one')] },
    );
    expect(tally.differences.map(({ class: leafClass, path }) => `${leafClass} ${path}`)).toEqual(['wrong tags.name', 'wrong tags.name']);
  });

  it('are not asked for a parameter’s value that would make a name empty, but conditions are', () => {
    const name = "[parameters('a')]";
    const engine = {
      ...vnet(name),
      id: "[resourceId('00000000-0000-0000-0000-000000000001', 'g', 'Microsoft.Network/virtualNetworks', parameters('a'))]",
      condition: "[not(empty(parameters('a')))]",
    };
    const tally = compared({ parameters: { a: text }, resources: [vnetTemplate(name)] }, { resources: [engine] });
    expect(tally.differences.map(({ class: leafClass, path }) => `${leafClass} ${path}`)).toEqual(['wrong condition']);
  });

  it('of a nested deployment that the engine did not expand are no invention', () => {
    const nested = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'inner',
      properties: {
        mode: 'Incremental',
        template: {
          $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
          contentVersion: '1.0.0.0',
          resources: [vnetTemplate('v')],
        },
      },
    };
    const stopped = `${groupId}/providers/Microsoft.Resources/deployments/inner Warning NestedDeploymentShortCircuited: The nested deployment '${groupId}/providers/Microsoft.Resources/deployments/inner' at line '1' and column '1' could not be expanded`;
    expect(classes(compared({ resources: [nested] }, { diagnostics: [stopped] }))).toEqual({
      'beyond: resource of a nested deployment that the engine did not expand': 1,
    });
    expect(classes(compared({ resources: [nested] }, {}))).toEqual({ invented: 1 });
  });
});

describe('references', () => {
  const nested = (value: string): Json => deployment('inner', { resources: [], outputs: { x: { type: 'string', value } } });
  const followed = (value: string, engine: string): Record<string, number> =>
    classes(
      compared(
        { resources: [nested(value)], outputs: { o: { type: 'string', value: "[reference('inner').outputs.x.value]" } } },
        { outputs: { o: engine } },
      ),
    );
  const left = `[reference('${groupId}/providers/Microsoft.Resources/deployments/inner', '2022-09-01').outputs.x.value]`;

  it('may be followed to an output that the engine does not look at', () => {
    expect(followed('known', left)).toEqual({ 'beyond: reference followed to a resource of the deployment': 1 });
  });

  it('are wrong when they lead to another output', () => {
    expect(followed('known', left.replace('outputs.x', 'outputs.y'))).toEqual({ wrong: 1 });
    expect(followed('known', left.replace('inner', 'other'))).toEqual({ wrong: 1 });
  });

  it('lead into a loop that goes round as often as another reference says', () => {
    const names = { resources: [], outputs: { names: { type: 'array', value: ['a', 'b'] } } };
    const one = { parameters: { n: text }, resources: [], outputs: { x: { type: 'string', value: "[parameters('n')]" } } };
    const loop = {
      parameters: { names: { type: 'array' } },
      resources: [
        {
          ...deployment("[format('of-{0}', parameters('names')[copyIndex()])]", one, {
            n: { value: "[parameters('names')[copyIndex()]]" },
          }),
          copy: { name: 'each', count: "[length(parameters('names'))]" },
        },
      ],
    };
    const resources = [
      deployment('names', names),
      deployment('loop', loop, { names: { value: "[reference('names').outputs.names.value]" } }),
    ];
    const engine = {
      outputs: { o: `[reference('${groupId}/providers/Microsoft.Resources/deployments/of-b', '2022-09-01').outputs.x.value]` },
    };
    const own = (value: string): Record<string, number> =>
      classes(compared({ resources, outputs: { o: { type: 'string', value } } }, engine));
    expect(own('b')).toEqual({ 'beyond: reference followed to a resource of the deployment': 1 });
    expect(own('a')).toEqual({ wrong: 1 });
  });

  it('lead nowhere where the engine names a deployment by an argument that is null, for which we have the default', () => {
    const within = deployment("[format('in-{0}', parameters('suffix'))]", {
      resources: [],
      outputs: { x: { type: 'string', value: 'known' } },
    });
    const outer = {
      parameters: { suffix: { type: 'string', nullable: true, defaultValue: 'abc' } },
      resources: [within],
      outputs: { y: { type: 'string', value: "[reference(format('in-{0}', parameters('suffix'))).outputs.x.value]" } },
    };
    const given = { suffix: { value: "[tryGet(parameters('o'), 'suffix')]" } };
    const name = "format('in-{0}', tryGet(parameters('o'), 'suffix'))";
    const ofEngine = (output: string): string =>
      `[reference(resourceId('Microsoft.Resources/deployments', ${name}), '2022-09-01').outputs.${output}.value]`;
    const against = (engine: string): Record<string, number> =>
      classes(
        compared(
          {
            parameters: { o: { type: 'object' } },
            resources: [deployment('outer', outer, given)],
            outputs: { p: { type: 'string', value: "[reference('outer').outputs.y.value]" } },
          },
          { outputs: { p: engine } },
        ),
      );
    expect(against(ofEngine('x'))).toEqual({ 'beyond: reference followed to a resource of the deployment': 1 });
    expect(against(ofEngine('z'))).toEqual({ wrong: 1 });
  });

  describe('to items of an array that nobody gave', () => {
    const subnets = { properties: { subnets: "[parameters('subnets')]" } };
    const own = (value: string): Record<string, number> =>
      classes(
        compared(
          {
            parameters: { subnets: { type: 'array' } },
            resources: [vnetTemplate('v', subnets)],
            outputs: { o: { type: 'string', value } },
          },
          {
            resources: [vnet('v', subnets)],
            outputs: { o: `[reference('${groupId}/providers/Microsoft.Network/virtualNetworks/v', '2024-05-01').subnets[1].id]` },
          },
        ),
      );

    it('give the id that Azure makes of the name of an item', () => {
      const id = `[concat('${groupId}/providers/Microsoft.Network/virtualNetworks/v/subnets/', parameters('subnets')[1].name)]`;
      expect(own(id)).toEqual({ 'symbolic equal': 1, 'beyond: reference followed to a resource of the deployment': 1 });
    });

    it('never an id that the item itself has', () => {
      expect(own("[parameters('subnets')[1].id]")).toEqual({ 'symbolic equal': 1, wrong: 1 });
    });
  });
});

describe('what the engine decides while it predicts', () => {
  const contains = "[contains(createArray(parameters('a'), 'x'), 'y')]";
  const asText = 'beyond: unknown in an array or object that the engine compares as text';

  it('takes an unknown in an array for a text that equals no other', () => {
    const template = { parameters: { a: text }, outputs: { o: { type: 'bool', value: contains } } };
    expect(classes(compared(template, { outputs: { o: false } }))).toEqual({ [asText]: 1 });
    expect(classes(compared(template, { outputs: { o: true } }))).toEqual({ wrong: 1 });
    const plain = { parameters: { a: text }, outputs: { o: { type: 'bool', value: "[equals(parameters('a'), 'y')]" } } };
    expect(classes(compared(plain, { outputs: { o: false } }))).toEqual({ wrong: 1 });
  });

  it('drops a resource under such a condition', () => {
    const under = (condition: string): Tally =>
      compared({ parameters: { a: text }, resources: [vnetTemplate('v', { condition })] }, { resources: [] });
    expect(classes(under(contains))).toEqual({ [asText]: 1 });
    expect(classes(under("[equals(parameters('a'), 'y')]"))).toEqual({ invented: 1 });
  });

  it('leaves the location of the group in a branch', () => {
    const template = (location: string): Parameters<typeof compared>[0] => ({
      parameters: { f: { type: 'bool' } },
      outputs: { o: { type: 'string', value: `[if(parameters('f'), 'x', ${location})]` } },
    });
    const engine = { outputs: { o: "[if(parameters('f'), 'x', resourceGroup().location)]" } };
    expect(classes(compared(template('resourceGroup().location'), engine))).toEqual({
      'beyond: location of a resource group of the deployment': 1,
    });
    expect(classes(compared(template("'northeurope'"), engine))).toEqual({ wrong: 1 });
  });

  it('leaves a parameter of a nested template, which is none of the entry template whose value it knows', () => {
    const inner = {
      parameters: { known: text, f: { type: 'bool' } },
      resources: [vnetTemplate('v', { tags: { t: "[if(parameters('f'), parameters('known'), 'x')]" } })],
    };
    const nested = deployment('inner', inner, {
      known: { value: "[concat(parameters('given'), '-inner')]" },
      f: { value: "[parameters('f')]" },
    });
    const parameters = { known: { ...text, defaultValue: '' }, given: text, f: { type: 'bool' } };
    const against = (t: string): Record<string, number> =>
      classes(compared({ parameters, given: { known: '' }, resources: [nested] }, { resources: [vnet('v', { tags: { t } })] }));
    expect(against("[if(parameters('f'), parameters('known'), 'x')]")).toEqual({
      'beyond: name of a nested template that the engine left unevaluated': 1,
    });
    expect(against("[if(parameters('f'), concat(parameters('known'), '-'), 'x')]")).toEqual({ wrong: 1 });
  });

  it('makes one newGuid(), wherever it is read', () => {
    const template = (value: string): Parameters<typeof compared>[0] => ({
      parameters: { key: { ...text, defaultValue: '[newGuid()]' } },
      outputs: { o: { type: 'string', value } },
    });
    const engine = { outputs: { o: "[if(not(empty(newGuid())), parameters('key'), null())]" } };
    expect(classes(compared(template("[parameters('key')]"), engine))).not.toHaveProperty('wrong');
    expect(classes(compared(template("[toUpper(parameters('key'))]"), engine))).toEqual({ wrong: 1 });
  });

  it('leaves a parameter of a nested template in a branch, which may be called as one of the entry template', () => {
    const inner = {
      parameters: { prefix: { type: 'string', defaultValue: 'inner' }, f: { type: 'bool' } },
      resources: [vnetTemplate('v', { tags: { t: "[if(parameters('f'), parameters('prefix'), 'x')]" } })],
    };
    const nested = deployment('inner', inner, { f: { value: "[parameters('f')]" } });
    const parameters = { prefix: { type: 'string', defaultValue: 'outer' }, f: { type: 'bool' } };
    const against = (t: string): Record<string, number> =>
      classes(compared({ parameters, resources: [nested] }, { resources: [vnet('v', { tags: { t } })] }));
    expect(against("[if(parameters('f'), parameters('prefix'), 'x')]")).toEqual({
      'beyond: name of a nested template that the engine left unevaluated': 1,
    });
    expect(against("[if(parameters('f'), toUpper(parameters('prefix')), 'x')]")).toEqual({ wrong: 1 });
  });
});

describe('placeholders', () => {
  it('are a class of their own where they are literal text to the engine', () => {
    const template = {
      parameters: { a: text },
      file: { a: { value: '<name>' } },
      outputs: { o: { type: 'string', value: "[concat(parameters('a'), '-v')]" } },
    };
    expect(classes(compared(template, { outputs: { o: '<name>-v' } }))).toEqual({ 'accepted: placeholder in a value or text': 1 });
    expect(classes(compared(template, { outputs: { o: '<name>-w' } }))).toEqual({ wrong: 1 });
  });

  it('are literal in defaults too, where the engine names a resource by one', () => {
    const parameters = { a: { ...text, defaultValue: '<name>-a' } };
    const zone = { type: 'Microsoft.Network/privateDnsZones', apiVersion: '2020-06-01', name: "[parameters('a')]", location: 'global' };
    const id = "resourceId('Microsoft.Network/privateDnsZones', parameters('a'))";
    const outputs = { o: { type: 'string', value: `[reference(${id}, '2020-06-01', 'full').location]` } };
    const engine = {
      resources: [{ ...zone, name: '<name>-a', id: `${groupId}/providers/${zone.type}/<name>-a` }],
      outputs: { o: "[reference(resourceId('Microsoft.Network/privateDnsZones', '<name>-a'), '2020-06-01', 'full').location]" },
    };
    expect(classes(compared({ parameters, resources: [zone], outputs }, engine))).toMatchObject({
      'beyond: reference followed to a resource of the deployment': 1,
    });
  });
});
