import { syntaxCodes } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { textOf } from '../text/source.js';
import { aboutFile } from './file-diagnostic.js';

/** Syntax errors of one file that are told. */
const mostTold = 20;

/**
 * Diagnostics in the order of their files, without the syntax errors of a file beyond the first ones: one line says how many there are. Nor are
 * names told that are declared in what a syntax error swallows.
 */
export function withFewSyntaxErrors(sorted: readonly Diagnostic[]): Diagnostic[] {
  const errors = new Map<string, number>();
  const kept: Diagnostic[] = [];
  const broken = new Set(sorted.flatMap(({ code, path }) => (code === 'bicep-syntax' ? [path] : [])));
  for (const [at, diagnostic] of sorted.entries()) {
    const { code, path = '' } = diagnostic;
    const isSyntax = syntaxCodes.has(code);
    const count = (errors.get(path) ?? 0) + (isSyntax ? 1 : 0);
    errors.set(path, count);
    const isTold = isSyntax ? count <= mostTold : !broken.has(path) || !isSwallowed(diagnostic);
    if (isTold) kept.push(diagnostic);
    if (count > mostTold && sorted[at + 1]?.path !== path) kept.push(moreErrors(path, count - mostTold, sorted));
  }
  return kept;
}

/** Whether it is about a name that the text of its file declares all the same. */
function isSwallowed({ code, span }: Diagnostic): boolean {
  if (code !== 'undeclared-name' || span === undefined) return false;
  const name = textOf(span);
  return /^\w{1,255}$/.test(name) && new RegExp(`^\\s*(?:param|var|resource|module|func|type)\\s+${name}\\b`, 'm').test(span.source.text);
}

function moreErrors(path: string, more: number, sorted: readonly Diagnostic[]): Diagnostic {
  const code = sorted.find((one) => one.path === path && syntaxCodes.has(one.code))?.code ?? 'json-syntax';
  return aboutFile(
    code,
    path,
    `${more} more syntax ${more === 1 ? 'error' : 'errors'} in this file ${more === 1 ? 'is' : 'are'} not shown`,
  );
}
