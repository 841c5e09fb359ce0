import { fstatSync, readFileSync } from 'node:fs';
import process from 'node:process';
import type { Environment, Output } from './environment.js';
import { writeAll } from './write-all.js';

/** The process itself. */
export const nodeEnvironment: Environment = {
  cwd: process.cwd(),
  variables: process.env,
  stdout: outputOf(1, () => process.stdout),
  stderr: outputOf(2, () => process.stderr),
  readInput: () => readFileSync(0),
};

/** Streams are only for terminals, which may need their encoding: loading them takes longer than writing a report to a pipe or a file. */
function outputOf(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  const isTerminal = isDevice(descriptor) && stream().isTTY;
  return {
    isTerminal,
    columns: isTerminal ? stream().columns : undefined,
    write: (text) => (isTerminal ? void stream().write(text) : writeAll(descriptor, text)),
  };
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}
