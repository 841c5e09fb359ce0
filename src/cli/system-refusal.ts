import { attempt } from '../disk/attempt.js';

/** The system refuses to read or write something that the command line asks for; ends with exit code 2. */
export class SystemRefusal extends Error {}

/** What `ask` gives; throws `SystemRefusal` where the system refuses it: `what` cannot be done, and why. */
export function orRefused<T>(what: string, ask: () => T): T {
  const asked = attempt(ask);
  if (asked.reason !== undefined) throw new SystemRefusal(`cannot ${what}: ${asked.reason}`);
  return asked.value;
}
