import { describe, expect, it } from '@jest/globals';
import { Configurations } from '../../src/bicep/modules/configuration.js';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { moduleReference } from '../../src/bicep/modules/module-reference.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

const configured = {
  'bicepconfig.json': JSON.stringify({
    cacheRootDirectory: '/cache',
    moduleAliases: {
      br: { own: { registry: 'Own.azurecr.io:5000', modulePath: 'team/bicep' }, bare: { registry: 'bare.azurecr.io' } },
      ts: { specs: { subscription: 'SUB-1', resourceGroup: 'Specs' } },
    },
  }),
  'near/bicepconfig.json':
    "{ // nearer wins\n 'extends': '../bicepconfig.json', 'moduleAliases': { 'br': { 'own': { 'registry': 'near.azurecr.io' } } } }",
};
const configurations = new Configurations(memoryHost(configured));

describe('module references', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;

  it.each([
    ['br:reg.azurecr.io/path/to/mod:1.0', 'br/reg.azurecr.io/path$to$mod/1.0$'],
    ['br:reg.azurecr.io/mod:0.2.0-Beta', 'br/reg.azurecr.io/mod/0.2.0-Beta$40'],
    [`br:reg.azurecr.io/mod@${digest}`, `br/reg.azurecr.io/mod/${digest.replace(':', '#')}`],
    ['br:LOCALHOST:5000/mod:1', 'br/localhost$5000/mod/1$'],
    ['br/public:avm/res/x/y:0.1.0', 'br/mcr.microsoft.com/bicep$avm$res$x$y/0.1.0$'],
    ['br/own:a/b:1', 'br/own.azurecr.io$5000/team$bicep$a$b/1$'],
    ['br/bare:a/b:1', 'br/bare.azurecr.io/a$b/1$'],
    ['ts:Sub/Group/Name:V1', 'ts/sub/group/name/v1'],
    ['ts/specs:Name:V1', 'ts/sub-1/specs/name/v1'],
  ])('%s lies in the cache', (text, folder) => {
    expect(moduleReference(text, configurations.of('main.bicep'))).toMatchObject({ kind: 'restored', folder });
  });

  it.each([
    'br:reg/mod',
    'br:reg.io/../mod:1',
    'br:../mod:1',
    'br:..:1/mod:1',
    'br:reg.io/mod:../x',
    'br/none:mod:1',
    'br:reg.io/Upper:1',
    'ts:a/b/c',
    'ts:../b/c:1',
    'http://x/y.bicep',
    'oci:x',
  ])('%s is invalid', (text) => {
    expect(moduleReference(text, configurations.of('main.bicep'))).toMatchObject({ kind: 'invalid' });
  });

  it('are read with the nearest configuration', () => {
    expect(moduleReference('br/own:a:1', configurations.of('near/deep/x.bicep'))).toMatchObject({
      folder: 'br/near.azurecr.io/team$bicep$a/1$',
    });
    expect(configurations.of('near/x.bicep').cacheRootDirectory).toBe('/cache');
  });
});

describe('the module cache', () => {
  const template = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
  });
  const cache = memoryHost({
    'br/mcr.microsoft.com/bicep$a/1.0$/main.json': template,
    'ts/sub/group/name/v1/main.json': JSON.stringify({ properties: { mainTemplate: JSON.parse(template) as object } }),
  });

  it('holds restored modules; others are missing, and named once', () => {
    const roots: (string | undefined)[] = [];
    const library = new BicepLibrary({ host: memoryHost(configured), moduleCache: (root) => (roots.push(root), cache) });
    const text =
      "module a 'br/public:a:1.0' = {}\nmodule b 'ts:sub/group/name:v1' = {}\nmodule c 'br/public:gone:1' = {}\nmodule d 'br/public:gone:1' = {}";
    const { resources } = readBicepTemplate(new Source('main.bicep', text), library);
    expect(resources.map(({ deployment }) => deployment?.template.kind)).toEqual(['inline', 'inline', 'missing', 'missing']);
    expect([...library.missingModules]).toEqual(['br:mcr.microsoft.com/bicep/gone:1']);
    expect(new Set(roots)).toEqual(new Set(['/cache']));
  });

  it('is read once for each module, as is a local module', () => {
    let reads = 0;
    const files = memoryHost({ 'm.bicep': 'param a string' });
    const library = new BicepLibrary({ host: { ...files, read: (path) => (reads++, files.read(path)) }, moduleCache: () => undefined });
    const { resources } = readBicepTemplate(new Source('main.bicep', "module a 'm.bicep' = {}\nmodule b './m.bicep' = {}"), library);
    const [a, b] = resources.map(({ deployment }) => (deployment?.template.kind === 'inline' ? deployment.template.template : undefined));
    expect(a).toBe(b);
    expect(reads).toBeLessThan(4);
  });
});
