import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../../rules/index.js';
import { rulesFor } from '../../engine/rule.js';
import type { ScanResult } from '../../findings/scan-result.js';
import { formats } from '../../reports/formats.js';
import { harmless } from '../../reports/harmless.js';
import type { ReportOptions } from '../../reports/report-options.js';
import { scan } from '../../scan/scan.js';
import { type Environment, takesColour } from '../environment.js';
import { exitCodeOf } from '../exit-code.js';
import { givenParameters, parameterFiles } from '../given-parameters.js';
import { moduleCache } from '../module-cache.js';
import { deployerFacts, type ScanArguments } from '../options.js';
import { refuseInputs, refuseRead } from '../output-guard.js';
import { recordingHost } from '../recording-host.js';
import { type ReportTarget, reportTargets } from '../report-targets.js';
import { isWatched, ScanProgress } from '../scan-progress.js';
import { orRefused } from '../system-refusal.js';
import { standardInput, targetOf } from '../target.js';
import { version } from '../version.js';

/** Judges what the paths name, writes the reports, and gives the exit code. */
export function scanCommand(paths: readonly string[], args: ScanArguments, raw: readonly string[], environment: Environment): number {
  const reports = reportTargets(raw);
  refuseInputs(reports, [...paths, ...parameterFiles(args.parameters)], environment.cwd);
  const { host: files, folder, paths: scanned, inside, fromHere } = targetOf(paths, environment, args['stdin-filename']);
  const host = recordingHost(files);
  const progress = isWatched(reports, environment) ? new ScanProgress(environment.stderr, () => performance.now()) : undefined;
  const result = scan(host, {
    paths: scanned,
    exclude: args.exclude.map((pattern) => patternInside(pattern, inside('.'))),
    parameters: givenParameters(args.parameters, environment, inside),
    deployer: deployerFacts(args),
    rules: rulesFor(args.audience, rules),
    hostNaming: args['host-naming'],
    includeModules: args['include-modules'],
    moduleCache: moduleCache(args['module-cache'], folder, environment),
    onJudged: progress?.judged.bind(progress),
  });
  progress?.end();
  refuseRead(reports, (file) => host.paths.has(inside(file)), environment.cwd);
  for (const report of reports) write(report, result, reportOptions(report, args, environment, fromHere), environment);
  if (!result.files.some((file) => file.kind === 'template')) {
    environment.stderr.write(`plumblint: nothing to scan: there is no template in ${harmless(paths.map(shownPath).join(', '))}\n`);
  }
  return exitCodeOf(result, args['fail-on'], args.strict);
}

function shownPath(path: string): string {
  return path === standardInput ? 'the standard input' : path;
}

/** A pattern as it counts in the working folder, put as one that counts in the scanned root. */
function patternInside(pattern: string, cwd: string): string {
  if (cwd === '' || cwd.startsWith('..')) return pattern;
  const anchored = /\/./.test(pattern);
  return anchored ? `/${cwd}/${pattern.replace(/^\//, '')}` : `/${cwd}/**/${pattern}`;
}

function reportOptions(
  { file }: ReportTarget,
  args: ScanArguments,
  { stdout, variables }: Environment,
  shownPath: (path: string) => string,
): ReportOptions {
  const toTerminal = file === undefined;
  return {
    version,
    open: args.open,
    reportInput: args['report-input'],
    minSeverity: args['min-severity'],
    colour: toTerminal && takesColour(stdout, variables),
    columns: toTerminal ? stdout.columns : undefined,
    shownPath,
  };
}

function write({ format, file }: ReportTarget, result: ScanResult, options: ReportOptions, { stdout, cwd }: Environment): void {
  const text = formats[format](result, options);
  if (file === undefined) stdout.write(text);
  else orRefused(`write --output ${file}`, () => writeFileSync(resolve(cwd, file), text));
}
