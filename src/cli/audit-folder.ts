import { resolve } from 'node:path';
import { auditFiles } from '../audit/audit-files.js';
import { EarlierAudit } from '../audit/index.js';
import { attempt, refusalReason } from '../disk/attempt.js';
import { lockFolder } from '../disk/folder-lock.js';
import { WrittenFolder } from '../disk/written-folder.js';
import { orRefused, SystemRefusal } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** Files whose presence without an audit says that a folder is used for something else. */
const ownFiles = Object.values(auditFiles).filter((name) => name !== auditFiles.report);

/** Works in a folder for reports that no other audit uses meanwhile; makes it where there is none. */
export async function inAuditFolder<T>(given: string, cwd: string, work: (folder: WrittenFolder) => Promise<T>): Promise<T> {
  const folder = new WrittenFolder(resolve(cwd, given));
  const lock = orRefused(`write to ${given}`, () => lockFolder(folder.path));
  if ('user' in lock) {
    const { host, pid } = lock.user;
    throw new UsageError(`${given} is used by another audit, process ${pid} on ${host}; if that is no longer running, remove ${lock.file}`);
  }
  try {
    const names = folder.names('.');
    if (!names.includes(auditFiles.report) && ownFiles.some((name) => names.includes(name)))
      throw new UsageError(`--output: ${given} holds files that are no audit; give another folder`);
    return await work(folder);
  } catch (error) {
    throw refusalOf(error) ?? error;
  } finally {
    attempt(() => lock.release());
  }
}

/** The audit in a folder that an option or argument names. Throws `UsageError` where there is none. */
export function earlierAudit(given: string, cwd: string): EarlierAudit {
  const read = orRefused(`read ${given}`, () => EarlierAudit.in(new WrittenFolder(resolve(cwd, given))));
  if ('mistake' in read) throw new UsageError(`${given} ${read.mistake}`);
  return read;
}

/** What the file system refuses, in plain words; undefined for any other error. */
function refusalOf(error: unknown): SystemRefusal | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path}` : '';
  return new SystemRefusal(
    `cannot write the reports:${path}${path === '' ? '' : ':'} ${refusalReason(error)}; what was judged is kept, and the same command goes on from there`,
  );
}
