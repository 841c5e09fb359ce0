import { fstatSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { attempt } from '../disk/attempt.js';
import type { Environment, Output } from './environment.js';
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
  readInput: () => orRefused('read the standard input', () => readFileSync(0)),
  importModule: (address) => import(address),
};

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
