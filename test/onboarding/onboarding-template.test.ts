import { describe, expect, it } from '@jest/globals';
import { onboardingLanguage } from '../../src/onboarding/file-kind.js';
import { Source } from '../../src/text/source.js';
import { inFolder, runCli } from '../cli/run-cli.js';

describe('a script for Azure Arc is told by its text', () => {
  it.each<[string, string, string | undefined]>([
    ['a.sh', 'azcmagent connect', 'shell'],
    ['a.bash', 'x; az connectedk8s  connect', 'shell'],
    ['a.ps1', '"10.0.0.5 gbl.his.arc.azure.com"', 'powershell'],
    ['a.psm1', 'azcmagent.exe', 'powershell'],
    ['a.sh', 'echo myazcmagent2', undefined],
    ['a.sh', 'az connectedk8s list', undefined],
    ['a.py', 'azcmagent connect', undefined],
  ])('%s %j', (path, text, language) => {
    expect(onboardingLanguage(new Source(path, text))).toBe(language);
  });
});

const resources = async (file: string, text: string): Promise<Record<string, unknown>> => {
  const { stdout } = await inFolder({ [file]: text }, (cwd) => runCli(['resources', file], { cwd }));
  return (JSON.parse(stdout) as { predictedResources: { properties: Record<string, unknown> }[] }).predictedResources[0]?.properties ?? {};
};

describe('what a script does for Azure Arc', () => {
  it('says nothing of the commands whose output it uses', async () => {
    const text = 'azcmagent connect -l "$(curl -H s3cret)" --resource-group `get s3cret` --resource-name x$(get s3cret) -i $1\n';
    const { commands } = await resources('a.sh', text);
    expect(JSON.stringify(commands)).not.toContain('s3cret');
    expect(commands).toMatchObject([
      { options: { location: "[unknown('$(...) at 1:22')]", 'resource-group': "[unknown('$(...) at 1:59')]" } },
    ]);
    const { stdout } = await inFolder({ 'a.sh': text }, (cwd) => runCli(['scan', 'a.sh', '--open', '--audience', 'auditor'], { cwd }));
    expect(stdout).not.toContain('s3cret');
  });

  it('are its commands with their options, in whatever form', async () => {
    const script = `sudo -E azcmagent connect -g rg --location=westeurope --tags "a=b c" --verbose --private-link-scope $SCOPE
if ! /opt/azcmagent/bin/azcmagent connect --config x.json; then azcmagent disconnect; fi
which azcmagent
azcmagent config set proxy.url "http://p:1"
`;
    const { commands } = await resources('a.sh', script);
    expect(commands).toMatchObject([
      {
        verb: 'connect',
        isElevated: true,
        isOpen: false,
        options: {
          'resource-group': 'rg',
          location: 'westeurope',
          tags: 'a=b c',
          verbose: '--verbose',
          'private-link-scope': "[unknown('$SCOPE')]",
        },
      },
      { verb: 'connect', isElevated: false, isOpen: true },
      { verb: 'config set', setting: 'proxy.url', value: 'http://p:1' },
    ]);
    expect(commands).toHaveLength(3);
  });

  it.each<[string, string, string[]]>([
    ['a.sh', 'AGENT=/opt/azcmagent/bin/azcmagent\n"$AGENT" connect -l x\nsudo $AGENT config set proxy.url y', ['connect', 'config set']],
    ['a.sh', 'DIR=$1\nAGENT="$DIR/azcmagent"\n"${AGENT}" connect -l x', ['connect']],
    ['a.sh', 'VERB=connect\nazcmagent $VERB -l x', ['connect']],
    ['a.sh', 'AGENT=$(which azcmagent)\n"$AGENT" connect -l x', []],
    ['a.sh', 'AGENT=azcmagent\nAGENT=echo\n"$AGENT" connect -l x', []],
    ['a.sh', 'AGENT=azcmagent.sh\n"$AGENT" connect -l x', []],
    ['a.sh', 'AGENT="azcmagent$1"\n"$AGENT" connect -l x', []],
    ['a.sh', '. ./azcmagent.env\nAGENT=azcmagent\n"$AGENT" connect -l x', []],
    ['a.ps1', '$agent = "$env:ProgramW6432\\AzureConnectedMachineAgent\\azcmagent.exe"\n& $Agent connect -l x', ['connect']],
    ['a.ps1', '$agent = Join-Path $env:ProgramFiles \'A\\azcmagent.exe\'\n& "$agent" connect -l x', ['connect']],
    ['a.ps1', "$agent = Join-Path $env:ProgramFiles -ChildPath 'azcmagent.exe'\n& $agent connect -l x", []],
    ['a.ps1', "$agent = Join-Path 'a' 'azcmagent' 'b'\n& $agent connect -l x", []],
    ['a.ps1', "$agent += Join-Path 'a' 'azcmagent'\n& $agent connect -l x", []],
    ['a.ps1', '$agent = Get-Agent "azcmagent.exe"\n& $agent connect -l x', []],
  ])('are the commands of a variable whose end is known: %s %j', async (file, script, verbs) => {
    const { commands } = await resources(file, `${script}\n# azcmagent connect`);
    expect((commands as { verb: string }[]).map(({ verb }) => verb)).toEqual(verbs);
  });

  it('are its hosts entries, where it writes any', async () => {
    const line = 'echo "10.0.0.5 gbl.his.arc.azure.com"';
    expect((await resources('a.sh', `${line} >> /etc/hosts`))['hostsEntries']).toMatchObject([
      { name: 'gbl.his.arc.azure.com', address: '10.0.0.5', isInOrder: true },
    ]);
    expect((await resources('a.sh', line))['hostsEntries']).toEqual([]);
    expect((await resources('a.sh', 'nslookup gbl.his.arc.azure.com 10.0.0.5\ncat /etc/hosts'))['hostsEntries']).toEqual([]);
    expect((await resources('a.sh', 'echo "10.0.0.5 azcmagent.example.com" >> /etc/hosts'))['hostsEntries']).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'a.sh',
      "printf '10.0.0.5\\tgbl.his.arc.azure.com\\n10.0.0.6\\tas.his.arc.azure.com\\n' >> /etc/hosts",
      ['10.0.0.5 gbl', '10.0.0.6 as'],
    ],
    ['a.sh', 'echo -e "\\n10.0.0.5 gbl.his.arc.azure.com\\n$IP as.his.arc.azure.com" >> /etc/hosts', ['10.0.0.5 gbl']],
    ['a.sh', 'sudo tee -a /etc/hosts <<< "10.0.0.5 gbl.his.arc.azure.com as.his.arc.azure.com"', ['10.0.0.5 gbl', '10.0.0.5 as']],
    ['a.sh', 'IP=10.0.0.5\necho "$IP gbl.his.arc.azure.com" >> /etc/hosts', ['10.0.0.5 gbl']],
    ['a.ps1', 'Add-Content "$dir\\drivers\\etc\\hosts" "`n10.0.0.5`tgbl.his.arc.azure.com"', ['10.0.0.5 gbl']],
    ['a.ps1', '"as.his.arc.azure.com 10.0.0.6" | Out-File -Append C:\\Windows\\System32\\drivers\\etc\\hosts', ['as 10.0.0.6']],
    [
      'a.ps1',
      '$lines = @"\n10.0.0.5 gbl.his.arc.azure.com\n$ip x.his.arc.azure.com\n10.0.0.7 as.his.arc.azure.com # b\n"@\nAdd-Content C:\\drivers\\etc\\hosts $lines',
      ['10.0.0.5 gbl', '10.0.0.7 as'],
    ],
    [
      'a.ps1',
      "Add-Content C:\\drivers\\etc\\hosts '10.0.0.5 gbl.his.arc.azure.com', '10.0.0.6 as.his.arc.azure.com'",
      ['10.0.0.5 gbl', '10.0.0.6 as'],
    ],
  ])('are its hosts entries, in whatever form: %s %j', async (file, script, expected) => {
    const entries = (await resources(file, script))['hostsEntries'] as { name: string; address: string; isInOrder: boolean }[];
    const shown = entries.map(({ name, address, isInOrder }) => {
      const [host = ''] = name.split('.');
      return isInOrder ? `${address} ${host}` : `${host} ${address}`;
    });
    expect(shown).toEqual(expected);
  });

  it('shows no secret that is written there', async () => {
    const files = {
      'a.sh':
        "PASSWORD='marked1'\nsudo azcmagent connect -p marked2 --access-token=marked3 --location mars\nsudo azcmagent config set proxy.url x # late\n",
      'b.ps1':
        '$clientSecret = "marked4"\nazcmagent connect --service-principal-secret "marked5" --private-link-scope "$clientSecret"\n$readSas = "marked6"\nazcmagent config set proxy.url "$readSas"\n',
    };
    const outputs = await inFolder(files, async (cwd) =>
      Promise.all([
        ...['text', 'json', 'sarif'].map((format) => runCli(['scan', '--open', '--audience', 'auditor', '--format', format], { cwd })),
        ...Object.keys(files).map((file) => runCli(['resources', file], { cwd })),
      ]),
    );
    expect(outputs[0]?.stdout).toContain(
      'warning[arc/no-secret-in-script]: the value of --service-principal-secret is written in this script',
    );
    expect(outputs[0]?.stdout).toContain('warning[arc/proxy-before-connect]');
    for (const { stdout, stderr } of outputs) expect(`${stdout}${stderr}`).not.toMatch(/marked\d/);
  });

  it.each([
    ['a.sh', 'azcmagent connect -pmarked -l x'],
    ['a.sh', 'azcmagent connect -p=marked -l x'],
    ['a.sh', 'X=marked; azcmagent connect -p "$X" -l x'],
    ['a.sh', 'declare -x P="marked" && azcmagent connect -p "$P" -l x'],
    ['a.sh', 'echo marked | azcmagent connect -p - -l x'],
    ['a.sh', 'azcmagent connect -p "$(echo marked)" -l x'],
    ['a.sh', 'azcmagent connect -p "${SECRET:-marked}" -l x'],
    ['a.sh', 'azcmagent connect -p "a"\'marked\'"$x" -l x'],
    ['a.sh', 'azcmagent connect --service-principle-secret marked -l x'],
    ['a.sh', 'azcmagent connect --proxy https://marked@proxy.example -l x'],
    ['a.sh', 'azcmagent connect -l x; azcmagent config set proxy.url http://user:marked@proxy.example # late'],
    ...['http://u:p/marked@h', 'http://u:p#marked@h', 'http://u:p marked@h', 'u:marked@h:80'].flatMap((proxy): [string, string][] => [
      ['a.sh', `azcmagent connect --proxy "${proxy}" -l x`],
      ['a.sh', `azcmagent connect -l x; azcmagent config set proxy.url "${proxy}" # late`],
    ]),
    ['a.sh', 'azcmagent connect --access-token"marked" -l x'],
    ...[
      ...[
        '--tags sig=marked',
        '--tags "owner=me,password=marked"',
        '--tags "https://u:marked@h"',
        '--tags "a?sig=marked"',
        '--tags "pwd marked"',
      ],
      ...[
        '--resource-group "pwd marked"',
        '--resource-group=a/marked',
        '-g "p marked"',
        '--subscription-id marked',
        '--tenant-id "0 marked"',
      ],
      ...[
        '--location=0marked',
        '--location "marked!"',
        '--cloud "token marked"',
        '--physical-location "password: marked"',
        '--proxy-skip-range "https://u:marked@h"',
      ],
    ].flatMap((option): [string, string][] => [
      ['a.sh', `azcmagent connect -n x ${option}`],
      ['a.sh', `V=${option.replace(/^\S+?[ =]/, '')}\nazcmagent connect -n x ${option.replace(/[ =].*/, '')} "$V"`],
    ]),
    ['a.sh', 'azcmagent config set proxy.password marked; azcmagent connect -l x'],
    ['a.sh', 'az login --service-principal -u x -p=marked; azcmagent connect -l x'],
    ['a.sh', 'curl -H "Authorization: Bearer marked" https://x.example; azcmagent connect -l x # -p marked'],
    ['a.sh', 'f() { azcmagent connect -p "$1" -l x; }; f marked'],
    ['a.ps1', "$env:X = 'marked'; azcmagent connect -p $env:X -l x"],
    ['a.ps1', "[string]$x = 'marked'; azcmagent connect -p $x -l x"],
    ['a.ps1', "param($Sp = 'marked'); azcmagent connect -p $Sp -l x"],
    ['a.ps1', "azcmagent connect -p ('a' + 'marked') -l x"],
    ['a.ps1', "azcmagent connect -p $('marked') -l x"],
    ['a.ps1', "$p = @{ Secret = 'marked' }; azcmagent connect -l x"],
    ['a.ps1', "$s = ConvertTo-SecureString 'marked' -AsPlainText -Force; azcmagent connect -l x"],
    ['a.ps1', '$c = "azcmagent connect -p {0} -l x" -f \'marked\'; azcmagent connect -l x'],
  ])('shows no secret however the script comes by it: %s %s', async (file, script) => {
    const machine = { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'a', location: 'x' };
    const resources = [
      { ...machine, properties: { osProfile: { customData: `[base64('${script.replaceAll("'", "''")}')]` } } },
      { ...machine, name: 'b', properties: { userData: Buffer.from(script).toString('base64') } },
    ];
    const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const template = JSON.stringify({ $schema, contentVersion: '1.0.0.0', resources });
    const shown = await inFolder({ [file]: script, 'main.json': template }, async (cwd) =>
      Promise.all(
        [
          ...['text', 'json', 'sarif'].map((format) => ['scan', '--open', '--audience', 'auditor', '--format', format]),
          ['resources', file],
        ].map((args) => runCli(args, { cwd })),
      ),
    );
    expect(shown[0]?.stdout).toMatch(/\[arc\/[^]*\[arc\//);
    const encoded = Buffer.from('.marked').toString('base64').slice(2, 9);
    for (const { stdout } of shown) expect(stdout.includes('marked') || stdout.includes(encoded)).toBe(false);
  });

  it('shows values of options that look like what they are', async () => {
    const options = [
      `-g rg-1 -l "West Europe" --cloud AzureCloud -n "vm-$N"`,
      `--tags "City='New York',owner=a.b@c.example"`,
      '-s 0b2f6bc5-8c4a-4d2c-9c2e-1f0e6a7d1c11 -l eastus2euap',
    ];
    for (const written of options) {
      const script = `azcmagent connect ${written}\n`;
      const { stdout } = await inFolder({ 'a.sh': script }, (cwd) => runCli(['scan', '--open', '--audience', 'auditor'], { cwd }));
      expect(stdout).toContain(`1 | ${script}`);
    }
  });

  it('shows what it knows of a line and masks the rest', async () => {
    const lines = [
      [
        'X=a; sudo azcmagent connect -g rg --location "$L" -p "$P" --other b',
        '**** sudo azcmagent connect -g rg --location "$L" -p "$P" --other *',
      ],
      [
        'azcmagent connect --proxy http://me@proxy.example --access-token=b',
        'azcmagent connect --proxy http://**@proxy.example --access-token=*',
      ],
      ['azcmagent connect -l x # plumblint-disable-line dns/* -- none', 'azcmagent connect -l x # plumblint-disable-line dns/* -- none'],
    ] as const;
    for (const [script, shown] of lines) {
      const { stdout } = await inFolder({ 'a.sh': `${script}\n` }, (cwd) => runCli(['scan', '--open', '--audience', 'auditor'], { cwd }));
      expect(stdout).toContain(`1 | ${shown}\n`);
    }
  });

  it('is joined with the templates of the scan', async () => {
    const scope = `
      resource scope 'Microsoft.HybridCompute/privateLinkScopes@2024-07-10' = { name: 'pls-plant', location: 'westeurope' }
      resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
        name: 'pe'
        location: 'westeurope'
        properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: scope.id, groupIds: ['hybridcompute'] } }] }
      }`;
    const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.HybridCompute/privateLinkScopes/pls-plant';
    const told = async (script: string): Promise<string> =>
      (await inFolder({ 'main.bicep': scope, 'scripts/a.sh': script }, (cwd) => runCli(['scan'], { cwd }))).stdout;
    expect(await told('sudo azcmagent connect -l westeurope')).toContain('with the resource id of pls-plant');
    expect(await told(`sudo azcmagent connect -l northeurope --private-link-scope ${id}`)).toContain(
      'warning[arc/machine-in-region-of-scope]',
    );
    expect(await told(`sudo azcmagent connect -l westeurope --private-link-scope ${id}`)).not.toContain('arc/');
  });
});
