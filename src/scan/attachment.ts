import { folderOf, nameOf } from '../text/paths.js';

const parameterWord = /^(param|params|parameter|parameters)$/;

/**
 * The templates that a parameter file belongs to by its name: `x.parameters.json`, `x.dev.parameters.json` and `x.parameters.dev.json`
 * belong to `x.json` and `x.bicep` in the same folder; the longest name that fits wins. None where the name says nothing.
 */
export function templatesOf(parameterFile: string, templates: readonly string[]): string[] {
  const folder = folderOf(parameterFile);
  const segments = nameOf(parameterFile).toLowerCase().split('.').slice(0, -1);
  const word = segments.findIndex((segment) => parameterWord.test(segment));
  const siblings = templates.filter((path) => folderOf(path) === folder);
  for (let length = word; length > 0; length--) {
    const stem = segments.slice(0, length).join('.');
    const fitting = siblings.filter((path) => stemOf(path) === stem);
    if (fitting.length > 0) return fitting;
  }
  return [];
}

function stemOf(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/\.[^.]*$/, '');
}
