/** Paths of the scanned tree: relative to its root, with `/` between segments; the root is `''`. */

/** The folder that a file or folder lies in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last segment. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name below a folder. */
export function pathOf(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The start of a path that Windows takes for one on a drive. */
const isDrive = /^[a-z]:/i;

/** A relative path as seen from a folder; undefined where it would leave the root or is none (`//host`, `https:`, `/absolute`). */
export function resolvePath(folder: string, relative: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(relative)) return undefined;
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split(/[/\\]/)) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const path = segments.join('/');
  return isDrive.test(path) ? undefined : path;
}

/** Folders from the root (`''`) down to `path`, itself included. */
export function foldersDownTo(path: string): string[] {
  const segments = path === '' ? [] : path.split('/');
  return ['', ...segments.map((_, at) => segments.slice(0, at + 1).join('/'))];
}
