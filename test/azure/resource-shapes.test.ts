import { describe, expect, it } from '@jest/globals';
import index from '../../src/azure/facts/resource-types.json' with { type: 'json' };
import { privateLinkServices } from '../../src/azure/private-link-services.js';
import { resourceShape } from '../../src/azure/resource-shapes.js';

const vault = resourceShape('microsoft.keyvault/VAULTS');

describe('the shapes of resource types', () => {
  it('are there for the services that private endpoints connect to, with few exceptions', () => {
    const missing = privateLinkServices().filter(({ resourceType }) => resourceShape(resourceType) === undefined);
    expect(missing.length).toBeLessThanOrEqual(10);
    expect(resourceShape('Microsoft.Nobody/knows')).toBeUndefined();
  });

  it('say since which version of the API a property is there', () => {
    const access = vault?.member('properties')?.member('publicNetworkAccess');
    expect(vault?.versions[0]).toBe('2018-02-14');
    expect(access?.versions[0]).toBe('2021-10-01');
    expect(access?.versions).toEqual(vault?.versions.slice(2));
  });

  it('find members whatever their case, in the items of arrays too', () => {
    const rules = vault?.member('PROPERTIES')?.member('networkacls')?.member('ipRules');
    expect(rules?.memberNames).toEqual(['value']);
    expect(rules?.member('values')).toBeUndefined();
  });

  it('say what is told only, which texts are known, and where other members may be', () => {
    const properties = vault?.member('properties');
    expect(properties?.member('hsmPoolResourceId')?.isReadOnly).toBe(true);
    expect(properties?.member('networkAcls')?.member('defaultAction')?.knownValues).toEqual(['Allow', 'Deny']);
    expect([properties?.isClosed, vault?.member('tags')?.isClosed, properties?.member('tenantId')?.isClosed]).toEqual([true, false, false]);
  });

  it('name their source and when they were made', () => {
    expect(index).toMatchObject({
      source: expect.stringContaining('bicep-types-az') as unknown,
      made: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
    });
  });
});
