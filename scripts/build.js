import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Bundles the command line, the library and the testing entry into `dist`; what a command needs only at times becomes a chunk of its own. */
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', testing: 'src/testing/index.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  loader: { '.md': 'text' },
  legalComments: 'linked',
  logLevel: 'warning',
});
