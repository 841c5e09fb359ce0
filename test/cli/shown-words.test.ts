import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withoutSecretWords } from '../../src/cli/shown-words.js';
import { inFolder, runCli } from './run-cli.js';

const secret = 'Zq7xWv9kTr2';
const words = [
  `https://u:${secret}@h.example/x`,
  `https://u:${secret}/z@h.example/p`,
  `https://${secret}@h.example/x`,
  `https://h.example/x?sv=1&sig=${secret}&b=2`,
  `u:${secret}@h.example:o/p.git`,
  `sig=${secret}`,
  `adminPassword=${secret}`,
  `admin-password:${secret} and more`,
];

describe('words of a command line that cannot be used', () => {
  it.each(words)('are not repeated with what lets somebody in: %s', async (word) => {
    await inFolder({ 'main.bicep': '' }, async (cwd) => {
      const options = ['--config', '--facts', '--rule', '--baseline', '--output', '--parameters', '--cloud', '--format', '--zzz', '--no-'];
      const commandLines = [
        ...options.flatMap((option) => [
          ['scan', 'main.bicep', option, word],
          ['scan', 'main.bicep', `${option}=${word}`],
        ]),
        ...['scan', 'resources', 'baseline', 'merge', 'explain', 'restore'].map((command) => [command, word]),
        ['explain', 'endpoint', 'main.bicep', word],
        ['audit', word, '--output', 'audit'],
        [word],
        ['scan', `--no-${word}`],
        ['scan', 'main.bicep', '--format', 'json', '--output', join('nowhere', word)],
      ];
      for (const args of commandLines) {
        const { stderr, stdout } = await runCli(args, { cwd });
        expect([args, `${stdout}${stderr}`]).toEqual([args, expect.not.stringContaining(secret)]);
      }
    });
  });

  it('say what can be said of them', async () => {
    await inFolder({ 'main.bicep': '' }, async (cwd) => {
      const { stderr } = await runCli(['scan', 'main.bicep', '--facts', `https://u:${secret}@h.example/facts.json`], { cwd });
      expect(stderr).toBe('plumblint: cannot read --facts https://***@h.example/facts.json: there is nothing\n');
    });
  });

  it('hide a short secret in its own word alone', () => {
    const written: string[] = [];
    const output = { isTerminal: false, columns: undefined, write: (text: string) => void written.push(text) };
    withoutSecretWords(output, ['password=ab']).write('password=ab stands above\n');
    expect(written).toEqual(['password=*** stands above\n']);
    const plain = ['scan', './a@1/main.bicep', 'C:\\\\a@1\\\\main.bicep', '@prod.json', 'git@github.com:o/p.git', '--location=westeurope'];
    expect(withoutSecretWords(output, plain)).toBe(output);
  });
});

describe('--parameters', () => {
  it.each([[`admin-login=${secret}`], ['adminLogin', '=', secret], [secret], [`adminLogin:${secret}`], ['a=first', secret]])(
    'repeats no value that is given in a wrong way: %s',
    async (...values) => {
      await inFolder({ 'main.bicep': "param a string = ''" }, async (cwd) => {
        const { stderr, exitCode } = await runCli(['scan', 'main.bicep', '--parameters', ...values], { cwd });
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('cannot read one of its values')]);
        expect(stderr).not.toContain(secret);
      });
    },
  );

  it('names a file that is not there, and a folder that is', async () => {
    await inFolder({ 'main.bicep': '', 'infra/x.txt': '' }, async (cwd) => {
      const told = async (value: string): Promise<string> => (await runCli(['scan', 'main.bicep', '-p', value], { cwd })).stderr;
      expect(await told('@prod.json')).toContain('--parameters: cannot read prod.json;');
      expect(await told('infra')).toContain('--parameters: cannot read infra;');
    });
  });

  it('of a configuration repeats no such value either', async () => {
    const files = { 'main.bicep': '', 'plumblint.config.json': JSON.stringify({ parameters: [`adminLogin:${secret}`] }) };
    await inFolder(files, async (cwd) => {
      const { stderr, exitCode } = await runCli(['scan', 'main.bicep'], { cwd });
      expect([exitCode, stderr]).toEqual([2, expect.not.stringContaining(secret)]);
    });
  });
});

describe('a report in the place of', () => {
  it.each([
    ['a text that is loaded, whatever its name', 'notes.json', 'hello', "output o string = loadTextContent('notes.json')"],
    ['JSON that names this program', 'x.json', '{"a": "plumblint", "plumblint": 1}', "output o object = loadJsonContent('x.json')"],
    ['a list of JSON', 'x.json', '[{"a": 1}]', "output o array = loadJsonContent('x.json')"],
  ])('%s is refused', async (_, path, text, template) => {
    await inFolder({ 'main.bicep': template, [path]: text }, async (cwd) => {
      const { exitCode, stderr } = await runCli(['scan', '.', '--format', 'text', '--output', path], { cwd });
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is a file that is scanned')]);
      expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
    });
  });

  it.each(['json', 'sarif', 'gitlab', 'text', 'markdown', 'junit'])('an earlier one in %s is written', async (format) => {
    const wrong =
      "resource z 'Microsoft.Network/privateDnsZones@2020-06-01' = { name: 'privatelink.vaultcore.azure.net', location: 'westeurope' }\n";
    await inFolder({ 'main.bicep': wrong }, async (cwd) => {
      const scanned = (): Promise<{ exitCode: number }> =>
        runCli(['scan', '.', '--format', format, '--output', 'out.json', '--fail-on', 'none'], { cwd });
      expect([(await scanned()).exitCode, existsSync(join(cwd, 'out.json')), (await scanned()).exitCode]).toEqual([0, true, 0]);
    });
  });
});
