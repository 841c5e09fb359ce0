import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** `node scripts/run.js <file.ts> [arguments..]`: runs a TypeScript program of this repository. */
const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: node scripts/run.js <file.ts> [arguments..]');
const folder = resolve('node_modules/.cache/plumblint');
const outfile = `${folder}/${basename(resolve(entry, '..'))}-${basename(entry, '.ts')}.js`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  sourcemap: 'inline',
  loader: { '.md': 'text' },
  logLevel: 'warning',
});
process.argv = [process.execPath, outfile, ...rest];
await import(pathToFileURL(outfile).href);
