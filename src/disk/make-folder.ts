import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './attempt.js';
import { isFolder } from './is-folder.js';

/**
 * Makes a folder, by its absolute path, and those above it that are missing; throws what the file system refuses the first of them with. Each is made by
 * itself: Node, asked for all at once, does not come back from where folders can be looked for but not be made, such as `/proc`.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !isMade(at); at = dirname(at)) missing.push(at);
  for (const one of missing.reverse()) make(one);
}

/** Whether a folder is there now; not where the one above it is missing. */
function isMade(path: string): boolean {
  try {
    make(path);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return false;
  }
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}
