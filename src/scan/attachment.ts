import { folderOf, nameOf, pathsBy } from '../text/paths.js';

const parameterWord = /^(param|params|parameter|parameters)$/;

/** Templates by the folder that they lie in, for the parameter files beside them. */
export class TemplatesByFolder {
  readonly #folders: ReadonlyMap<string, readonly string[]>;

  constructor(templates: readonly string[]) {
    this.#folders = pathsBy(folderOf, templates);
  }

  /**
   * The templates that a parameter file belongs to by its name: `x.parameters.json`, `x.dev.parameters.json` and `x.parameters.dev.json`
   * belong to `x.json` and `x.bicep` in the same folder; the longest name that fits wins. None where the name says nothing.
   */
  of(parameterFile: string): readonly string[] {
    const segments = nameOf(parameterFile).toLowerCase().split('.').slice(0, -1);
    const word = segments.findIndex((segment) => parameterWord.test(segment));
    const siblings = this.#folders.get(folderOf(parameterFile)) ?? [];
    for (let length = word; length > 0; length--) {
      const stem = segments.slice(0, length).join('.');
      const fitting = siblings.filter((path) => stemOf(path) === stem);
      if (fitting.length > 0) return fitting;
    }
    return [];
  }
}

function stemOf(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/\.[^.]*$/, '');
}
