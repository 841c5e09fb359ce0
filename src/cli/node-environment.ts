import { createHash } from 'node:crypto';
import { fstatSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { JudgingPool } from '../audit/index.js';
import { attempt } from '../disk/attempt.js';
import { readStandardInput } from '../disk/read-file.js';
import type { Environment, Output } from './environment.js';
import type { RepositoryTask } from './repository-task.js';
import { FolderWatch } from './folder-watch.js';
import { orRefused } from './system-refusal.js';
import { writeAll } from './write-all.js';

/** The process itself. */
export const nodeEnvironment: Environment = {
  get cwd() {
    return orRefused('find the working folder', () => process.cwd());
  },
  variables: process.env,
  today: () => new Date().toISOString().slice(0, 10),
  stdout: outputOf(
    1,
    () => process.stdout,
    (write) => orRefused('write to the standard output', write),
  ),
  stderr: outputOf(2, () => process.stderr, attempt),
  readInput: () => orRefused('read the standard input', readStandardInput),
  importModule: (address) => import(address),
  fetch: (address, request) => fetch(address, request),
  watch: (ignored) => new FolderWatch(ignored),
  cores: availableParallelism,
  program: () => orRefused('read this program', programDigest),
  workers: (limits) => {
    const pool = new JudgingPool<RepositoryTask>({ ...limits, script: join(programFolder(), 'audit-worker.cjs') });
    return { judge: (task) => pool.judge(task), end: () => pool.end() };
  },
};

/** The folder that this program lies in, bundled. */
function programFolder(): string {
  return fileURLToPath(new URL('.', import.meta.url));
}

function programDigest(): string {
  const folder = programFolder();
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) if (name.endsWith('.cjs')) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/**
 * Streams are only for terminals, which may need their encoding: loading them takes longer than writing a report to a pipe or a file. `guarded`
 * does what is to be done where the system refuses to write.
 */
function outputOf(descriptor: number, stream: () => NodeJS.WriteStream, guarded: (write: () => void) => void): Output {
  const isTerminal = isDevice(descriptor) && stream().isTTY;
  return {
    isTerminal,
    columns: isTerminal ? stream().columns : undefined,
    write: (text) => guarded(() => (isTerminal ? void stream().write(text) : writeAll(descriptor, text))),
  };
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}
