import type { Host } from '../../src/text/host.js';
import { memoryHost } from '../../src/testing/memory-host.js';

/** A host of these files that throws where it is asked for anything that lies outside of its root. */
export function watchedHost(files: Readonly<Record<string, string>>): Host {
  const host = memoryHost(files);
  const checked = (path: string): string => {
    const leaves = /^[/\\]|^[A-Za-z]:|\\/.test(path) || path.split('/').includes('..');
    if (leaves) throw new Error(`asked for ${JSON.stringify(path)}, which lies outside of the root`);
    return path;
  };
  return {
    read: (path) => host.read(checked(path)),
    bytes: (path) => host.bytes?.(checked(path)),
    entries: (folder) => host.entries(checked(folder)),
  };
}
