import { failureText } from '../diagnostics/failure.js';
import { harmless } from '../reports/harmless.js';
import { wordedProblem } from './arguments.js';
import type { Environment } from './environment.js';
import { exitCodes } from './exit-code.js';
import { SystemRefusal } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/**
 * Tells on the standard error why a command line came to nothing, and gives the exit code for that. What code of rules throws may throw in turn when it is looked at.
 */
export function tellFailure(error: unknown, args: readonly string[], environment: Pick<Environment, 'stderr'>): number {
  try {
    return toldFailure(error, args, environment);
  } catch {
    environment.stderr.write('plumblint: this program failed, please report it: what was thrown cannot be looked at\n');
    return exitCodes.failed;
  }
}

function toldFailure(error: unknown, args: readonly string[], { stderr }: Pick<Environment, 'stderr'>): number {
  if (error instanceof SystemRefusal) {
    stderr.write(`plumblint: ${harmless(error.message)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof UsageError || (error instanceof Error && error.name === 'YError')) {
    const lines = wordedProblem(error.message, args).split('\n').map(harmless);
    stderr.write(`plumblint: ${lines.join('\n')}\nTry 'plumblint --help'.\n`);
    return exitCodes.usage;
  }
  stderr.write(`plumblint: this program failed, please report it: ${failureText(error)}\n`);
  return exitCodes.failed;
}
