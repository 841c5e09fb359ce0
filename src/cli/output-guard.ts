import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { attempt } from '../disk/attempt.js';
import { isBelow } from '../disk/is-below.js';
import { readFile } from '../disk/read-file.js';
import { decode } from '../disk/decode.js';
import { jsonKindOf } from '../scan/front-end.js';
import { Source } from '../text/source.js';
import type { ReportTarget } from './report-targets.js';
import { UsageError } from './usage-error.js';

/**
 * Refuses reports in the place of what a scan is asked for, or of what any scan reads: templates, parameter files, configuration, code of rules; and in the
 * place of a file that has other names too, for it may be one of those under another.
 */
export function refuseInputs(reports: readonly ReportTarget[], asked: readonly string[], cwd: string): void {
  const inputs = new Set(asked.map((path) => realPath(resolve(cwd, path))));
  for (const { file } of reports) {
    const path = file === undefined ? undefined : realPath(resolve(cwd, file));
    if (file === undefined || path === undefined) continue;
    if (inputs.has(path) || isSource(path)) throw inPlaceOf(file);
    if (hasOtherNames(path)) throw new UsageError(`--output: ${file} is a file that has other names too, by hard links; give another`);
  }
}

/** Refuses reports in the place of files that a scan has read; a report of an earlier one may give way. */
export function refuseRead(reports: readonly ReportTarget[], read: (file: string) => boolean, cwd: string): void {
  for (const { file } of reports) {
    if (file === undefined || !read(file)) continue;
    const path = realPath(resolve(cwd, file));
    if (path !== undefined && !isReport(path)) throw inPlaceOf(file);
  }
}

/**
 * Refuses reports that would leave the scanned root by a symbolic link in it: who wrote what is scanned does not choose what is written elsewhere. `root` is
 * a path without links.
 */
export function refuseLinksOut(reports: readonly ReportTarget[], root: string, cwd: string): void {
  for (const { file } of reports) {
    if (file !== undefined && leadsOut(resolve(cwd, file), root))
      throw new UsageError(`--output: a symbolic link leads ${file} out of what is scanned; give the path that is meant`);
  }
}

/** Whether a link on the way to a path leads out of a folder; one that leads to nothing may. */
function leadsOut(path: string, root: string): boolean {
  const folder = dirname(path);
  if (folder === path) return false;
  if (leadsOut(folder, root)) return true;
  const isInside = isBelow(attempt(() => realpathSync(folder)).value ?? '', root);
  if (!isInside || attempt(() => lstatSync(path)).value?.isSymbolicLink() !== true) return false;
  return !isBelow(attempt(() => realpathSync(path)).value ?? '', root);
}

function inPlaceOf(file: string): UsageError {
  return new UsageError(`--output: ${file} is a file that is scanned, or that a scanned one needs; give another`);
}

/** The path of a file that is there, symbolic links followed. */
function realPath(path: string): string | undefined {
  return existsSync(path) ? realpathSync(path) : undefined;
}

/** Empty where there is none to be read. */
function textOf(path: string): string {
  return decode(attempt(() => readFile(path)).value ?? Buffer.of());
}

function isSource(path: string): boolean {
  if (/\.(bicep(param)?|[cm]?[jt]s)$/i.test(path) || /^(bicepconfig\.json|\.gitignore)$/.test(basename(path))) return true;
  return /\.json$/i.test(path) && jsonKindOf(new Source(path, textOf(path))) !== undefined;
}

function hasOtherNames(path: string): boolean {
  const found = attempt(() => statSync(path)).value;
  return found !== undefined && found.isFile() && found.nlink > 1;
}

/** Whether a file is what this program wrote, as far as that begins as nothing else does. */
function isReport(path: string): boolean {
  const text = textOf(path);
  return /\.(json|sarif)$/i.test(path) && (text.trim() === '' || beginnings.some((pattern) => pattern.test(text)));
}

/** What the reports begin with: JSON, SARIF, GitLab, text, Markdown, JUnit. */
const beginnings = [
  /^\{\s*"version": "[\d.]+",\s*"tool": \{\s*"name": "plumblint"/,
  /^\{\s*"\$schema": "[^"]+",\s*"version": "[\d.]+",\s*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "plumblint"/,
  /^\[\s*(?:\]\s*$|\{\s*"description": "(?:[^"\\]|\\.)*",\s*"check_name": ")/,
  /^(?:Found \d+ errors?, \d+ warnings?, |(?:(?:suppressed|open|error|warning|note) ?)+\[[\w/-]+\]: )/,
  /^## plumblint$/m,
  /^<\?xml [^>]*>\s*<testsuites name="plumblint">/,
];
