import { join, resolve } from 'node:path';
import { rules } from '../../rules/index.js';
import { NodeHost } from '../../src/disk/node-host.js';
import { scan } from '../../src/scan/scan.js';
import { BicepCli } from './bicep-cli.js';
import { type Figure, timeOf } from './ratio.js';

const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };

/**
 * How many times longer the official compiler takes to compile the Bicep files of a folder that are judged by themselves, one after the
 * other, than we take to judge them in one scan; each in one process, warm, files on disk. Files that it refuses are left out. It looks
 * for registry modules in `~/.bicep`, we in the `bicep-cache` of the folder. Takes minutes.
 */
export async function compilerTime(folder: string, binary: string): Promise<Figure> {
  const host = new NodeHost(folder);
  const cache = new NodeHost(join(folder, 'bicep-cache'));
  const judge = (paths: readonly string[]) =>
    scan(host, { paths, exclude: ['*.json'], parameters: [], deployer, rules, moduleCache: () => cache });
  const entries = judge(['']).deployments.flatMap(({ template }) => (template.endsWith('.bicep') ? [template] : []));
  const cli = new BicepCli(binary);
  const files: string[] = [];
  for (const path of new Set(entries)) if (await cli.compiles(resolve(folder, path))) files.push(path);
  const start = performance.now();
  for (const path of files) await cli.compiles(resolve(folder, path));
  const compiling = performance.now() - start;
  cli.stop();
  const judging = timeOf(() => judge(files));
  const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;
  const name = `compiling ${files.length} Bicep files with the official CLI, ${seconds(compiling)} / judging them, ${seconds(judging)}`;
  return { name, value: compiling / judging, unit: 'times', goal: 20, better: 'more' };
}
