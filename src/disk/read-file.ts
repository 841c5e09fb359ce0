import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, type Stats } from 'node:fs';
import { attempt } from './attempt.js';
import { isBelow } from './is-below.js';

/** Larger files are not read: nothing that is read here comes near. */
export const largestMegabytes = 64;
const largestFile = largestMegabytes * 1024 * 1024;
const chunkSize = 64 * 1024;

/** Whether a file is larger. */
export function isTooLarge({ size }: { readonly size: number }): boolean {
  return size > largestFile;
}

/** All of what a user names: a file, or a pipe that another program writes to. Throws what the file system refuses it with, also where there is too much. */
export function readNamed(path: string): Buffer {
  return opened(path, 0, (descriptor) => read(descriptor, path));
}

/**
 * All of a file. A pipe, a socket or a device is refused, and nobody is waited for that may write to it; throws like `readNamed`. With `within`, the absolute
 * path of a folder without links, so is what lies elsewhere once it is open, whatever another process puts in the place of folders meanwhile.
 */
export function readFile(path: string, within?: string): Buffer {
  return opened(path, constants.O_NONBLOCK, (descriptor) => {
    if (within !== undefined && !liesIn(descriptor, within)) throw refused('ERR_LINK_OUT', path);
    if (isTooLarge(fileStat(descriptor, path))) throw refused('ERR_FS_FILE_TOO_LARGE', path);
    return read(descriptor, path);
  });
}

/** Whether an open file lies in a folder, as far as the system tells. */
function liesIn(descriptor: number, folder: string): boolean {
  const { value } = attempt(() => readlinkSync(`/proc/self/fd/${descriptor}`));
  return value?.startsWith('/') !== true || isBelow(value, folder);
}

/** Opens a file to read it, whatever its size; refuses what `readFile` does. */
export function openFile(path: string): number {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    fileStat(descriptor, path);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function fileStat(descriptor: number, path: string): Stats {
  const stat = fstatSync(descriptor);
  if (stat.isDirectory()) throw refused('EISDIR', path);
  if (!stat.isFile()) throw refused('ERR_NO_FILE', path);
  return stat;
}

/** All that comes from the standard input; throws like `readNamed`. */
export function readStandardInput(): Buffer {
  return read(0, undefined);
}

function opened<T>(path: string, flags: number, work: (descriptor: number) => T): T {
  const descriptor = openSync(path, constants.O_RDONLY | flags);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** As much as there is, whatever the file system says of its size: of what it makes up itself, it says none. */
function read(descriptor: number, path: string | undefined): Buffer {
  const expected = Math.min(fstatSync(descriptor).size, largestFile);
  const chunks: Buffer[] = [];
  let length = 0;
  for (let room = expected + 1; ; room = chunkSize) {
    const chunk = Buffer.allocUnsafe(room);
    const size = readSync(descriptor, chunk);
    if (size === 0) return Buffer.concat(chunks, length);
    if (length === 0 && size === expected) return chunk.subarray(0, size);
    length += size;
    if (length > largestFile) throw refused('ERR_FS_FILE_TOO_LARGE', path);
    chunks.push(chunk.subarray(0, size));
  }
}

/** As Node says what the system refuses. */
function refused(code: string, path: string | undefined): Error {
  return Object.assign(new Error(code), { code, syscall: 'read', ...(path === undefined ? {} : { path }) });
}
