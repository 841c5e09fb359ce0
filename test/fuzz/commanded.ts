import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../cli/run-cli.js';
import type { Environment } from '../../src/cli/environment.js';
import { marked } from './secret-inputs.js';
import { type Files, survivesAll } from './survival.js';

/** Exit code of a program that failed. */
const failed = 4;

/** Throws where one of the command lines, run in a folder with these files, fails, shows a secret, writes elsewhere or steers a terminal. */
export function commanded(
  files: Files,
  commands: readonly (readonly string[])[],
  environmentIn: (cwd: string) => Partial<Environment> = () => ({}),
): Promise<void> {
  return survivesAll(files, () =>
    inside(files, async (cwd) => {
      const printed: string[] = [];
      for (const args of commands) {
        const { exitCode, stdout, stderr } = await runCli(args, { cwd, ...environmentIn(cwd) });
        if (exitCode === failed) throw new Error(`${args.join(' ')}: ${stderr}`);
        printed.push(stdout, stderr);
      }
      const secret = printed.find((text) => text.includes(marked));
      if (secret !== undefined) throw new Error('the secret is shown');
      return printed;
    }),
  );
}

/** A folder in memory, where the system has one: trees are made and taken away for each input. */
const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Works in a folder with these files, beside which there is nothing, nor will be. */
export async function inside<T>(files: Files, work: (folder: string) => T | Promise<T>): Promise<T> {
  const above = mkdtempSync(join(temporary, 'plumblint-fuzz-'));
  try {
    const folder = join(above, 'inside');
    for (const [path, text] of Object.entries({ '.git/HEAD': '', ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(above, join(folder, 'out'));
    const result = await work(folder);
    if (existsSync(join(above, 'x'))) throw new Error('something is written outside of the root');
    return result;
  } finally {
    rmSync(above, { recursive: true });
  }
}
