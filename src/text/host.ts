/** The only door to files. Paths are relative to the scanned root, with `/` between segments, never leaving it. */
export interface Host {
  /** Text of a file, decoded by its byte-order mark (UTF-8 without one); undefined if there is none, or if it lies outside the root. */
  read(path: string): string | undefined;
  /** Bytes of a file as they are, on the same terms. A host may leave this out; what depends on bytes is unknown then. */
  bytes?(path: string): Uint8Array | undefined;
  /** Entries of a folder, sorted by name; empty if there is no such folder. The root is `''`. */
  entries(folder: string): readonly HostEntry[];
}

export interface HostEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}
