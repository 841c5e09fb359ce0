import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * `node test/mutation/bundle-tests.js <room>..`: writes the tests of rooms, with all that they import, into `bundled/tests.cjs`.
 * Jest loads that for each mutant in a fraction of the time that hundreds of modules take. Left out are tests with `schema-checks`, which wait for
 * WebAssembly while they load: one file cannot.
 */
const rooms = process.argv.slice(2);
const outfile = 'bundled/tests.cjs';
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && rooms.some((room) => path.startsWith(`${room}/`)))
  .filter((path) => !readFileSync(`test/${path}`, 'utf8').includes("'./schema-checks.js'"))
  .sort();
await build({
  stdin: { contents: tests.map((path) => `import './test/${path}';`).join('\n'), resolveDir: '.' },
  outfile,
  bundle: true,
  platform: 'node',
  // The other form of jsonc-parser hides from bundlers what it requires.
  mainFields: ['module', 'main'],
  format: 'cjs',
  target: 'node20.19',
  external: ['@jest/globals'],
  loader: { '.md': 'text' },
  // The manifest says of all files that importing them does nothing. Importing a test does.
  ignoreAnnotations: true,
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve(outfile)).href) },
  logLevel: 'warning',
});
