#!/usr/bin/env node
import { nodeEnvironment } from './node-environment.js';
import { run } from './run.js';

void run(process.argv.slice(2), nodeEnvironment).then((exitCode) => {
  process.exitCode = exitCode;
});
