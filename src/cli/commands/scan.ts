import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ScanResult } from '../../findings/scan-result.js';
import { formats } from '../../reports/formats.js';
import { harmless } from '../../reports/harmless.js';
import type { ReportOptions } from '../../reports/report-options.js';
import { namesOf } from '../../scan/gaps.js';
import { comparedWith } from '../baseline-source.js';
import { chosenRules } from '../chosen-rules.js';
import { configuredRun } from '../configured-run.js';
import { effectiveSettings } from '../effective-settings.js';
import { type Environment, takesColour } from '../environment.js';
import { exitCodeOf, exitCodes } from '../exit-code.js';
import { parameterFiles } from '../given-parameters.js';
import { mended, refuseFixes } from '../mended-run.js';
import type { ScanArguments } from '../options.js';
import { refuseInputs, refuseLinksOut, refuseRead } from '../output-guard.js';
import { printedConfiguration } from '../printed-configuration.js';
import { recordingHost } from '../recording-host.js';
import { type ReportTarget, reportTargets } from '../report-targets.js';
import { RepeatableRun } from '../repeatable-run.js';
import { isWatched, ScanProgress } from '../scan-progress.js';
import { orUnwritten } from '../system-refusal.js';
import { standardInput, targetOf } from '../target.js';
import { takesLinks } from '../terminal-links.js';
import { version } from '../version.js';

/** Judges what the paths name, writes the reports, and gives the exit code. */
export async function scanCommand(...given: Parameters<typeof scanned>): Promise<number> {
  return (await scanned(...given)).exitCode;
}

/** The same, with the folders, by absolute paths, that something was looked for in. */
export async function scanned(
  paths: readonly string[],
  args: ScanArguments,
  raw: readonly string[],
  environment: Environment,
): Promise<{ readonly exitCode: number; readonly folders: ReadonlySet<string> }> {
  const reports = reportTargets(raw);
  refuseFixes(args, reports, paths);
  refuseInputs(reports, [...paths, ...parameterFiles(args.parameters)], environment.cwd);
  const asked = args['print-config'];
  const target = targetOf(asked === undefined ? paths : [asked], environment, args['stdin-filename']);
  refuseLinksOut(reports, target.folder, environment.cwd);
  const host = recordingHost(target.host);
  const configuration = await configuredRun(args, target, environment, host);
  const settings = effectiveSettings(args, configuration, target.inside('.'));
  if (asked !== undefined) {
    const { rules } = configuration;
    const judging = chosenRules(args.rule, settings.audience, rules, configuration.configurations.names);
    environment.stdout.write(printedConfiguration(target.inside(asked), configuration, settings, { rules, judging }));
    return { exitCode: exitCodes.fine, folders: new Set() };
  }
  const progress = isWatched(reports, environment) ? new ScanProgress(environment.stderr, () => performance.now()) : undefined;
  const onJudged = progress?.judged.bind(progress);
  const judging = { target: { ...target, host }, args, configuration, settings, environment, explainsOpen: args.open, onJudged };
  const run = new RepeatableRun(host, judging, comparedWith(args, host, judging));
  progress?.end();
  refuseRead(reports, (file) => host.paths.has(target.inside(file)), environment.cwd);
  const options = { ...args, minSeverity: settings.minSeverity };
  const result = mended(run, args, { reports, target, environment });
  for (const report of reports.filter(({ file }) => !args['fix-dry-run'] || file !== undefined))
    write(report, result, reportOptions(report, options, environment, target.fromHere), environment);
  if (!result.files.some((file) => file.kind === 'template')) {
    environment.stderr.write(`plumblint: nothing to scan: there is no template in ${harmless(namesOf(paths.map(shownPath)))}\n`);
  }
  const folders = new Set([...host.folders].map((folder) => join(target.folder, folder)));
  return { exitCode: exitCodeOf(result, settings.failOn, settings.strict), folders };
}

function shownPath(path: string): string {
  return path === standardInput ? 'the standard input' : path;
}

function reportOptions(
  { file }: ReportTarget,
  args: Pick<ScanArguments, 'open' | 'show-suppressed' | 'report-input' | 'max-findings' | 'quiet' | 'color'> & {
    readonly minSeverity: ReportOptions['minSeverity'];
  },
  { stdout, variables }: Environment,
  shownPath: (path: string) => string,
): ReportOptions {
  const toTerminal = file === undefined;
  return {
    version,
    open: args.open,
    showSuppressed: args['show-suppressed'],
    reportInput: args['report-input'],
    minSeverity: args.minSeverity,
    colour: toTerminal && takesColour(stdout, variables, args.color),
    links: toTerminal && takesLinks(stdout, variables, args.color),
    mostFindings: args['max-findings'],
    quiet: args.quiet,
    columns: toTerminal ? stdout.columns : undefined,
    shownPath,
  };
}

function write({ format, file }: ReportTarget, result: ScanResult, options: ReportOptions, { stdout, cwd }: Environment): void {
  const text = formats[format](result, options);
  if (file === undefined) stdout.write(text);
  else orUnwritten(`--output ${file}`, () => writeFileSync(resolve(cwd, file), text));
}
