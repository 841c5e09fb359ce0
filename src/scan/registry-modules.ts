import { BicepLibrary, type NamedModule } from '../bicep/modules/library.js';
import type { Host } from '../text/host.js';
import { folderOf, resolvePath } from '../text/paths.js';
import { Source } from '../text/source.js';
import { discover, type DiscoveryRequest } from './discover.js';

/** The modules that are named outside of the tree, in registries and template specs, by the Bicep files that a request asks for and by those that they use. */
export function restorableModules(host: Host, request: DiscoveryRequest): NamedModule[] {
  const library = new BicepLibrary({ host, moduleCache: () => undefined });
  const paths = new Set(discover(host, request).files.flatMap(({ path }) => (isBicep(path) ? path : [])));
  const found: NamedModule[] = [];
  for (const path of paths) {
    const text = host.read(path);
    for (const named of text === undefined ? [] : library.namedBy(library.bound(new Source(path, text)))) {
      if (named.reference.kind !== 'local') found.push(named);
      const used = named.reference.kind === 'local' ? resolvePath(folderOf(path), named.reference.path) : undefined;
      if (used !== undefined && isBicep(used)) paths.add(used);
    }
  }
  return found;
}

function isBicep(path: string): boolean {
  return /\.bicep(param)?$/i.test(path);
}
