import { rules } from '../../rules/index.js';
import { NodeHost } from '../../src/disk/node-host.js';
import { discover } from '../../src/scan/discover.js';
import { scan } from '../../src/scan/scan.js';
import type { Host } from '../../src/text/host.js';
import { median, type Ratio, timeOf } from './ratio.js';

/** A request for every ARM JSON template of a folder, as `plumblint scan` makes it, but for its rules. */
export const armTemplates = {
  paths: [''],
  exclude: ['*.bicep', '*.bicepparam'],
  parameters: [],
  deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
  explainsOpen: false,
};

/** Time to judge every ARM JSON template of a folder, files already read, against `JSON.parse` of the same texts, on one thread. */
export function corpusTime(folder: string, runs: number): Ratio {
  const { host, texts } = heldInMemory(folder, armTemplates.exclude);
  const request = { ...armTemplates, rules };
  const judged = scan(host, request)
    .files.flatMap(({ path }) => texts.get(path) ?? [])
    .filter(isJson);
  const size = judged.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const parse: number[] = [];
  const judge: number[] = [];
  for (let run = 0; run < runs; run++) {
    parse.push(timeOf(() => judged.forEach((text) => JSON.parse(text) as unknown)));
    judge.push(timeOf(() => scan(host, request)));
  }
  return {
    name: `judging ${judged.length} templates and parameter files, ${(size / 1e6).toFixed(1)} MB / JSON.parse`,
    value: median(judge),
    base: median(parse),
    goal: 9,
  };
}

/** The files of a folder, read already: nothing is left to ask of the disk once it has been asked. */
export function heldInMemory(folder: string, exclude: readonly string[]): { host: Host; texts: ReadonlyMap<string, string> } {
  const disk = new NodeHost(folder);
  const texts = new Map(discover(disk, { paths: [''], exclude }).files.map(({ path }) => [path, disk.read(path) ?? '']));
  const listings = new Map<string, ReturnType<Host['entries']>>();
  const entries: Host['entries'] = (path) => {
    const listing = listings.get(path) ?? disk.entries(path);
    listings.set(path, listing);
    return listing;
  };
  return { host: { read: (path) => texts.get(path), entries }, texts };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
