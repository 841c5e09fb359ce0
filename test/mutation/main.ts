import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { sampleOf } from './sample.js';
import { summaryOf } from './summary.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '600' },
    elsewhere: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
  },
});
const kernel = ['src/engine', 'src/worlds', 'src/network', 'src/policy', 'rules'].filter((folder) => existsSync(folder));
const texts = new Map(
  ['src', 'rules']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && path.startsWith(values.only))
    .map((path) => [path, readFileSync(path, 'utf8')] as const),
);
const isOfKernel = (path: string): boolean => kernel.some((folder) => path.startsWith(`${folder}/`));
const among = (inKernel: boolean): ReadonlyMap<string, string> => new Map([...texts].filter(([path]) => isOfKernel(path) === inKernel));

// These test the sources themselves, whole processes, or paths from the root of the repository: not what is mutated, or not where.
const otherTests = ['/test/architecture/', '/test/cli/process', '/test/samples/'];

const start = performance.now();
const results = await new Stryker({
  mutate: [...sampleOf(among(true), Number(values.mutants), values.seed), ...sampleOf(among(false), Number(values.elsewhere), values.seed)],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', config: { testPathIgnorePatterns: otherTests }, enableFindRelatedTests: false },
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  // What only runs while modules are loaded, as tables do, would need all tests for each mutant.
  ignoreStatic: true,
  concurrency: 2,
  // A busy machine must not pass for a mutant that never ends.
  timeoutMS: 60_000,
  timeoutFactor: 3,
  tempDirName: 'coverage/mutation',
  reporters: ['progress-append-only'],
}).runMutationTest();
console.log(summaryOf(results, isOfKernel, (performance.now() - start) / 60_000));
