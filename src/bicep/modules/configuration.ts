import { readJson } from '../../arm/json-reader.js';
import { literalText, memberOf } from '../../arm/shape-reader.js';
import type { Expression } from '../../template/expression.js';
import type { Host } from '../../text/host.js';
import { folderOf, pathOf, resolvePath } from '../../text/paths.js';
import { Source } from '../../text/source.js';

/** What a `bicepconfig.json` says about modules. */
export interface Configuration {
  /** A module alias of the kind `br`: registry, and the start of the path if there is one. */
  registryAlias(name: string): { readonly registry: string; readonly modulePath: string } | undefined;
  /** A module alias of the kind `ts`. */
  templateSpecAlias(name: string): { readonly subscription: string; readonly resourceGroup: string } | undefined;
  /** An absolute path. */
  readonly cacheRootDirectory: string | undefined;
}

const fileName = 'bicepconfig.json';
/** How many files may extend each other. */
const longestChain = 64;
const publicRegistry = { registry: 'mcr.microsoft.com', modulePath: 'bicep' };

/** Finds the configuration of a source file: the nearest `bicepconfig.json` upwards, inside the scanned root. */
export class Configurations {
  readonly #host: Host;
  readonly #byFolder = new Map<string, Configuration>();

  constructor(host: Host) {
    this.#host = host;
  }

  of(path: string): Configuration {
    return this.#ofFolder(folderOf(path));
  }

  #ofFolder(folder: string): Configuration {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const layers = this.#layers(pathOf(folder, fileName));
    const found = layers.length > 0 || folder === '' ? configurationOf(layers) : this.#ofFolder(folderOf(folder));
    this.#byFolder.set(folder, found);
    return found;
  }

  /** The file and those that it extends, nearest first. */
  #layers(path: string): Expression[] {
    const layers: Expression[] = [];
    for (let next: string | undefined = path; next !== undefined && layers.length < longestChain;) {
      const text = this.#host.read(next);
      const root: Expression | undefined = text === undefined ? undefined : readJson(new Source(next, text), 'data').root;
      if (root === undefined) break;
      layers.push(root);
      const base = literalText(memberOf(root, 'extends'));
      next = base === undefined ? undefined : resolvePath(folderOf(next), base);
    }
    return layers;
  }
}

function configurationOf(layers: readonly Expression[]): Configuration {
  const textAt = (...keys: string[]): string | undefined => {
    for (const layer of layers) {
      const text = literalText(keys.reduce<Expression | undefined>(memberOf, layer));
      if (text !== undefined) return text;
    }
    return undefined;
  };
  return {
    registryAlias(name) {
      const registry = textAt('moduleAliases', 'br', name, 'registry');
      const modulePath = textAt('moduleAliases', 'br', name, 'modulePath') ?? '';
      if (registry !== undefined) return { registry, modulePath };
      return name === 'public' ? publicRegistry : undefined;
    },
    templateSpecAlias(name) {
      const subscription = textAt('moduleAliases', 'ts', name, 'subscription');
      const resourceGroup = textAt('moduleAliases', 'ts', name, 'resourceGroup');
      return subscription === undefined || resourceGroup === undefined ? undefined : { subscription, resourceGroup };
    },
    cacheRootDirectory: textAt('cacheRootDirectory'),
  };
}
