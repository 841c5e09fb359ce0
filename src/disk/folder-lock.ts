import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { attempt, systemCode } from './attempt.js';
import { makeFolder } from './make-folder.js';
import { readFile } from './read-file.js';

/** The process that uses a folder. */
export interface FolderUser {
  readonly host: string;
  readonly pid: number;
}

/** What was asked for: the folder, until it is given back, or who uses it. */
export type FolderLock = { readonly release: () => void } | { readonly user: FolderUser; readonly file: string };

/**
 * Takes a folder for this process alone; makes it where there is none. A lock that a process of this machine left which is no longer there is taken over;
 * of processes of other machines nothing can be known.
 */
export function lockFolder(folder: string, me: FolderUser = { host: hostname(), pid }): FolderLock {
  makeFolder(folder);
  const file = join(folder, '.lock');
  if (!isTaken(file, me)) {
    const user = userIn(file);
    if (user !== undefined && (user.host !== me.host || (user.pid !== me.pid && isAlive(user.pid)))) return { user, file };
    rmSync(file, { force: true });
    if (!isTaken(file, me)) return { user: userIn(file) ?? { host: me.host, pid: 0 }, file };
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** Whether the lock was free and is now of this process. */
function isTaken(file: string, me: FolderUser): boolean {
  try {
    const opened = openSync(file, 'wx');
    writeSync(opened, JSON.stringify(me));
    closeSync(opened);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Who wrote a lock; undefined where that was broken off. */
function userIn(file: string): FolderUser | undefined {
  const { value } = attempt((): unknown => JSON.parse(readFile(file).toString('utf8')));
  if (typeof value !== 'object' || value === null || !('host' in value) || !('pid' in value)) return undefined;
  const { host, pid: number } = value;
  return typeof host === 'string' && typeof number === 'number' ? { host, pid: number } : undefined;
}

function isAlive(number: number): boolean {
  try {
    return kill(number, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
