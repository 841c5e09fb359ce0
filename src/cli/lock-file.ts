import { type LockedModules, lockFileName, readLockFile } from '../policy/lock-file.js';
import { Source } from '../text/source.js';
import type { Target } from './target.js';
import { toldProblems } from './told-problems.js';
import { UsageError } from './usage-error.js';

/** The modules in the lock file at the root of a target; undefined where there is none. Throws `UsageError` for one that is broken. */
export function lockedModules({ host, fromHere }: Pick<Target, 'host' | 'fromHere'>): LockedModules | undefined {
  const text = host.read(lockFileName);
  if (text === undefined) return undefined;
  const read = readLockFile(new Source(lockFileName, text));
  if ('problems' in read) throw new UsageError(toldProblems(read.problems, fromHere));
  return read.modules;
}
