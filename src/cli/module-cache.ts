import { realpathSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { ScanRequest } from '../scan/scan-request.js';
import type { Environment } from './environment.js';
import { attempt } from '../disk/attempt.js';
import type { Host } from '../text/host.js';
import { Memo } from '../text/memo.js';
import { isBelow } from '../disk/is-below.js';

/**
 * Where the Bicep compiler keeps restored modules, as an absolute path: the folder that is given, else the one that a `bicepconfig.json` names
 * (`configured`), else its usual one. What is scanned may name a folder inside `root` only: nothing else is asked of the file system for it.
 */
export function moduleCacheFolder(
  given: string | undefined,
  root: string,
  { cwd, variables }: Pick<Environment, 'cwd' | 'variables'>,
): (configured: string | undefined) => string | undefined {
  const home = homeOf(variables);
  return (configured) => {
    if (given !== undefined) return resolve(cwd, given);
    const usual = home === undefined ? undefined : resolve(cwd, join(home, '.bicep'));
    if (configured === undefined || configured === usual) return usual;
    return isInside(configured, root) ? configured : 'outside';
  };
}

/** The same, as what a scan reads from. `open` opens a folder by its absolute path. */
export function moduleCache(
  given: string | undefined,
  root: string,
  environment: Pick<Environment, 'cwd' | 'variables'>,
  open: (folder: string) => Host | undefined,
): ScanRequest['moduleCache'] {
  const folderOf = moduleCacheFolder(given, root, environment);
  const hosts = new Memo(open);
  return (configured) => {
    const folder = folderOf(configured);
    return folder === undefined || folder === 'outside' ? folder : hosts.of(folder);
  };
}

/** The folder of the user. */
export function homeOf(variables: Environment['variables']): string | undefined {
  return variables['HOME'] ?? variables['USERPROFILE'];
}

/** Whether an absolute path, as it stands and as it is once symbolic links are followed, lies in a folder. */
export function isInside(path: string, root: string): boolean {
  if (path.includes('\0') || !isAbsolute(path) || !isBelow(resolve(path), root)) return false;
  const { value = root } = attempt(() => realpathSync.native(path));
  return isBelow(value, root);
}
