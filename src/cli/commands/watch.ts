import { resolve } from 'node:path';
import type { Environment } from '../environment.js';
import { tellFailure } from '../failure.js';
import type { ScanArguments } from '../options.js';
import { reportTargets } from '../report-targets.js';
import { standardInput } from '../target.js';
import { UsageError } from '../usage-error.js';
import { scanned } from './scan.js';

/** Clears a terminal, what can be scrolled back to as well. */
const clear = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Judges what the paths name, and again whenever something changes in a folder that a scan looked into, until the user ends it; gives the exit code of the
 * last scan. What is wrong with the command line ends it at once, what becomes wrong meanwhile is told.
 */
export async function watchCommand(
  paths: readonly string[],
  args: ScanArguments,
  raw: readonly string[],
  environment: Environment,
): Promise<number> {
  refuse(paths, args);
  const { stdout, stderr, cwd } = environment;
  const outputs = reportTargets(raw).flatMap(({ file }) => (file === undefined ? [] : resolve(cwd, file)));
  let last = await scanned(paths, args, raw, environment);
  const watch = environment.watch(new Set(outputs));
  try {
    for (;;) {
      if (!watch.follow(last.folders)) {
        stderr.write('plumblint: no folder is left that could be watched\n');
        return last.exitCode;
      }
      stderr.write('plumblint: waiting for changes; Ctrl-C ends\n');
      if (!(await watch.changed())) return last.exitCode;
      if (stdout.isTerminal) stdout.write(clear);
      last = await scanned(paths, args, raw, environment).catch((error: unknown) => ({
        exitCode: tellFailure(error, raw, environment),
        folders: last.folders,
      }));
    }
  } finally {
    watch.end();
  }
}

function refuse(paths: readonly string[], args: ScanArguments): void {
  if (paths.includes(standardInput)) throw new UsageError('--watch cannot wait for changes of the standard input');
  if (args.fix !== undefined && !args['fix-dry-run'])
    throw new UsageError('--watch does not change files: leave out --fix, or give --fix-dry-run');
  if (args['print-config'] !== undefined) throw new UsageError('--watch judges, and --print-config judges nothing: leave one out');
}
