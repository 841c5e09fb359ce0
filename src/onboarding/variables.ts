import { isSecretName } from '../text/secret-names.js';
import { type Command, type Piece, textOfWord, type Word } from './commands.js';
import type { ScriptLanguage } from './file-kind.js';

/**
 * The texts of variables that a script sets once, and to a text that is written there at least in part, by name; not of those that are called like
 * secrets.
 */
export class KnownVariables {
  readonly #values = new Map<string, readonly Piece[] | undefined>();
  readonly #isOpen: boolean;

  constructor(commands: readonly Command[], language: ScriptLanguage) {
    this.#isOpen = commands.some(({ words: [first] }) => first !== undefined && readsOther.test(textOfWord(first) ?? ''));
    const inParameters = language === 'powershell' ? parameterBlock(commands) : undefined;
    for (const command of commands) {
      const isDefault = inParameters !== undefined && command.start > inParameters.start && command.end <= inParameters.end;
      for (const { name, value } of settingsIn(command, language)) {
        const pieces = value === undefined || isDefault || isSecretName(name) ? undefined : this.#piecesOf(value);
        this.#values.set(name, this.#values.has(name) ? undefined : pieces);
      }
    }
  }

  /** The text of a word, with the variables in it that are known; undefined where it is not known before the script is run. */
  textOf(word: Pick<Word, 'pieces'>): string | undefined {
    const pieces = this.#piecesOf(word);
    return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
  }

  /** The text of a word with a question mark for each part that is not known before the script is run. */
  knownOf(word: Pick<Word, 'pieces'>): string {
    return this.#piecesOf(word)
      .map((piece) => (typeof piece === 'string' ? piece : '?'))
      .join('');
  }

  /** What the text of a word ends in, after all that is not known of it; undefined where nothing is known there. */
  endOf(word: Pick<Word, 'pieces'>): string | undefined {
    let end: string | undefined;
    for (const piece of this.#piecesOf(word)) end = typeof piece === 'string' ? `${end ?? ''}${piece}` : undefined;
    return end;
  }

  /** The pieces of a word with those of its variables in their place, as long as that is not too much: variables of variables double it again and again. */
  #piecesOf({ pieces }: Pick<Word, 'pieces'>): readonly Piece[] {
    let room = longestKnown;
    const found = pieces.flatMap((piece) => {
      const known =
        typeof piece === 'string' || this.#isOpen || piece.variable === undefined ? undefined : this.#values.get(piece.variable);
      if (known === undefined) return [piece];
      room -= extentOf(known);
      return room < 0 ? [piece] : known;
    });
    return joined(found);
  }
}

/** Characters that variables put into one word: no path or name comes near. */
const longestKnown = 10_000;

/** What an unknown piece counts for. */
const unknownLength = 100;

function extentOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : unknownLength), 0);
}

/** The pieces with texts that follow each other as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof last === 'string' && typeof piece === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}

/** Commands that may set any variable. */
const readsOther = /^(?:source|\.|eval|iex|invoke-expression)$/i;

/** A variable that a command sets: to a value, as far as one is written. */
export interface Setting {
  readonly name: string;
  readonly value: Pick<Word, 'pieces'> | undefined;
}

/** The variables that a command sets. */
export function settingsIn(command: Command, language: ScriptLanguage): Iterable<Setting> {
  return language === 'shell' ? setInShell(command) : setInPowershell(command);
}

/** What a command of a block may come after. */
const blockWords: ReadonlySet<string> = new Set(['then', 'do', 'else', '!']);

/** `NAME=value` before the name of a command, also exported; what `read` and `for` set is not known. */
function* setInShell(command: Command): Iterable<Setting> {
  const words = command.words.slice(command.words.findIndex((word) => !blockWords.has(textOfWord(word) ?? '')));
  const [first] = words;
  const name = first === undefined ? '' : (textOfWord(first) ?? '');
  if (/^(?:read|for|getopts|mapfile|readarray)$/.test(name)) {
    for (const word of words.slice(1)) yield { name: textOfWord(word) ?? '', value: undefined };
    return;
  }
  for (const word of /^(?:export|local|readonly|declare)$/.test(name) ? words.slice(1) : words) {
    const [head, ...rest] = word.pieces;
    const [set, variable] = typeof head === 'string' ? (/^([A-Za-z_]\w{0,200})\+?=/.exec(head) ?? []) : [];
    if (set === undefined || variable === undefined || typeof head !== 'string') return;
    yield { name: variable, value: set.endsWith('+=') ? undefined : { pieces: [head.slice(set.length), ...rest] } };
  }
}

/** `$name = value`; of a longer expression, nothing is known but where it joins two parts of a path. */
function* setInPowershell({ words: [target, operator, value, ...more] }: Command): Iterable<Setting> {
  const [variable] = target?.pieces ?? [];
  if (variable === undefined || typeof variable === 'string' || variable.variable === undefined || operator === undefined) return;
  const sign = textOfWord(operator) ?? '';
  if (!/^[-+*/]?=$/.test(sign)) return;
  const isText = value?.isQuoted === true && more.length === 0;
  yield { name: variable.variable, value: sign !== '=' ? undefined : isText ? value : joinedPath(value, more) };
}

/** `Join-Path folder name` */
function joinedPath(command: Word | undefined, [folder, name, ...more]: readonly Word[]): Setting['value'] {
  if (command === undefined || folder === undefined || name === undefined || more.length > 0) return undefined;
  const isJoin = textOfWord(command)?.toLowerCase() === 'join-path' && ![folder, name].some((word) => textOfWord(word)?.startsWith('-'));
  return isJoin ? { pieces: [...folder.pieces, '\\', ...name.pieces] } : undefined;
}

/** From `param` up to the first command that sets nothing: what stands there are defaults. */
function parameterBlock(commands: readonly Command[]): { readonly start: number; readonly end: number } | undefined {
  const at = commands.findIndex(
    ({ words }) => words.length === 1 && words[0] !== undefined && textOfWord(words[0])?.toLowerCase() === 'param',
  );
  const [block] = commands.slice(at, at + 1);
  if (at < 0 || block === undefined) return undefined;
  const text = block.source.text;
  let depth = 0;
  for (let end = block.end; end < text.length; end++) {
    if (text.charAt(end) === '(') depth++;
    else if (text.charAt(end) === ')' && --depth === 0) return { start: block.start, end };
  }
  return { start: block.start, end: text.length };
}
