import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/cli/environment.js';
import { judgedRepository } from '../../src/cli/repository-judging.js';
import { run } from '../../src/cli/run.js';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process. */
export async function runCli(
  args: readonly string[],
  environment: Partial<Environment> & { readonly terminal?: boolean; readonly columns?: number; readonly input?: string } = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal: environment.terminal === true,
    columns: environment.columns,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const whole: Environment = {
    cwd: process.cwd(),
    variables: {},
    today: () => '2027-01-31',
    stdout: output('stdout'),
    stderr: output('stderr'),
    readInput: () => Buffer.from(environment.input ?? ''),
    importModule: () => Promise.reject(new Error('no code is run here')),
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    watch: () => {
      throw new Error('nothing is watched here');
    },
    cores: () => 2,
    program: () => 'of the tests',
    workers: () => ({ judge: (task) => judgedRepository(task, whole), end: () => Promise.resolve() }),
    ...environment,
  };
  const exitCode = await run(args, whole);
  return { exitCode, ...written };
}

/** A new folder with these files, for as long as `work` lasts. */
export async function inFolder<T>(files: Readonly<Record<string, string | Buffer>>, work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a folder holds, by path. */
export function contentsOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths
      .map(
        ({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), 'utf8')] as const,
      )
      .sort(),
  );
}
