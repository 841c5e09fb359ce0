import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import type { ScanResult } from '../findings/scan-result.js';
import { Source } from '../text/source.js';
import { harmless } from './harmless.js';

/** Lines around a change that are shown. */
const contextLines = 3;

/** A file as it was judged and as it would be. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What a diff is printed with. */
export interface DiffOptions {
  readonly shownPath: (path: string) => string;
  /** Whether a person reads it: what could steer a terminal is made harmless then. Otherwise the diff is exact, and what could steer who prints it is left out. */
  readonly toTerminal: boolean;
  /** What was found before and what would be found after: whose secrets are not to be shown. */
  readonly results: Readonly<Record<'before' | 'after', Pick<ScanResult, 'secrets' | 'files'>>>;
}

/**
 * What would change in some files as a unified diff, which `patch -p1` takes. Of a file with a secret near a change, and of parameter
 * files, only the changed lines are shown; where a secret stands in these, a line that begins with `#` says so. The same goes for lines that could steer a terminal or a CI
 * runner, where the diff has to be exact.
 */
export function unifiedDiff(files: readonly ChangedFile[], options: DiffOptions): string {
  return files.map((file) => diffOf(file, options)).join('');
}

function diffOf(file: ChangedFile, { shownPath, toTerminal, results }: DiffOptions): string {
  const isOfValues = Object.values(results).some(({ files }) =>
    files.some(({ path, kind }) => path === file.path && kind === 'parameters'),
  );
  const shown = shownPath(file.path);
  const tried = (isOfValues ? [0] : [contextLines, 0]).map((context) => patchOf(file, shown, context));
  const open = tried.filter((one) => !showsSecret(one, file, results));
  if (open.length === 0) return `# ${harmless(shown)} would change in a line that holds a secret\n`;
  const patch = open.find((one) => toTerminal || !steers(one));
  if (patch === undefined) return `# ${harmless(shown)} would change in a line that could steer a terminal or a runner\n`;
  const text = formatPatch(patch).replace(/^(?:=+|Index: .*)\n/gm, '');
  return toTerminal ? text.split('\n').map(harmless).join('\n') : text;
}

/** Whether a line of it holds what is not printed, or is a command to a CI runner, which looks for them after the spaces at the beginning of a line, or anywhere. */
function steers({ hunks }: StructuredPatch): boolean {
  return hunks.some(({ lines }) =>
    lines.some((line) => {
      const text = line.replace(/\r$/, '').replaceAll('\t', ' ');
      return harmless(text) !== text || /^\s*::/.test(text);
    }),
  );
}

function patchOf({ before, after }: ChangedFile, shown: string, context: number): StructuredPatch {
  return structuredPatch(quoted(`a/${shown}`), quoted(`b/${shown}`), before, after, undefined, undefined, { context });
}

/** The name of a file as git and `patch` take it: in quotes, with bytes as octal numbers, where it holds what could end it or its line, deceive a reader or steer a runner. */
function quoted(name: string): string {
  if (harmless(name) === name && !/["\\\s]/.test(name)) return name;
  const escaped = Array.from(name, (character) => {
    if (/^["\\]$/.test(character)) return `\\${character}`;
    if (character !== '#' && harmless(character) === character) return character;
    return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `"${escaped.join('')}"`;
}

/** The first and the last line of a stretch, counted from 1. */
type Lines = readonly [number, number];

function showsSecret({ hunks }: StructuredPatch, { path, before, after }: ChangedFile, results: DiffOptions['results']): boolean {
  const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
  const linesOf = (text: string, { secrets }: Pick<ScanResult, 'secrets'>): Lines[] =>
    secrets.in(new Source(path, text)).map(({ start, end }) => [lineAt(text, start), lineAt(text, end)]);
  const [old, fresh] = [linesOf(before, results.before), linesOf(after, results.after)];
  const shows = (lines: readonly Lines[], start: number, count: number): boolean =>
    lines.some(([first, last]) => first < start + count && last >= start);
  return hunks.some((hunk) => shows(old, hunk.oldStart, hunk.oldLines) || shows(fresh, hunk.newStart, hunk.newLines));
}
