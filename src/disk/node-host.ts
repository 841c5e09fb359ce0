import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Host, HostEntry, LinkTarget, Refusal } from '../text/host.js';
import { folderOf, nameOf, pathOf } from '../text/paths.js';
import { attempt } from './attempt.js';
import { decode } from './decode.js';
import { isBelow } from './is-below.js';
import { isTooLarge, largestMegabytes, readFile } from './read-file.js';

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
    const { value = [] } = real === undefined ? {} : attempt(() => readdirSync(real, { withFileTypes: true }));
    return value
      .flatMap((entry) => this.#entryOf(entry, pathOf(folder, entry.name)) ?? [])
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  refusal(path: string): Refusal | undefined {
    const real = this.#inside(path);
    if (real === undefined) return undefined;
    const { value: stat, reason } = attempt(() => statSync(real));
    if (stat === undefined) return { reason };
    if (stat.isFile() && isTooLarge(stat)) return { reason: `it has more than ${largestMegabytes} MB`, tooLarge: true };
    const read = attempt(() => (stat.isDirectory() ? readdirSync(real).length : readFile(real, this.#root).length));
    return read.value === undefined ? { reason: read.reason } : undefined;
  }

  #entryOf(entry: Dirent, path: string): HostEntry | undefined {
    const { name } = entry;
    if (entry.isSymbolicLink()) return { name, kind: 'link', target: this.#targetOf(path) };
    return entry.isFile() ? { name, kind: 'file' } : entry.isDirectory() ? { name, kind: 'folder' } : undefined;
  }

  #targetOf(path: string): LinkTarget | undefined {
    const { value: stat } = attempt(() => statSync(join(this.#root, path)));
    if (stat === undefined) return undefined;
    const real = this.#inside(path);
    return {
      kind: stat.isDirectory() ? 'folder' : 'file',
      path: real === undefined ? undefined : relative(this.#root, real).replaceAll(sep, '/'),
    };
  }

  #bytes(path: string): Buffer | undefined {
    const file = this.#fileAt(path);
    if (file === undefined) return undefined;
    return attempt(() => readFile(file, this.#root)).value;
  }

  #fileAt(path: string): string | undefined {
    const folder = this.#folderAt(folderOf(path));
    if (folder === undefined || path.includes('\0')) return undefined;
    const file = join(folder, nameOf(path));
    const isLink = attempt(() => lstatSync(file)).value?.isSymbolicLink();
    return isLink === false && file.startsWith(folder) ? file : isLink === true ? this.#inside(path) : undefined;
  }

  #folderAt(path: string): string | undefined {
    if (!this.#folders.has(path)) this.#folders.set(path, this.#inside(path));
    return this.#folders.get(path);
  }

  /** The absolute path of what is there, its symbolic links followed, unless they lead out of the root. */
  #inside(path: string): string | undefined {
    if (path.includes('\0')) return undefined;
    const real = attempt(() => realpathSync.native(join(this.#root, path))).value;
    return real !== undefined && isBelow(real, this.#root) ? real : undefined;
  }
}
