import type { Diagnostic } from './diagnostic.js';

/** Statements with one code about one file. */
const mostOfCode = 100;
const longestMessage = 1_000;

/**
 * Diagnostics as they are told: of many with one code about one file the first in the order of the file, and how many more there are; messages
 * cut where they are longer than anybody reads.
 */
export function boundedDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>();
  const told: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code} ${diagnostic.path ?? ''}`;
    const counted = counts.get(key);
    if (counted === undefined) counts.set(key, { first: diagnostic, count: 1 });
    else counted.count++;
    if ((counted?.count ?? 1) <= mostOfCode) told.push(cut(diagnostic));
  }
  return [...told, ...[...counts.values()].flatMap(({ first, count }) => (count > mostOfCode ? [more(first, count - mostOfCode)] : []))];
}

function cut(diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic;
  return message.length <= longestMessage ? diagnostic : { ...diagnostic, message: `${message.slice(0, longestMessage)}…` };
}

function more({ code, severity, path }: Diagnostic, count: number): Diagnostic {
  const message = `there are ${count} more of these about this file`;
  return path === undefined ? { code, severity, message } : { code, severity, message, path };
}
