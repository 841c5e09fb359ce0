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
  const [, word, rest = ''] = /^\s*plumblint-([\w-]+)(?=\s|$)([^]*)$/.exec(says) ?? [];
  if (word === undefined) return undefined;
  const extent = extents.find((one) => one === word);
  if (extent === undefined) return misspelt(word);
  const [named = '', ...reasons] = rest.split(/(?<=\s)--(?=\s|$)/);
  const reason = reasons.join('--').replace(/\s+/g, ' ').trim();
  const rules = named.split(',').map((one) => one.trim());
  if (rules.every((rule) => rule === '')) return { mistake: `plumblint-${extent} names no rule: write the rule, then -- and the reason` };
  return { extent, rules: rules.filter((rule) => rule !== ''), reason: reason === '' ? undefined : reason };
}

function misspelt(word: string): { readonly mistake: string } | undefined {
  const [near] = nearestTo(word.slice(0, 100), extents);
  if (near !== undefined) return { mistake: `there is no plumblint-${word.slice(0, 100)}; did you mean plumblint-${near}?` };
  if (!word.startsWith('disable') && !word.startsWith('enable')) return undefined;
  return { mistake: `there is no plumblint-${word.slice(0, 100)}; there are ${extents.map((one) => `plumblint-${one}`).join(', ')}` };
}
