import { describe, expect, it } from '@jest/globals';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import { Source } from '../../src/text/source.js';
import { equalValues } from '../../src/values/compare.js';
import { complaints, deploy, group, knownScope, predict, schema } from './predict.js';

const resource = (members: object): object => ({
  type: 'Microsoft.Network/virtualNetworks',
  name: 'v',
  apiVersion: '2024-05-01',
  ...members,
});

function nested(template: object, members: object = {}, properties: object = {}): object {
  return {
    type: 'Microsoft.Resources/deployments',
    name: 'inner',
    apiVersion: '2022-09-01',
    properties: {
      mode: 'Incremental',
      template: {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        resources: [],
        ...template,
      },
      ...properties,
    },
    ...members,
  };
}

const inner = { expressionEvaluationOptions: { scope: 'inner' } };

describe('a nested deployment', () => {
  it.each([{ resourceGroup: {} }, { subscriptionId: [] }, { resourceGroup: '[createObject()]' }])(
    'is refused for the scope %j, which is no name',
    (members) => {
      expect(complaints({ resources: [nested({ resources: [resource({})] }, members)] }).join()).toContain('must be a string');
    },
  );

  it('reads the names of its parent in the outer scope', () => {
    const template = { variables: { n: 'own' }, resources: [resource({ name: "[variables('n')]" })] };
    expect(predict({ variables: { n: 'outer' }, resources: [nested(template)] })[0]?.['name']).toBe('outer');
  });

  it('numbers its resources by the loops of its parent in the outer scope, never by its own', () => {
    const looped = (index: string): object => resource({ name: `[concat('v', ${index})]`, copy: { name: 'own', count: 2 } });
    const around = { name: "[concat('d', copyIndex())]", copy: { name: 'around', count: 2 } };
    const names = (index: string): unknown[] =>
      predict({ resources: [nested({ resources: [looped(index)] }, around)] }).map((one) => one['name']);
    expect(names('copyIndex()')).toEqual(['v0', 'v0', 'v1', 'v1']);
    expect(names("copyIndex('around')")).toEqual(['v0', 'v0', 'v1', 'v1']);
    expect(complaints({ resources: [nested({ resources: [looped("copyIndex('own')")] }, around)] }).join()).toContain("no loop 'own'");
    expect(complaints({ resources: [nested({ resources: [looped('copyIndex()')] })] }).join()).toContain('outside of a loop');
    expect(complaints({ resources: [nested({ resources: [looped('copyIndex()')] }, {}, inner)] })).toEqual([]);
  });

  it('reads its own names in the inner scope', () => {
    const template = { parameters: { p: { type: 'string' } }, resources: [resource({ name: "[parameters('p')]" })] };
    const properties = { ...inner, parameters: { p: { value: "[variables('n')]" } } };
    expect(predict({ variables: { n: 'given' }, resources: [nested(template, {}, properties)] })[0]?.['name']).toBe('given');
  });

  it.each([
    ['inner', true],
    ['outer', true],
    ['inner', "[parameters('on')]"],
  ])('takes no value for a parameter that its template lacks: %s scope, condition %s', (scope, condition) => {
    const template = { parameters: { p: { type: 'string' } }, resources: [resource({ name: 'n' })] };
    const properties = { expressionEvaluationOptions: { scope }, parameters: { P: { value: 'a' }, q: { value: null } } };
    const parameters = { on: { type: 'bool' } };
    expect(complaints({ parameters, resources: [nested(template, { condition }, properties)] })).toEqual([
      "parameter-value: the template of the deployment has no parameter 'q'",
    ]);
  });

  it('has unknown parameters of its own, though another one of its name goes to another group', () => {
    const secret = { p: { reference: { keyVault: { id: 'v' }, secretName: 's' } } };
    const template = { parameters: { p: { type: 'string' } }, resources: [resource({ name: "[parameters('p')]" })] };
    const into = (resourceGroup: string): object => nested(template, { resourceGroup }, { ...inner, parameters: secret });
    const [one, other] = deploy({ resources: [into('h'), into('i')] }).resources;
    expect(one && other && equalValues(one.name, other.name)).toBe('unknown');
  });

  it('goes to another group, and says so in the inner scope', () => {
    const template = {
      resources: [
        resource({ tags: { g: '[resourceGroup().name]', s: '[subscription().subscriptionId]', l: '[resourceGroup().location]' } }),
      ],
    };
    const [only] = predict({ resources: [nested(template, { resourceGroup: 'h', subscriptionId: 'z' }, inner)] });
    expect(only?.['id']).toBe('/subscriptions/z/resourceGroups/h/providers/Microsoft.Network/virtualNetworks/v');
    expect(only?.['tags']).toEqual({ g: 'h', s: 'z', l: '[resourceGroup().location]' });
  });

  it.each(['', null])('goes where its parent goes if the name of its group or subscription is %j', (name) => {
    const given = { parameters: { name: { type: 'string', nullable: true, defaultValue: name } } };
    const location = '[resourceGroup().location]';
    const target = { resourceGroup: "[parameters('name')]", subscriptionId: "[parameters('name')]" };
    for (const scope of ['inner', 'outer']) {
      const inner = nested({ resources: [resource({ location })] }, target, { expressionEvaluationOptions: { scope } });
      expect(predict({ ...given, resources: [inner] })).toMatchObject([
        { id: `${group}/Microsoft.Network/virtualNetworks/v`, location: 'westeurope' },
      ]);
    }
  });

  it('is in the region of a group that the deployment creates', () => {
    const template = { resources: [resource({ location: '[resourceGroup().location]' })] };
    const made = { type: 'Microsoft.Resources/resourceGroups', name: 'h', apiVersion: '2024-03-01', location: 'swedencentral' };
    const sections = {
      $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
      resources: [made, nested(template, { resourceGroup: 'h' }, inner)],
    };
    expect(predict(sections)[1]?.['location']).toBe('swedencentral');
  });

  it('is deployed under its own condition and its parent’s', () => {
    const template = { resources: [resource({ condition: "[parameters('b')]" })] };
    const parameters = { a: { type: 'bool' }, b: { type: 'bool' } };
    expect(predict({ parameters, resources: [nested(template, { condition: "[parameters('a')]" })] })[0]?.['condition']).toBe(
      "[and(parameters('a'), parameters('b'))]",
    );
    expect(predict({ parameters, resources: [nested(template, { condition: false })] })).toEqual([]);
  });

  it('hands its outputs on', () => {
    const template = { outputs: { id: { type: 'string', value: "[resourceId('Microsoft.Network/virtualNetworks', 'v')]" } } };
    const user = resource({ name: 'w', tags: { t: "[reference('inner').outputs.id.value]" } });
    expect(predict({ resources: [user, nested(template, {}, inner)] })[0]?.['tags']).toEqual({
      t: `${group}/Microsoft.Network/virtualNetworks/v`,
    });
  });

  it('knows the way to its resources', () => {
    const [only] = deploy({ resources: [nested({ resources: [resource({})] })] }).resources;
    expect(only?.path.map(({ name }) => (name.kind === 'scalar' ? name.value : name.kind))).toEqual(['inner']);
  });
});

describe('names in a nested template that differ by case only', () => {
  const twice = (value: unknown): object => ({ name: value, Name: value });
  const text = { type: 'string', value: 'v' };

  it.each<[string, object]>([
    ['parameters', { parameters: twice({ type: 'string', defaultValue: '' }) }],
    ['variables', { variables: twice('v') }],
    ['a variable and a loop', { variables: { name: 'v', copy: [{ name: 'Name', count: 1, input: 'v' }] } }],
    ['outputs', { outputs: twice(text) }],
    ['definitions', { languageVersion: '2.0', definitions: twice({ type: 'string' }), resources: {} }],
    ['functions', { functions: [{ namespace: 'f', members: twice({ output: text }) }] }],
  ])('are refused as those of %s, in either scope and at any depth', (_, template) => {
    const refused = [expect.stringMatching(/^template-shape: `Name` is given already on line \d+ \(as `name`; .*Azure refuses/)];
    expect(complaints({ resources: [nested(template, {}, inner)] })).toEqual(refused);
    expect(complaints({ resources: [nested(template)] })).toEqual(refused);
    expect(complaints({ resources: [nested({ resources: [nested(template)] }, {}, inner)] })).toEqual(refused);
    expect(complaints(template).join()).not.toContain('refuses');
  });

  it('are taken as those of arguments and members, and where the template is not deployed', () => {
    const template = { parameters: { p: { type: 'string', Type: 'string' } } };
    const argument = { parameters: { p: { value: 'a' }, P: { value: 'b' } } };
    expect(complaints({ resources: [nested(template, {}, { ...inner, ...argument })] }).join()).not.toContain('refuses');
    expect(complaints({ resources: [nested({ variables: twice('v') }, { condition: false })] })).toEqual([]);
  });
});

describe('a template that is the value of a variable', () => {
  it('is read from there, its escaped expressions being its own', () => {
    const template = {
      $schema: schema,
      contentVersion: '1.0.0.0',
      parameters: { p: { type: 'string' } },
      resources: [resource({ name: "[[parameters('p')]" })],
    };
    const properties = { ...inner, template: "[variables('t')]", parameters: { p: { value: 'computed' } } };
    expect(predict({ variables: { t: template }, resources: [nested({}, {}, properties)] })[0]?.['name']).toBe('computed');
  });
});

describe('a linked template', () => {
  const link = (templateLink: object): object => ({
    type: 'Microsoft.Resources/deployments',
    name: 'l',
    apiVersion: '2022-09-01',
    properties: { mode: 'Incremental', templateLink },
  });
  const text =
    '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[{"type":"Microsoft.Network/virtualNetworks","name":"linked","apiVersion":"2024-05-01"}]}';

  it('is deployed where its text is at hand', () => {
    const asked: unknown[] = [];
    const resolveLink = ({ relativePath, uri }: { relativePath: unknown; uri: unknown }): ReturnType<typeof readArmTemplate> => {
      asked.push(relativePath ?? uri);
      return readArmTemplate(new Source('linked.json', text));
    };
    const uri = "[uri(parameters('base'), 'nested/linked.json')]";
    const sections = { parameters: { base: { type: 'string' } }, resources: [link({ relativePath: 'nested/linked.json' }), link({ uri })] };
    expect(predict(sections, {}, { scope: knownScope, resolveLink }).map(({ name }) => name)).toEqual(['linked', 'linked']);
    expect(asked).toEqual(['nested/linked.json', [undefined, '/', 'nested/linked.json']]);
  });

  it('is missed where it is not', () => {
    expect(complaints({ resources: [link({ relativePath: 'gone.json' })] })).toEqual([
      "template-not-found: the linked template 'gone.json' is not among the scanned files",
    ]);
  });
});
