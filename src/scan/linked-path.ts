import type { TemplateLink } from '../evaluation/session.js';
import { groupBy } from '../text/group-by.js';
import { folderOf, resolvePath } from '../text/paths.js';

/** The files that a deployment may link, by how their paths end. */
export class LinkTargets {
  /** By the last two segments, lower-cased. */
  readonly #byEnd: ReadonlyMap<string, readonly string[]>;

  constructor(paths: readonly string[]) {
    this.#byEnd = groupBy(paths, (path) => path.toLowerCase().split('/').slice(-2).join('/'));
  }

  /**
   * The path of a linked template: `relativePath` as seen from the file that links it, else the one path that ends with the last two or
   * more segments of the URL. Undefined where nothing fits, or more than one.
   */
  pathOf(link: TemplateLink): string | undefined {
    const from = link.from.source.path;
    if (link.relativePath !== undefined) return resolvePath(folderOf(from), withoutQuery(link.relativePath));
    const segments = lastSegments(link.uri ?? []);
    let fitting = (segments.length < 2 ? undefined : this.#byEnd.get(segments.slice(-2).join('/')))?.filter((path) => path !== from) ?? [];
    for (let count = 3; fitting.length > 1 && count <= segments.length; count++) {
      const tail = segments.slice(-count).join('/');
      fitting = fitting.filter((path) => `/${path.toLowerCase()}`.endsWith(`/${tail}`));
    }
    return fitting.length > 1 ? undefined : fitting[0];
  }
  /** Where a linked template may lie that is no file of the scan: next to the file that links it, by the end of the URL; the longest end first. */
  *besideOf(link: TemplateLink): Iterable<string> {
    const segments = lastSegments(link.uri ?? [], (piece) => piece);
    for (let count = segments.length; count >= 2; count--) {
      const path = resolvePath(folderOf(link.from.source.path), segments.slice(-count).join('/'));
      if (path !== undefined) yield path;
    }
  }
}

/** Path segments at the end of an address, lower-cased unless `spelled` says otherwise, as far back as they are known. What follows an unknown piece is taken for a segment. */
function lastSegments(uri: readonly (string | undefined)[], spelled = (text: string): string => text.toLowerCase()): string[] {
  const known = uri.map((piece) => (piece === undefined ? undefined : withoutQuery(piece)));
  const last = known.findLastIndex((piece) => piece?.includes('.') === true);
  const start = known.lastIndexOf(undefined, last) + 1;
  const segments = spelled(known.slice(start, last + 1).join('')).split('/');
  return segments.filter((segment) => segment !== '' && segment !== '.');
}

function withoutQuery(address: string): string {
  return address.replace(/[?#][^]*$/, '');
}
