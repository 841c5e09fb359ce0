import { Memo } from '../text/memo.js';
import type { Source, Span } from '../text/source.js';

/** How many characters a line's hash covers: its own and those that follow, spaces and tabs not counted. */
const windowLength = 100;
const factor = 37;
/** Stands for the end of the text, which counts as a character. */
const endOfText = 0xffff;
const lineFeed = 10;
const carriageReturn = 13;

/** The hashes by which GitHub's upload action (`primaryLocationLineHash`) and later runs know lines again; each file is hashed once. */
export class LineHashes {
  readonly #hashes = new Memo<Source, readonly string[]>((source) => lineHashes(source.text));

  /** `hash:n` for a place that starts on the nth line of this hash in its file. */
  of({ source, start }: Span): string {
    return this.#hashes.of(source)[source.position(start).line - 1] ?? '';
  }
}

/** The numbered hash of every line of a text, in order. */
export function lineHashes(text: string): string[] {
  const { codes, starts } = significantCharacters(text);
  const seen = new Map<string, number>();
  return rollingHashes(codes, starts).map((hash) => {
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}

/** The characters that count, line ends as line feeds, and the index of the first one of each line. */
function significantCharacters(text: string): { codes: Uint16Array; starts: number[] } {
  const codes = new Uint16Array(text.length + 1 + windowLength);
  const starts: number[] = [];
  let length = 0;
  let atLineStart = true;
  let afterReturn = false;
  const push = (code: number): void => {
    if (atLineStart) starts.push(length);
    atLineStart = code === lineFeed;
    codes[length++] = code;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && !(afterReturn && code === lineFeed)) push(code === carriageReturn ? lineFeed : code);
    afterReturn = code === carriageReturn;
  }
  push(endOfText);
  return { codes: codes.subarray(0, length + windowLength), starts };
}

/** The hash of the window at each start: a polynomial modulo 2^64, in hexadecimal digits. `starts` ascend. */
function rollingHashes(codes: Uint16Array, starts: readonly number[]): string[] {
  const hashes: string[] = [];
  let high = 0;
  let low = 0;
  let next = 0;
  for (let at = 0; at < codes.length && next < starts.length; at++) {
    const leaving = at < windowLength ? 0 : (codes[at - windowLength] ?? 0);
    const lowSum = low * factor + (codes[at] ?? 0) - leaving * leavingLow;
    high = modulo32(high * factor - leaving * leavingHigh + carryOf(lowSum));
    low = modulo32(lowSum);
    if (at - windowLength + 1 === starts[next]) {
      hashes.push(hexadecimal(high, low));
      next++;
    }
  }
  return hashes;
}

const [leavingHigh, leavingLow] = powerOfFactor(windowLength);

/** `factor` to the `exponent`th power modulo 2^64, as its high and low 32 bits. */
function powerOfFactor(exponent: number): readonly [number, number] {
  let high = 0;
  let low = 1;
  for (let at = 0; at < exponent; at++) {
    high = modulo32(high * factor + carryOf(low * factor));
    low = modulo32(low * factor);
  }
  return [high, low];
}

function modulo32(number: number): number {
  return number >>> 0;
}

/** What a sum holds beyond its low 32 bits; rounded down where it is negative. */
function carryOf(sum: number): number {
  return (sum - modulo32(sum)) / 2 ** 32;
}

function hexadecimal(high: number, low: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
