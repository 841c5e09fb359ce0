import { type FormatName, formatNames, formatOfFile } from '../reports/formats.js';
import { UsageError } from './usage-error.js';

/** One report to write; to the standard output where `file` is undefined. */
export interface ReportTarget {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/**
 * The reports that arguments ask for: each `--output` belongs to the `--format` before it, one without takes the format that its name
 * says. Text on the standard output if there is none. Throws `UsageError`.
 */
export function reportTargets(args: readonly string[]): ReportTarget[] {
  const targets: ReportTarget[] = [];
  for (const [name, value] of optionsIn(args)) {
    const last = targets.at(-1);
    if (name === 'format') targets.push({ format: formatNamed(value), file: undefined });
    else if (last !== undefined && last.file === undefined) targets[targets.length - 1] = { ...last, file: value };
    else targets.push({ format: formatFor(value), file: value });
  }
  if (targets.filter((target) => target.file === undefined).length > 1) {
    throw new UsageError('only one report can go to the standard output: give each of the others an --output after its --format');
  }
  return targets.length === 0 ? [{ format: 'text', file: undefined }] : targets;
}

/** Every `--format` and `--output` with its value, in order. */
function optionsIn(args: readonly string[]): (readonly [string, string])[] {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).flatMap((arg, at, all) => {
    const [, name, value] = /^--(format|output)(?:=([^]*))?$/.exec(arg) ?? /^-([fo])(?:=?([^]+))?$/.exec(arg) ?? [];
    if (name === undefined) return [];
    return [[name.startsWith('f') ? 'format' : 'output', value ?? all[at + 1] ?? ''] as const];
  });
}

function formatNamed(name: string): FormatName {
  const format = formatNames.find((one) => one === name);
  if (format === undefined) throw new UsageError(`there is no format '${name}'; there are ${formatNames.join(', ')}`);
  return format;
}

function formatFor(file: string): FormatName {
  const format = formatOfFile(file);
  if (format === undefined) throw new UsageError(`--output ${file} needs a --format before it`);
  return format;
}
