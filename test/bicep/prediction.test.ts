import { expect, it } from '@jest/globals';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { valueAt } from '../../src/values/construct.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { printExpression } from '../../src/values/print.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

const scope = { subscriptionId: '22222222-2222-2222-2222-222222222222', resourceGroup: 'rg', location: 'westeurope' };

/** Ids of what is deployed and values of outputs, with the places that stand in the way of both. */
function predict(text: string, files: Record<string, string> = {}) {
  const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
  const deployment = evaluate(readBicepTemplate(new Source('main.bicep', text), library), { scope, deploymentName: 'main' });
  const group = `'/subscriptions/${scope.subscriptionId}/resourceGroups/rg/providers/`;
  const short = (value: string): string => value.replaceAll(group, "'…/");
  return {
    ids: deployment.resources.map(({ id }) => short(id === undefined ? '' : printExpression(id))),
    outputs: Object.fromEntries(deployment.outputs.map(({ name, value }) => [name, short(printExpression(value))])),
    diagnostics: deployment.diagnostics.map(({ message }) => message),
    deployment,
  };
}

it('a child has the id that its references have, whatever its parent is called', () => {
  const { ids, outputs } = predict(`
    param name string
    resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: name }
    resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = { parent: vnet, name: 'default' }
    output subnet string = subnet.id
    output same bool = subnet.id == resourceId('Microsoft.Network/virtualNetworks/subnets', name, 'default')`);
  expect(outputs).toEqual({
    subnet: "concat('…/Microsoft.Network/virtualNetworks/', parameters('name'), '/subnets/default')",
    same: 'true()',
  });
  expect(ids[1]).toBe(outputs['subnet']);
});

it('a variable may hold what is read from deployed resources', () => {
  const { outputs } = predict(`
    resource a 'A.B/as@2020-01-01' = { name: 'a', properties: { x: 'value', list: [ 1, 2 ] } }
    var whole = { x: a.properties.x, open: a.properties.state, id: a.id }
    output x string = '\${whole.x}!'
    output open string = whole.open
    output list int = a.properties.list[1]`);
  expect(outputs).toEqual({ x: "'value!'", open: "reference('…/A.B/as/a', '2020-01-01').state", list: '2' });
});

it('outputs of modules are followed, through several and in loops', () => {
  const { ids, outputs } = predict(
    `
    module outer 'outer.bicep' = [for n in ['x', 'y']: { name: 'm\${n}', params: { text: n } }]
    output both array = [for i in range(0, 2): outer[i].outputs.text]`,
    {
      'outer.bicep':
        "param text string\nmodule inner 'inner.bicep' = { params: { text: '${text}${text}' } }\noutput text string = inner.outputs.text",
      'inner.bicep': "param text string\nresource r 'A.B/as@2020-01-01' = { name: text }\noutput text string = r.name",
    },
  );
  expect(ids).toEqual(["'…/A.B/as/xx'", "'…/A.B/as/yy'"]);
  expect(outputs).toEqual({ both: "createArray('xx', 'yy')" });
});

it('values know the line of the module that wrote them', () => {
  const { deployment } = predict("module m 'm.bicep' = {\n  params: {\n    place: 'north'\n  }\n}", {
    'm.bicep': "param place string\nresource r 'A.B/as@2020-01-01' = {\n  name: 'r'\n  location: place\n}",
  });
  const [resource] = deployment.resources;
  const origins: string[] = [];
  for (let origin = resource?.body.members.get('location')?.value.origin; origin !== undefined; origin = origin.from) {
    const { source, start, end } = origin.span;
    origins.push(`${source.path}: ${source.text.slice(start, end)}`);
  }
  expect(origins[0]).toBe('m.bicep: place');
  expect(origins.at(-1)).toBe("main.bicep: 'north'");
  expect(resource?.path.map(({ span }) => span.source.path)).toEqual(['main.bicep']);
});

it('this is the resource itself before it is deployed', () => {
  const { outputs, deployment } = predict(`
    resource a 'A.B/as@2020-01-01' = {
      name: 'a'
      properties: { list: this.exists() ? this.existingResource().?properties.?list ?? [] : ['new'] }
    }
    output open string = a.properties.state`);
  const list = valueAt(deployment.resources[0]?.body, 'properties', 'list');
  expect(list && printExpression(list)).toBe(
    "if(empty(target('full')), createArray('new'), coalesce(tryGet(tryGet(target('full'), 'properties'), 'list'), createArray()))",
  );
  expect(outputs).toEqual({ open: "reference('…/A.B/as/a', '2020-01-01').state" });
});
