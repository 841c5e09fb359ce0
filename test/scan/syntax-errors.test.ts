import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';

/** What a scan of some files says of their syntax, without the places. */
function said(files: Readonly<Record<string, string>>, isWanted = (code: string) => code.endsWith('-syntax')): string[] {
  const { diagnostics } = scan(memoryHost(files), {
    paths: ['.'],
    exclude: [],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules,
    moduleCache: () => undefined,
  });
  return diagnostics.flatMap(({ code, path, message }) => (isWanted(code) ? [`${path ?? ''}: ${message}`] : []));
}

const bicep = (errors: number): string => Array.from({ length: errors }, (_, index) => `var v${index} =`).join('\n');
const json = (errors: number): string =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [],
  "variables": { ${Array.from({ length: errors }, (_, index) => `"v${index}" 1`).join(',\n')} } }`;

describe('the syntax errors of a file', () => {
  it.each([
    ['main.bicep', bicep],
    ['main.json', json],
  ] as const)('are told up to twenty, and how many others there are: %s', (path, text) => {
    expect(said({ [path]: text(20) })).toHaveLength(20);
    expect(said({ [path]: text(21) }).slice(20)).toEqual([`${path}: 1 more syntax error in this file is not shown`]);
    expect(said({ [path]: text(45) }).slice(20)).toEqual([`${path}: 25 more syntax errors in this file are not shown`]);
  });

  it('are counted for each file by itself', () => {
    const all = said({ 'a.bicep': bicep(22), 'b.bicep': bicep(3), 'c.json': json(21) });
    expect(all.filter((line) => line.startsWith('b.bicep'))).toHaveLength(3);
    expect(all.filter((line) => line.includes('not shown'))).toEqual([
      'a.bicep: 2 more syntax errors in this file are not shown',
      'c.json: 1 more syntax error in this file is not shown',
    ]);
  });

  it('hide that names are missing whose declarations they swallow, and no other names', () => {
    const text = `resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'site'
}

output swallowed string = site.id
output misspelt string = siet.id
`;
    const undeclared = said({ 'main.bicep': text }, (code) => code === 'undeclared-name');
    expect(said({ 'main.bicep': text })).not.toEqual([]);
    expect(undeclared).toEqual(["main.bicep: nothing is declared with the name 'siet'"]);
  });

  it('hide no name of any length', () => {
    const text = `output o string = ${'x'.repeat(50_000)}\nparam p string {\n`;
    expect(said({ 'main.bicep': text }, (code) => code === 'undeclared-name')).toHaveLength(1);
  });
});
