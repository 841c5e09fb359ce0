import { describe, expect, it } from '@jest/globals';
import type { FactContent, FactEntity, FactIntent } from '../../src/engine/remedy.js';
import { bicepEdits } from '../../src/edits/bicep-edits.js';
import { replacedText } from '../../src/edits/edited-host.js';
import { jsonEdits } from '../../src/edits/json-edits.js';
import { Source } from '../../src/text/source.js';

/** The entity that the first resource of a text is. */
function entityAt(start: number, end: number, type = 'Microsoft.KeyVault/vaults'): FactEntity {
  const at = { file: 'main', start, end };
  return { at, declaration: at, path: [], name: '', type, isLooped: false, isExisting: false };
}

const closed = { kind: 'addProperty', path: 'properties.publicNetworkAccess', to: 'Disabled' } as const;

function inBicep(body: string, intent: Partial<Addition> = closed): string {
  const text = `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = ${body}`;
  const replacements = bicepEdits(new Source('main.bicep', text)).addition({ ...intent, of: entityAt(0, text.length) } as Addition);
  return replacedText(text, replacements ?? []).slice(text.length - body.length);
}

function inJson(body: string, intent: Partial<Addition> = closed): string {
  const text = `[${body}]`;
  const replacements = jsonEdits(new Source('main.json', text)).addition({ ...intent, of: entityAt(1, text.length - 1) } as Addition);
  return replacedText(text, replacements ?? []).slice(1, -1);
}

type Addition = Extract<FactIntent, { kind: 'addProperty' | 'addItems' | 'addChild' }>;

describe('a member is added', () => {
  it.each([
    ['{ }', "{\n  properties: {\n    publicNetworkAccess: 'Disabled'\n  }\n}"],
    ["{ name: 'kv' }", "{ name: 'kv', properties: { publicNetworkAccess: 'Disabled' } }"],
    ['{\n  properties: {}\n}', "{\n  properties: {\n    publicNetworkAccess: 'Disabled'\n  }\n}"],
    [
      "{\r\n\tproperties: {\r\n\t\ttenantId: 't' // whose\r\n\t\t// end\r\n\t}\r\n}",
      "{\r\n\tproperties: {\r\n\t\ttenantId: 't' // whose\r\n\t\tpublicNetworkAccess: 'Disabled'\r\n\t\t// end\r\n\t}\r\n}",
    ],
    ["{\n  properties: { tenantId: 't' } // all\n}", "{\n  properties: { tenantId: 't', publicNetworkAccess: 'Disabled' } // all\n}"],
    ['{\n  properties: shared\n}', '{\n  properties: shared\n}'],
  ])('in Bicep: %j', (body, expected) => {
    expect(inBicep(body)).toBe(expected);
  });

  it.each([
    ['{}', '{\n  "properties": {\n    "publicNetworkAccess": "Disabled"\n  }\n}'],
    ['{ "name": "kv" }', '{ "name": "kv", "properties": { "publicNetworkAccess": "Disabled" } }'],
    [
      '{\r\n\t"properties": {\r\n\t\t"a": 1 // one\r\n\t}\r\n}',
      '{\r\n\t"properties": {\r\n\t\t"a": 1, // one\r\n\t\t"publicNetworkAccess": "Disabled"\r\n\t}\r\n}',
    ],
    [
      '{\n    "Properties": {\n        "a": 1,\n    }\n}',
      '{\n    "Properties": {\n        "a": 1,\n        "publicNetworkAccess": "Disabled",\n    }\n}',
    ],
    ['{ "properties": "[variables(\'p\')]" }', '{ "properties": "[variables(\'p\')]" }'],
    ["{ 'properties': {} }", "{ 'properties': {} }"],
  ])('in JSON: %j', (body, expected) => {
    expect(inJson(body)).toBe(expected);
  });
});

describe('what is added', () => {
  const rule: FactContent = { kind: 'object', members: [{ name: "it's", value: { kind: 'scalar', value: '${x}\n' } }] };
  const items: Partial<Addition> = { kind: 'addItems', path: 'properties.list', items: [rule, { kind: 'scalar', value: '[x' }] };

  it('is escaped, several items in their order', () => {
    expect(inBicep('{\n  properties: {\n    list: [\n      1\n    ]\n  }\n}', items)).toBe(
      "{\n  properties: {\n    list: [\n      1\n      {\n        'it\\'s': '\\${x}\\n'\n      }\n      '[x'\n    ]\n  }\n}",
    );
    expect(inJson('{ "properties": { "list": [] } }', items)).toBe(
      '{ "properties": { "list": [\n  {\n    "it\'s": "${x}\\n"\n  },\n  "[[x"\n] } }',
    );
  });

  it('is a child with the condition of its parent in JSON', () => {
    const intent: Partial<Addition> = {
      kind: 'addChild',
      child: { type: 'secrets', name: 's', properties: { kind: 'object', members: [] } },
    };
    const parent =
      '{ "type": "Microsoft.KeyVault/vaults", "apiVersion": "2024-11-01", "name": "[parameters(\'n\')]", "condition": "[parameters(\'c\')]" }';
    const child: unknown = JSON.parse(inJson(parent, intent));
    expect(child).toMatchObject({
      resources: [
        {
          apiVersion: '2024-11-01',
          condition: "[parameters('c')]",
          dependsOn: ["[resourceId('Microsoft.KeyVault/vaults', parameters('n'))]"],
        },
      ],
    });
  });

  it('gives a loop the variable that it needs', () => {
    const zones = "resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for n in ns: {\n  name: n\n}]\n";
    const vaults = (loop: string, id: string): string =>
      `resource vaults 'Microsoft.KeyVault/vaults@2024-11-01' = [${loop} in ns: {\n  name: n\n  properties: {\n    list: [\n      1${id}\n    ]\n  }\n}]`;
    const mendedWith = (loop: string, index: number): string => {
      const text = `${zones}${vaults(loop, '')}`;
      const instance = { isLooped: true, index: 1 };
      const zone = { ...entityAt(0, zones.length - 1), isLooped: true, index };
      const of = { ...entityAt(zones.length, text.length), ...instance };
      const items: readonly FactContent[] = [{ kind: 'id', of: zone }];
      const replacements = bicepEdits(new Source('main.bicep', text)).addition({ kind: 'addItems', path: 'properties.list', items, of });
      return replacedText(text, replacements ?? []).slice(zones.length);
    };
    expect(mendedWith('for n', 1)).toBe(vaults('for (n, index)', '\n      zones[index].id'));
    expect(mendedWith('for (n, at)', 1)).toBe(vaults('for (n, at)', '\n      zones[at].id'));
    expect(mendedWith('for n', 0)).toBe(vaults('for n', '\n      zones[0].id'));
  });
});
