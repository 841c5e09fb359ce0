import { describe, expect, it } from '@jest/globals';
import { secretsAmong, withoutSecrets } from '../../src/findings/secrets.js';
import { withoutWrittenSecrets } from '../../src/findings/without-written-secrets.js';
import { Source } from '../../src/text/source.js';

const secret = 'Zq7xWv9kTr2';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('plain data that is shown', () => {
  it.each([
    ['adminPassword', secret],
    ['sshKey', secret],
    ['CLIENT_SECRET', secret],
    ['accessToken', `[[${secret}]`],
    ['key', `[concat('${secret}', parameters('x'))]`],
    ['name', secret],
    ['keyName', secret],
    ['url', `https://user:${secret}@host/x`],
    ['url', `https://host/x?sig=${secret}&a=b`],
    ['url', `https://u:${secret}@host/x?code=${secret}&b=c`],
    ['text', `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${secret};EndpointSuffix=x`],
    ['text', `AccountKey=${secret}`],
    ['text', `InstrumentationKey=${secret};IngestionEndpoint=https://x.in.applicationinsights.azure.com/`],
    ['text', `a;InstrumentationKey=${secret}`],
    ['text', `[concat('SharedAccessKey=${secret}', parameters('x'))]`],
    ['secureValue', secret],
    ['text', `tool connect --service-principal-secret ${secret} --location x`],
    ['text', `tool connect --access-token="${secret}"`],
    ['text', `tool connect --password $${secret}`],
    ['text', `tool connect --PASSWD \t ${secret}`],
    ['text', `tool connect -pwd '${secret}'`],
    ['text', `tool connect --token ${secret.slice(0, 3)}\`${secret}`],
    ['text', `tool connect --token${' '.repeat(20)}${secret}`],
    ['text', `tool connect --token${' '.repeat(21)}${secret}`],
    ['text', `tool connect --token <${secret}>`],
    ['text', `tool connect --token --${secret}`],
    ['text', `tool connect --token-file ${secret}`],
    ['text', `tool connect x--token ${secret}`],
    ['text', `a token ${secret}`],
    ['password', ''],
    ['userData', base64(`#!/bin/bash\nDB_PASSWORD=${secret}\n`)],
    ['userData', base64(`#!/bin/bash\ntool --password ${secret}\n`)],
    ['userData', base64('#!/bin/bash\necho done\n')],
    ['name', 'privatelinkvaultcorenets'],
  ])('hides what reports hide where it is written: %s, %s', (name, text) => {
    const data = { [name]: text };
    const source = new Source('main.json', JSON.stringify({ resources: [{ properties: data }] }));
    const excerpt = withoutSecrets(source, 0, source.text.length, secretsAmong([]));
    const shown = JSON.stringify(withoutWrittenSecrets({ resources: [{ properties: data }] }));
    expect(shown.includes(secret)).toBe(excerpt.includes(secret));
    expect(shown.includes(text)).toBe(excerpt.includes(text));
  });

  it('hides what an option takes that is an item of a list of its own', () => {
    const command = ['app', '--token', secret, '--name', 'x', '-pwd', '--force', '--api-key', "[parameters('x')]"];
    const source = new Source('main.json', JSON.stringify({ resources: [{ properties: { command } }] }));
    const bicep = new Source('main.bicep', `param command array = [\n  '--token'\n  '${secret}'\n]\n`);
    for (const one of [source, bicep]) expect(withoutSecrets(one, 0, one.text.length, secretsAmong([]))).not.toContain(secret);
    expect(withoutWrittenSecrets({ command })).toEqual({ command: command.map((word) => (word === secret ? '***' : word)) });
  });

  it('hides all that Azure alone may see', () => {
    const data = { protectedSettings: { command: `x ${secret}`, more: [secret, 1, '[parameters(1)]'] }, settings: { command: 'y' } };
    const hidden = { protectedSettings: { command: '***', more: ['***', 1, '[parameters(1)]'] }, settings: { command: 'y' } };
    expect(withoutWrittenSecrets(data)).toEqual(hidden);
    expect(withoutWrittenSecrets({ ProtectedParameters: ['x'], unprotectedSettings: ['x'], protectedSettingsFromKeyVault: ['x'] })).toEqual(
      {
        ProtectedParameters: ['***'],
        unprotectedSettings: ['x'],
        protectedSettingsFromKeyVault: ['x'],
      },
    );
  });

  it('hides of expressions among what Azure alone may see every text, of others what lets somebody in', () => {
    const data = { command: `[concat('tool --token ${secret} -l ', parameters('x'))]`, empty: '' };
    const hidden = { command: "[concat('tool --token *** -l ', parameters('x'))]", empty: '' };
    const names = { command: "[concat('***', parameters('x'))]", empty: '' };
    expect(withoutWrittenSecrets({ settings: data, protectedSettings: data })).toEqual({ settings: hidden, protectedSettings: names });
  });

  it('tells what is hidden of an option from what stands around it', () => {
    const shown = (text: string): unknown => withoutWrittenSecrets(text);
    expect(shown(`tool --client-secret "${secret}" --location x`)).toBe('tool --client-secret "***" --location x');
    expect(shown(`tool --client_secret=${secret} --location x`)).toBe('tool --client_secret=*** --location x');
    expect(shown(`tool -p x --token $TOKEN --password ${secret}`)).toBe('tool -p x --token $TOKEN --password ***');
    expect(shown(`tool --token <token> --token -x no--token ${secret}`)).toBe(`tool --token <token> --token -x no--token ${secret}`);
  });

  it('hides what only a machine may see, in expressions too, but for the names of what they read', () => {
    const data = { customData: `[base64(concat('x ${secret}', parameters('it''s'), '${secret}'))]`, more: { CustomData: 'eA==' } };
    const hidden = { customData: "[base64(concat('***', parameters('it''s'), '***'))]", more: { CustomData: '***' } };
    expect(withoutWrittenSecrets(data)).toEqual(hidden);
  });

  it('hides what lines of scripts set, and keeps their other text', () => {
    const script = (value: string): string => `#!/bin/bash\nexport DB_PASSWORD="${value}"\nTOKEN=$(az x)\nkey: ${value}\necho ok\n`;
    const data = { scriptContent: script(secret), userData: base64(script(secret)), name: `key: ${secret}` };
    const hidden = { scriptContent: script('***'), userData: base64(script('***')), name: `key: ${secret}` };
    expect(withoutWrittenSecrets(data)).toEqual(hidden);
    const expression = `[base64(concat('a\nPASSWORD=${secret}', parameters('x'), '\nTOKEN=', parameters('t')))]`;
    expect(withoutWrittenSecrets({ userData: expression })).toEqual({ userData: expression.replace(secret, '***') });
  });

  it('hides the values of settings that are called like a secret, or said to be one', () => {
    const data = (value: string): unknown => [
      { name: 'DB_PASSWORD', value },
      { key: 'apiKey', value },
      { name: 'a', value, isSecret: true },
      { type: 'SecureString', value },
      { name: 'a', value: 'shown', secret: false },
      { name: 'DB_HOST', value: 'shown' },
    ];
    expect(withoutWrittenSecrets({ env: data(secret) })).toEqual({ env: data('***') });
  });

  it('keeps all else', () => {
    const data = {
      a: [1, null, true, { key: 2, nested: { password: ['x'] } }],
      ...{ ['__proto__']: 'x', sas: { token: `[parameters('t')]` } },
      ...{ tags: { Key: 'team', value: 'network' }, lake: 'abfss://data@stapp.dfs.core.windows.net/in', blobs: 'wasbs://a@b/c' },
    };
    expect(withoutWrittenSecrets(data)).toEqual(data);
    expect(withoutWrittenSecrets({ url: `https://u:${secret}@host/x?sig=${secret}&a=b` })).toEqual({
      url: 'https://***@host/x?sig=***&a=b',
    });
  });
});
