import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt.js';

/** Folders nested deeper than this count for nothing. */
const deepestFolder = 100;

/** Bytes of the files below a folder whose names count, without following links; what cannot be read counts for nothing. */
export function folderSize(folder: string, counts: (name: string) => boolean, depth = 0): number {
  if (depth > deepestFolder) return 0;
  const { value = [] } = attempt(() => readdirSync(folder, { withFileTypes: true }));
  return value.reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? sum : sum + folderSize(path, counts, depth + 1);
    return entry.isFile() && counts(entry.name) ? sum + (attempt(() => statSync(path).size).value ?? 0) : sum;
  }, 0);
}
