import { rules } from '../../rules/index.js';
import { NodeHost } from '../../src/cli/node-host.js';
import { discover } from '../../src/scan/discover.js';
import { scan } from '../../src/scan/scan.js';
import type { Host } from '../../src/text/host.js';
import { median, type Ratio } from './ratio.js';

/** Time to judge every ARM JSON template of a folder, files already read, against `JSON.parse` of the same texts, on one thread. */
export function corpusTime(folder: string, runs: number): Ratio {
  const disk = new NodeHost(folder);
  const request = {
    paths: [''],
    exclude: ['*.bicep', '*.bicepparam'],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules,
  };
  const texts = new Map(discover(disk, request).map(({ path }) => [path, disk.read(path) ?? '']));
  const host = inMemory(disk, texts);
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
    goal: 8,
  };
}

/** The same files with nothing left to ask of the disk once it has been asked. */
function inMemory(disk: Host, texts: ReadonlyMap<string, string>): Host {
  const listings = new Map<string, ReturnType<Host['entries']>>();
  const entries: Host['entries'] = (folder) => {
    const listing = listings.get(folder) ?? disk.entries(folder);
    listings.set(folder, listing);
    return listing;
  };
  return { read: (path) => texts.get(path), entries };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
