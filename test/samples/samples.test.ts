import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { runCli } from '../cli/run-cli.js';

/** What plumblint says of each sample, open verdicts included: written anew with `UPDATE_SAMPLES=1 npm test -- test/samples`. */
describe('samples', () => {
  it.each(['arc-servers/wrong', 'storage-vault-spoke/wrong'])('%s shows every mistake that it holds', async (sample) => {
    const { exitCode, stdout, stderr } = await runCli(['scan', `samples/${sample}`, '--open']);
    const expected = `test/samples/${sample.replace('/', '-')}.txt`;
    if (process.env['UPDATE_SAMPLES'] !== undefined) writeFileSync(expected, stdout);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toBe(readFileSync(expected, 'utf8'));
  });

  it.each(['arc-servers/right', 'storage-vault-spoke/right'])('%s shows nothing, not even in doubt', async (sample) => {
    const { exitCode, stdout, stderr } = await runCli(['scan', `samples/${sample}`, '--open']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Found 0 errors, 0 warnings, 0 notes; 0 open verdicts\.\nJudged \d+ files in \d+ deployments?; 0 files not judged\.\n$/,
    );
  });

  it('are scanned together with the same result', async () => {
    const { stdout } = await runCli(['scan', 'samples', '--format', 'json']);
    const apart = ['arc-servers', 'storage-vault-spoke'].map((sample) =>
      /^Found (\d+) errors?, (\d+) warnings?/m.exec(readFileSync(`test/samples/${sample}-wrong.txt`, 'utf8')),
    );
    const { findings } = JSON.parse(stdout) as { findings: unknown[] };
    expect(findings).toHaveLength(apart.flatMap((counts) => counts?.slice(1).map(Number) ?? []).reduce((sum, count) => sum + count, 0));
  });
});

describe('README', () => {
  it('shows real output, but for its line breaks', () => {
    const [, picture = ''] =
      /```text\n\$ plumblint scan samples\/arc-servers\/wrong\n([^]*?)\.\.\.\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const output = words(readFileSync('test/samples/arc-servers-wrong.txt', 'utf8'));
    const findings = picture
      .trim()
      .split(/\n\n(?=error)/)
      .map(words);
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(output).toContain(finding);
  });
});
