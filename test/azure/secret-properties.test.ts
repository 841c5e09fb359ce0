import { describe, expect, it } from '@jest/globals';
import documented from '../../src/azure/facts/documented-secrets.json' with { type: 'json' };
import sensitive from '../../src/azure/facts/secret-properties.json' with { type: 'json' };
import { isPlainSetting, isSecretAmong, secretPlaces } from '../../src/azure/secret-properties.js';

/** The kind of what is at a path in bodies of a type. */
function kindAt(type: string, path: string, name?: string): string | undefined {
  return path.split('.').reduce((place, member) => place?.member(member), secretPlaces(type, name))?.kind;
}

describe('places of secrets', () => {
  it('are told by paths whatever the letter case, of one name alone where documentation says so', () => {
    expect(kindAt('microsoft.SQL/servers', 'Properties.AdministratorLoginPassword')).toBe('secret');
    expect(kindAt('Microsoft.Web/sites/config', 'properties.any', 'appsettings')).toBe('setting');
    expect(kindAt('Microsoft.Web/sites/config', 'properties.any', 'web')).toBeUndefined();
    expect(kindAt('Microsoft.Web/sites/config', 'properties.any')).toBeUndefined();
    expect(kindAt('Microsoft.Web/sites/config', 'properties.publishingPassword', 'appsettings')).toBe('secret');
    expect(kindAt('Microsoft.ApiManagement/service/namedValues', 'properties.value')).toBe('flagged');
    expect(kindAt('Microsoft.Compute/virtualMachines/extensions', 'properties.protectedSettings.script')).toBe('script');
    expect(kindAt('Microsoft.Compute/virtualMachines/extensions', 'properties.protectedSettings.other')).toBe('secret');
    expect(secretPlaces('Microsoft.Network/virtualNetworks')).toBeUndefined();
  });

  it('are no ids and no names', () => {
    const paths = [...Object.values(sensitive.types), ...documented.types.map((one) => one.paths)].flatMap((all) => all.split(' '));
    expect(paths.length).toBeGreaterThan(500);
    expect(paths.filter((path) => /(?:^|\.)(?:id|name|location|publicNetworkAccess)$|[a-z]Id$/.test(path))).toEqual([]);
  });
});

describe('what stands beside a value', () => {
  const among = (kind: 'flagged' | 'setting', members: Readonly<Record<string, string | boolean | undefined>>): boolean =>
    isSecretAmong(
      kind,
      Object.entries(members).map(([name, said]) => ({ name, said: () => said })),
    );

  it('says, or may say, that it is secret', () => {
    expect(among('flagged', { secret: true })).toBe(true);
    expect(among('flagged', { isEncrypted: undefined })).toBe(true);
    expect(among('flagged', { type: 'SecureString' })).toBe(true);
    expect(among('setting', { name: 'DB_PASSWORD' })).toBe(true);
    expect(among('flagged', { name: 'DB_PASSWORD' })).toBe(false);
    expect(among('flagged', { secret: false })).toBe(false);
    expect(among('setting', { name: 'DB_HOST', type: 'String' })).toBe(false);
  });
});

describe('a setting', () => {
  it.each(['true', '1', '~4', '3.11', 'PYTHON|3.11', 'https://x.vault.azure.net/', 'Server=tcp:x.database.windows.net;User=u'])(
    'is plain: %s',
    (text) => {
      expect(isPlainSetting(text)).toBe(true);
    },
  );

  it.each(['Zq7xWv9kTr2', 'p@ss.word', '123456', 'a.b'])('may be anything: %s', (text) => {
    expect(isPlainSetting(text)).toBe(false);
  });
});
