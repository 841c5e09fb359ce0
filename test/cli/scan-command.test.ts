import { linkSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder, type Outcome, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

async function scan(
  files: Record<string, string | Buffer>,
  args: readonly string[] = [],
  environment: Parameters<typeof runCli>[1] = {},
): Promise<Outcome> {
  return inFolder(files, (cwd) => runCli(['scan', ...args], { cwd, ...environment }));
}

describe('exit codes', () => {
  it('0: nothing wrong', async () => {
    expect(await scan({ 'main.json': spoke('westeurope') })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('1: a finding at or above --fail-on, whatever else happened', async () => {
    expect(await scan({ 'main.json': spoke('northeurope'), 'broken.json': spoke('westeurope').slice(0, -2) })).toMatchObject({
      exitCode: 1,
    });
    expect(await scan({ 'main.json': spoke('northeurope') }, ['--fail-on', 'none'])).toMatchObject({ exitCode: 0 });
  });

  it.each([
    [['--', 'right.json']],
    [['-q', '--', 'right.json']],
    [['--exclude', 'x', '--', 'right.json']],
    [['right.json', '-q', '--', '-right.json', '--']],
  ])('are those of what -- is followed by, as of other paths: %j', async (args) => {
    const right = spoke('westeurope');
    const files = { 'right.json': right, '-right.json': right, '--/main.json': right, 'wrong.json': spoke('northeurope') };
    expect((await scan(files, args)).exitCode).toBe(0);
  });

  it('2: what cannot be done', async () => {
    const files = { 'main.json': spoke('westeurope'), 'folder/x.txt': '' };
    const wrong = [
      ['nothere.json'],
      ['--nope'],
      ['--format', 'nope'],
      ['--output', 'x.unknown'],
      ['--format', 'text', '--format', 'json'],
      ['--parameters', 'nothere.json'],
      ['--parameters', 'folder'],
      ['--fail-on', 'all'],
    ];
    for (const args of wrong) {
      const { exitCode, stdout, stderr } = await scan(files, args);
      expect([args, exitCode, stdout, stderr]).toEqual([
        args,
        2,
        '',
        expect.stringMatching(/^plumblint: .+\nTry 'plumblint --help'\.\n$/s),
      ]);
    }
  });

  it('3: a template that is binary data, told once', async () => {
    const { exitCode, stdout } = await scan({ 'main.bicep': '\u007fELF\0\u0001\0', 'other.bicep': '' });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('error[unreadable-file]: this is no text, but binary data\n --> main.bicep\n');
    expect(stdout).toContain('In the input: 1 error,');
  });

  it('3: nothing to scan, or something that could not be judged', async () => {
    expect(await scan({ 'readme.txt': '' })).toMatchObject({
      exitCode: 3,
      stderr: 'plumblint: nothing to scan: there is no template in .\n',
    });
    expect(await scan({ 'main.json': spoke('westeurope').slice(0, -2) })).toMatchObject({ exitCode: 3 });
  });
});

describe('--strict', () => {
  const linking = (link: string): string =>
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'n',
          properties: { templateLink: { relativePath: link } },
        },
      ],
    });

  it('ends with 3 where anything was not looked at, unless there are findings', async () => {
    expect(await scan({ 'main.json': linking('gone.json') })).toMatchObject({ exitCode: 0 });
    expect(await scan({ 'main.json': linking('gone.json') }, ['--strict'])).toMatchObject({ exitCode: 3 });
    expect(await scan({ 'main.json': spoke() }, ['--strict'])).toMatchObject({ exitCode: 0 });
    expect(await scan({ 'main.json': spoke('northeurope'), 'more.json': linking('gone.json') }, ['--strict'])).toMatchObject({
      exitCode: 1,
    });
    const unused = { 'main.json': spoke(), 'other.parameters.json': '{"parameters":{"x":{"value":1}}}' };
    expect(await scan(unused, ['--strict'])).toMatchObject({ exitCode: 3 });
  });

  it('counts what is wrong with the input beside the findings', async () => {
    expect((await scan({ 'main.json': linking('gone.json') })).stdout).toContain('In the input: 0 errors, 0 warnings, 1 note.');
  });
});

describe('what of the findings is shown', () => {
  const wrong = ['scan', 'samples/arc-servers/wrong/bicep'];

  it('are those of the rules that are asked for, whomever they are for', async () => {
    const lines = async (...rules: string[]): Promise<string[]> => {
      const { stdout } = await runCli([...wrong, '-f', 'compact', ...rules.flatMap((rule) => ['--rule', rule])]);
      return [
        ...new Set(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => line.slice(line.lastIndexOf('[') + 1, -1)),
        ),
      ].sort();
    };
    expect(await lines('arc')).toEqual(['arc/one-scope-per-vnet']);
    expect(await lines('nsg', 'dns/zone-linked-*')).toEqual(['dns/zone-linked-to-vnet', 'nsg/arc-control-plane-reachable']);
    expect(await runCli([...wrong, '--rule', 'acr/one-scope-per-vnet'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("there is no rule 'acr/one-scope-per-vnet'; did you mean arc/one-scope-per-vnet?"),
    });
    const advice = {
      'main.bicep':
        "resource s 'Microsoft.Insights/privateLinkScopes@2021-07-01-preview' = { name: 's', location: 'global', properties: { accessModeSettings: { queryAccessMode: 'Open', ingestionAccessMode: 'Open' } } }",
    };
    await inFolder(advice, async (cwd) => {
      expect((await runCli(['scan', '-q', '-f', 'compact'], { cwd })).stdout).not.toContain('monitor/access-modes-private');
      expect((await runCli(['scan', '-f', 'compact', '--rule', 'monitor'], { cwd })).stdout).toContain('monitor/access-modes-private');
    });
  });

  it('are as many as are asked for, and the others are counted', async () => {
    const { stdout, exitCode } = await runCli([...wrong, '--max-findings', '1']);
    expect(exitCode).toBe(1);
    expect(stdout.match(/^(?:error|warning)\[/gm)).toHaveLength(1);
    expect(stdout).toContain('6 more findings not shown (--max-findings).');
    expect(stdout).toContain('Found 5 errors, 2 warnings, 0 notes');
    expect((await runCli([...wrong, '--max-findings', 'x'])).stderr).toContain('--max-findings takes a whole number');
  });

  it('are nothing at all where nothing is found and nothing else is to be said', async () => {
    expect(await runCli(['scan', 'samples/arc-servers/right', '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const { stdout } = await runCli([...wrong, '--quiet']);
    expect(stdout).toContain('error[');
    expect(stdout).not.toContain('Found ');
  });

  it('is coloured as it is asked for', async () => {
    const colours = async (args: readonly string[], terminal: boolean, variables = {}): Promise<boolean> =>
      (await runCli([...wrong, ...args], { terminal, variables })).stdout.includes('\u001b[');
    expect(await colours(['--color', 'always'], false, { NO_COLOR: '1' })).toBe(true);
    expect(await colours(['--color', 'never'], true, { FORCE_COLOR: '1' })).toBe(false);
    expect(await colours([], true)).toBe(true);
  });

  it('links rules to their pages on a terminal that shows links, and never in a file', async () => {
    const address = 'https://github.com/plumblint/plumblint/blob/HEAD/rules/arc/one-scope-per-vnet/rule.md';
    const variables = { VTE_VERSION: '6800' };
    const shown = await runCli(wrong, { terminal: true, variables });
    expect(shown.stdout).toContain(`error[\u001b]8;;${address}\u0007arc/one-scope-per-vnet\u001b]8;;\u0007]`);
    for (const outcome of [await runCli(wrong, { variables }), await runCli([...wrong, '--color', 'never'], { terminal: true, variables })])
      expect(outcome.stdout).not.toContain('\u001b');
    await inFolder({ 'main.json': spoke('northeurope') }, async (cwd) => {
      await runCli(['scan', '--output', 'report.txt'], { cwd, terminal: true, variables: { FORCE_HYPERLINK: '1' } });
      expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).not.toContain('\u001b');
    });
  });
});

describe('wrong usage', () => {
  const told = async (args: readonly string[]): Promise<string> => {
    const { exitCode, stderr } = await runCli(args);
    expect(exitCode).toBe(2);
    return stderr.replace(/\nTry[^]*/, '');
  };

  it('names the command that is nearest', async () => {
    expect(await told(['scna', 'x.json'])).toBe("plumblint: there is no command 'scna'; did you mean 'plumblint scan'?");
    expect(await told(['infra/main.json'])).toBe(
      "plumblint: there is no command 'infra/main.json'; did you mean 'plumblint scan infra/main.json'?",
    );
    expect(await told(['deploy'])).toBe("plumblint: there is no command 'deploy'");
  });

  it.each([
    [' before --format', '--format', 'json', 'samples'],
    [' before -f', '-fjson', 'samples'],
    [' before --shard', '--shard=1/2', 'r'],
    ['', '-f', 'json'],
    ['', '--quiet'],
  ])('says that a command is missing%s', async (where, ...args) => {
    expect((await runCli(args)).stderr).toMatch(new RegExp(`^plumblint: give a command${where}: scan, restore, .*\nTry .*\n$`));
  });

  it('tells an option of another command by its letter, too, wherever the command stands', async () => {
    const line = "plumblint: 'plumblint rules' has no option -o\nTry 'plumblint --help'.\n";
    expect((await runCli(['rules', '-o', 'x'])).stderr).toContain("'plumblint rules' has no option -o\n");
    expect((await runCli(['-f', 'json', 'rules', '-q'])).stderr).toBe(line.replace('-o', '-q'));
  });

  it.each([[], ['--help=false'], ['--no-help', '--version=false'], ['--config', 'x'], ['-f', 'json'], ['--config=x', '--quiet']])(
    'runs nothing where options end before a command: %s',
    async (...before) => {
      expect(await runCli([...before, '--', 'scan'])).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('give a command before --: scan, ') as unknown,
      });
    },
  );

  it.each([
    ['explain', 'endpoint', 'samples', 'pe', '--', 'x'],
    ['explain', 'endpoint/one-connection', '--', 'x'],
    ['rules', '--', 'x'],
    ['init', '--', 'x'],
  ])('passes over no argument after --: %s %s %s %s %s', async (...args) => {
    expect(await told(args)).toBe("plumblint: 'x' is one argument too many");
  });

  it('tells the first mistakes of a configuration, and how many more there are', async () => {
    const { exitCode, stderr } = await scan({ 'plumblint.config.yaml': 'rules: {}\n'.repeat(51) });
    expect([exitCode, stderr.match(/plumblint.config.yaml:/g)?.length]).toEqual([2, 20]);
    expect(stderr).toContain('plumblint.config.yaml:21:1: ');
    expect(stderr).toContain('\n30 more');
  });

  it('names the option that is nearest', async () => {
    expect(await told(['scan', '--formt', 'json', '--min-sevrity=note'])).toBe(
      'plumblint: there is no option --formt; did you mean --format?\nthere is no option --min-sevrity; did you mean --min-severity?',
    );
    expect(await told(['explain', 'endpoint', 'x.json', '--color', 'never'])).toBe("plumblint: 'plumblint explain' has no option --color");
    expect(await told(['scan', '--no-print-config'])).toBe('plumblint: there is no option --no-print-config');
    expect(await told(['scan', '--no-cloud'])).toBe(
      'plumblint: there is no option --no-cloud; --cloud takes AzureCloud, AzureUSGovernment, AzureChinaCloud',
    );
    expect(await told(['scan', '--no-color'])).toBe('plumblint: there is no option --no-color; --color takes auto, always, never');
    expect(await told(['scan', '-z'])).toBe('plumblint: there is no option -z');
    expect(await told(['rules', 'more'])).toBe("plumblint: 'more' is one argument too many");
  });

  it('says which value is missing or wrong', async () => {
    expect(await told(['scan', '--parameters'])).toBe('plumblint: --parameters needs a value');
    expect(await told(['scan', 'x.json', '-x'])).toBe('plumblint: -x needs a value');
    expect(await told(['scan', '--min-severity'])).toBe('plumblint: --min-severity needs a value');
    expect(await told(['scan', '-f', 'srif', '--fail-on=all'])).toBe(
      "plumblint: --format takes text, compact, json, sarif, github, gitlab, junit, markdown, not 'srif'; did you mean sarif?\n--fail-on takes note, warning, error, none, not 'all'",
    );
    expect(await told(['resources'])).toBe("plumblint: 'plumblint resources' needs a template");
    expect(await told([])).toBe(
      'plumblint: give a command: scan, restore, audit, merge, resources, baseline, init, rules, explain, completion',
    );
  });
});

describe('options', () => {
  const told = async (args: readonly string[]) => {
    const { exitCode, stderr } = await inFolder({ 'main.json': spoke() }, (cwd) => runCli(args, { cwd }));
    return { exitCode, line: stderr.split('\n')[0] };
  };

  it('that take one value are refused where they are given several', async () => {
    const names = ['config', 'baseline', 'since', 'print-config', 'location', 'tenant', 'stdin-filename', 'module-cache'];
    for (const name of names)
      expect(await told(['scan', 'main.json', `--${name}`, 'a', `--${name}`, 'b'])).toEqual({
        exitCode: 2,
        line: `plumblint: --${name} is given several times: it takes one value`,
      });
    const audits = await told(['audit', '.', '-o', 'a', '-o', 'b']);
    expect(audits).toEqual({ exitCode: 2, line: 'plumblint: --output is given several times: it takes one value' });
    expect(await told(['scan', 'main.json', '--quiet', '--quiet', '--fail-on', 'none'])).toMatchObject({ exitCode: 0 });
  });

  it.each(['parameters', 'facts', 'rule', 'exclude', 'location', 'print-config'])('have no members: --%s.a', async (name) => {
    const line = `plumblint: there is no option --${name}.a; did you mean --${name}?`;
    expect(await told(['scan', 'main.json', `--${name}.a=1`])).toEqual({ exitCode: 2, line });
  });
});

describe('reports', () => {
  it('take their format from -fjson too', async () => {
    const { stdout } = await scan({ 'main.json': spoke() }, ['-fjson']);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
  });

  it('never take the place of what is scanned', async () => {
    expect(await scan({ 'main.json': spoke() }, ['--format', 'json', '--output', 'main.json'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('main.json is a file that is scanned') as unknown,
    });
  });

  it.each<[string, Record<string, string>, string, string[]]>([
    ['a module', { 'main.bicep': "module m 'm.bicep' = { name: 'm' }", 'm.bicep': '' }, 'm.bicep', []],
    ['a Bicep file that is not scanned', { 'main.bicep': '', 'other/x.bicep': '' }, 'other/x.bicep', []],
    ['a parameter file beside', { 'main.bicep': '', 'main.bicepparam': "using 'main.bicep'" }, 'main.bicepparam', []],
    ['given parameters', { 'main.bicep': '', 'values.txt': '{"parameters":{}}' }, 'values.txt', ['--parameters', '@values.txt']],
    ['a text that is loaded', { 'main.bicep': "output o string = loadTextContent('x.txt')", 'x.txt': 'text' }, 'x.txt', []],
    ['JSON that is loaded', { 'main.bicep': "output o object = loadJsonContent('x.json')", 'x.json': '{"a":1}' }, 'x.json', []],
    ['a linked template', { 'main.bicep': '', 'linked/t.json': spoke() }, 'linked/t.json', []],
    ['configuration', { 'main.bicep': '', 'bicepconfig.json': '{}' }, 'bicepconfig.json', []],
    ['code of rules', { 'main.bicep': '', 'rules/pack.mjs': 'export default {};' }, 'rules/pack.mjs', []],
  ])('never take the place of %s', async (_, files, output, more) => {
    await inFolder(files, async (cwd) => {
      const outcome = await runCli(['scan', 'main.bicep', ...more, '--format', 'json', '--output', output], { cwd });
      expect(outcome).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining(`--output: ${output} is a file`) as unknown,
      });
      expect(readFileSync(join(cwd, output), 'utf8')).toBe(files[output]);
    });
  });

  it.each(['scan', 'baseline'])('never take the place of what has another name too: %s', async (command) => {
    await inFolder({ 'main.bicep': 'param a string' }, async (cwd) => {
      linkSync(join(cwd, 'main.bicep'), join(cwd, 'report.json'));
      expect(await runCli([command, '.', '--output', 'report.json'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('report.json is a file that has other names too') as unknown,
      });
      expect(readFileSync(join(cwd, 'main.bicep'), 'utf8')).toBe('param a string');
    });
  });

  it('say so before anything is scanned', async () => {
    await inFolder({ 'main.bicep': 'param' }, async (cwd) => {
      const { exitCode, stderr } = await runCli(['scan', 'nowhere', '-f', 'json', '-o', 'main.bicep'], { cwd });
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('main.bicep is a file')]);
    });
  });

  it.each(['json', 'sarif', 'text'])('take the place of an earlier one in %s', async (format) => {
    await inFolder({ 'main.json': spoke() }, async (cwd) => {
      const scanned = (): Promise<{ exitCode: number }> => runCli(['scan', '.', '--format', format, '-o', 'out.json'], { cwd });
      expect([(await scanned()).exitCode, (await scanned()).exitCode]).toEqual([0, 0]);
    });
  });

  it('is text on the standard output, without colour unless it is a terminal', async () => {
    const files = { 'infra/main.json': spoke('northeurope') };
    const plain = await scan(files);
    expect(plain.stdout).toMatch(/^error\[endpoint\/same-region-as-vnet\].*\n *--> infra\/main\.json:\d+:\d+\n/s);
    expect(plain.stdout).not.toContain('\u001b');
    expect((await scan(files, [], { terminal: true })).stdout).toContain('\u001b[');
    expect((await scan(files, [], { variables: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
    expect((await scan(files, [], { terminal: true, variables: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
  });

  it('go where each is told to, several in one run', async () => {
    await inFolder({ 'main.json': spoke('northeurope') }, async (cwd) => {
      const { stdout } = await runCli(['scan', '--format', 'sarif', '--output', 'out.sarif', '-f', 'text', '--output=out.json'], {
        cwd,
        terminal: true,
      });
      expect(stdout).toBe('');
      expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
      expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toMatch(/^error\[/);
    });
  });

  it('takes the format from the ending of a file, and leaves the standard output to another', async () => {
    await inFolder({ 'main.json': spoke('northeurope') }, async (cwd) => {
      const { stdout } = await runCli(['scan', '-o', 'out.sarif', '--format', 'json'], { cwd });
      expect(JSON.parse(stdout)).toMatchObject({ summary: {} });
      expect(existsSync(join(cwd, 'out.sarif'))).toBe(true);
    });
  });

  it('shows open verdicts when asked', async () => {
    const files = { 'main.json': spoke() };
    expect((await scan(files)).stdout).not.toContain('same-region');
    expect((await scan(files, ['--open'])).stdout).toContain('open error[endpoint/same-region-as-vnet]');
  });

  it('never print a secret', async () => {
    for (const format of ['text', 'json', 'sarif']) {
      expect((await scan({ 'main.json': spoke('northeurope') }, ['--format', format])).stdout).not.toContain('hunter2');
    }
  });
});

describe('parameters', () => {
  it('come from files, @files, JSON and names, the last one counts', async () => {
    const files = { 'main.json': spoke('northeurope'), 'values.json': '{"parameters":{"region":{"value":"westeurope"}}}' };
    expect(await scan(files, ['main.json', '--parameters', 'values.json'])).toMatchObject({ exitCode: 0 });
    expect(await scan(files, ['main.json', '--parameters', '@values.json', 'region=eastus'])).toMatchObject({ exitCode: 1 });
    expect(await scan(files, ['main.json', '-p', '{"region":{"value":"westeurope"}}'])).toMatchObject({ exitCode: 0 });
    expect(await scan(files, ['main.json', '--parameters', 'region=eastus', '--parameters', 'region=West Europe'])).toMatchObject({
      exitCode: 0,
    });
  });
});

describe('registry modules', () => {
  it('come from the cache of the home folder, or of --module-cache', async () => {
    const module = 'br/mcr.microsoft.com/bicep$spoke/1.0.0$/main.json';
    const files = {
      'main.bicep': "module spoke 'br/public:spoke:1.0.0' = {\n  name: 'spoke'\n  params: { region: 'northeurope' }\n}",
      [`home/.bicep/${module}`]: spoke('westeurope'),
      [`elsewhere/${module}`]: spoke('westeurope'),
    };
    await inFolder(files, async (cwd) => {
      expect(await runCli(['scan', 'main.bicep'], { cwd })).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('plumblint restore') as unknown,
      });
      expect(await runCli(['scan', 'main.bicep'], { cwd, variables: { HOME: join(cwd, 'home') } })).toMatchObject({ exitCode: 1 });
      expect(await runCli(['scan', 'main.bicep', '--module-cache', 'elsewhere'], { cwd })).toMatchObject({ exitCode: 1 });
    });
  });
});

describe('paths', () => {
  it('may be the standard input', async () => {
    const { exitCode, stdout } = await scan({}, ['-'], { input: spoke('northeurope') });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('--> stdin.json:');
  });

  it('may not be a standard input that nothing was piped into, unless it is a file by name', async () => {
    const asked = { exitCode: 2, stderr: expect.stringContaining('the standard input is empty') as unknown };
    expect(await scan({}, ['-'], { input: '\n' })).toMatchObject(asked);
    expect(await scan({}, ['-', '--stdin-filename', 'new.bicep'], { input: '' })).toMatchObject({ exitCode: 0 });
    const { stderr } = await scan({}, ['-', '--stdin-filename', 'notes.txt'], { input: 'text' });
    expect(stderr).toContain('there is no template in the standard input\n');
    for (const folder of ['', '.', '/', 'infra'])
      expect(await scan({ 'infra/main.json': '{}' }, ['-', '--stdin-filename', folder], { input: spoke() })).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('that is a folder; give the path of a file') as unknown,
      });
  });

  it('may be the standard input under the name of a file, beside which its modules are', async () => {
    const files = { 'infra/main.bicep': 'old', 'infra/vnet.bicep': 'output x string =' };
    const { stdout } = await scan(files, ['-', '--stdin-filename', 'infra/main.bicep'], { input: "module m 'vnet.bicep' = { name: 'm' }" });
    expect(stdout).toContain('--> infra/vnet.bicep:1');
  });

  it('may be text that begins with comments, in either language', async () => {
    const comments = '// one\n/* two */\n';
    expect((await scan({}, ['-'], { input: `${comments}${spoke('northeurope')}` })).stdout).toContain('--> stdin.json:');
    expect((await scan({}, ['-'], { input: `${comments}param x string =` })).stdout).toContain('--> stdin.bicep:');
  });

  it('are shown as seen from the working folder', async () => {
    await inFolder({ '.git/HEAD': '', 'infra/app/main.json': spoke('northeurope') }, async (root) => {
      expect((await runCli(['scan', '.'], { cwd: join(root, 'infra') })).stdout).toContain('--> app/main.json:');
      expect((await runCli(['scan', root], { cwd: '/' })).stdout).toContain(`--> ${root.slice(1)}/infra/app/main.json:`);
    });
  });

  it.each([
    ['help', 'help'],
    ['help', 'help', '--max-findings=9'],
    ['help', '-q', 'help'],
    ['help', '--fail-on=none', '--strict', 'help'],
    ['help', '--', 'help'],
    ['help/help', 'help/help'],
  ])('may be called help: %s', async (name, ...args) => {
    await inFolder({ [`${name}/main.json`]: spoke('northeurope'), 'other.json': spoke('uksouth') }, async (cwd) => {
      const { stdout, stderr } = await runCli(
        ['scan', ...args.slice(0, -1), ...(args.includes('--') ? [] : ['--format=compact']), ...args.slice(-1)],
        { cwd },
      );
      expect(stdout + stderr).toContain(`${name}/main.json`);
      expect(stdout).not.toContain('other.json');
    });
    expect((await runCli(['scan', '--help'])).stdout).toContain('--fail-on');
  });

  it('are not what an option has for its value, though that is called help', async () => {
    await inFolder({ 'main.json': spoke('westeurope') }, async (cwd) => {
      expect((await runCli(['resources', 'main.json', '-g', 'help', '--subscription', 'help'], { cwd })).stdout).toContain(
        '/resourceGroups/help/',
      );
      expect((await runCli(['scan', '--rule', 'help'], { cwd })).stderr).toContain("there is no rule 'help'");
    });
  });

  it('are left out by --exclude, as seen from the working folder', async () => {
    await inFolder(
      { '.git/HEAD': '', 'infra/old/main.json': spoke('northeurope'), 'infra/main.json': spoke('westeurope') },
      async (root) => {
        const cwd = join(root, 'infra');
        expect(await runCli(['scan'], { cwd })).toMatchObject({ exitCode: 1 });
        expect(await runCli(['scan', '--exclude', 'old'], { cwd })).toMatchObject({ exitCode: 0 });
        expect(await runCli(['scan', '--exclude', '/old/*.json'], { cwd })).toMatchObject({ exitCode: 0 });
        expect(await runCli(['scan', '--exclude', '/infra/old'], { cwd })).toMatchObject({ exitCode: 1 });
      },
    );
  });

  it('are judged by themselves as modules with --include-modules', async () => {
    const files = {
      'main.bicep': "module spoke 'spoke.json' = { name: 'spoke', params: { region: 'westeurope' } }",
      'spoke.json': spoke('northeurope'),
    };
    expect(await scan(files)).toMatchObject({ exitCode: 0 });
    expect(await scan(files, ['--include-modules'])).toMatchObject({ exitCode: 1 });
  });

  it('are named as far as there are few of them where they hold no template', async () => {
    await inFolder(Object.fromEntries(Array.from('edcba', (name) => [`${name}.json`, '{}'])), async (cwd) => {
      const { stderr } = await runCli(['scan', 'e.json', 'd.json', 'c.json', 'b.json', 'a.json'], { cwd });
      expect(stderr).toBe('plumblint: nothing to scan: there is no template in a.json, b.json, c.json and 2 more\n');
    });
  });

  it('may be globs', async () => {
    const files = { 'a/good.json': spoke('westeurope'), 'a/bad.json': spoke('northeurope') };
    expect(await scan(files, ['a/g*.json'])).toMatchObject({ exitCode: 0 });
    expect(await scan(files, ['**/b*.json'])).toMatchObject({ exitCode: 1 });
  });

  it('may hold any encoding that Azure takes', async () => {
    const text = spoke('northeurope');
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [Buffer.from(`\ufeff${text}`), little, Buffer.from(little).swap16()]) {
      expect(await scan({ 'main.json': bytes })).toMatchObject({ exitCode: 1 });
    }
  });
});
