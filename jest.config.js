/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // Long enough for any machine, however busy: nothing here is judged by the time that it takes.
  testTimeout: 120_000,
  extensionsToTreatAsEsm: ['.ts', '.md'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'nodenext' },
      },
    ],
    '^.+\\.md$': '<rootDir>/scripts/jest-markdown.js',
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
};
