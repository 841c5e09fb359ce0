import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const waiting = 'plumblint: waiting for changes; Ctrl-C ends\n';

/** Runs a scan that is told of a change after each of some edits in turn, and then ended. */
async function watching(cwd: string, edits: readonly (() => void)[], args: readonly string[] = [], terminal = false) {
  const left = [...edits];
  const seen: { folders: ReadonlySet<string>; ignored: ReadonlySet<string>; ended: boolean } = {
    folders: new Set(),
    ignored: new Set(),
    ended: false,
  };
  const outcome = await runCli(['scan', '--watch', '--quiet', '--format', 'compact', ...args], {
    cwd,
    terminal,
    watch: (ignored) => ({
      follow: (folders) => {
        Object.assign(seen, { folders, ignored });
        return true;
      },
      changed: () => {
        const edit = left.shift();
        edit?.();
        return Promise.resolve(edit !== undefined);
      },
      end: () => void (seen.ended = true),
    }),
  });
  return { ...outcome, ...seen };
}

describe('a scan that watches', () => {
  const files = {
    'infra/main.json': spoke('westeurope'),
    'other/main.json': spoke('northeurope'),
    'infra/deep/fine.bicep': 'param a string',
  };

  it('judges anew after each change, and ends as the last scan did', async () => {
    await inFolder(files, async (cwd) => {
      const file = join(cwd, 'infra/main.json');
      const breaking = (): void => writeFileSync(file, spoke('northeurope'));
      const mending = (): void => writeFileSync(file, spoke('westeurope'));
      const broken = await watching(cwd, [breaking], ['infra']);
      expect(broken).toMatchObject({ exitCode: 1, stderr: waiting.repeat(2), ended: true });
      expect(broken.stdout.match(/error: private endpoint pe is in/g)).toHaveLength(1);
      expect(await watching(cwd, [mending], ['infra'])).toMatchObject({ exitCode: 0, stdout: broken.stdout });
      expect([...broken.folders]).toEqual(expect.arrayContaining([join(cwd, 'infra'), join(cwd, 'infra/deep')]));
      expect([...broken.folders]).not.toContain(join(cwd, 'other'));
    });
  });

  it('tells what goes wrong meanwhile and watches on', async () => {
    await inFolder(files, async (cwd) => {
      const configuration = join(cwd, 'plumblint.config.json');
      const { exitCode, stderr, folders } = await watching(cwd, [
        () => writeFileSync(configuration, '{ "scna": 1 }'),
        () => rmSync(configuration),
      ]);
      expect(stderr).toMatch(
        /^plumblint: waiting.*\nplumblint: plumblint\.config\.json:1:3: .*scna.*\n.*\nplumblint: waiting.*\nplumblint: waiting.*\n$/,
      );
      expect([exitCode, folders.has(cwd)]).toEqual([1, true]);
    });
  });

  it('does not wait for its own reports, and clears terminals alone', async () => {
    await inFolder(files, async (cwd) => {
      const nothing = (): void => undefined;
      const { ignored, stdout } = await watching(cwd, [nothing], ['--format', 'sarif', '--output', 'out.sarif'], true);
      expect([...ignored]).toEqual([join(cwd, 'out.sarif')]);
      expect(stdout.split('\u001b[2J')).toHaveLength(2);
      expect((await watching(cwd, [nothing])).stdout).not.toContain('\u001b');
    });
  });

  it('refuses what cannot be watched', async () => {
    for (const [args, word] of [
      [['-'], 'standard input'],
      [['--fix'], '--fix'],
      [['--print-config', 'main.json'], '--print-config'],
    ] as const)
      expect(await runCli(['scan', '--watch', ...args])).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringContaining(word) });
    expect(await runCli(['scan', '--watch', 'nowhere'])).toMatchObject({ exitCode: 2 });
  });
});
