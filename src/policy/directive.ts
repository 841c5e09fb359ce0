import type { Comment } from '../text/comments.js';
import { nearestTo } from '../text/spelling.js';

const extents = ['disable-next-line', 'disable-line', 'disable-file'] as const;

/** What a comment suppresses: rules by their texts, on its own line, on the next that holds code, or in the whole file. */
export interface Directive {
  readonly extent: (typeof extents)[number];
  readonly rules: readonly string[];
  /** Undefined where none is given. */
  readonly reason: string | undefined;
}

/** The directive in a comment, `plumblint-disable-line <rule>, <rule> -- reason`, or what is wrong with it; undefined for any other comment. */
export function directiveIn({ says }: Comment): Directive | { readonly mistake: string } | undefined {
  const [, written, word, rest = ''] = /^\s*(plumblint-([\w-]+))(?=\s|$)([^]*)$/i.exec(says) ?? [];
  if (written === undefined || word === undefined) return undefined;
  const extent = extents.find((one) => `plumblint-${one}` === written);
  if (extent === undefined) return misspelt(written, word.toLowerCase());
  const [named = '', ...reasons] = rest.split(/(?<=\s)--(?=\s|$)/);
  const reason = reasons.join('--').replace(/\s+/g, ' ').trim();
  const rules = named.split(',').map((one) => one.trim());
  if (rules.every((rule) => rule === '')) return { mistake: `plumblint-${extent} names no rule: write the rule, then -- and the reason` };
  return { extent, rules: rules.filter((rule) => rule !== ''), reason: reason === '' ? undefined : reason };
}

/** What is wrong with a word that is none of these, but looks like it, or like what other programs have. */
function misspelt(written: string, word: string): { readonly mistake: string } | undefined {
  const begun = extents.filter((one) => one.startsWith(word));
  const [near] = begun.length === 1 ? begun : nearestTo(word.slice(0, 100), extents);
  const missing = `there is no ${written.slice(0, 110)}`;
  if (near !== undefined) return { mistake: `${missing}; did you mean plumblint-${near}?` };
  if (!/^(?:disable|enable|ignore|suppress|skip)/.test(word)) return undefined;
  return { mistake: `${missing}; there are ${extents.map((one) => `plumblint-${one}`).join(', ')}` };
}
