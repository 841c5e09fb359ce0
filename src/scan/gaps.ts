import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { LinkTarget, Refusal } from '../text/host.js';
import { aboutFile } from './file-diagnostic.js';
import type { UnusedPattern } from '../text/path-patterns.js';

/** Paths that are named of many. */
const mostNamed = 3;

/** What a walk through folders did not look at. */
export class Gaps {
  readonly #looked = new Set<string>();
  readonly #links = new Map<string, LinkTarget | undefined>();
  readonly #deep = new Set<string>();
  readonly #unread = new Map<string, Refusal>();
  readonly #patterns = new Map<string | undefined, Map<number, UnusedPattern>>();
  #matchingStopped = false;

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

  /** Notes a pattern that is not used: of a file, or of the request. */
  pattern(path: string | undefined, unused: UnusedPattern): void {
    const patterns = this.#patterns.get(path) ?? new Map<number, UnusedPattern>();
    this.#patterns.set(path, patterns.set(unused.line, unused));
  }

  /** Notes that patterns were too much work, and do not count from there on. */
  tooManyPatterns(): void {
    this.#matchingStopped = true;
  }

  /** What is to be said of all this, once it is known which files were found: a link to one of them leaves nothing out. */
  diagnostics(files: ReadonlySet<string>): Diagnostic[] {
    const links = [...this.#links].flatMap(([path, target]) => (this.#leadsToFound(target, files) ? [] : path));
    return [
      ...[...this.#unread].map(([path, refusal]) => unreadDiagnostic(path === '' ? '.' : path, refusal)),
      ...leftOut('symbolic links are not followed', links, 'note'),
      ...leftOut('folders that lie too deep are not looked into', [...this.#deep], 'warning'),
      ...[...this.#patterns].map(([path, unused]) => unusedPatterns(path, [...unused.values()])),
      ...(this.#matchingStopped ? [matchingStopped] : []),
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

const matchingStopped: Diagnostic = {
  code: 'left-out',
  severity: 'warning',
  message: 'the patterns of what to leave out are too much work; files are scanned that some of them name',
};

/** Says which pattern of a list, or the first of several, is not used. */
function unusedPatterns(path: string | undefined, unused: readonly UnusedPattern[]): Diagnostic {
  const [first] = unused;
  const more = unused.length > 1 ? `, and so are ${unused.length - 1} more` : '';
  const reason = first === undefined ? '' : `: ${first.reason}`;
  const which = path === undefined ? `pattern ${first?.line ?? 1} of what to leave out` : `the pattern in line ${first?.line ?? 1}`;
  const message = `${which} is not used${more}${reason}`;
  return path === undefined ? { code: 'left-out', severity: 'warning', message } : { ...aboutFile('left-out', path, message) };
}

function leftOut(what: string, paths: readonly string[], severity: Diagnostic['severity']): Diagnostic[] {
  return paths.length === 0 ? [] : [{ code: 'left-out', severity, message: `${what}: ${namesOf(paths)}` }];
}

/** The first of some paths, sorted, and how many more there are. */
export function namesOf(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return `${[...paths].sort().slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
