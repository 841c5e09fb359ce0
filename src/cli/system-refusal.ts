import { type Attempt, attempt } from '../disk/attempt.js';

/** The system refuses to read or write something that the command line asks for; ends with exit code 2. */
export class SystemRefusal extends Error {}

/** What `ask` gives; throws `SystemRefusal` where the system refuses it: `what` cannot be done, and why. */
export function orRefused<T>(what: string, ask: () => T): T {
  return orThrown(what, attempt(ask));
}

/** The same for a file that is written, `shown` as the user knows it. */
export function orUnwritten<T>(shown: string, write: () => T): T {
  return orThrown(`write ${shown}`, attempt(write, 'its folder is not there'));
}

function orThrown<T>(what: string, asked: Attempt<T>): T {
  if (asked.reason !== undefined) throw new SystemRefusal(`cannot ${what}: ${asked.reason}`);
  return asked.value;
}
