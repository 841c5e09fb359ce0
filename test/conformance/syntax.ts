import { parseBicep, parseBicepParameterFile } from '../../src/bicep/syntax/parse.js';
import type { Corpus } from './corpus.js';

type RecordedError = readonly [line: number, column: number, code: string];

/** What the compiler says of a `.bicep` file: the errors of its lexer and parser, and all others. */
export interface TemplateErrors {
  readonly file: string;
  readonly syntax: readonly RecordedError[];
}

/** What it says of a `.bicepparam` file, without telling the kinds of errors apart. */
export interface ParameterFileErrors {
  readonly file: string;
  readonly errors: readonly RecordedError[];
}

export interface SyntaxResults {
  readonly files: number;
  /** Files in which the compiler finds syntax errors. */
  readonly broken: number;
  /** A sentence for each file about which we disagree. */
  readonly differences: readonly string[];
}

/** How far our first syntax error may lie from the compiler's, in lines. */
const nearEnough = 1;

/** Compares where files break off for us with where they do for the compiler: in the same files, first in the same line. */
export function compareSyntax(
  templates: readonly TemplateErrors[],
  parameterFiles: readonly ParameterFileErrors[],
  corpus: Pick<Corpus, 'source'>,
): SyntaxResults {
  const codes = new Set(templates.flatMap(({ syntax }) => syntax.map(([, , code]) => code)));
  const rows = [
    ...templates.map(({ file, syntax }) => ({ file, errors: syntax, parse: parseBicep })),
    ...parameterFiles.map(({ file, errors }) => ({
      file,
      errors: errors.filter(([, , code]) => codes.has(code)),
      parse: parseBicepParameterFile,
    })),
  ];
  const differences = rows.flatMap(({ file, errors, parse }) => {
    const source = corpus.source(file);
    const ours = firstLine(parse(source).diagnostics.map(({ span }) => source.position(span?.start ?? 0).line));
    const theirs = firstLine(errors.map(([line]) => line));
    const agree = ours === undefined || theirs === undefined ? ours === theirs : Math.abs(ours - theirs) <= nearEnough;
    return agree ? [] : [`${file}: first error ${placeText(ours)}, of the compiler ${placeText(theirs)}`];
  });
  return { files: rows.length, broken: rows.filter(({ errors }) => errors.length > 0).length, differences };
}

function firstLine(lines: readonly number[]): number | undefined {
  return lines.length === 0 ? undefined : Math.min(...lines);
}

function placeText(line: number | undefined): string {
  return line === undefined ? 'nowhere' : `in line ${line}`;
}
