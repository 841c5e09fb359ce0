import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Host, HostEntry } from '../text/host.js';
import { folderOf, nameOf } from '../text/paths.js';
import { decode } from './decode.js';

/** Larger files are not read: no template comes near. */
const largestFile = 64 * 1024 * 1024;

/** Files of one folder on disk. Symbolic links are not walked into, and not read where they lead out of it. */
export class NodeHost implements Host {
  readonly #root: string;
  readonly #folders = new Map<string, string | undefined>();

  /** `root` is the path of a folder; throws where there is none. */
  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  read(path: string): string | undefined {
    const bytes = this.#bytes(path);
    return bytes && decode(bytes);
  }

  bytes(path: string): Uint8Array | undefined {
    return this.#bytes(path);
  }

  entries(folder: string): readonly HostEntry[] {
    const real = this.#folderAt(folder);
    if (real === undefined) return [];
    try {
      const entries = readdirSync(real, { withFileTypes: true }).filter((entry) => entry.isFile() || entry.isDirectory());
      return entries
        .map((entry): HostEntry => ({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch {
      return [];
    }
  }

  #bytes(path: string): Buffer | undefined {
    const file = this.#fileAt(path);
    if (file === undefined) return undefined;
    try {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat?.isFile() === true && stat.size <= largestFile ? readFileSync(file) : undefined;
    } catch {
      return undefined;
    }
  }

  #fileAt(path: string): string | undefined {
    const folder = this.#folderAt(folderOf(path));
    if (folder === undefined || path.includes('\0')) return undefined;
    const file = join(folder, nameOf(path));
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
    return isLink === false && file.startsWith(folder) ? file : isLink === true ? this.#inside(path) : undefined;
  }

  #folderAt(path: string): string | undefined {
    if (!this.#folders.has(path)) this.#folders.set(path, this.#inside(path));
    return this.#folders.get(path);
  }

  /** The absolute path of what is there, its symbolic links followed, unless they lead out of the root. */
  #inside(path: string): string | undefined {
    if (path.includes('\0')) return undefined;
    try {
      const real = realpathSync.native(join(this.#root, path));
      return real === this.#root || real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep) ? real : undefined;
    } catch {
      return undefined;
    }
  }
}
