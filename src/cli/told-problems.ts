import type { Problem } from '../policy/document.js';

/** Problems of files, a line each: the place, with the path as `shownPath` has it, and what is wrong. */
export function toldProblems(problems: readonly Problem[], shownPath: (path: string) => string): readonly string[] {
  return problems.map(({ message, span: { source, start } }) => {
    const { line, column } = source.position(start);
    return `${shownPath(source.path)}:${line}:${column}: ${message}`;
  });
}
