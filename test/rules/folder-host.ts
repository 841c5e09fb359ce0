import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/text/host.js';

/** The files of the repository. */
export const repository: Host = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  entries: (folder) => {
    try {
      return readdirSync(join('.', folder), { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? ('folder' as const) : ('file' as const) }))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
    } catch {
      return [];
    }
  },
};
