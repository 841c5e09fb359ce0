import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** @type {import('esbuild').BuildOptions & { metafile: true }} */
const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  loader: { '.md': 'text' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
/**
 * The command line is one CommonJS file: that starts quicker than modules, and what it needs only at times still runs only then. The width
 * of text is all that yargs takes from string-width, whose tables of Unicode take longer to load than all the rest.
 */
const cli = await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  minify: true,
  alias: { 'string-width': './scripts/plain-width.js', 'node:crypto': './scripts/late-crypto.cjs', yaml: './scripts/late-yaml.cjs' },
  define: { 'import.meta.url': 'fileUrl' },
  banner: { js: "const fileUrl = require('node:url').pathToFileURL(__filename).href;" },
});
/** The library and the testing entry share what they have in common. `yaml` is CommonJS and requires modules of Node. */
const library = await build({
  ...common,
  entryPoints: { index: 'src/index.ts', testing: 'src/testing/index.ts' },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
});
const inputs = [...Object.keys(cli.metafile.inputs), ...Object.keys(library.metafile.inputs)];
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(inputs).join(`\n${'-'.repeat(80)}\n\n`));

/**
 * Name, version and licence text of every package that went into the bundle.
 * @param {readonly string[]} inputs
 */
function licences(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...folders].sort().map((folder) => {
    /** @type {unknown} */
    const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const { name, version } = /** @type {{ name: string, version: string }} */ (manifest);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
}
