import type { TemplateLink } from '../evaluation/session.js';
import { groupBy } from '../text/group-by.js';
import { folderOf, nameOf, resolvePath } from '../text/paths.js';

/** The files that a deployment may link, by how their paths end. */
export class LinkTargets {
  /** By the last two segments, lower-cased. */
  readonly #byEnd: ReadonlyMap<string, readonly string[]>;
  /** By the last segment, lower-cased. */
  readonly #byName: ReadonlyMap<string, readonly string[]>;

  constructor(paths: readonly string[]) {
    this.#byEnd = groupBy(paths, (path) => path.toLowerCase().split('/').slice(-2).join('/'));
    this.#byName = groupBy(paths, (path) => nameOf(path).toLowerCase());
  }

  /**
   * The path of a linked template: `relativePath` as seen from the file that links it, else the one path that ends with the last two or
   * more segments of the URL, or the file in the same folder where no folder is known of the URL. Undefined where nothing fits, or more than one.
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
    if (fitting.length > 0) return fitting.length > 1 ? undefined : fitting[0];
    const name = nameWithoutFolder(segments);
    const [near, another] = name === undefined ? [] : this.#near(from, name);
    return near !== undefined && another === undefined && folderOf(near) === folderOf(from) ? near : undefined;
  }

  /** Where a linked template may lie that is no file of the scan: next to the file that links it, by the end of the URL; the longest end first. */
  *besideOf(link: TemplateLink): Iterable<string> {
    const from = link.from.source.path;
    const segments = lastSegments(link.uri ?? [], (piece) => piece);
    const name = nameWithoutFolder(segments);
    const isAlone = name !== undefined && name.toLowerCase() !== nameOf(from).toLowerCase() && this.#near(from, name).length === 0;
    for (let count = segments.length; count >= (isAlone ? 1 : 2); count--) {
      const path = resolvePath(folderOf(from), segments.slice(-count).join('/'));
      if (path !== undefined) yield path;
    }
  }

  /** The other files of a name in the folder of a file, in those above and in those below. */
  #near(from: string, name: string): readonly string[] {
    const folder = folderOf(from);
    return (this.#byName.get(name.toLowerCase()) ?? []).filter(
      (path) => path !== from && (liesIn(folderOf(path), folder) || liesIn(folder, folderOf(path))),
    );
  }
}

/** Whether a folder is another one, or lies below it. */
function liesIn(inner: string, outer: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`);
}

/** The name of a file of whose folder nothing is known: what is known of its address says no more, or how a host serves a repository or a store. */
function nameWithoutFolder(segments: readonly string[]): string | undefined {
  const [scheme = '', host = ''] = segments;
  const folders = /^https?:$/i.test(scheme) ? 2 + foldersOfHost(host, segments[4]) : 0;
  return segments.length === folders + 1 ? segments.at(-1) : undefined;
}

/** Segments with which the addresses of a host begin that name no folder: an owner, a repository and a branch, or a container. */
function foldersOfHost(host: string, branch: string | undefined): number {
  if (host.toLowerCase() === 'raw.githubusercontent.com') return branch?.toLowerCase() === 'refs' ? 5 : 3;
  return /\.blob\.core\.[a-z.]+$/i.test(host) ? 1 : 0;
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
