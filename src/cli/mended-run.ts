import type { ScanResult } from '../findings/scan-result.js';
import { fixSummary } from '../reports/fix-summary.js';
import { unifiedDiff } from '../reports/unified-diff.js';
import type { Environment } from './environment.js';
import { writeFixed } from './fixed-files.js';
import type { ScanArguments } from './options.js';
import type { RepeatableRun } from './repeatable-run.js';
import type { ReportTarget } from './report-targets.js';
import { standardInput, type Target } from './target.js';
import { UsageError } from './usage-error.js';

type FixArguments = Pick<ScanArguments, 'fix' | 'fix-dry-run'>;

/** Throws `UsageError` where nothing can be fixed, or where a diff and a report would go to the same place. */
export function refuseFixes(args: FixArguments, reports: readonly ReportTarget[], paths: readonly string[]): void {
  const isDryRun = args['fix-dry-run'];
  if (args.fix !== undefined && !isDryRun && paths.includes(standardInput))
    throw new UsageError('--fix cannot write to the standard input; --fix-dry-run prints what it would change');
  const other = reports.find(({ format, file }) => file === undefined && format !== 'text');
  if (isDryRun && other !== undefined)
    throw new UsageError(`--fix-dry-run prints a diff on the standard output: give --format ${other.format} an --output`);
}

/**
 * What there is to report of a run: what remains once its files are mended, where that is asked for; in a dry run for a SARIF log all of it, with the
 * text that would mend each finding. Writes the files, or the diff to the standard output, and tells on the standard error what was done.
 */
export function mended(
  run: RepeatableRun,
  args: FixArguments,
  {
    reports,
    target,
    environment,
  }: { readonly reports: readonly ReportTarget[]; readonly target: Target; readonly environment: Environment },
): ScanResult {
  const { fromHere: shownPath, folder } = target;
  const isDryRun = args['fix-dry-run'];
  if (args.fix === undefined && !isDryRun) return run.result;
  const { result, files, fixed, proposed } = run.fixed(args.fix === 'all' ? 'unsafe' : 'safe');
  if (isDryRun) {
    const { stdout } = environment;
    stdout.write(unifiedDiff(files, { shownPath, toTerminal: stdout.isTerminal, results: { before: run.result, after: result } }));
  } else writeFixed(files, folder, shownPath);
  environment.stderr.write(fixSummary({ fixed, proposed, isDryRun }, { shownPath }));
  return isDryRun && reports.some(({ format }) => format === 'sarif') ? run.withFixes() : result;
}
