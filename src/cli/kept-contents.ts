/** Contents of files by the ids of these. */
export type Contents = ReadonlyMap<string, Buffer>;

const nothing: Contents = new Map();

/**
 * What was read of folders, each as a whole, as long as all of it together has no more than `most` bytes: then the oldest gives way, and is not read as a
 * whole again.
 */
export class KeptContents {
  readonly #read: (folder: string) => Contents;
  readonly #most: number;
  readonly #kept = new Map<string, Contents>();
  readonly #givenUp = new Set<string>();
  #size = 0;

  constructor(most: number, read: (folder: string) => Contents) {
    this.#most = most;
    this.#read = read;
  }

  /** What is kept of a folder; nothing once it has given way. */
  of(folder: string): Contents {
    if (this.#givenUp.has(folder)) return nothing;
    const known = this.#kept.get(folder);
    if (known !== undefined) return known;
    const contents = this.#read(folder);
    this.#kept.set(folder, contents);
    this.#size += sizeOf(contents);
    for (const [older, held] of this.#kept) {
      if (this.#size <= this.#most || older === folder) break;
      this.#kept.delete(older);
      this.#givenUp.add(older);
      this.#size -= sizeOf(held);
    }
    return contents;
  }
}

function sizeOf(contents: Contents): number {
  return [...contents.values()].reduce((sum, { length }) => sum + length, 0);
}
