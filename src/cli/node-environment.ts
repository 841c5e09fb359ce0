import { readFileSync } from 'node:fs';
import type { Environment, Output } from './environment.js';

/** The process itself. */
export const nodeEnvironment: Environment = {
  cwd: process.cwd(),
  variables: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  readInput: () => readFileSync(0),
};

function outputOf(stream: NodeJS.WriteStream): Output {
  return { isTerminal: stream.isTTY, write: (text) => void stream.write(text) };
}
