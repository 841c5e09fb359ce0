import { describe, expect, it } from '@jest/globals';
import { cloudOf, environmentOf } from '../../src/azure/clouds.js';
import { cloudOfRegion, normaliseRegion, regionOf, sameRegion } from '../../src/azure/regions.js';

describe('regions', () => {
  it('are the same however they are written', () => {
    expect(normaliseRegion('West Europe')).toBe('westeurope');
    expect(sameRegion('West Europe', 'westEUROPE')).toBe(true);
    expect(sameRegion('westeurope', 'northeurope')).toBe(false);
  });

  it('are found by name and by each display name', () => {
    expect(regionOf('westeurope')?.geoCode).toBe('we');
    expect(regionOf('US Gov Virginia')?.name).toBe('usgovvirginia');
    expect(regionOf('USGov Virginia')?.name).toBe('usgovvirginia');
  });

  it('tell their cloud', () => {
    expect(cloudOfRegion('China North 3')).toBe('AzureChinaCloud');
    expect(cloudOfRegion('eastus')).toBe('AzureCloud');
    expect(cloudOfRegion('global')).toBeUndefined();
    expect(cloudOfRegion('constructor')).toBeUndefined();
  });
});

describe('environment()', () => {
  it('has dots where Azure has them', () => {
    expect(environmentOf('azurecloud')).toMatchObject({
      name: 'AzureCloud',
      suffixes: { storage: 'core.windows.net', sqlServerHostname: '.database.windows.net', keyvaultDns: '.vault.azure.net' },
      authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
    });
    expect(environmentOf('AzureUSGovernment')).toMatchObject({ suffixes: { storage: 'core.usgovcloudapi.net' } });
  });

  it('is not there for a cloud that does not exist', () => {
    expect(environmentOf('AzureGermanCloud')).toBeUndefined();
    expect(cloudOf('__proto__')).toBeUndefined();
  });
});
