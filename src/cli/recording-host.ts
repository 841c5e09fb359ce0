import type { Host } from '../text/host.js';

/** A host that remembers which files were read. */
export interface RecordingHost extends Host {
  readonly read: Host['read'];
  /** Paths of the files that were read, and are there. */
  readonly paths: ReadonlySet<string>;
}

/** The same host, which remembers what is read of it. */
export function recordingHost(host: Host): RecordingHost {
  const paths = new Set<string>();
  const noted = <T>(path: string, content: T | undefined): T | undefined => {
    if (content !== undefined) paths.add(path);
    return content;
  };
  return {
    paths,
    read: (path) => noted(path, host.read(path)),
    bytes: (path) => noted(path, host.bytes?.(path)),
    entries: (folder) => host.entries(folder),
    refusal: (path) => host.refusal?.(path),
  };
}
