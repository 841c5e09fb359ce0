import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @type {import('esbuild').BuildOptions & { metafile: true }} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  loader: { '.md': 'text' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/**
 * Bundles the command line into a folder: `cli.cjs`, which starts `program.cjs`, and beside them what not every scan loads: packages that read files other than templates,
 * `types.cjs`, and what audits and `restore` are made of. Gives the paths of what went in.
 * It is CommonJS, which starts quicker than modules, and says nothing twice: what a start costs is above all reading this file.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function bundleCli(folder) {
  await mkdir(folder, { recursive: true });
  const packed = { ...common, outdir: folder, format: /** @type {const} */ ('cjs'), outExtension: { '.js': '.cjs' }, minify: true };
  const cli = build({
    ...packed,
    entryPoints: { program: 'src/cli/main.ts' },
    alias: { 'node:crypto': './scripts/late-crypto.cjs', assert: './scripts/plain-assert.js' },
    plugins: [lateWidth, ...[...latePackages, lateAudit, lateRestore].map(lateFile), lateTypes, uncheckedCalls, parsedFacts],
    // yargs asks for the width of the terminal, which would load the streams of the process; its help has a width of its own.
    define: { 'import.meta.url': 'fileUrl', 'process.stdout': '{}' },
    banner: { js: "const fileUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  const entryPoints = Object.fromEntries([...latePackages, lateRestore].map(({ file, entry }) => [file, entry]));
  const late = build({ ...packed, entryPoints });
  const audit = build({
    ...packed,
    entryPoints: { audit: lateAudit.entry, 'audit-worker': 'src/cli/audit-worker.ts' },
    plugins: [programOfWorker],
  });
  const [bundled] = await Promise.all([
    Promise.all([cli, late, audit]),
    build({ ...packed, entryPoints: { types: 'src/azure/facts/resource-types.json' }, plugins: [typeByType] }),
    writeFile(join(folder, 'cli.cjs'), starter),
  ]);
  return bundled.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** From Node 22 on, what the engine made of the program is kept in the folder for temporary files for the next start. */
const starter = `#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('./program.cjs').main();
`;

/**
 * Bundles the library and the testing entry, which share what they have in common. Gives the paths of what went in.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function bundleLibrary(folder) {
  const { metafile } = await build({
    ...common,
    outdir: folder,
    entryPoints: { index: 'src/index.ts', testing: 'src/testing/index.ts' },
    alias: { 'jsonc-parser': jsoncModules },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    // `yaml` is CommonJS and requires modules of Node.
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  });
  return Object.keys(metafile.inputs);
}

/**
 * The tables of Unicode in string-width take longer to load than all the rest: they are loaded for the first text that is not plain.
 * Packages that lay out help, which is plain, have no need of them.
 * @type {import('esbuild').Plugin}
 */
const lateWidth = {
  name: 'late width',
  setup: (bundling) =>
    bundling.onResolve({ filter: /^string-width$/ }, ({ importer }) => {
      if (importer === fileHere('late-width.cjs')) return undefined;
      return { path: fileHere(importer.includes('node_modules') ? 'plain-width.js' : 'late-width.cjs') };
    }),
};

/** The form of `jsonc-parser` that can be bundled: in that which Node loads, it asks for its parts in a way that no bundler sees. */
const jsoncModules = 'jsonc-parser/lib/esm/main.js';

/**
 * What stays in a file of its own and is loaded when it is first used: a pattern of the path by which it is imported, the name of the file, what it is
 * bundled from, and the names that are imported of it.
 * @typedef {{ path: RegExp, file: string, entry: string, names: readonly string[] }} Late
 */

/**
 * Packages that few runs need: those that read YAML, TOML or a configuration, mend files or print a diff.
 * @type {readonly Late[]}
 */
const latePackages = [
  {
    path: /^yaml$/,
    file: 'yaml',
    entry: 'yaml',
    names: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseAllDocuments', 'parseDocument', 'Parser', 'visit'],
  },
  { path: /^toml-eslint-parser$/, file: 'toml', entry: 'toml-eslint-parser', names: ['ParseError', 'parseTOML'] },
  {
    path: /^jsonc-parser$/,
    file: 'jsonc',
    entry: jsoncModules,
    names: ['findNodeAtOffset', 'getNodePath', 'parseTree', 'printParseErrorCode'],
  },
  { path: /^diff$/, file: 'diff', entry: 'diff', names: ['formatPatch', 'structuredPatch'] },
  { path: /^ajv\/dist\/2020\.js$/, file: 'ajv', entry: 'ajv/dist/2020.js', names: ['Ajv2020'] },
  { path: /^import-meta-resolve$/, file: 'resolve', entry: 'import-meta-resolve', names: ['resolve'] },
];

/**
 * What commands for audits are made of: a scan does not load it.
 * @type {Late}
 */
const lateAudit = {
  path: /^(\.\.\/)+(src\/)?audit\/index\.js$/,
  file: 'audit',
  entry: 'src/audit/index.ts',
  names: [
    ...['audit', 'EarlierAudit', 'fileStemOf', 'JudgingPool', 'mergeAudits'],
    ...['nameOfFolder', 'repositoriesListed', 'ResultStore', 'shardOf'],
  ],
};

/**
 * What the command `restore` is made of.
 * @type {Late}
 */
const lateRestore = {
  path: /^(\.\.\/)+(src\/)?restore\/index\.js$/,
  file: 'restore',
  entry: 'src/restore/index.ts',
  names: ['restoreModules', 'TrustedRegistries', 'usualLimits'],
};

/**
 * Workers load the program that starts them.
 * @type {import('esbuild').Plugin}
 */
const programOfWorker = {
  name: 'program of worker',
  setup: (bundling) => bundling.onResolve({ filter: /^\.\/main\.js$/ }, () => ({ path: './program.cjs', external: true })),
};

/**
 * Has each name that is imported load the file when it is first read.
 * @param {Late} late
 * @returns {import('esbuild').Plugin}
 */
function lateFile({ path, file, names }) {
  const namespace = `late ${file}`;
  const getters = names.map((name) => `get ${name}() { return require('./${file}.cjs').${name}; }`);
  return {
    name: namespace,
    setup: (bundling) => {
      bundling.onResolve({ filter: path }, () => ({ path: file, namespace }));
      bundling.onResolve({ filter: /^\.\/\w+\.cjs$/, namespace }, (asked) => ({ path: asked.path, external: true }));
      bundling.onLoad({ filter: /^/, namespace }, () => ({ contents: `module.exports = { ${getters.join(', ')} };`, loader: 'js' }));
    },
  };
}

/**
 * The index of resource types stays in a file of its own.
 * @type {import('esbuild').Plugin}
 */
const lateTypes = {
  name: 'late types',
  setup: (bundling) => {
    bundling.onResolve({ filter: /^\.\/types\.cjs$/ }, ({ path }) => ({ path, external: true }));
    bundling.onLoad({ filter: /\/resource-types\.json$/ }, () => ({
      contents: "module.exports = { get types() { return require('./types.cjs').types; } };",
      loader: 'js',
    }));
  },
};

/**
 * Of the index of resource types, each type is parsed when it is first asked for.
 * @type {import('esbuild').Plugin}
 */
const typeByType = {
  name: 'type by type',
  setup: (bundling) =>
    bundling.onLoad({ filter: /resource-types\.json$/ }, async ({ path }) => {
      /** @type {unknown} */
      const parsed = JSON.parse(await readFile(path, 'utf8'));
      const { types } = /** @type {{ types: Record<string, unknown> }} */ (parsed);
      const getters = Object.entries(types).map(
        ([name, type]) => `get ${JSON.stringify(name)}() { return JSON.parse(${JSON.stringify(JSON.stringify(type))}); }`,
      );
      return { contents: `module.exports = { types: { ${getters.join(',\n')} } };`, loader: 'js' };
    }),
};

/**
 * yargs reads a signature and compares the types of the arguments on every call of its own functions; the compiler has done that.
 * @type {import('esbuild').Plugin}
 */
const uncheckedCalls = {
  name: 'unchecked calls',
  setup: (bundling) => bundling.onLoad({ filter: /yargs.build.lib.argsert\.js$/ }, () => ({ contents: 'export function argsert() {}' })),
};

/**
 * JSON is quicker to read as a text than as a part of the program.
 * @type {import('esbuild').Plugin}
 */
const parsedFacts = {
  name: 'parsed facts',
  setup: (bundling) =>
    bundling.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    }),
};

/**
 * Path of a file of this folder.
 * @param {string} name
 */
function fileHere(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}
