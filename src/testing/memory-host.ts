import type { Host, HostEntry } from '../text/host.js';

/** A host whose files are these texts, by path with `/` between segments. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  const texts = new Map(Object.entries(files));
  return {
    read: (path) => texts.get(path),
    bytes: (path) => (texts.has(path) ? new TextEncoder().encode(texts.get(path)) : undefined),
    entries: (folder) => entriesOf([...texts.keys()], folder === '' ? '' : `${folder}/`),
  };
}

function entriesOf(paths: readonly string[], prefix: string): HostEntry[] {
  const kinds = new Map<string, HostEntry['kind']>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    kinds.set(name, below.length > 0 ? 'folder' : 'file');
  }
  return [...kinds].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, kind]) => ({ name, kind }));
}
