import { statSync } from 'node:fs';
import { attempt } from './attempt.js';

/** Whether there is a folder at a path, or a link that leads to one. */
export function isFolder(path: string): boolean {
  return attempt(() => statSync(path)).value?.isDirectory() === true;
}
