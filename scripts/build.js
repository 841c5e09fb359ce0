import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { bundleCli, bundleLibrary } from './bundles.js';

rmSync('dist', { recursive: true, force: true });
const inputs = [...(await bundleCli('dist')), ...(await bundleLibrary('dist'))];
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
