#!/usr/bin/env node
import { nodeEnvironment } from './node-environment.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), nodeEnvironment);
