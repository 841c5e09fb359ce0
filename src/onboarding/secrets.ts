import { loginsIn } from '../text/secret-names.js';
import { tokensIn } from '../template/tokens.js';
import type { Source, Span } from '../text/source.js';
import { type ArcCommand, secretOptions } from './arc-commands.js';
import { textOfWord, type Word } from './commands.js';

/** An option whose secret value a script spells out. */
export interface WrittenSecret {
  readonly option: string;
  readonly at: Word;
  /** False for a token that somebody has yet to fill in, or a pipeline. */
  readonly isFilledIn: boolean;
}

/** The options of a command whose secret values are written there. */
export function writtenSecrets({ options }: ArcCommand): readonly WrittenSecret[] {
  return Array.from(options).flatMap(([option, at]) => {
    const text = textOfWord(at);
    return secretOptions.has(option) && text !== undefined && !text.startsWith('-')
      ? { option, at, isFilledIn: tokensIn(text) === undefined }
      : [];
  });
}

/** Characters of a line that are masked word by word. */
const longestOfWords = 2_000;

/**
 * Where a script may spell out secrets: everywhere but in these stretches, which are what is known of it, and in comments that are for this program.
 * There is no end to the ways in which a script can come by a secret: it is in a variable of any name, piped, or the argument of another command.
 */
export function secretsBeside(known: readonly Span[], source: Source): readonly Span[] {
  const { text } = source;
  const own = Array.from(text.matchAll(/#[ \t]{0,20}plumblint-[^\r\n]*/g), ({ 0: { length }, index }) => ({
    source,
    start: index,
    end: index + length,
  }));
  const secrets: Span[] = [];
  const add = (start: number, end: number): void => {
    const stretch = text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(stretch)) return;
    secrets.push({ source, start: start + stretch.search(/\S/), end: start + stretch.trimEnd().length });
  };
  // What stands on the line of something known is masked word by word.
  const addWords = (start: number, end: number): void => {
    if (end - start > longestOfWords) add(start, end);
    else for (const { 0: word, index } of text.slice(start, end).matchAll(/\S+/g)) add(start + index, start + index + word.length);
  };
  let at = 0;
  for (const { start, end } of [...known, ...own].sort((one, other) => one.start - other.start)) {
    const between = text.slice(at, start);
    if (between.includes('\n')) {
      const [first, last] = [at + between.indexOf('\n'), at + between.lastIndexOf('\n')];
      addWords(at, first);
      add(first, last);
      addWords(last, start);
    } else addWords(at, start);
    at = Math.max(at, end);
  }
  const lineEnd = text.indexOf('\n', at);
  addWords(at, lineEnd < 0 ? text.length : lineEnd);
  if (lineEnd >= 0) add(lineEnd, text.length);
  for (const { start, end } of loginsIn(text)) add(start, end);
  return secrets;
}
