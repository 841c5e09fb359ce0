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
    'MQTT_PASS=*** publish',
    'AZURE_CONNECTION_STRING=*** run',
    'az iot device-identity show --connection-string ***',
    'Cmd: ["curl", "-u", "admin:***", "x"]',
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
    'curl -su user:*** https://x',
    'mysqladmin -uroot -p*** status',
    'mariadb-dump -p*** db',
    'mongosh -u u -p ***',
    'PsExec64.exe -u u -p "***" cmd',
    'az login -u u -p=*** --tenant t',
    'unzip -P *** a.zip',
    'redis-cli -h x -a ***',
    "ldapsearch -x -w '***' -D x",
    'openssl rsa -passin pass:*** -in x',
    'openssl enc -aes-256-cbc -k *** -in x',
    'openssl passwd -6 "***"',
    'keytool -storepass *** -x',
    'plink -ssh u@h -pw *** x',
    'curl --oauth2-bearer *** x',
    'Connect-AzAccount -AccessToken ***',
    'netdom join x /domain:d /passwordd:***',
    'xfreerdp /u:u /p:*** /v:h',
    'net use Z: \\\\srv\\share *** /user:d',
    'net use \\\\srv\\share /user:u "***"',
    'net user admin *** /add',
    'htpasswd -bc f u ***',
    'rabbitmqctl add_user u ***',
    'vault login ***',
    'smbclient //srv/share -U u%***',
    'http -a u:*** GET x',
    'setx /M DB_PASSWORD "***"',
    'aws configure set aws_secret_access_key ***',
    'nuget setapikey *** -Source x',
    'az keyvault secret set --vault-name v --name n --value ***',
    'kubectl create secret generic s --from-literal=key=***',
    'kubectl create secret generic s --from-literal key="***"',
    '[Environment]::SetEnvironmentVariable("DB_PASSWORD", "***", "Machine")',
    'Set-Item -Path env:TOKEN -Value ***',
    '$env:DB_PASSWORD = "***"',
    'sc config svc password= ***',
    `@{ "Authorization" = "Bearer ***" }`,
    `curl -d '{"a":1,"password":"***"}' x`,
    'ConvertTo-SecureString -AsPlainText "***" -Force',
    '"***" | ConvertTo-SecureString -AsPlainText -Force',
    'New-Object System.Net.NetworkCredential("u", "***")',
    'echo *** | sudo -S apt install x',
    "printf '%s' '***' | docker login --password-stdin",
    'echo *** | gh auth login --with-token',
    'passwd --stdin root <<< "***"',
    'mkpasswd ***',
    'mkpasswd -m sha-512 "***" salt',
    'mkpasswd --method=sha-512 --rounds 5000 ***',
    "echo '***' | mkpasswd -s",
    'snmpwalk -v2c -c *** 10.0.0.4 1.3',
    'snmpbulkget -v 3 -l authPriv -u u -A *** h',
    'snmpget -v3 -u u -x AES -X "***" h',
    'expect -c \'send "***\\r"\'',
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
    'net use * /delete; net user /domain; tar -xzuf a:b c',
    'msbuild /p:Configuration=Release x; sudo -S true; echo done | sudo tee x',
    'kubectl create secret generic s --from-literal=key=$KEY --from-file=x',
    'setx PATH "a"; git config set user.name x; openssl x509 -k',
    'az keyvault secret set --name n --value $VALUE',
    'mkpasswd $PW; mkpasswd --help; snmpd -c /etc/snmp/x.conf; snmpwalk -c $COMMUNITY h',
    '{"password":"[parameters(1)]","a":"b"}',
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
    'net use a ',
    'net user a ',
    'mkpasswd -m a ',
    'snmpwalk -c ',
    '| a passw',
    'echo a | sudo ',
    'send a\\r',
    '-U a',
    'env:a -Value ',
    "'{password",
    '"a" | ConvertTo-SecureString',
    'NetworkCredential(a,',
    '-from-literal a',
    'http -a ',
    'htpasswd -b a ',
  ])('is looked for in a time that grows with the text: %s', (piece) => {
    const start = process.cpuUsage();
    commandSecretsIn(piece.repeat(500_000 / piece.length));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
