import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** Runs the command line as a process of its own. */
function plumblint(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.js', 'src/cli/main.ts', ...args], {
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

describe('the process', () => {
  it('reports on its standard output and ends with the exit code', () => {
    const { status, stdout, stderr } = plumblint(['scan', 'samples/arc-servers']);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error[arc/one-scope-per-vnet]');
    expect(stdout).not.toContain('\u001b');
  });

  it('reads its standard input', () => {
    expect(plumblint(['scan', '-'], '{}')).toMatchObject({ status: 3 });
  });
});
