import type { Host } from '../text/host.js';
import { folderOf } from '../text/paths.js';

/** A host that remembers what it was asked for. */
export interface RecordingHost extends Host {
  readonly read: Host['read'];
  /** Paths of the files that were read, and are there. */
  readonly paths: ReadonlySet<string>;
  /** Folders that were listed, or in which files were looked for, whether they are there or not. */
  readonly folders: ReadonlySet<string>;
}

/** The same host, which remembers what is read of it. */
export function recordingHost(host: Host): RecordingHost {
  const paths = new Set<string>();
  const folders = new Set<string>();
  const noted = <T>(path: string, content: T | undefined): T | undefined => {
    folders.add(folderOf(path));
    if (content !== undefined) paths.add(path);
    return content;
  };
  return {
    paths,
    folders,
    read: (path) => noted(path, host.read(path)),
    bytes: (path) => noted(path, host.bytes?.(path)),
    entries: (folder) => {
      folders.add(folder);
      return host.entries(folder);
    },
    refusal: (path) => host.refusal?.(path),
  };
}
