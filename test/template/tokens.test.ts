import { describe, expect, it } from '@jest/globals';
import { textWithTokens, tokensIn } from '../../src/template/tokens.js';
import { Source } from '../../src/text/source.js';

describe('tokensIn', () => {
  it.each([
    '<password>',
    '<your-storage-account-name>',
    '<name of the key vault> e.g. myKeyVault',
    '<<namePrefix>>-vnet',
    '/subscriptions/<subscription>/resourceGroups/rg',
    '/subscriptions/{guid}/resourceGroups/{group-name}',
    '/subscriptions/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx/resourceGroups/rg',
    'GEN-UNIQUE',
    'GEN-UNIQUE-8',
    'GEN-SSH-PUB-KEY',
    'GEN-VNET-NAME',
    'stgGEN-UNIQUE-8',
    '#_location_#',
    'rg-#{env}#',
    '__location__',
    '$(location)',
    '${AZURE_LOCATION}',
    '{{keyVaultName}}',
    'changeme',
    'REPLACE_ME',
    'YOUR_CLUSTER_NAME',
    '#{Location}#',
    '#{ Location }',
    '#{{ Location }}',
    '${{ vars.LOCATION }}',
    '@@LOCATION@@',
    '%LOCATION%',
    '$(region)2',
    'vnet-__env__-01',
    'https://{{host}}/x',
    'TODO: ask the network team',
    'your-resource-group',
    '/subscriptions/your-subscription-id/resourceGroups/rg',
  ])('finds some in %s', (text) => {
    expect(tokensIn(text)).toBeDefined();
  });

  it.each([
    '',
    'westeurope',
    'default',
    'GENERAL',
    'General-Purpose',
    'yourdomain.com',
    '00000000-0000-0000-0000-000000000000',
    '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg',
    "[concat(parameters('x'), 'y')]",
    '<policies><inbound /></policies>',
    '<br/>',
    'a < b and b > c',
    'echo ${name} $HOME',
    '#general',
    '10.0.0.0/16',
    'P@ssw0rd!',
    'p$word',
    '^(.+){0}$',
    'echo $(hostname) && exit',
    'cd %TEMP% && dir',
    'rg%20name%20x',
    '%C3%A9t%C3%A9',
    'enter <name> of the vault, such as <kv>',
    'the name of your-vault if there is one',
    'https://github.com/x/chat-with-your-data',
    'snake__case__name',
    'a@@b',
    'todos',
    '{0}-{1}',
    '{{0}}',
    'http://{0}/x',
  ])('finds none in %s', (text) => {
    expect(tokensIn(text)).toBeUndefined();
  });
});

it.each<[string, readonly string[]]>([
  ['rg-#{env}#-$(region)', ['rg-', '#{env}#', '-', '$(region)', '']],
  [
    '/subscriptions/{subscription-id}/resourceGroups/<the group>',
    ['/subscriptions/', '{subscription-id}', '/resourceGroups/', '<the group>', ''],
  ],
  ['/subscriptions/{{id}}/resourceGroups/#{Group}#/x', ['/subscriptions/', '{{id}}', '/resourceGroups/', '#{Group}#', '/x']],
  ['/subscriptions/<id (of prod)>/x', ['/subscriptions/', '<id (of prod)>', '/x']],
])('keeps what stands around the tokens of %s', (text, pieces) => {
  expect(tokensIn(text)).toEqual(pieces);
});

describe('textWithTokens', () => {
  const valueIn = (text: string, file: string): unknown =>
    textWithTokens(text, { source: new Source('main.bicep', file), start: 0, end: 1 });

  it('is unknown between what is known', () => {
    expect(valueIn('rg-#{env}#', '')).toMatchObject({
      name: 'format',
      arguments: [{ value: 'rg-{0}' }, { name: 'unknown', arguments: [{ value: '#{env}#' }] }],
    });
  });

  it('leaves tokens alone that the file itself replaces', () => {
    expect(valueIn('name=__name__', "var text = replace(template, '__name__', name)")).toBeUndefined();
  });
});
