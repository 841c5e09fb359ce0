import { isSecretName } from '../text/secret-names.js';
import { type Command, type Piece, textOfWord, type Word } from './commands.js';
import type { ScriptLanguage } from './file-kind.js';

/** The texts of variables that a script sets once, and to a text that is written there, by name; not of those that are called like secrets. */
export class KnownVariables {
  readonly #texts = new Map<string, string | undefined>();
  readonly #isOpen: boolean;

  constructor(commands: readonly Command[], language: ScriptLanguage) {
    this.#isOpen = commands.some(({ words: [first] }) => first !== undefined && readsOther.test(textOfWord(first) ?? ''));
    const inParameters = language === 'powershell' ? parameterBlock(commands) : undefined;
    for (const command of commands) {
      const isDefault = inParameters !== undefined && command.start > inParameters.start && command.end <= inParameters.end;
      for (const { name, value } of settingsIn(command, language)) {
        const text = value === undefined || isDefault || isSecretName(name) ? undefined : this.textOf(value);
        this.#texts.set(name, this.#texts.has(name) ? undefined : text);
      }
    }
  }

  /** The text of a word, with the variables in it that are known; undefined where it is not known before the script is run. */
  textOf({ pieces }: Pick<Word, 'pieces'>): string | undefined {
    const texts = pieces.map((piece) => this.#textOfPiece(piece));
    return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
  }

  #textOfPiece(piece: Piece): string | undefined {
    if (typeof piece === 'string') return piece;
    return this.#isOpen || piece.variable === undefined ? undefined : this.#texts.get(piece.variable);
  }
}

/** Commands that may set any variable. */
const readsOther = /^(?:source|\.|eval|iex|invoke-expression)$/i;

/** A variable that a command sets: to a value, as far as one is written. */
export interface Setting {
  readonly name: string;
  readonly value: Pick<Word, 'pieces'> | undefined;
  /** Where the value is written. */
  readonly word?: Word | undefined;
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
    yield { name: variable, value: set.endsWith('+=') ? undefined : { pieces: [head.slice(set.length), ...rest] }, word };
  }
}

/** `$name = value`; of a longer expression, nothing is known. */
function* setInPowershell({ words: [target, operator, value, ...more] }: Command): Iterable<Setting> {
  const [variable] = target?.pieces ?? [];
  if (variable === undefined || typeof variable === 'string' || variable.variable === undefined || operator === undefined) return;
  const sign = textOfWord(operator) ?? '';
  if (!/^[-+*/]?=$/.test(sign)) return;
  const isText = sign === '=' && value?.isQuoted === true && more.length === 0;
  yield { name: variable.variable, value: isText ? value : undefined, word: value };
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
