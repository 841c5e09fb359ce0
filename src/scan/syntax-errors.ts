import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { aboutFile } from './file-diagnostic.js';

/** Syntax errors of one file that are told. */
const mostTold = 20;

/** Diagnostics in the order of their files, without the syntax errors of a file beyond the first ones: one line says how many there are. */
export function withFewSyntaxErrors(sorted: readonly Diagnostic[]): Diagnostic[] {
  const errors = new Map<string, number>();
  const kept: Diagnostic[] = [];
  for (const [at, diagnostic] of sorted.entries()) {
    const { code, path = '' } = diagnostic;
    const isSyntax = code === 'json-syntax' || code === 'bicep-syntax';
    const count = (errors.get(path) ?? 0) + (isSyntax ? 1 : 0);
    errors.set(path, count);
    if (!isSyntax || count <= mostTold) kept.push(diagnostic);
    if (count > mostTold && sorted[at + 1]?.path !== path) kept.push(moreErrors(path, count - mostTold, sorted));
  }
  return kept;
}

function moreErrors(path: string, more: number, sorted: readonly Diagnostic[]): Diagnostic {
  const code = sorted.some((one) => one.path === path && one.code === 'json-syntax') ? 'json-syntax' : 'bicep-syntax';
  return aboutFile(
    code,
    path,
    `${more} more syntax ${more === 1 ? 'error' : 'errors'} in this file ${more === 1 ? 'is' : 'are'} not shown`,
  );
}
