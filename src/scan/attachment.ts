import { groupBy } from '../text/group-by.js';
import { folderOf, nameOf } from '../text/paths.js';

const parameterWord = /^(param|params|parameter|parameters)$/;

/** Templates by the folder that they lie in, for the parameter files beside them. */
export class TemplatesByFolder {
  readonly #folders: ReadonlyMap<string, readonly string[]>;

  constructor(templates: readonly string[]) {
    this.#folders = groupBy(templates, folderOf);
  }

  /**
   * The templates that a parameter file belongs to by its name: `x.parameters.json`, `x.dev.parameters.json` and `x.parameters.dev.json`
   * belong to `x.json` and `x.bicep` in the same folder, and `x.json` and `x.dev.json` in a folder `parameters` to those next to that
   * folder; the longest name that fits wins. None where the name says nothing.
   */
  of(parameterFile: string): readonly string[] {
    const segments = nameOf(parameterFile).toLowerCase().split('.').slice(0, -1);
    const word = segments.findIndex((segment) => parameterWord.test(segment));
    const folder = folderOf(parameterFile);
    const beside = this.#named(folder, segments.slice(0, Math.max(word, 0)));
    if (beside.length > 0 || !isParameterFolder(nameOf(folder))) return beside;
    return this.#named(folderOf(folder), word < 0 ? segments : segments.slice(0, word));
  }

  /** Templates of a folder with the longest name that some segments begin with. */
  #named(folder: string, segments: readonly string[]): readonly string[] {
    const siblings = this.#folders.get(folder) ?? [];
    for (let length = segments.length; length > 0; length--) {
      const stem = segments.slice(0, length).join('.');
      const fitting = siblings.filter((path) => stemOf(path) === stem);
      if (fitting.length > 0) return fitting;
    }
    return [];
  }
}

/** Whether a folder of this name holds parameter files for the templates next to it. */
export function isParameterFolder(name: string): boolean {
  return parameterWord.test(name.toLowerCase());
}

function stemOf(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/\.[^.]*$/, '');
}
