import ignore, { type Ignore } from 'ignore';
import type { Host } from '../text/host.js';
import { foldersDownTo, pathOf } from '../text/paths.js';

/** Folders that hold no sources of the project. */
const neverScanned = new Set(['node_modules', '.git']);

/** Patterns of one `.gitignore`, or of the request. */
interface Layer {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** What a walk through the tree leaves out: `.gitignore` files, patterns of the request, folders that never hold templates. */
export class Exclusion {
  readonly #excluded: Ignore;
  readonly #layers: readonly Layer[];

  private constructor(excluded: Ignore, layers: readonly Layer[]) {
    this.#excluded = excluded;
    this.#layers = layers;
  }

  /**
   * What counts in `folder`, where a walk begins: `.gitignore` files from the root down. A folder that they ignore was asked for by name,
   * so then only its own counts.
   */
  static at(host: Host, folder: string, exclude: readonly string[]): Exclusion {
    const above = foldersDownTo(folder).slice(0, -1);
    const layers = folder === '' ? [] : above.flatMap((one) => layerOf(host, one));
    const excluded = ignore().add([...exclude]);
    const outer = new Exclusion(excluded, layers);
    return new Exclusion(excluded, outer.#ignoredByGit(`${folder}/`) ? [] : layers).within(host, folder);
  }

  /** What counts one folder further down. */
  within(host: Host, folder: string): Exclusion {
    const layers = layerOf(host, folder);
    return layers.length === 0 ? this : new Exclusion(this.#excluded, [...this.#layers, ...layers]);
  }

  excludesFolder(path: string, name: string): boolean {
    return neverScanned.has(name) || this.excludesFile(`${path}/`);
  }

  excludesFile(path: string): boolean {
    return this.#excluded.ignores(path) || this.#ignoredByGit(path);
  }

  /** The innermost file that says anything decides. */
  #ignoredByGit(path: string): boolean {
    for (const { folder, patterns } of this.#layers.toReversed()) {
      const { ignored, unignored } = patterns.test(folder === '' ? path : path.slice(folder.length + 1));
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

function layerOf(host: Host, folder: string): Layer[] {
  const text = host.read(pathOf(folder, '.gitignore'));
  return text === undefined ? [] : [{ folder, patterns: ignore().add(text) }];
}
