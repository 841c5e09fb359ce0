import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Problem } from '../policy/document.js';
import type { Span } from '../text/source.js';

/** Problems that are told, and how many there are besides. */
const mostTold = 20;

/** Problems of files, a line each for so many: the place, with the path as `shownPath` has it, and what is wrong. */
export function toldProblems(problems: readonly Problem[], shownPath: (path: string) => string): readonly string[] {
  const lines = problems.map(({ message, span }) => `${placeText(span, shownPath)}: ${message}`);
  const more = lines.length - mostTold;
  return more <= 1 ? lines : [...lines.slice(0, mostTold), `${more} more`];
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
