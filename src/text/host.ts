/** The only door to files. Paths are relative to the scanned root, with `/` between segments, never leaving it. */
export interface Host {
  /** Text of a file, decoded by its byte-order mark (UTF-8 without one); undefined if there is none, or if it lies outside the root. */
  read(path: string): string | undefined;
  /** Bytes of a file as they are, on the same terms. A host may leave this out; what depends on bytes is unknown then. */
  bytes?(path: string): Uint8Array | undefined;
  /** Entries of a folder, sorted by name; empty if there is no such folder. The root is `''`. */
  entries(folder: string): readonly HostEntry[];
  /** Why a file or folder that is there is not read; undefined for all others. A host may leave this out where it reads all that it has. */
  refusal?(path: string): Refusal | undefined;
}

export interface HostEntry {
  readonly name: string;
  /** A link is symbolic. */
  readonly kind: 'file' | 'folder' | 'link';
  /** Where a link leads: undefined for one that leads to nothing. */
  readonly target?: LinkTarget | undefined;
}

export interface LinkTarget {
  readonly kind: 'file' | 'folder';
  /** Undefined where it lies outside the root. */
  readonly path: string | undefined;
}

export interface Refusal {
  readonly reason: string;
  /** Set where the file system would give it, but it is more than the host reads. */
  readonly tooLarge?: true;
}
