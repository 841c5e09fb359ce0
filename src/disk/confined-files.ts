import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt.js';
import { isBelow } from './is-below.js';
import { makeFolder } from './make-folder.js';
import { ownDraftEnding, WrittenFolder } from './written-folder.js';

/**
 * Writes files into a folder below `root`, in their order, each as a whole or not at all; makes the folders that are missing. Nothing is written where
 * symbolic links lead out of `root`. Gives why that is not possible, or nothing.
 */
export function writeInside(
  root: string,
  folder: string,
  files: readonly (readonly [name: string, content: Uint8Array])[],
): string | undefined {
  const target = attempt(() => {
    makeFolder(root);
    return folderInside(realpathSync.native(root), folder);
  });
  if (target.reason !== undefined) return target.reason;
  if (target.value === undefined) return 'a symbolic link leads out of it';
  const written = new WrittenFolder(target.value, ownDraftEnding());
  return attempt(() => {
    for (const [name, content] of files) written.write(name, content);
  }).reason;
}

/** The absolute path of a folder, which is made; undefined where it lies elsewhere. */
function folderInside(root: string, folder: string): string | undefined {
  let at = root;
  for (const segment of folder.split('/')) {
    const next = join(at, segment);
    if (attempt(() => realpathSync.native(next)).value === undefined) mkdirSync(next);
    at = realpathSync.native(next);
    if (!isBelow(at, root)) return undefined;
  }
  return at;
}
