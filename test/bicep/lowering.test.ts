import { describe, expect, it } from '@jest/globals';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { readYaml } from '../../src/bicep/yaml.js';
import type { Template } from '../../src/template/template.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source, textOf } from '../../src/text/source.js';
import { expressionText } from './expression-text.js';

function read(text: string, files: Record<string, string> = {}): Template {
  const host = memoryHost(files);
  return readBicepTemplate(new Source('main.bicep', text), new BicepLibrary({ host, moduleCache: () => undefined, readYaml }));
}

const prelude = `
param p string
param flag bool
param list array
param obj object
func greet(name string, times int) string => '\${name}\${v}\${times}'
var v = 'x'
resource st 'Contoso.Storage/accounts@2023-01-01' = if (flag) {
  name: 'st\${p}'
  resource blob 'blobs' = { name: 'default' }
}
resource plain 'Contoso.Storage/accounts@2023-01-01' = { name: 'plain' }
resource many 'Contoso.Storage/accounts@2023-01-01' = [for (n, i) in list: { name: '\${n}\${i}' }]
var alias = plain
`;

/** What an expression is lowered to, in a file with a few declarations. */
function lowered(expression: string): string {
  const template = read(`${prelude}output it any = ${expression}`);
  expect(template.diagnostics).toEqual([]);
  return expressionText(template.outputs.get('it')?.value);
}

describe('expressions', () => {
  it.each([
    ["'a{b}${p}c'", "format('a{{b}}{0}c', parameters('p'))"],
    ["'[x]'", "'[x]'"],
    ['1 + 2 * -3', 'add(1, mul(2, -3))'],
    ['-(5)', 'sub(0, 5)'],
    ['p != v', "not(equals(parameters('p'), variables('v')))"],
    ["p =~ 'A'", "equals(toLower(parameters('p')), toLower('A'))"],
    ["p !~ 'A'", "not(equals(toLower(parameters('p')), toLower('A')))"],
    ['flag && !flag || flag', "or(and(parameters('flag'), not(parameters('flag'))), parameters('flag'))"],
    ["p ?? 'a' ?? 'b'", "coalesce(coalesce(parameters('p'), 'a'), 'b')"],
    ['flag ? 1 : null', "if(parameters('flag'), 1, null)"],
    ['obj.a.b[0]', "parameters('obj').a.b[0]"],
    ['obj.?x.y[0].?z[?1].w', "tryGet(tryGet(tryGet(parameters('obj'), 'x', 'y', 0), 'z'), 1, 'w')"],
    ['(obj.?x).y', "tryGet(parameters('obj'), 'x').y"],
    ['obj.?x!.y', "tryGet(parameters('obj'), 'x', 'y')"],
    ['list[^1]', "indexFromEnd(parameters('list'), 1)"],
    ['obj.?a[^1]', "tryGet(parameters('obj'), 'a', {value: 1, fromEnd: true})"],
    ['obj.?a[?^1].b', "tryIndexFromEnd(tryGet(parameters('obj'), 'a'), 1, 'b')"],
    ["{ ...obj, k: 1, '${p}': 2 }", "shallowMerge([parameters('obj'), {k: 1, [format('{0}', parameters('p'))]: 2}])"],
    ['[...list, 1]', "flatten([parameters('list'), [1]])"],
    ['map(list, (a, i) => [a, i, p])', "map(parameters('list'), (a, i) => [lambdaVariables('a'), lambdaVariables('i'), parameters('p')])"],
    ['any(sys.toLower(p))', "toLower(parameters('p'))"],
    ['az.resourceGroup().name', 'resourceGroup().name'],
    ["resourceGroup('x')", '{}'],
    ['nameof(obj.a.b)', "'b'"],
    ["greet('a', 1)", "__bicep.greet('a', 1)"],
    [
      '[for (x, i) in list: { x: x, i: i }]',
      "loop it to length(parameters('list')): {x: parameters('list')[copyIndex('it')], i: copyIndex('it')}",
    ],
  ])('%s', (expression, expected) => expect(lowered(expression)).toBe(expected));
});

describe('reading resources', () => {
  it.each([
    ['plain.id', "resourceId('Contoso.Storage/accounts', 'plain')"],
    ["plain['name']", "'plain'"],
    ['plain.type', "'Contoso.Storage/accounts'"],
    ['plain.apiVersion', "'2023-01-01'"],
    ['plain.properties.a', "reference('plain', '2023-01-01').a"],
    ['plain.location', "reference('plain', '2023-01-01', 'full').location"],
    ['plain', "reference('plain', '2023-01-01', 'full')"],
    ['alias.id', "resourceId('Contoso.Storage/accounts', 'plain')"],
    ['plain.properties.?a', "tryGet(reference('plain', '2023-01-01'), 'a')"],
    ['st.?properties.a', "tryGet(if(parameters('flag'), reference('st', '2023-01-01', 'full'), null), 'properties', 'a')"],
    ['st.?id', "if(parameters('flag'), resourceId('Contoso.Storage/accounts', format('st{0}', parameters('p'))), null)"],
    ['st.?name', "if(parameters('flag'), format('st{0}', parameters('p')), null)"],
    ['st.?type', "'Contoso.Storage/accounts'"],
    ['st::blob.?name', "if(parameters('flag'), 'default', null)"],
    ['plain.?id', "resourceId('Contoso.Storage/accounts', 'plain')"],
    ['st::blob.id', "resourceId('Contoso.Storage/accounts/blobs', format('st{0}', parameters('p')), 'default')"],
    ['st::blob.name', "'default'"],
    ['many[2].id', "resourceId('Contoso.Storage/accounts', format('{0}{1}', parameters('list')[2], 2))"],
    [
      'many[2].properties.a',
      "reference(resourceId('Contoso.Storage/accounts', format('{0}{1}', parameters('list')[2], 2)), '2023-01-01').a",
    ],
    [
      'many[length(list)].properties',
      "reference(resourceId('Contoso.Storage/accounts', format('{0}{1}', parameters('list')[length(parameters('list'))], length(parameters('list')))), '2023-01-01')",
    ],
    ['map(many, m => m.id)', "map(references('many', 'full'), (m) => lambdaVariables('m').id)"],
    [
      '(flag ? plain : st).id',
      "if(parameters('flag'), reference('plain', '2023-01-01', 'full'), reference('st', '2023-01-01', 'full')).id",
    ],
    ['plain.listKeys().a', "listKeys('plain', '2023-01-01').a"],
    ["plain.listSas('2020-01-01', { a: 1 })", "listSas('plain', '2020-01-01', {a: 1})"],
  ])('%s', (expression, expected) => expect(lowered(expression)).toBe(expected));
});

describe('scopes', () => {
  const types = "'Contoso.Storage/accounts@2023-01-01'";

  it.each([
    ['resourceGroup', '', "resourceId('Contoso.Storage/accounts', 'n')"],
    ['subscription', '', "subscriptionResourceId('Contoso.Storage/accounts', 'n')"],
    ['managementGroup', '', "extensionResourceId(managementGroup().id, 'Contoso.Storage/accounts', 'n')"],
    ['tenant', '', "tenantResourceId('Contoso.Storage/accounts', 'n')"],
    ['resourceGroup', 'tenant()', "tenantResourceId('Contoso.Storage/accounts', 'n')"],
    [
      'resourceGroup',
      "managementGroup('m')",
      "extensionResourceId(tenantResourceId('Microsoft.Management/managementGroups', 'm'), 'Contoso.Storage/accounts', 'n')",
    ],
    ['resourceGroup', 'subscription()', "subscriptionResourceId('Contoso.Storage/accounts', 'n')"],
    ['resourceGroup', "subscription('s')", "subscriptionResourceId('s', 'Contoso.Storage/accounts', 'n')"],
    ['resourceGroup', 'resourceGroup()', "resourceId('Contoso.Storage/accounts', 'n')"],
    [
      'resourceGroup',
      "resourceGroup('g')",
      "extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'g'), 'Contoso.Storage/accounts', 'n')",
    ],
    [
      'resourceGroup',
      "az.resourceGroup('s', 'g')",
      "extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', 's', 'g'), 'Contoso.Storage/accounts', 'n')",
    ],
    [
      'resourceGroup',
      'held',
      "extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'h'), 'Contoso.Storage/accounts', 'n')",
    ],
    [
      'subscription',
      'group',
      "extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'rg'), 'Contoso.Storage/accounts', 'n')",
    ],
    ['resourceGroup', 'other', "extensionResourceId(resourceId('Contoso.Storage/accounts', 'other'), 'Contoso.Storage/accounts', 'n')"],
  ])('id in a file for a %s with scope %s', (target, scope, expected) => {
    const template = read(`
      targetScope = '${target}'
      var held = resourceGroup('h')
      resource group 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { name: 'rg' }
      resource other ${types} existing = { name: 'other' }
      resource it ${types} existing = { name: 'n'${scope === '' ? '' : `, scope: ${scope}`} }
      output id string = it.id`);
    expect(expressionText(template.outputs.get('id')?.value)).toBe(expected);
  });
});

describe('resources', () => {
  function resources(text: string, files: Record<string, string> = {}): string[] {
    return read(text, files).resources.map(({ symbolicName, name, type, condition, copy, scope, dependsOn, body, existing }) =>
      [
        `${existing ? 'existing ' : ''}${symbolicName ?? ''} ${expressionText(type)} ${expressionText(name)}`,
        ...(condition === undefined ? [] : [`if ${expressionText(condition)}`]),
        ...(copy === undefined ? [] : [`copy ${copy.name} ${expressionText(copy.count)}`]),
        ...(scope === undefined ? [] : [`scope ${expressionText(scope)}`]),
        ...(dependsOn.length === 0 ? [] : [`needs ${dependsOn.map(expressionText).join(' ')}`]),
        expressionText(body),
      ].join(' | '),
    );
  }

  it('put nested ones under their parents', () => {
    expect(
      resources(`
        param on bool
        resource hub 'A.B/hubs@2020-01-01' = if (on) {
          name: 'h'
          location: 'x'
          resource spoke 'spokes@2021-01-01' = if (!on) {
            name: 's'
            resource leaf 'leaves' = [for i in range(0, 2): { name: 'l\${i}', tags: { spoke: spoke.name } }]
          }
        }`),
    ).toEqual([
      "hub::spoke::leaf 'A.B/hubs/spokes/leaves' format('{0}/{1}/{2}', 'h', 's', format('l{0}', range(0, 2)[copyIndex()])) | if and(parameters('on'), not(parameters('on'))) | copy hub::spoke::leaf length(range(0, 2)) | needs 'hub::spoke' | {tags: {spoke: 's'}}",
      "hub::spoke 'A.B/hubs/spokes' 'h/s' | if and(parameters('on'), not(parameters('on'))) | needs 'hub' | {}",
      "hub 'A.B/hubs' 'h' | if parameters('on') | {location: 'x'}",
    ]);
  });

  it('take the names of parents, of one of a loop too', () => {
    expect(
      resources(`
        param names array
        resource hub 'A.B/hubs@2020-01-01' = [for (n, i) in names: { name: 'h\${n}\${i}' }]
        resource spoke 'A.B/hubs/spokes@2020-01-01' = [for j in range(0, 2): { parent: hub[j], name: 's' }]
        resource lock 'A.C/locks@2020-01-01' = { name: 'l', scope: spoke[0] }`).slice(1),
    ).toEqual([
      "spoke 'A.B/hubs/spokes' format('{0}/{1}', format('h{0}{1}', parameters('names')[range(0, 2)[copyIndex()]], range(0, 2)[copyIndex()]), 's') | copy spoke length(range(0, 2)) | needs format('hub[{0}]', range(0, 2)[copyIndex()]) | {}",
      "lock 'A.C/locks' 'l' | scope resourceId('A.B/hubs/spokes', format('h{0}{1}', parameters('names')[range(0, 2)[0]], range(0, 2)[0]), 's') | needs 'spoke[0]' | {}",
    ]);
  });

  it('take written names apart', () => {
    const text =
      "param p string\nresource a 'A.B/as/bs@2020-01-01' = { name: 'x{}/${p}' }\nresource b 'A.B/as/bs@2020-01-01' = { name: p }\noutput a string = a.id\noutput b string = b.id";
    expect([...read(text).outputs.values()].map(({ value }) => expressionText(value))).toEqual([
      "resourceId('A.B/as/bs', format('x{{}}', parameters('p')), format('{0}', parameters('p')))",
      "resourceId('A.B/as/bs', split(parameters('p'), '/')[0], split(parameters('p'), '/')[1])",
    ]);
  });

  it('say where existing ones lie, and need what their users need', () => {
    expect(
      resources(`
        resource a 'A.B/as@2020-01-01' existing = { name: 'a', scope: resourceGroup('s', 'g') }
        resource b 'A.B/bs@2020-01-01' = { name: 'b', properties: { a: a.id } }
        var viaVariable = { b: b.properties.x }
        resource c 'A.B/cs@2020-01-01' = { name: 'c', properties: viaVariable, dependsOn: [ a, b ] }`),
    ).toEqual([
      "existing a 'A.B/as' 'a' | {subscriptionId: 's', resourceGroup: 'g'}",
      "b 'A.B/bs' 'b' | {properties: {a: extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', 's', 'g'), 'A.B/as', 'a')}}",
      "c 'A.B/cs' 'c' | needs 'b' | {properties: variables('viaVariable')}",
    ]);
  });

  it('need a whole loop of which only something inside their body knows the instance', () => {
    const [, inner, outer] = resources(`
      resource a 'A.B/as@2020-01-01' = [for i in range(0, 2): { name: 'a\${i}' }]
      resource b 'A.B/bs@2020-01-01' = { name: 'b', properties: { list: [for j in range(0, 2): a[j].id] } }
      resource c 'A.B/cs@2020-01-01' = [for (k, l) in range(0, 2): { name: 'c', properties: { one: a[l].id } }]`);
    expect(inner).toContain("needs 'a' |");
    expect(outer).toContain("needs format('a[{0}]', copyIndex()) |");
  });

  it('of an extension have no name of their own', () => {
    const [service] = read(
      "extension kubernetes with { namespace: 'x' } as k8s\nresource s 'core/Service@v1' = { metadata: { name: 'n' } }",
    ).resources;
    expect(service).toMatchObject({ extension: 'k8s' });
    expect(expressionText(service?.body)).toBe("{properties: {metadata: {name: 'n'}}}");
  });

  it('keep their places in the file', () => {
    const [resource] = read("resource a 'A.B/as@2020-01-01' = {\n  name: 'n'\n  location: 'here'\n}").resources;
    expect(resource?.name && textOf(resource.name)).toBe("'n'");
    expect(resource?.body.properties.map(textOf)).toEqual(["location: 'here'"]);
  });

  it('are named where they are, though they take the name of another', () => {
    const { resources } = read(`
resource one 'Contoso.Zoo/pens@2023-01-01' = { name: 'one' }
resource other 'Contoso.Zoo/cages@2023-01-01' = { name: one.name }
resource inner 'Contoso.Zoo/cages/birds@2023-01-01' = {
  parent: other
  name: other.name
}`);
    expect(resources.map(({ name }) => textOf(name))).toEqual(["'one'", 'one.name', 'other.name']);
    expect(resources.map(({ name }) => expressionText(name))).toEqual(["'one'", "'one'", "'one/one'"]);
  });

  it('are broken off in circles', () => {
    const template = read(
      "resource a 'A.B/as@2020-01-01' = { name: b.name }\nresource b 'A.B/as/bs@2020-01-01' = { name: a.id, parent: a }\nvar x = y\nvar y = x",
    );
    expect(template.diagnostics.map(({ message }) => message)).toEqual([
      "'a' refers to itself by way of 'b'",
      "'x' refers to itself by way of 'y'",
    ]);
  });
});

describe('declarations that deploy nothing', () => {
  it('are read and left out', () => {
    const template = read(`
      param p string
      assert named = !empty(p) && length(p) > 2
      test check 'other.bicep' = { params: { p: p } }`);
    expect(template).toMatchObject({ diagnostics: [], resources: [], variables: new Map() });
  });

  it('ask what a resource is before it is deployed', () => {
    const [account] = read(`resource st 'Contoso.Storage/accounts@2023-01-01' = {
      name: 'st'
      properties: { tls: this.exists() ? this.existingResource().?properties.tls : '1.2' }
    }`).resources;
    expect(expressionText(account?.body)).toBe(
      "{properties: {tls: if(not(empty(target('full'))), tryGet(target('full'), 'properties', 'tls'), '1.2')}}",
    );
  });
});

describe('modules', () => {
  const inner = 'param text string\nparam secret string\noutput out string = text\n@secure()\noutput hidden string = text';

  it('are nested deployments', () => {
    const template = read(
      `
      resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: 'kv' }
      module one './folder/inner.bicep' = { params: { text: 'a', secret: vault.getSecret('s') } }
      module two 'folder/inner.bicep' = [for i in range(0, 2): { name: 'two\${i}', scope: resourceGroup('g'), params: { text: one.outputs.out, secret: one.outputs.hidden } }]
      output names array = [one.name, two[1].name]
      output safe string = two[0].?outputs.out
      output raw object = one.outputs['out']`,
      { 'folder/inner.bicep': inner },
    );
    const [one, two] = template.resources.slice(1);
    expect(expressionText(one?.name)).toBe("format('one-{0}', uniqueString('one', deployment().name))");
    expect([...(one?.deployment?.parameters.values() ?? [])].map(({ name, value }) => `${name} ${expressionText(value)}`)).toEqual([
      "text 'a'",
      'secret -',
    ]);
    expect(one?.deployment?.template).toMatchObject({ kind: 'inline', template: { source: { path: 'folder/inner.bicep' } } });
    expect(expressionText(two?.deployment?.resourceGroup)).toBe("'g'");
    expect([...(two?.deployment?.parameters.values() ?? [])].map(({ value }) => expressionText(value))).toEqual([
      "reference('one', '2025-04-01').outputs.out.value",
      "listOutputsWithSecureValues('one', '2025-04-01').hidden",
    ]);
    expect([...template.outputs.values()].map(({ value }) => expressionText(value))).toEqual([
      "[format('one-{0}', uniqueString('one', deployment().name)), format('two{0}', range(0, 2)[1])]",
      "tryGet(reference(extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'g'), 'Microsoft.Resources/deployments', format('two{0}', range(0, 2)[0])), '2025-04-01'), 'outputs', 'out', 'value')",
      "reference('one', '2025-04-01').outputs.out",
    ]);
  });

  it('go where their scope says, with a location above resource groups', () => {
    const places = (target: string, scope: string, module: string): string => {
      const text = `targetScope = '${target}'\nmodule m 'm.bicep' = { ${scope === '' ? '' : `scope: ${scope}`} }`;
      const [resource] = read(text, { 'm.bicep': `targetScope = '${module}'` }).resources;
      const { subscriptionId, resourceGroup, location } = resource?.deployment ?? {};
      return [subscriptionId, resourceGroup, resource?.scope, location].map(expressionText).join(' ');
    };
    expect(places('resourceGroup', 'resourceGroup()', 'resourceGroup')).toBe('- - - -');
    expect(places('resourceGroup', 'subscription()', 'subscription')).toBe('subscription().subscriptionId - - resourceGroup().location');
    expect(places('subscription', '', 'subscription')).toBe('- - - deployment().location');
    expect(places('subscription', "resourceGroup('s', 'g')", 'resourceGroup')).toBe("'s' 'g' - -");
    expect(places('subscription', 'tenant()', 'tenant')).toBe("- - '/' deployment().location");
    expect(places('tenant', "managementGroup('m')", 'managementGroup')).toBe(
      "- - format('Microsoft.Management/managementGroups/{0}', 'm') deployment().location",
    );
  });

  it('that are not there are missing with the reason', () => {
    const reasons = read(
      "module a 'gone.bicep' = {}\nmodule b 'br:x.azurecr.io/y:1' = {}\nmodule c 'br/none:y:1' = {}\nmodule d '../out.bicep' = {}\nmodule e 'main.bicep' = {}\nmodule f 'no.json' = {}",
      { 'main.bicep': "module e 'main.bicep' = {}", 'no.json': '{}' },
    ).resources.map(({ deployment }) => (deployment?.template.kind === 'missing' ? deployment.template.reason : ''));
    expect(reasons).toEqual([
      "there is no file 'gone.bicep'",
      "the module 'br:x.azurecr.io/y:1' is not in the module cache; run 'plumblint restore'",
      "no bicepconfig.json declares the module alias 'br/none'",
      "the module '../out.bicep' lies outside of the scanned folder",
      "the module 'main.bicep' uses itself",
      "'no.json' is no template",
    ]);
  });
});

describe('types', () => {
  function parameter(type: string, more = ''): Template['parameters'] extends ReadonlyMap<string, infer P> ? P | undefined : never {
    return read(`${more}\nparam p ${type}`, { 'types.bicep': "@export()\ntype imported = 'x' | 'y'" }).parameters.get('p');
  }

  it.each([
    ['string', { type: 'string', nullable: false }],
    ['int?', { type: 'int', nullable: true }],
    ['string[]', { type: 'array' }],
    ["'a' | 'b'", { type: 'string', allowed: "['a', 'b']" }],
    ["'a' | null", { type: 'string', nullable: true, allowed: "['a']" }],
    ['-1 | 2', { type: 'int', allowed: '[-1, 2]' }],
    ['{ a: string }', { type: 'object' }],
    ['[string, int]', { type: 'array' }],
    ['named', { type: 'secureobject', nullable: false }],
    ['named.member', { type: 'int', nullable: true }],
    ['named.list[*]', { type: 'bool' }],
    ['tuple[1]', { type: 'int' }],
    ['itself', { type: 'object' }],
    ['circle', { type: undefined }],
    ['imported', { type: 'string', allowed: "['x', 'y']" }],
    ['lib.imported', { type: 'string', allowed: "['x', 'y']" }],
    ["resourceInput<'A.B/c@2020-01-01'>.name", { type: undefined }],
    ["('a' | 'b')[]", { type: 'array', allowed: "['a', 'b']" }],
  ])('%s', (type, expected) => {
    const schema = parameter(
      type,
      "@secure()\ntype named = { member: int?, list: bool[] }\ntype tuple = [string, int]\ntype itself = { self: itself? }\ntype circle = circle\nimport { imported } from 'types.bicep'\nimport * as lib from 'types.bicep'",
    )?.schema;
    const found = {
      type: schema?.type,
      nullable: schema?.nullable,
      allowed: schema?.allowedValues && expressionText(schema.allowedValues),
    };
    expect(found).toMatchObject(expected);
  });

  it('take decorators', () => {
    const schema = read("@secure()\n@minLength(3)\n@maxLength(9)\n@allowed(['a', 'b'])\nparam p string").parameters.get('p')?.schema;
    expect(schema).toMatchObject({ type: 'securestring', minLength: 3, maxLength: 9 });
    expect(schema?.allowedValues && expressionText(schema.allowedValues)).toBe("['a', 'b']");
  });
});

describe('imports', () => {
  const library =
    "var hidden = 'h'\n@export()\nvar shown = '${hidden}!'\n@export()\nfunc f(a string) string => '${a}${shown}${g()}'\nfunc g() string => 'g'";

  it('bring in what they name, and what that needs', () => {
    const template = read(
      "import { shown as mine, f } from 'lib.bicep'\nimport * as lib from 'lib.bicep'\noutput a string = mine\noutput b string = lib.shown\noutput c string = lib.f(f('x'))",
      {
        'lib.bicep': library,
      },
    );
    expect(template.diagnostics).toEqual([]);
    expect([...template.outputs.values()].map(({ value }) => expressionText(value))).toEqual([
      "variables('_1.shown')",
      "variables('_1.shown')",
      "_1.f(_1.f('x'))",
    ]);
    expect([...template.variables.values()].map(({ name, value }) => `${name} ${expressionText(value)}`)).toEqual([
      "_1.shown format('{0}!', variables('_1.hidden'))",
      "_1.hidden 'h'",
    ]);
    expect([...template.functions].map(([key, { body }]) => `${key} ${expressionText(body)}`)).toEqual([
      "_1.f format('{0}{1}{2}', parameters('a'), variables('_1.shown'), _1.g())",
      "_1.g 'g'",
    ]);
  });

  it('come from compiled templates too', () => {
    const json = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      variables: { a: "[variables('b')]", b: 'x' },
      functions: [
        {
          namespace: '__bicep',
          members: {
            f: { parameters: [], output: { type: 'string', value: '[__bicep.g()]' } },
            g: { parameters: [], output: { type: 'string', value: 'y' } },
          },
        },
      ],
      resources: {},
    });
    const template = read("import { a, f } from 'lib.json'\noutput a string = a\noutput f string = f()", { 'lib.json': json });
    expect([...template.outputs.values()].map(({ value }) => expressionText(value))).toEqual(["variables('_1.a')", '_1.__bicep.f()']);
    expect(expressionText(template.variables.get('_1.a')?.value)).toBe("variables('_1.b')");
    expect(expressionText(template.functions.get('_1.__bicep.f')?.body)).toBe('_1.__bicep.g()');
  });
});

describe('loaded files', () => {
  const files = {
    'data/a.json': "{ // x\n 'list': [ { n: 1 }, { n: 2 } ], t: '[x]' }",
    'data/b.txt': '\uFEFFtext',
    'é.txt': 'hé',
    'inf.yml': 'up: .inf\ndown: [-.INF]\nnone: .nan\ntext: ".inf"',
    'd.yml': "base: &b { on: yes, n: 0x1F }\nmore: { <<: *b, n: 1_000, t: true, e: ~, q: '7' }\n---\nnext: 1",
  };

  it.each([
    ["loadTextContent('data/b.txt')", "'text'"],
    ["loadTextContent('é.txt', 'iso-8859-1')", "'hÃ©'"],
    ["loadTextContent('é.txt', 'us-ascii')", "'h??'"],
    ["loadTextContent('data/b.txt', 'utf-16')", "'text'"],
    ["loadTextContent('é.txt', 'utf-16BE')", "'\u68c3\ufffd'"],
    ["loadFileAsBase64('é.txt')", "'aMOp'"],
    ["loadFileAsBase64('data/b.txt')", "'77u/dGV4dA=='"],
    ["loadJsonContent('./data/a.json').t", "{list: [{n: 1}, {n: 2}], t: '[x]'}.t"],
    ["loadJsonContent('data/a.json', '$.list[*].n')", '[1, 2]'],
    ["loadJsonContent('data/a.json', '..n')", '[1, 2]'],
    ["loadJsonContent('data/a.json', 'list[1].n')", '2'],
    ["loadJsonContent('data/a.json', '$.list[?(@.n > 1)].n')", '2'],
    ["loadYamlContent('d.yml', '$.more.t')", 'true'],
    ["loadYamlContent('inf.yml')", "{up: 'Infinity', down: ['-Infinity'], none: 'NaN', text: '.inf'}"],
    ["loadTextContent('data/${name}')", "'text'"],
    ["loadYamlContent('d.yml').more", "{base: {on: 'yes', n: 31}, more: {on: 'yes', n: 1000, t: true, e: null, q: '7'}}.more"],
    ["loadDirectoryFileInfo('data', '*.txt')", "[{relativePath: 'data/b.txt', baseName: 'b.txt', extension: '.txt'}]"],
  ])('%s', (expression, expected) => {
    const template = read(`var name = 'b.txt'\noutput it any = ${expression}`, files);
    expect(template.diagnostics).toEqual([]);
    expect(expressionText(template.outputs.get('it')?.value)).toBe(expected);
  });

  it.each([
    "loadTextContent('../../etc/passwd')",
    'loadTextContent(p)',
    "loadJsonContent('data/a.json', 'list[?(@.n < true)]')",
    "loadTextContent('é.txt', 'utf-7')",
  ])('%s is unknown and said', (expression) => {
    const template = read(`param p string\noutput it any = ${expression}`, files);
    expect(template.diagnostics.map(({ code }) => code)).toEqual(['file-not-loaded']);
    expect(expressionText(template.outputs.get('it')?.value)).toMatch(/^unknown\(/);
  });

  it.each([
    ["loadTextContent('none.txt')", 'file', 'none.txt'],
    ["loadJsonContent('data/none.json', 'a')", 'file', 'data/none.json'],
    ["loadYamlContent('./none.yaml')", 'file', 'none.yaml'],
    ["loadFileAsBase64('data/../none.bin')", 'file', 'none.bin'],
    ["loadDirectoryFileInfo('none')", 'folder', 'none'],
  ])('%s is refused where there is none', (expression, kind, path) => {
    const template = read(`output it any = ${expression}`, files);
    expect(template.diagnostics).toMatchObject([{ code: 'file-not-found', severity: 'error', message: `there is no ${kind} '${path}'` }]);
    expect(expressionText(template.outputs.get('it')?.value)).toMatch(/^unknown\(/);
  });

  it('that are there and too large to be read are unknown and said', () => {
    const large = { ...memoryHost({}), refusal: () => ({ reason: 'it is too large', tooLarge: true as const }) };
    const library = new BicepLibrary({ host: large, moduleCache: () => undefined });
    const { diagnostics } = readBicepTemplate(new Source('main.bicep', "var text = loadTextContent('large.txt')"), library);
    expect(diagnostics).toMatchObject([{ code: 'file-not-loaded', severity: 'note' }]);
  });

  it.each(["'x'", "'list[5]'", "'list[?(@.n == 3)]'", "'list[?'"])('of which a path selects nothing are refused: %s', (path) => {
    const template = read(`output it any = loadJsonContent('data/a.json', ${path})`, files);
    expect(template.diagnostics.map(({ code }) => code)).toEqual(['bicep-refused']);
    expect(expressionText(template.outputs.get('it')?.value)).toMatch(/^unknown\(/);
  });

  it('may be templates that a deployment deploys', () => {
    const json = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { a: { type: 'string' } },
      resources: [],
    });
    const [resource] = read(
      "resource d 'Microsoft.Resources/deployments@2023-07-01' = { name: 'd', properties: { mode: 'Incremental', template: loadJsonContent('t.json'), parameters: { a: { value: 'x' } } } }",
      { 't.json': json },
    ).resources;
    expect(resource?.deployment).toMatchObject({ expressionScope: 'inner', template: { kind: 'inline' } });
    expect(expressionText(resource?.deployment?.parameters.get('a')?.value)).toBe("'x'");
  });
});

describe('broken files', () => {
  it('keep what can be read; broken names are unknown, others are said', () => {
    const template = read("var a = \nvar b = [a, c, length]\nresource r 'A.B/c@2020-01-01' = { name: 'r' }");
    expect(template.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'bicep-syntax expected an expression',
      "undeclared-name nothing is declared with the name 'c'",
      "undeclared-name nothing is declared with the name 'length'",
    ]);
    expect(template.resources).toHaveLength(1);
  });
});

describe('what the compiler refuses', () => {
  const account = "resource a 'Contoso.Storage/accounts@2023-01-01' = { name: 'a' }";
  const said = (text: string): string[] =>
    read(text, { 'm.bicep': 'param p int = 1' }).diagnostics.map(
      ({ code, message, span }) => `${code} ${span === undefined ? '' : textOf(span)}: ${message}`,
    );

  it.each([
    ['a parameter and a variable', "param x string\nvar x = 'y'", 'x'],
    ['two resources', `${account}\n${account.replace("'a'", "'b'")}`, 'a'],
    ['two outputs', "output o string = 'a'\noutput o int = 1", 'o'],
  ])('is reported: %s with one name', (_, text, name) => {
    expect(said(text)).toEqual([`bicep-refused ${name}: the name '${name}' is declared already`]);
  });

  it('leaves alone an output that is called as a variable is', () => {
    expect(said("var x = 'y'\noutput x string = x")).toEqual([]);
  });

  it.each([
    ['in a variable', 'var v = { b: 1, c: 2, b: 3 }', 'b'],
    ['in quotes', "var v = { b: 1, 'b': 3 }", "'b'"],
    ['in a resource', "resource a 'A.B/c@2020-01-01' = {\n name: 'a'\n location: 'x'\n location: 'y'\n}", 'location'],
    ['of a module', "module m 'm.bicep' = {\n name: 'm'\n params: { p: 1, p: 2 }\n}", 'p'],
  ])('is reported: a property given twice %s', (_, text, key) => {
    expect(said(text)).toEqual([`bicep-refused ${key}: the property '${key.replaceAll("'", '')}' is given already in this object`]);
  });

  it('leaves alone properties that differ by case', () => {
    expect(said('var v = { b: 1, B: 2 }')).toEqual([]);
  });

  it.each([
    [
      'beside the loop of a property',
      "param l array\nresource a 'A.B/c@2020-01-01' = { name: 'a', properties: { a: 1, ...{ b: 2 }, c: [for i in l: i] } }",
      '...{ b: 2 }',
      'an object with a loop as property',
    ],
    ['in the body of a resource', "resource a 'A.B/c@2020-01-01' = {\n name: 'a'\n ...{ }\n}", '...{ }', 'the body of a resource'],
    ['in the body of a module', "module m 'm.bicep' = {\n name: 'm'\n ...{ }\n}", '...{ }', 'the body of a module'],
    ['in the arguments of a module', "module m 'm.bicep' = {\n name: 'm'\n params: { ...{ } }\n}", '...{ }', 'the arguments of a module'],
  ])('is reported: a spread %s', (_, text, spread, what) => {
    expect(said(text)).toEqual([`bicep-refused ${spread}: ${what} cannot have a spread`]);
  });

  it('leaves alone a spread beside a property whose value has a loop further in', () => {
    const body = 'properties: { ...{ b: 2 }, c: { d: [for i in l: i] } }';
    expect(said(`param l array\nresource a 'A.B/c@2020-01-01' = {\n name: 'a'\n ${body}\n}`)).toEqual([]);
  });

  it.each([
    ['parent', "resource b 'Contoso.Storage/accounts/blobs@2023-01-01' = {\n parent: nope\n name: 'b'\n}"],
    ['scope', "resource b 'Contoso.Locks/locks@2023-01-01' = {\n scope: nope\n name: 'b'\n}"],
    ['scope of a module', "module b 'm.bicep' = {\n scope: nope\n name: 'b'\n}"],
  ])('is reported: a %s that nothing is declared with', (_, text) => {
    expect(said(text)).toEqual(["undeclared-name nope: nothing is declared with the name 'nope'"]);
  });

  it('is reported: a parent that is no resource; then the full name and the id of the child are unknown', () => {
    const child = "resource b 'Contoso.Storage/accounts/blobs@2023-01-01' = {\n parent: p\n name: 'b'\n}";
    const template = read(`param p string\n${child}\noutput id string = b.id`);
    expect(template.diagnostics.map(({ message }) => message)).toEqual(['the parent of a resource must be a resource of this file']);
    expect(expressionText(template.resources[0]?.name)).toMatch(/^unknown\(/);
    expect(expressionText(template.outputs.get('id')?.value)).toMatch(/^resourceId\('Contoso.Storage\/accounts\/blobs', unknown\(/);
  });
});
