import { describe, expect, it } from '@jest/globals';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import type { NestedDeployment, ResourceDeclaration, Template } from '../../src/template/template.js';
import { Source, textOf } from '../../src/text/source.js';
import { complaint, plain } from './plain.js';

const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

function read(resources: unknown, sections: object = {}): Template {
  const template = readArmTemplate(new Source('main.json', JSON.stringify({ $schema, contentVersion: '1.0.0.0', ...sections, resources })));
  if (template === undefined) throw new Error('expected a template');
  return template;
}

function only(resources: unknown, sections: object = {}): ResourceDeclaration {
  const [first] = read(resources, sections).resources;
  if (first === undefined) throw new Error('expected a resource');
  return first;
}

function complaints(resources: unknown): string[] {
  return read(resources).diagnostics.map(complaint);
}

describe('resources', () => {
  const full = {
    Type: 'Microsoft.X/a',
    naME: "[parameters('n')]",
    apiversion: '2024-01-01',
    Condition: '[c()]',
    scope: '[s()]',
    copy: { name: 'loop', count: '[n()]', mode: 'Serial' },
    dependson: ['x', '[y()]'],
    comments: 'none',
    metadata: {},
    Location: '[l()]',
    Properties: { p: 1 },
    resources: [{ type: 'b', name: 'c' }],
  };

  it('keep declaring members apart from the body', () => {
    const resource = only([full]);
    expect([resource.type, resource.name, resource.apiVersion, resource.condition, resource.scope].map(plain)).toEqual([
      'Microsoft.X/a',
      "⟦[parameters('n')]⟧",
      '2024-01-01',
      '⟦[c()]⟧',
      '⟦[s()]⟧',
    ]);
    expect([resource.copy?.name, plain(resource.copy?.count), resource.dependsOn.map(plain)]).toEqual([
      'loop',
      '⟦[n()]⟧',
      ['x', '⟦[y()]⟧'],
    ]);
    expect(plain(resource.body)).toEqual({ Location: '⟦[l()]⟧', Properties: { p: 1 } });
    expect(resource).toMatchObject({ symbolicName: undefined, existing: false, extension: undefined, deployment: undefined });
    expect(resource.children.map(({ type }) => plain(type))).toEqual(['b']);
    expect(textOf(resource)).toBe(JSON.stringify(full));
  });

  it('may go by symbolic names', () => {
    const template = read(
      { Net: { type: 't', name: 'n', existing: true, resources: { Sub: { type: 'u', name: 'v' } } } },
      { languageVersion: '2.0' },
    );
    const [net] = template.resources;
    expect([template.symbolicNames, net?.symbolicName, net?.existing, net?.children[0]?.symbolicName]).toEqual([true, 'Net', true, 'Sub']);
    expect(read([{ type: 't', name: 'n' }]).symbolicNames).toBe(false);
  });

  it('may belong to an extension', () => {
    const extensions = { k8s: { name: 'Kubernetes', version: '1' } };
    const imports = { az: { provider: 'AzureResourceManager', version: '1' }, graph: { provider: 'MicrosoftGraph' } };
    const declared = read(
      {
        a: { extension: 'K8S', type: 'core/Secret@v1' },
        b: { import: 'graph', type: 'g', name: 'n' },
        c: { import: 'az', type: 't', name: 'n' },
      },
      { languageVersion: '2.1-experimental', extensions, imports },
    );
    expect(declared.resources.map(({ extension }) => extension)).toEqual(['Kubernetes', 'MicrosoftGraph', undefined]);
    expect(declared.diagnostics).toEqual([]);
  });

  it('may depend on a single thing', () => {
    expect(only([{ type: 't', name: 'n', dependsOn: '[x()]' }]).dependsOn.map(plain)).toEqual(['⟦[x()]⟧']);
  });

  it('are missed where they have the wrong shape', () => {
    expect(complaints([{ type: 't' }, { name: 'n' }, '[x()]', { type: 't', name: 'n', copy: { name: 'c' }, resources: 5 }])).toEqual([
      'template-shape at ⟦{"type":"t"}⟧: a resource must have a `name`',
      'template-shape at ⟦{"name":"n"}⟧: a resource must have a `type`',
      'template-shape at ⟦"[x()]"⟧: a resource must be an object, found an expression',
      'template-shape at ⟦{"name":"c"}⟧: the copy of a resource must have `name` and `count`',
      'template-shape at ⟦5⟧: `resources` must be an array, or an object of resources by symbolic name',
    ]);
  });
});

describe('nested deployments', () => {
  const inner = { $schema, contentVersion: '1.0.0.0', resources: [{ type: 't', name: 'n' }] };

  function deployment(properties: unknown, members: object = {}, sections: object = {}): NestedDeployment {
    const resource = only([{ type: 'microsoft.resources/Deployments', name: 'd', ...members, properties }], sections);
    if (resource.deployment === undefined) throw new Error('expected a deployment');
    return resource.deployment;
  }

  it('hold a template, and go somewhere', () => {
    const made = deployment({ template: inner }, { subscriptionId: '[s()]', resourceGroup: 'rg', location: 'westeurope' });
    expect(made.template.kind === 'inline' && made.template.template.resources.length).toBe(1);
    expect([made.subscriptionId, made.resourceGroup, made.location].map(plain)).toEqual(['⟦[s()]⟧', 'rg', 'westeurope']);
  });

  it('keep the other properties in the body', () => {
    const resource = only([
      {
        type: 'Microsoft.Resources/deployments',
        name: 'd',
        location: 'l',
        properties: { mode: 'Incremental', template: inner, Parameters: {} },
      },
    ]);
    expect(plain(resource.body)).toEqual({ location: 'l', properties: { mode: 'Incremental' } });
  });

  it.each([
    [undefined, '1.0', 'outer'],
    ['Outer', '1.0', 'outer'],
    ['INNER', '1.0', 'inner'],
    [undefined, '2.0', 'inner'],
  ])('see expressions in scope %s of language %s as %s', (scope, languageVersion, expected) => {
    const properties = { template: inner, ...(scope !== undefined && { expressionEvaluationOptions: { scope } }) };
    expect(deployment(properties, {}, { languageVersion }).expressionScope).toBe(expected);
  });

  it('get arguments: given, secret, computed one by one or as a whole', () => {
    const made = deployment({
      template: inner,
      parameters: {
        A: { value: 1 },
        s: { reference: { keyVault: {} } },
        c: "[createObject('value', 2)]",
        l: { copy: [{ name: 'value', count: 2, input: 0 }] },
      },
    });
    expect([...made.parameters].map(([key, { name, value }]) => [key, name, plain(value)])).toEqual([
      ['a', 'A', 1],
      ['s', 's', undefined],
      ['c', 'c', '⟦[createObject(\'value\', 2)]⟧["value"]'],
      ['l', 'l', { loop: 'value', count: 2, body: 0 }],
    ]);
    expect(plain(deployment({ template: inner, parameters: '[p()]' }).parametersExpression)).toBe('⟦[p()]⟧');
  });

  it('may link to a template', () => {
    const { template, expressionScope } = deployment({ templateLink: { relativePath: 'nested/a.json', URI: '[u()]', id: 'i' } });
    if (template.kind !== 'link') throw new Error('expected a link');
    expect([template.relativePath, template.uri, template.id].map(plain)).toEqual(['nested/a.json', '⟦[u()]⟧', 'i']);
    expect(expressionScope).toBe('inner');
  });

  it('may compute their template', () => {
    expect(deployment({ template: '[t()]' }).template.kind).toBe('computed');
  });

  it.each([
    [{ templateLink: '[t()]' }, 'the `templateLink` of the deployment is an expression'],
    [{ mode: 'Incremental' }, 'the deployment has neither `template` nor `templateLink`'],
    ['[p()]', 'the properties of the deployment are an expression'],
    [undefined, 'the deployment has no properties'],
  ])('may miss their template: %j', (properties, reason) => {
    expect(deployment(properties).template).toMatchObject({ kind: 'missing', reason });
  });

  it('are known by their template where the type is computed', () => {
    expect(only([{ type: "[variables('t')]", name: 'd', properties: { template: inner } }]).deployment?.template.kind).toBe('inline');
    expect(only([{ type: "[variables('t')]", name: 'd', properties: {} }]).deployment).toBeUndefined();
  });

  it('that exist already deploy nothing', () => {
    expect(
      only({ d: { type: 'Microsoft.Resources/deployments', name: 'd', existing: true } }, { languageVersion: '2.0' }).deployment,
    ).toBeUndefined();
  });

  it('bring their own diagnostics', () => {
    const template = read([
      { type: 'Microsoft.Resources/deployments', name: 'd', properties: { template: { ...inner, resources: [{}] }, parameters: { a: 5 } } },
    ]);
    const nested = template.resources[0]?.deployment?.template;
    expect(template.diagnostics.map(complaint)).toEqual([
      'template-shape at ⟦5⟧: argument `a` must be an object with `value` or `reference`',
    ]);
    expect(nested?.kind === 'inline' && nested.template.diagnostics.map(({ message }) => message)).toEqual([
      'a resource must have a `type`',
    ]);
  });
});
