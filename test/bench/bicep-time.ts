import { rules } from '../../rules/index.js';
import { parseBicep } from '../../src/bicep/syntax/parse.js';
import { NodeHost } from '../../src/disk/node-host.js';
import { discover } from '../../src/scan/discover.js';
import { scan } from '../../src/scan/scan.js';
import { Source } from '../../src/text/source.js';
import { heldInMemory } from './corpus-time.js';
import { type Figure, median, timeOf } from './ratio.js';

const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
const moduleTests = /\/tests\/e2e\/.*\.test\.bicep$/;

/** Speed of the Bicep parser over every `.bicep` file of a folder, files already read, on one thread. */
export function parseSpeed(folder: string, runs: number): Figure {
  const disk = new NodeHost(folder);
  const paths = discover(disk, { paths: [''], exclude: [] }).files.map(({ path }) => path);
  const sources = paths.filter((path) => path.endsWith('.bicep')).map((path) => new Source(path, disk.read(path) ?? ''));
  const megabytes = sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const times = Array.from({ length: runs }, () => timeOf(() => sources.forEach((source) => parseBicep(source))));
  const name = `parsing ${sources.length} Bicep files, ${megabytes.toFixed(1)} MB`;
  return { name, value: megabytes / (median(times) / 1000), unit: 'MB/s', goal: 10, better: 'more' };
}

/** Time to judge the deployments that the module tests of a folder make, files already read, for each of them on average. */
export function moduleTestTime(folder: string, runs: number): Figure {
  const { host } = heldInMemory(folder, []);
  const cache = new NodeHost(`${folder}/bicep-cache`);
  const paths = discover(host, { paths: [''], exclude: [] }).files.flatMap(({ path }) => (moduleTests.test(path) ? [path] : []));
  const request = { paths, exclude: [], parameters: [], deployer, rules, moduleCache: () => cache };
  const times = Array.from({ length: runs }, () => timeOf(() => scan(host, request)));
  const name = `judging ${paths.length} module tests`;
  return { name, value: median(times) / paths.length, unit: 'ms each', goal: 15, better: 'less' };
}
