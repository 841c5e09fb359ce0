import { asPattern } from '../text/as-pattern.js';
import type { Span } from '../text/source.js';
import { comparingFunctions } from '../values/compared-secrets.js';

/** Characters of the arguments of one call that are looked at. */
const longestCall = 2_000;

const string = `('''[^]{1,500}?'''|'(?:[^'\\\\\\r\\n]|\\\\.){1,500}')`;
const operator = '(?:==|!=|=~|!~)';
const opening = '(?:\\w{1,40}\\(\\s{0,20})?';
const comparing = new RegExp(`\\b(?:${[...comparingFunctions].join('|')})\\(`, 'gi');

/** The texts in a stretch of a source that are compared with a parameter of one of these names: who compares a secret with a text spells it out. */
export function textsComparedWith(names: readonly string[], { source, start, end }: Span): Span[] {
  if (names.length === 0) return [];
  const named = names.map(asPattern).join('|');
  const isBicep = /\.bicep(param)?$/i.test(source.path);
  const parameter = `${isBicep ? `\\b(?:${named})\\b` : `\\bparameters\\(\\s{0,20}'(?:${named})'\\s{0,20}\\)`}[\\w.?!'[\\]]{0,100}`;
  const text = source.text.slice(start, end);
  const found: Span[] = [];
  const add = (at: number, length: number): void => void found.push({ source, start: start + at, end: start + at + length });
  if (isBicep) {
    const after = new RegExp(`${parameter}[\\s)]{0,20}${operator}\\s{0,20}${opening}${string}`, 'gi');
    for (const { 0: whole, 1: compared = '', index } of text.matchAll(after)) add(index + whole.length - compared.length, compared.length);
    const before = new RegExp(`${string}[\\s)]{0,20}${operator}\\s{0,20}${opening}${parameter}`, 'gi');
    for (const { 1: compared = '', index } of text.matchAll(before)) add(index, compared.length);
  }
  const hasParameter = new RegExp(parameter, 'i');
  const strings = new RegExp(`\\b(?:parameters|variables)\\(\\s{0,20}'[^'\\r\\n]*'|${string}`, 'gi');
  for (const { 0: call, index } of text.matchAll(comparing)) {
    const at = index + call.length;
    const given = argumentsFrom(text, at);
    if (!hasParameter.test(given)) continue;
    for (const { 1: compared, index: offset } of given.matchAll(strings)) if (compared !== undefined) add(at + offset, compared.length);
  }
  return found;
}

/** What stands before the parenthesis that closes a call whose arguments begin at an offset. */
function argumentsFrom(text: string, start: number): string {
  const most = text.slice(start, start + longestCall);
  let depth = 0;
  for (const { 0: part, index } of most.matchAll(/'[^'\r\n]*'|[()]/g)) {
    if (part === '(') depth++;
    else if (part === ')' && depth-- === 0) return most.slice(0, index);
  }
  return most;
}
