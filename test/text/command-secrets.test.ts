import { describe, expect, it } from '@jest/globals';
import { commandSecretsIn } from '../../src/text/command-secrets.js';

const secret = 'Zq7xWv9kTr2';

/** A text without what is found in it. */
function without(text: string): string {
  return commandSecretsIn(text)
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}***${rest.slice(end)}`, text);
}

describe('what a command is given to be let in', () => {
  it.each([
    'tool --password *** -x',
    'tool --admin-password=*** -x',
    'tool --token "***" -x',
    "tool --pass '*** and more' -x",
    'az storage blob list --account-key ***',
    'cmdkey /add:x /user:a /pass:***',
    'schtasks /create /ru a /rp ***',
    'PGPASSWORD=*** psql -h x',
    'export API_KEY="***" && run',
    'helm install --set auth.password=*** x',
    'x.redis.cache.windows.net:6380,password=***',
    'curl -u admin:*** https://x',
    'curl -uadmin:*** https://x',
    "curl --user 'admin:***' https://x",
    'curl --proxy-user a:*** -x p https://x',
    'sshpass -p *** ssh a@b',
    'mysql -u root -p*** db',
    'docker login -u a -p *** r.azurecr.io',
    'az login --service-principal -u x -p *** --tenant t',
    'sqlcmd -S x -U sa -P ***',
    'curl -H "Authorization: Bearer ***" https://x',
    'curl -H "X-Api-Key: ***" https://x',
    "$password = '***'; run",
    "ConvertTo-SecureString -String '***' -AsPlainText -Force",
    'New-LocalUser -Name a -Password (ConvertTo-SecureString *** -AsPlainText)',
    'echo *** | docker login --password-stdin',
    "echo 'root:***' | chpasswd",
  ])('is hidden: %s', (line) => {
    const whole = line.replace('***', secret);
    expect(without(whole)).toBe(line.replace(/\*\*\* and more|root:\*\*\*/, '***'));
    expect(without(JSON.stringify(whole))).not.toContain(secret);
  });

  it('is hidden where its form alone tells it', () => {
    expect(without(`-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----`)).not.toContain(secret);
    expect(without(`-----BEGIN PRIVATE KEY-----\\n${secret}`)).not.toContain(secret);
    expect(without(`x eyJhbGciOiJIUzI1.eyJzdWIiOiIx${secret}.sig${secret} y`)).toBe('x *** y');
    expect(without(`x-eyJhbGciOiJIUzI1.eyJzdWIiOiIx${secret}.sig y`)).toBe('x-*** y');
    expect(without(`git clone ghp_${secret}${secret} y`)).toBe('git clone *** y');
  });

  it.each([
    'tool --password $PASSWORD --token <token> --secret --other',
    'tool --password-file x no--token y -p 80:80',
    "[concat('tool --password ', parameters('p'), ' -l')]",
    "[concat('TOKEN=', parameters('t'), '&x=', parameters('y'))]",
    'PASSWORD=$(az keyvault secret show) && az network vnet create --bypass AzureServices',
    'mysql -h x -P 3306; mkdir -p /a/b',
    'curl -H "Authorization: Bearer $TOKEN" -u $USER:$PASSWORD',
    'ConvertTo-SecureString $env:PW -AsPlainText',
    'echo done | tee log',
    '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
    "location == 'westeurope' ? token : key",
  ])('is nothing of this: %s', (text) => {
    expect(without(text)).toBe(text);
  });

  it.each([
    'a.',
    '-a',
    'password=',
    "--token '",
    'login ',
    'login -',
    'echo a|',
    '-u a',
    'eyJaaaaaaaaa.',
    'eyJaaaaaaaaa-',
    'eyJaaaaaaaaa.eyJaaaaaaaaa-',
    '-----BEGIN PRIVATE KEY-----',
    'ghp_',
  ])('is looked for in a time that grows with the text: %s', (piece) => {
    const start = process.cpuUsage();
    commandSecretsIn(piece.repeat(500_000 / piece.length));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
