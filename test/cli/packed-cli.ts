import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { bundleCli } from '../../scripts/bundles.js';
import type { Outcome } from './run-cli.js';

export interface PackedRun {
  readonly cwd?: string;
  readonly input?: string;
  /** Path of what is its standard input, in place of `input`. */
  readonly from?: string;
  /** Path of what is its standard output. */
  readonly to?: string;
}

export interface PackedCli {
  (args: readonly string[], options?: PackedRun): Outcome;
  /** Starts a run that does not end by itself. */
  readonly start: (args: readonly string[], cwd: string) => ChildProcess;
}

/** How a test file runs the program that users get: bundled anew, in a folder where it finds nothing else. */
export function packedCli(): PackedCli {
  let folder = '';
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-packed-')));
    await bundleCli(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (args: readonly string[], { cwd = process.cwd(), input = '', from, to }: PackedRun = {}): Outcome => {
    const opened = [from === undefined ? undefined : openSync(from, 'r'), to === undefined ? undefined : openSync(to, 'w')] as const;
    const stdio = [opened[0] ?? 'pipe', opened[1] ?? 'pipe', 'pipe'] as const;
    const command = [join(folder, 'cli.cjs'), ...args];
    const done = spawnSync(process.execPath, command, {
      encoding: 'utf8',
      cwd,
      input: from === undefined ? input : undefined,
      stdio: [...stdio],
    });
    for (const file of opened) if (file !== undefined) closeSync(file);
    return { exitCode: done.status ?? -1, stdout: to === undefined ? done.stdout : '', stderr: done.stderr };
  };
  return Object.assign(run, {
    start: (args: readonly string[], cwd: string) => spawn(process.execPath, [join(folder, 'cli.cjs'), ...args], { cwd }),
  });
}
