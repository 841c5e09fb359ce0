import { resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult } from './summary.js';

/** Milliseconds. A busy machine must not pass for a mutant that never ends. */
const patience = 60_000;

/** What became of each mutant of functions (`path:line:column-line:column`) under the tests of some rooms. */
export async function mutate(functions: string[], rooms: readonly string[]): Promise<MutantResult[]> {
  if (functions.length === 0) return [];
  return new Stryker({
    mutate: functions,
    testRunner: 'jest',
    buildCommand: `node test/mutation/bundle-tests.js ${rooms.join(' ')}`,
    jest: {
      projectType: 'custom',
      config: {
        testEnvironment: resolve('test/mutation/first-failure-environment.cjs'),
        roots: ['<rootDir>/bundled'],
        testMatch: ['<rootDir>/bundled/tests.cjs'],
        extensionsToTreatAsEsm: [],
        transform: {},
        moduleNameMapper: {},
        testTimeout: patience,
      },
      enableFindRelatedTests: false,
    },
    plugins: ['@stryker-mutator/jest-runner'],
    coverageAnalysis: 'perTest',
    // What only runs while modules are loaded, as tables do, would need all tests for each mutant.
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: patience,
    timeoutFactor: 3,
    tempDirName: 'coverage/mutation',
    reporters: ['progress-append-only'],
  }).runMutationTest();
}
