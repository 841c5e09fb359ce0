import { describe, expect, it } from '@jest/globals';
import { publicNamesOf } from '../../src/azure/public-zones.js';

describe('public names of the hosts whose records are in a zone', () => {
  it.each([
    ['privatelink.blob.core.windows.net', ['blob.core.windows.net']],
    ['Privatelink.VaultCore.azure.net', ['vaultcore.azure.net', 'vault.azure.net']],
    ['privatelink.westeurope.azmk8s.io', ['westeurope.azmk8s.io']],
  ])('%s', (zone, names) => {
    expect(publicNamesOf(zone)).toEqual(expect.arrayContaining(names));
  });

  it('are, for a zone of no service, what is left without the label', () => {
    expect(publicNamesOf('privatelink.contoso.com')).toEqual(['contoso.com']);
    expect(publicNamesOf('contoso.com')).toEqual([]);
  });
});
