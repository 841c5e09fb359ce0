import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ScanRequest } from '../scan/scan-request.js';
import type { Environment } from './environment.js';
import { attempt } from '../disk/attempt.js';
import { NodeHost } from '../disk/node-host.js';

/** Where the Bicep compiler keeps restored modules: the folder that is given, else the one that a `bicepconfig.json` names, else its usual one. */
export function moduleCache(given: string | undefined, { cwd, variables }: Environment): ScanRequest['moduleCache'] {
  const home = variables['HOME'] ?? variables['USERPROFILE'];
  const hosts = new Map<string, NodeHost | undefined>();
  return (configured) => {
    const folder = given ?? configured ?? (home === undefined ? undefined : join(home, '.bicep'));
    if (folder === undefined) return undefined;
    const absolute = resolve(cwd, folder);
    if (!hosts.has(absolute)) hosts.set(absolute, isFolder(absolute) ? new NodeHost(absolute) : undefined);
    return hosts.get(absolute);
  };
}

function isFolder(path: string): boolean {
  return attempt(() => statSync(path)).value?.isDirectory() === true;
}
