import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { bundleCli } from '../../scripts/bundles.js';
import type { Outcome } from './run-cli.js';

/** How a test file runs the program that users get: bundled anew, in a folder where it finds nothing else. */
export function packedCli(): (args: readonly string[], options?: { readonly cwd?: string; readonly input?: string }) => Outcome {
  let folder = '';
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-packed-')));
    await bundleCli(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (args, { cwd = process.cwd(), input = '' } = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.cjs'), ...args], { encoding: 'utf8', cwd, input });
    return { exitCode: status ?? -1, stdout, stderr };
  };
}
