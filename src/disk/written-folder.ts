import {
  closeSync,
  copyFileSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hrtime, pid } from 'node:process';
import { StringDecoder } from 'node:string_decoder';
import { attempt, systemCode } from './attempt.js';
import { isBelow } from './is-below.js';
import { makeFolder } from './make-folder.js';
import { openFile } from './read-file.js';

/** Bytes that are read at once. */
const chunkSize = 1 << 16;

/** Bytes of a file that is read as a whole, and characters of a line: a text cannot be much longer. */
const mostBytes = 500 * 1024 * 1024;
const longestLine = 1 << 26;

/**
 * A folder that this program writes. Paths are relative to it, with `/` between segments. A file is there as a whole or not at all: it is written under
 * another name first. Whatever the file system refuses is thrown as it throws it.
 */
export class WrittenFolder {
  /** Absolute. */
  readonly path: string;
  readonly #draftEnding: string;

  /** Where several write the same files, each needs another `draftEnding` for the names of what is not finished. */
  constructor(path: string, draftEnding = '.draft') {
    this.path = path;
    this.#draftEnding = draftEnding;
  }

  /** A folder inside of it. */
  within(path: string): WrittenFolder {
    return new WrittenFolder(join(this.path, path), this.#draftEnding);
  }

  /** Text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    const file = this.#opened(path);
    if (file === undefined) return undefined;
    try {
      if (fstatSync(file).size > mostBytes) throw tooLarge(path);
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  }

  /** The lines of a file, one after the other; none where there is no file. Throws as the file system would for a line that is too long. */
  *lines(path: string): Generator<string, undefined> {
    const file = this.#opened(path);
    if (file === undefined) return;
    try {
      const decoder = new StringDecoder('utf8');
      const chunk = Buffer.alloc(chunkSize);
      let rest = '';
      for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
        const [end = '', ...lines] = decoder.write(chunk.subarray(0, size)).split('\n');
        rest += end;
        if (rest.length > longestLine) throw tooLarge(path);
        const next = lines.pop();
        if (next === undefined) continue;
        yield rest;
        yield* lines;
        rest = next;
      }
      if (rest !== '') yield rest;
    } finally {
      closeSync(file);
    }
  }

  write(path: string, content: string | Uint8Array): void {
    this.#replace(path, (draft) => writeFileSync(draft, content));
  }

  /** Begins a file that grows bit by bit. */
  begin(path: string): GrowingFile {
    return new GrowingFile(this.#madeFor(path), this.#draftEnding);
  }

  /** Takes a file over from another folder; none that a symbolic link leads to elsewhere. */
  copy(from: WrittenFolder, path: string): void {
    const source = realpathSync(join(from.path, path));
    if (!isBelow(source, realpathSync(from.path)))
      throw Object.assign(new Error('ERR_LINK_OUT'), { code: 'ERR_LINK_OUT', syscall: 'copyfile', path });
    closeSync(openFile(source));
    this.#replace(path, (draft) => copyFileSync(source, draft));
  }

  /** Names of what is in a folder; none where there is no folder. */
  names(path: string): readonly string[] {
    return attempt(() => readdirSync(join(this.path, path))).value ?? [];
  }

  /** Removes a file, or a folder with all that is in it, if it is there. */
  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true, force: true });
  }

  #replace(path: string, write: (draft: string) => void): void {
    const target = this.#madeFor(path);
    const draft = target + this.#draftEnding;
    try {
      write(draft);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /** The absolute path of a file, whose folder is there. */
  #madeFor(path: string): string {
    const target = join(this.path, path);
    makeFolder(dirname(target));
    return target;
  }

  #opened(path: string): number | undefined {
    try {
      return openFile(join(this.path, path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

/** A file that is written bit by bit and is there once it is ended. */
export class GrowingFile {
  readonly #target: string;
  readonly #draft: string;
  readonly #file: number;
  #waiting = '';

  constructor(target: string, draftEnding: string) {
    this.#target = target;
    this.#draft = target + draftEnding;
    this.#file = openSync(this.#draft, 'w');
  }

  append(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= chunkSize) this.#flush();
  }

  end(): void {
    this.#flush();
    closeSync(this.#file);
    renameSync(this.#draft, this.#target);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    } catch (error) {
      closeSync(this.#file);
      rmSync(this.#draft, { force: true });
      throw error;
    }
  }
}

/** A `draftEnding` that no other process or thread uses. */
export function ownDraftEnding(): string {
  return `.${pid}-${hrtime.bigint().toString(36)}.draft`;
}

function tooLarge(path: string): Error {
  return Object.assign(new Error('ERR_FS_FILE_TOO_LARGE'), { code: 'ERR_FS_FILE_TOO_LARGE', syscall: 'read', path });
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
}
