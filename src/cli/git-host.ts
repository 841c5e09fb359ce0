import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { systemCode } from '../disk/attempt.js';
import { decode } from '../disk/decode.js';
import { mayBeOfUse } from '../scan/discover.js';
import type { Host, HostEntry } from '../text/host.js';
import { folderOf, nameOf, pathOf, resolvePath } from '../text/paths.js';
import type { Environment } from './environment.js';
import { gitVariables } from './git-variables.js';
import { type Contents, KeptContents } from './kept-contents.js';
import { UsageError } from './usage-error.js';

const megabyte = 1024 * 1024;

/** Larger files are not read: no template comes near. */
const largestFile = 64 * megabyte;

/** Bytes of files that are read together, and kept: a commit can hold much in little. The others of a folder are read one by one. */
const mostTogether = 64 * megabyte;

/** Bytes of files that a commit has at one path more: those of a small one that it has in many folders are read for each. */
const mostRepeated = 512 * megabyte;

/** A longer list of the files of a commit is not read: a few folders that hold each other many times make it endless. */
const longestList = 64 * megabyte;

/** What git may take for one answer, in seconds: what its configuration includes may be a pipe, which never ends. */
const mostSeconds = 60;

/** Whether a file is read together with the others of its folder: a scan asks for most of those. */
function isReadTogether(name: string): boolean {
  return mayBeOfUse(name) || name === '.gitignore';
}

/** Symbolic links that are followed for one path. */
const mostLinks = 20;

/** Characters of where a symbolic link leads. */
const longestTarget = 4096;

interface Blob {
  readonly id: string;
  readonly size: number;
  readonly isLink: boolean;
}

/**
 * The files of a repository as a commit has them, read through git: nothing is checked out or written. `folder` is the root of the repository.
 * Throws `UsageError` where there is no such commit, and where git takes more than some seconds for an answer.
 */
export function gitHost(folder: string, revision: string, environment: Pick<Environment, 'variables'>, seconds = mostSeconds): Host {
  const git = new Git(folder, environment, seconds);
  const tree = new CommittedTree(git.entriesOf(git.commitOf(revision)), git);
  return {
    read: (path) => {
      const bytes = tree.bytes(path);
      return bytes && decode(bytes);
    },
    bytes: (path) => tree.bytes(path),
    entries: (asked) => tree.entries(asked),
  };
}

class CommittedTree {
  readonly #blobs: ReadonlyMap<string, Blob>;
  readonly #entries = new Map<string, Map<string, HostEntry>>();
  readonly #together: KeptContents;
  readonly #git: Git;

  constructor(blobs: ReadonlyMap<string, Blob>, git: Git) {
    this.#git = git;
    this.#blobs = blobs;
    for (const [path, { isLink }] of blobs) this.#enter(path, isLink ? 'link' : 'file');
    this.#together = new KeptContents(mostTogether, (folder) => git.contents(this.#readableIn(folder)));
  }

  entries(folder: string): readonly HostEntry[] {
    return [...(this.#entries.get(folder)?.values() ?? [])].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  bytes(asked: string): Buffer | undefined {
    const path = this.#followed(asked);
    const blob = path === undefined ? undefined : this.#blobs.get(path);
    if (path === undefined || blob === undefined || blob.size > largestFile) return undefined;
    const together = isReadTogether(nameOf(path)) ? this.#together.of(folderOf(path)).get(blob.id) : undefined;
    return together ?? this.#git.contents([blob]).get(blob.id);
  }

  #readableIn(folder: string): readonly Blob[] {
    const readable = new Map<string, Blob>();
    let size = 0;
    for (const { name, kind } of this.entries(folder)) {
      const blob = this.#blobs.get(pathOf(folder, name));
      if (kind !== 'file' || blob === undefined || !isReadTogether(name) || size + blob.size > mostTogether) continue;
      if (!readable.has(blob.id)) size += blob.size;
      readable.set(blob.id, blob);
    }
    return [...readable.values()];
  }

  /** Enters a file into its folder, and that into those above. */
  #enter(path: string, kind: HostEntry['kind']): void {
    const folder = folderOf(path);
    const known = this.#entries.get(folder);
    const entries = known ?? new Map<string, HostEntry>();
    entries.set(nameOf(path), { name: nameOf(path), kind });
    this.#entries.set(folder, entries);
    if (known === undefined && folder !== '') this.#enter(folder, 'folder');
  }

  /** A path with the symbolic links in it followed; undefined where they lead out of the root, or in a circle. */
  #followed(asked: string): string | undefined {
    let path = asked;
    for (let links = 0; links <= mostLinks; links++) {
      const link = this.#linkIn(path);
      if (link === undefined) return path;
      const target = link.blob.size > longestTarget ? undefined : this.#git.contents([link.blob]).get(link.blob.id)?.toString('utf8');
      const next = target === undefined ? undefined : resolvePath(folderOf(link.path), `${target}${path.slice(link.path.length)}`);
      if (next === undefined) return undefined;
      path = next;
    }
    return undefined;
  }

  #linkIn(path: string): { readonly path: string; readonly blob: Blob } | undefined {
    const segments = path.split('/');
    for (const at of segments.keys()) {
      const start = segments.slice(0, at + 1).join('/');
      const blob = this.#blobs.get(start);
      if (blob?.isLink === true) return { path: start, blob };
    }
    return undefined;
  }
}

/** Bytes of files that would be read again, because another path has the same. */
function repeatedIn(blobs: ReadonlyMap<string, Blob>): number {
  const seen = new Set<string>();
  let repeated = 0;
  for (const [path, { id, size }] of blobs) {
    if (!isReadTogether(nameOf(path)) || size > largestFile) continue;
    if (seen.has(id)) repeated += size;
    seen.add(id);
  }
  return repeated;
}

/** Asks git about one repository. It writes nothing, runs nothing that the repository names, and fetches nothing. */
class Git {
  readonly #folder: string;
  readonly #variables: Environment['variables'];
  readonly #seconds: number;

  constructor(folder: string, { variables }: Pick<Environment, 'variables'>, seconds: number) {
    this.#folder = folder;
    this.#variables = variables;
    this.#seconds = seconds;
  }

  /** The id of the commit that a revision names. */
  commitOf(revision: string): string {
    const { status, stdout, error } = this.#ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    if (error !== undefined) throw new UsageError('--since: git cannot be run');
    const id = stdout.toString('utf8').trim();
    if (status !== 0) this.#checkRepository();
    if (status !== 0 || !/^[0-9a-f]{40,64}$/.test(id))
      throw new UsageError(`--since ${revision}: git knows no such commit here (a shallow clone has the last one only)`);
    return id;
  }

  /** Throws `UsageError` with what git says where it finds no repository, or one that it does not trust. */
  #checkRepository(): void {
    const { status, stderr } = this.#ask(['rev-parse', '--git-dir']);
    const [said = ''] = stderr
      .toString('utf8')
      .replace(/^fatal: /, '')
      .split('\n');
    if (status !== 0) throw new UsageError(`--since: git reads nothing here: ${said}`);
  }

  /** The files of a commit, by path. */
  entriesOf(commit: string): ReadonlyMap<string, Blob> {
    const list = this.#answerTo(['ls-tree', '-r', '-l', '-z', '--full-tree', commit], longestList);
    const lines = list.toString('utf8').split('\0');
    const blobs = new Map(
      lines.flatMap((line): [string, Blob][] => {
        const [, mode, id = '', size, path = ''] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t([^]*)$/.exec(line) ?? [];
        return mode === undefined ? [] : [[path, { id, size: Number(size), isLink: mode === '120000' }]];
      }),
    );
    if (repeatedIn(blobs) > mostRepeated)
      throw new UsageError(`--since: the commit has the same files in too many folders: more than ${mostRepeated / megabyte} MB of them`);
    return blobs;
  }

  /** What some blobs hold, by their ids. */
  contents(blobs: readonly Blob[]): Contents {
    const contents = new Map<string, Buffer>();
    if (blobs.length === 0) return contents;
    const answer = this.#answerTo(['cat-file', '--batch'], Infinity, blobs.map(({ id }) => `${id}\n`).join(''));
    for (let at = 0; at < answer.length;) {
      const lineEnd = answer.indexOf(10, at);
      const [id = '', , size] = answer.toString('utf8', at, lineEnd).split(' ');
      const start = lineEnd + 1;
      const end = size === undefined ? start : start + Number(size);
      if (size !== undefined) contents.set(id, answer.subarray(start, end));
      at = size === undefined ? start : end + 1;
    }
    return contents;
  }

  #answerTo(args: readonly string[], mostBytes: number, input = ''): Buffer {
    const { status, stdout, error } = this.#ask(args, mostBytes, input);
    if (systemCode(error) === 'ENOBUFS')
      throw new UsageError(`--since: the commit has too many files: their list has more than ${mostBytes / megabyte} MB`);
    if (status !== 0) throw new UsageError(`--since: git ${args[0] ?? ''} failed`);
    return stdout;
  }

  #ask(args: readonly string[], mostBytes = megabyte, input = '') {
    const answer = spawnSync('git', ['--no-optional-locks', '-C', this.#folder, ...args], {
      input,
      maxBuffer: mostBytes,
      timeout: this.#seconds * 1000,
      killSignal: 'SIGKILL',
      // Versions of git that do not know GIT_NO_LAZY_FETCH would ask a remote for missing files, by a command that the repository names.
      env: gitVariables(this.#variables, {
        GIT_NO_LAZY_FETCH: '1',
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_NO_REPLACE_OBJECTS: '1',
        // What is no repository may lie in another, of which nothing is scanned.
        GIT_CEILING_DIRECTORIES: dirname(this.#folder),
      }),
    });
    if (systemCode(answer.error) === 'ETIMEDOUT')
      throw new UsageError(`--since: git ${args[0] ?? ''} took more than ${this.#seconds} seconds`);
    return answer;
  }
}
