import type { MatchingBudget } from './matching-budget.js';

/** One character of a name: itself, any, or one of a class; or any run of them. */
type Part =
  { readonly kind: 'character'; readonly character: string } | { readonly kind: 'any' } | { readonly kind: 'run' } | CharacterClass;

interface CharacterClass {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly ranges: readonly (readonly [from: string, to: string])[];
}

const namedClasses: Readonly<Record<string, CharacterClass['ranges']>> = {
  alnum: [
    ['0', '9'],
    ['A', 'Z'],
    ['a', 'z'],
  ],
  alpha: [
    ['A', 'Z'],
    ['a', 'z'],
  ],
  blank: [
    [' ', ' '],
    ['\t', '\t'],
  ],
  cntrl: [
    ['\0', '\x1f'],
    ['\x7f', '\x7f'],
  ],
  digit: [['0', '9']],
  graph: [['!', '~']],
  lower: [['a', 'z']],
  print: [[' ', '~']],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
  space: [
    [' ', ' '],
    ['\t', '\n'],
    ['\r', '\r'],
  ],
  upper: [['A', 'Z']],
  xdigit: [
    ['0', '9'],
    ['A', 'F'],
    ['a', 'f'],
  ],
};

/** What the name of a file or folder has to be like: literal characters, `*`, `?`, `[..]`, and `\` before what is to be taken as it is. */
export class SegmentPattern {
  readonly #parts: readonly Part[];
  /** Lower-case; undefined where there is anything but literal characters. */
  readonly #literal: string | undefined;

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
    this.#literal = parts.every(({ kind }) => kind === 'character') ? parts.map(textOf).join('') : undefined;
  }

  /** Undefined for a text that matches nothing: a class that is not closed or not known, a last backslash. */
  static of(text: string): SegmentPattern | undefined {
    const parts: Part[] = [];
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '*') {
        if (parts.at(-1)?.kind !== 'run') parts.push({ kind: 'run' });
      } else if (character === '?') parts.push({ kind: 'any' });
      else if (character === '[') {
        const scanned = scanClass(text, at);
        if (scanned === undefined) return undefined;
        parts.push(scanned.part);
        at = scanned.end;
      } else if (character !== '\\') parts.push(...literally(character));
      else if (++at < text.length) parts.push(...literally(text.charAt(at)));
      else return undefined;
    }
    return new SegmentPattern(parts);
  }

  /** Whether a lower-case name fits. Of runs only the last is ever made longer, so that the time grows with the product of the lengths at most. */
  fits(name: string, budget: MatchingBudget): boolean {
    if (this.#literal !== undefined) return name === this.#literal;
    const parts = this.#parts;
    let part = 0;
    let at = 0;
    let run = -1;
    let runEnd = 0;
    while (at < name.length) {
      budget.charge();
      const wanted = parts[part];
      if (wanted?.kind === 'run') {
        run = part++;
        runEnd = at;
      } else if (wanted !== undefined && isOf(wanted, name.charAt(at))) {
        part++;
        at++;
      } else if (run >= 0) {
        part = run + 1;
        at = ++runEnd;
      } else return false;
    }
    while (parts[part]?.kind === 'run') part++;
    return part === parts.length;
  }
}

/** A character in lower case, which may be several. */
function literally(character: string): Part[] {
  return character
    .toLowerCase()
    .split('')
    .map((one) => ({ kind: 'character', character: one }));
}

function textOf(part: Part): string {
  return part.kind === 'character' ? part.character : '';
}

function isOf(part: Part, character: string): boolean {
  if (part.kind === 'character') return part.character === character;
  if (part.kind !== 'class') return true;
  const upper = character.toUpperCase();
  const isMember = part.ranges.some(([from, to]) => (from <= character && character <= to) || (from <= upper && upper <= to));
  return isMember !== part.negated;
}

/** The class whose bracket opens at an offset, and the offset of the one that closes it. */
function scanClass(text: string, start: number): { readonly part: CharacterClass; readonly end: number } | undefined {
  const negated = text.charAt(start + 1) === '!' || text.charAt(start + 1) === '^';
  const first = negated ? start + 2 : start + 1;
  const ranges: (readonly [string, string])[] = [];
  let last = '';
  for (let at = first; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === ']' && at > first) return { part: { kind: 'class', negated, ranges }, end: at };
    if (character === '[' && text.charAt(at + 1) === ':') {
      const close = text.indexOf(']', at + 2);
      if (close < 0) return undefined;
      if (text.charAt(close - 1) === ':' && close - 1 > at + 1) {
        const name = text.slice(at + 2, close - 1);
        if (!Object.hasOwn(namedClasses, name)) return undefined;
        ranges.push(...(namedClasses[name] ?? []));
        last = '';
        at = close;
        continue;
      }
    }
    const isRange = character === '-' && last !== '' && at + 1 < text.length && text.charAt(at + 1) !== ']';
    if (isRange) at++;
    if (text.charAt(at) === '\\') at++;
    const member = text.charAt(at);
    ranges.push(isRange ? [last, member] : [member, member]);
    last = isRange ? '' : member;
  }
  return undefined;
}
