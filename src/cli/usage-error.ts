import { harmless } from '../reports/harmless.js';

/** The command line asks for something that cannot be done; ends with exit code 2. Each of its lines stays one, whatever it repeats. */
export class UsageError extends Error {
  constructor(lines: string | readonly string[]) {
    super((typeof lines === 'string' ? [lines] : lines).map(harmless).join('\n'));
  }
}
