import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decode } from '../disk/decode.js';
import { readFile } from '../disk/read-file.js';
import { encodeLike } from '../disk/encode.js';
import { isBelow } from '../disk/is-below.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** The permissions of which a file has one that may be written. */
const mayWrite = 0o222;

/** A file of the scanned root with the text that it had when it was judged, and the one that it is to have. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes files in their encoding, each as a whole or not at all: all of them are looked at before the first is written. Throws `UsageError` for one
 * that is no longer what was judged, that is read-only, that lies outside of `folder`, or whose bytes are no text.
 */
export function writeFixed(files: readonly FixedFile[], folder: string, shownPath: (path: string) => string): void {
  const root = realpathSync(folder);
  const prepared = files.map((file) => ({ shown: shownPath(file.path), ...preparedFile(file, root, shownPath(file.path)) }));
  for (const { target, bytes, shown } of prepared) orRefused(`write ${shown}`, () => replaceFile(target, bytes));
}

function preparedFile(
  { path, before, after }: FixedFile,
  root: string,
  shown: string,
): { readonly target: string; readonly bytes: Buffer } {
  const target = orRefused(`write ${shown}`, () => realpathSync(join(root, path)));
  if (!isBelow(target, root)) throw new UsageError(`${shown} lies outside of what is scanned: nothing is written`);
  if ((orRefused(`read ${shown}`, () => statSync(target)).mode & mayWrite) === 0)
    throw new UsageError(`${shown} is read-only: nothing is written`);
  const old = orRefused(`read ${shown}`, () => readFile(target));
  if (decode(old) !== before) throw new UsageError(`${shown} has changed since it was judged: nothing is written`);
  const bytes = encodeLike(after, old);
  if (bytes === undefined) throw new UsageError(`${shown} holds bytes that are no text in its encoding: nothing is written`);
  return { target, bytes };
}

/** Puts new content into the place of a file, with its permissions; whoever reads meanwhile sees the old one or the new one. */
function replaceFile(target: string, bytes: Buffer): void {
  const { mode } = statSync(target);
  const temporary = join(dirname(target), `.${basename(target)}.plumblint-${process.pid}`);
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
