import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../text/source.js';

const missingCodes: ReadonlySet<DiagnosticCode> = new Set(['module-not-found', 'module-differs', 'template-not-found']);

const imports = /\bimport\s{1,20}(?:\{([^{}]{0,10000})\}|\*\s{1,20}as\s{1,20}(\w{1,255}))\s{1,20}from\s{1,20}(?='((?:br|ts)[:/])?)/g;

/**
 * What a Bicep file calls that it imports from where nothing is at hand, as `told` says: the types of their parameters may be secure. Of modules
 * of a registry it is told once for all files.
 */
export function unresolvedFunctions({ path, text }: Source, told: readonly Diagnostic[]): string[] {
  const missing = told.filter(({ code }) => missingCodes.has(code));
  if (missing.length === 0 || !/\.bicep(?:param)?$/i.test(path)) return [];
  const places = new Set(missing.flatMap(({ span }) => (span?.source.path === path ? span.start : [])));
  const lacksModules = missing.some(({ code }) => code === 'template-not-found');
  return Array.from(text.matchAll(imports)).flatMap(({ 0: whole, 1: names, 2: all, 3: registry, index }) => {
    if (!places.has(index + whole.length) && !(lacksModules && registry !== undefined)) return [];
    return names === undefined ? functionsOf(all ?? '', text) : namesIn(names);
  });
}

/** The names by which what is imported one by one is called. */
function namesIn(list: string): string[] {
  return list.split(/[,\r\n]/).flatMap((item) => /(\w+)\s*$/.exec(item)?.[1] ?? []);
}

function functionsOf(namespace: string, text: string): string[] {
  return [...new Set(Array.from(text.matchAll(new RegExp(`\\b${namespace}\\.\\w{1,255}(?=\\()`, 'g')), ([name]) => name))];
}
