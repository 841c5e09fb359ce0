/** Where the characters of a text begin and end in what it is written as; -1 for those that are not found there. */
export interface Alignment {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many are found. */
  readonly found: number;
}

/** What stands in a text for something that is put in there. */
export const hole = '\uFFFC';

/** How far ahead a word is looked for. */
const reach = 1_000;

const simpleEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A backslash and what it stands before, in JSON and in Bicep. */
const escape = String.raw`\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|([^]))`;

/** How a text may be written, the plainest first: as it is, with escapes, and with quotes that are doubled too, as in an expression in JSON. */
const escapesOf: readonly (RegExp | undefined)[] = [undefined, new RegExp(escape, 'g'), new RegExp(`${escape}|''`, 'g')];

/** Finds a text in what it is written as: in one piece, or else word by word, with other things in between. */
export function align(text: string, written: string): Alignment {
  let best = nowhere(text);
  for (const escapes of escapesOf) {
    const found = alignDecoded(text, decoded(written, escapes));
    if (found.found > best.found) best = found;
    if (best.found === text.length) break;
  }
  return best;
}

/** A written text without its escapes, and the offset at which each character of it, and its end, is written. */
interface Decoded {
  readonly text: string;
  readonly offsets: ArrayLike<number>;
}

function decoded(written: string, escapes: RegExp | undefined): Decoded {
  let text = '';
  const offsets = new Uint32Array(written.length + 1);
  const put = (piece: string, at: number, step: 0 | 1): void => {
    for (let index = 0; index < piece.length; index++) offsets[text.length + index] = at + index * step;
    text += piece;
  };
  let at = 0;
  for (const { 0: whole, 1: long, 2: short, 3: simple, index } of escapes === undefined ? [] : written.matchAll(escapes)) {
    put(written.slice(at, index), at, 1);
    put(characterOf(long ?? short, simple), index, 0);
    at = index + whole.length;
  }
  put(written.slice(at), at, 1);
  offsets[text.length] = written.length;
  return { text, offsets };
}

/** The character of an escape, by its digits or the character after the backslash; without either it is a doubled quote. */
function characterOf(digits: string | undefined, simple: string | undefined): string {
  if (digits === undefined) return simple === undefined ? "'" : (simpleEscapes[simple] ?? simple);
  const code = parseInt(digits, 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

function alignDecoded(text: string, { text: within, offsets }: Decoded): Alignment {
  const { starts, ends } = nowhere(text);
  let found = 0;
  const put = (from: number, length: number, at: number): void => {
    for (let index = 0; index < length; index++) {
      starts[from + index] = offsets[at + index] ?? 0;
      ends[from + index] = offsets[at + index + 1] ?? 0;
    }
    found += length;
  };
  const whole = within.indexOf(text);
  if (whole >= 0) put(0, text.length, whole);
  let at = 0;
  for (const { 0: word, index } of whole >= 0 ? [] : text.matchAll(/[^\s\uFFFC]+/g)) {
    const place = within.slice(at, at + reach + word.length).indexOf(word);
    if (place < 0) continue;
    put(index, word.length, at + place);
    at += place + word.length;
  }
  return { starts, ends, found };
}

function nowhere(text: string): Alignment {
  return { starts: new Int32Array(text.length).fill(-1), ends: new Int32Array(text.length).fill(-1), found: 0 };
}
