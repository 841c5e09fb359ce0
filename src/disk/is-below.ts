import { sep } from 'node:path';

/** Whether a folder is another or lies in it; both are absolute paths without symbolic links. */
export function isBelow(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(other.endsWith(sep) ? other : other + sep);
}
