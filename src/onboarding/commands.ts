import { hole } from '../text/alignment.js';
import { type Source, type Span, textOf } from '../text/source.js';
import type { ScriptLanguage } from './file-kind.js';

/** A part of a word: text, or what only running the script can tell; a variable by its lower-cased name, without braces. */
export type Piece = string | { readonly variable: string | undefined };

/** A word of a command, without its quotes. */
export interface Word extends Span {
  readonly pieces: readonly Piece[];
  readonly isQuoted: boolean;
}

/** The words between two ends of commands, as a shell takes them. */
export interface Command extends Span {
  readonly words: readonly Word[];
}

/** Words of a script that are looked at. */
const mostWords = 200_000;

/** Characters of PowerShell that an escaped letter stands for. */
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
]);

/** The text of a word, if nothing in it is left to running the script. */
export function textOfWord({ pieces }: Word): string | undefined {
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

/** Whether another command is run to make a word, or a part of it. */
export function isMade(word: Word): boolean {
  return word.pieces.some((piece) => typeof piece !== 'string' && piece.variable === undefined) && /[(`{]/.test(textOf(word));
}

/** The commands of a script in their order, in whatever blocks they stand. Nothing of it is run: what an expansion gives is unknown. */
export function commandsIn(source: Source, language: ScriptLanguage): readonly Command[] {
  return new CommandReader(source, language).read();
}

class CommandReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #isShell: boolean;
  readonly #escape: string;
  readonly #commands: Command[] = [];
  #words: Word[] = [];
  #count = 0;
  #at = 0;

  constructor(source: Source, language: ScriptLanguage) {
    this.#source = source;
    this.#text = source.text;
    this.#isShell = language === 'shell';
    this.#escape = this.#isShell ? '\\' : '`';
  }

  read(): readonly Command[] {
    while (this.#at < this.#text.length && this.#count < mostWords) this.#step();
    this.#endCommand();
    return this.#commands;
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    if (this.#skipsContinuation() || this.#skipsComment()) return;
    if (/\s/.test(character) && !/[\r\n]/.test(character)) this.#at++;
    else if (/[\r\n;|&(){}]/.test(character)) {
      this.#at++;
      this.#endCommand();
    } else if (character === '>' || character === '<') this.#put(this.#redirection());
    else this.#put(this.#word());
  }

  #skipsContinuation(): boolean {
    if (this.#text.charAt(this.#at) !== this.#escape) return false;
    const [end = ''] = /^.(\r\n|\n|\r)/.exec(this.#text.slice(this.#at, this.#at + 3)) ?? [];
    this.#at += end.length;
    return end !== '';
  }

  #skipsComment(): boolean {
    if (!this.#isShell && this.#text.startsWith('<#', this.#at)) {
      this.#at = this.#after('#>', this.#at + 2);
      return true;
    }
    if (this.#text.charAt(this.#at) !== '#') return false;
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
    return true;
  }

  #redirection(): Word {
    const start = this.#at;
    while (/[<>]/.test(this.#text.charAt(this.#at))) this.#at++;
    return { source: this.#source, start, end: this.#at, pieces: [this.#text.slice(start, this.#at)], isQuoted: false };
  }

  #word(): Word {
    const start = this.#at;
    const pieces: Piece[] = [];
    let isQuoted = false;
    const add = (piece: Piece): void => {
      const last = pieces.at(-1);
      if (typeof last === 'string' && typeof piece === 'string') pieces[pieces.length - 1] = last + piece;
      else pieces.push(piece);
    };
    while (this.#at < this.#text.length && !/[\s;|&(){}<>]/.test(this.#text.charAt(this.#at))) {
      if (this.#isAtContinuation()) break;
      const character = this.#text.charAt(this.#at);
      if (!this.#isShell && /^@["']/.test(this.#text.slice(this.#at, this.#at + 2))) {
        isQuoted = true;
        for (const piece of this.#hereString()) add(piece);
      } else if (character === "'") {
        isQuoted = true;
        add(this.#singleQuoted());
      } else if (character === '"') {
        isQuoted = true;
        for (const piece of this.#doubleQuoted()) add(piece);
      } else if (character === '$') add(this.#expansion());
      else if (character === '`' && this.#isShell) {
        this.#at = this.#after('`', this.#at + 1);
        add({ variable: undefined });
      } else {
        if (character === this.#escape) this.#at++;
        add(this.#text.charAt(this.#at++));
      }
    }
    return { source: this.#source, start, end: this.#at, pieces: pieces.length === 0 ? [''] : pieces.flatMap(withoutHoles), isQuoted };
  }

  #isAtContinuation(): boolean {
    return this.#text.charAt(this.#at) === this.#escape && /[\r\n]/.test(this.#text.charAt(this.#at + 1));
  }

  #singleQuoted(): string {
    const start = ++this.#at;
    let text = '';
    for (;;) {
      const end = this.#text.indexOf("'", this.#at);
      const stop = end < 0 ? this.#text.length : end;
      text += this.#text.slice(this.#at, stop);
      this.#at = stop + 1;
      if (this.#isShell || this.#text.charAt(this.#at) !== "'") return end < 0 ? this.#text.slice(start) : text;
      text += "'";
      this.#at++;
    }
  }

  #doubleQuoted(): Piece[] {
    const pieces: Piece[] = [''];
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') {
        if (this.#isShell || this.#text.charAt(this.#at + 1) !== '"') break;
        this.#at++;
      } else if (character === '$') {
        pieces.push(this.#expansion());
        continue;
      } else if (character === '`' && this.#isShell) {
        this.#at = this.#after('`', this.#at + 1);
        pieces.push({ variable: undefined });
        continue;
      } else if (character === this.#escape) {
        pieces.push(this.#escaped());
        continue;
      }
      pieces.push(this.#text.charAt(this.#at++));
    }
    this.#at++;
    return pieces;
  }

  /** The lines between `@"` and `"@`, or `@'` and `'@`, of PowerShell. */
  #hereString(): Piece[] {
    const quote = this.#text.charAt(this.#at + 1);
    const end = this.#after(`\n${quote}@`, this.#at + 2);
    const start = this.#text.indexOf('\n', this.#at) + 1;
    const last = Math.max(start, end - `\n${quote}@`.length);
    if (!this.#text.endsWith(`\n${quote}@`, end)) {
      this.#at = end;
      return [{ variable: undefined }];
    }
    const pieces: Piece[] = [''];
    if (quote === "'") pieces.push(this.#text.slice(start, last));
    else
      for (this.#at = start; this.#at < last;) {
        const character = this.#text.charAt(this.#at);
        if (character === '$') pieces.push(this.#expansion());
        else if (character === this.#escape) pieces.push(this.#escaped());
        else {
          pieces.push(character);
          this.#at++;
        }
      }
    this.#at = end;
    return pieces;
  }

  /** What an escape between double quotes stands for; before most characters a backslash of a shell is one. */
  #escaped(): string {
    const next = this.#text.charAt(this.#at + 1);
    this.#at += 2;
    if (!this.#isShell) return controls.get(next) ?? next;
    if (next === '\n') return '';
    return /["$`\\]/.test(next) ? next : `\\${next}`;
  }

  /** What begins with a dollar sign: a variable, in braces or not, or what another command gives. */
  #expansion(): Piece {
    const [whole = '$', braced, plain] =
      /^\$(?:\{([\w:]{1,200})\}|((?:\w{1,50}:)?[A-Za-z_]\w{0,200}))/.exec(this.#text.slice(this.#at, this.#at + 300)) ?? [];
    const name = braced ?? (this.#isShell ? plain?.split(':')[0] : plain);
    if (name !== undefined) {
      this.#at += this.#isShell && braced === undefined ? name.length + 1 : whole.length;
      return { variable: this.#isShell ? name : name.toLowerCase() };
    }
    const opening = this.#text.charAt(this.#at + 1);
    if (opening === '(' || opening === '{') this.#at = this.#closing(this.#at + 1);
    else if (/[\w@*#?!$-]/.test(opening)) this.#at += 2;
    else {
      this.#at++;
      return '$';
    }
    return { variable: undefined };
  }

  /** The offset after the bracket that closes what opens at an offset. */
  #closing(from: number): number {
    let depth = 0;
    for (let at = from; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === '(' || character === '{') depth++;
      else if (character === ')' || character === '}') depth--;
      if (depth === 0) return at + 1;
    }
    return this.#text.length;
  }

  #after(text: string, from: number): number {
    const at = this.#text.indexOf(text, from);
    return at < 0 ? this.#text.length : at + text.length;
  }

  #put(word: Word): void {
    this.#words.push(word);
    this.#count++;
  }

  #endCommand(): void {
    const [first] = this.#words;
    const last = this.#words.at(-1);
    if (first !== undefined && last !== undefined)
      this.#commands.push({ source: this.#source, start: first.start, end: last.end, words: this.#words });
    this.#words = [];
  }
}

/** What is put into a script where it stands in a template is not known. */
function withoutHoles(piece: Piece): Piece | Piece[] {
  if (typeof piece !== 'string' || !piece.includes(hole)) return piece;
  return piece
    .split(hole)
    .flatMap((text, index): Piece[] => [...(index === 0 ? [] : [{ variable: undefined }]), ...(text === '' ? [] : [text])]);
}
