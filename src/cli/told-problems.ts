import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Problem } from '../policy/document.js';
import type { Span } from '../text/source.js';

/** Problems of files, a line each: the place, with the path as `shownPath` has it, and what is wrong. */
export function toldProblems(problems: readonly Problem[], shownPath: (path: string) => string): readonly string[] {
  return problems.map(({ message, span }) => `${placeText(span, shownPath)}: ${message}`);
}

/** What is wrong with a template and the files that it needs, a line each: the place as far as there is one, else `template`, and what is wrong. */
export function toldDiagnostics(
  diagnostics: readonly Diagnostic[],
  template: string,
  shownPath: (path: string) => string,
): readonly string[] {
  return diagnostics.map(({ message, path, span }) => {
    const place = span !== undefined ? placeText(span, shownPath) : path !== undefined ? shownPath(path) : template;
    return `${place}: ${message}`;
  });
}

/** What stands outside of the scanned folder, in the module cache say, has a path that counts from nowhere else. */
function placeText({ source, start }: Span, shownPath: (path: string) => string): string {
  const { line, column } = source.position(start);
  return `${source.external ? source.path : shownPath(source.path)}:${line}:${column}`;
}
