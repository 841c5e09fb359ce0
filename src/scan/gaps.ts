import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { LinkTarget, Refusal } from '../text/host.js';
import { aboutFile } from './file-diagnostic.js';

/** Paths that are named of many. */
const mostNamed = 3;

/** What a walk through folders did not look at. */
export class Gaps {
  readonly #looked = new Set<string>();
  readonly #links = new Map<string, LinkTarget | undefined>();
  readonly #deep = new Set<string>();
  readonly #unread = new Map<string, Refusal>();

  /** Notes that a folder is looked into. */
  looked(folder: string): void {
    this.#looked.add(folder);
  }

  /** Notes a folder without entries, which may be one that is not read. */
  folder(path: string, refusal: Refusal | undefined): void {
    if (refusal !== undefined) this.#unread.set(path, refusal);
  }

  tooDeep(folder: string): void {
    this.#deep.add(folder);
  }

  /** Notes a symbolic link, which is not followed. */
  link(path: string, target: LinkTarget | undefined): void {
    this.#links.set(path, target);
  }

  /** What is to be said of all this, once it is known which files were found: a link to one of them leaves nothing out. */
  diagnostics(files: ReadonlySet<string>): Diagnostic[] {
    const links = [...this.#links].flatMap(([path, target]) => (this.#leadsToFound(target, files) ? [] : path));
    return [
      ...[...this.#unread].map(([path, refusal]) => unreadDiagnostic(path === '' ? '.' : path, refusal)),
      ...leftOut('symbolic links are not followed', links, 'note'),
      ...leftOut('folders that lie too deep are not looked into', [...this.#deep], 'warning'),
    ];
  }

  #leadsToFound(target: LinkTarget | undefined, files: ReadonlySet<string>): boolean {
    return target?.path !== undefined && (files.has(target.path) || this.#looked.has(target.path));
  }
}

/** Says that a file or folder is there and not read. */
export function unreadDiagnostic(path: string, { reason, tooLarge }: Refusal): Diagnostic {
  const diagnostic = aboutFile('unreadable-file', path, `this cannot be read: ${reason}`);
  return tooLarge === true ? { ...diagnostic, code: 'left-out', severity: 'warning', message: `this is not read: ${reason}` } : diagnostic;
}

function leftOut(what: string, paths: readonly string[], severity: Diagnostic['severity']): Diagnostic[] {
  return paths.length === 0 ? [] : [{ code: 'left-out', severity, message: `${what}: ${namesOf(paths)}` }];
}

/** The first of some paths, sorted, and how many more there are. */
export function namesOf(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return `${[...paths].sort().slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
