import { describe, expect, it } from '@jest/globals';
import { packedCli } from './packed-cli.js';
import { inFolder } from './run-cli.js';
import { spoke } from './spoke.js';

const run = packedCli();

describe('the packed program', () => {
  it.each([
    ['plumblint.config.jsonc', '{ "rules": { "endpoint": "warning", }, } // for now'],
    ['plumblint.config.yaml', 'rules:\n  endpoint: warning\n'],
  ])('reads %s', async (name, text) => {
    await inFolder({ 'main.json': spoke('northeurope'), [name]: text }, (cwd) => {
      expect(run(['scan'], { cwd })).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^warning\[endpoint\//) as unknown });
    });
  });

  it('says what is wrong with a configuration', async () => {
    await inFolder({ 'main.json': spoke(), 'plumblint.config.json': '{"rulez": {}}' }, (cwd) => {
      expect(run(['scan'], { cwd }).stderr).toMatch(
        /^plumblint: plumblint\.config\.json:1:2: there is no key 'rulez' here; did you mean rules\?\n/,
      );
    });
  });

  it('suppresses, and knows what its baseline has', async () => {
    const files = { 'a.json': `// plumblint-disable-file endpoint -- moves\n${spoke('northeurope')}`, 'b.json': spoke('northeurope') };
    await inFolder(files, (cwd) => {
      expect(run(['baseline'], { cwd })).toMatchObject({ exitCode: 0, stdout: 'Wrote plumblint.baseline.json: 1 known finding.\n' });
      const { exitCode, stdout } = run(['scan', '--baseline', 'plumblint.baseline.json'], { cwd });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Suppressed: 1 finding');
      expect(stdout).toContain('In the baseline: 1 known finding (not shown)');
    });
  });
});
