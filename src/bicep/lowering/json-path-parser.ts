/** One step of a JSONPath, from the values before it to those that it selects. */
export type PathStep =
  | { readonly kind: 'root' }
  | { readonly kind: 'members'; readonly names: readonly string[]; readonly deep: boolean }
  | { readonly kind: 'allMembers'; readonly deep: boolean }
  | { readonly kind: 'items'; readonly indexes: readonly number[] }
  | { readonly kind: 'allItems' }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly step: number }
  | { readonly kind: 'filter'; readonly condition: PathCondition; readonly deep: boolean };

/** What a filter asks of each value. */
export type PathCondition =
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly PathCondition[] }
  | { readonly kind: 'exists'; readonly side: PathSide }
  | { readonly kind: 'compares'; readonly operator: string; readonly left: PathSide; readonly right: PathSide };

export type PathSide =
  | { readonly kind: 'path'; readonly steps: readonly PathStep[] }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null };

/** What is no JSONPath to the compiler. */
export class JsonPathError extends Error {}

/** What is not decided here about a JSONPath. */
export class UndecidedPathError extends Error {}

/** The steps of a JSONPath as the compiler reads it; throws `JsonPathError`, or `UndecidedPathError` for one with regular expressions. */
export function parseJsonPath(path: string): readonly PathStep[] {
  return new JsonPathParser(path).whole();
}

type Chain = Extract<PathCondition, { kind: 'all' | 'any' }> & { readonly conditions: PathCondition[] };

const operators = ['===', '==', '!==', '!=', '<>', '<=', '<', '>=', '>'];

class JsonPathParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): readonly PathStep[] {
    this.#space();
    if (/^\$([.[]|$)/.test(this.#text.slice(this.#at))) this.#at++;
    const steps = this.#path(false);
    this.#space();
    return this.#at === this.#text.length ? steps : this.#fail();
  }

  /** Inside of a filter a path ends before an operator. */
  #path(inFilter: boolean): readonly PathStep[] {
    const steps: PathStep[] = [];
    const name = inFilter ? /[^[().\] =<>!|&]+/y : /[^[().\] ]+/y;
    let [deep, afterDot, afterIndexer] = [false, false, false];
    for (;;) {
      const member = this.#match(name);
      if (member !== undefined) {
        if (afterIndexer) this.#fail();
        steps.push(member === '*' ? { kind: 'allMembers', deep } : { kind: 'members', names: [member], deep });
        [deep, afterDot] = [false, false];
      }
      const character = this.#text[this.#at];
      if (character === '[' || character === '(') {
        steps.push(this.#indexer(character === '[' ? ']' : ')', deep));
        [deep, afterDot, afterIndexer] = [false, false, true];
      } else if (character === '.') {
        deep = this.#match(/\.\./y) !== undefined;
        if (!deep) this.#at++;
        [afterDot, afterIndexer] = [true, false];
      } else break;
    }
    return afterDot ? this.#fail() : steps;
  }

  #indexer(closing: string, deep: boolean): PathStep {
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === "'") return this.#names(closing, deep);
    if (this.#text[this.#at] === '?') return this.#filter(closing, deep);
    if (this.#match(/\*/y) !== undefined) {
      this.#close(closing);
      return { kind: 'allItems' };
    }
    const slice = this.#match(/-?\d*\s*:\s*-?\d*(\s*:\s*-?\d*)?/y);
    if (slice !== undefined) {
      this.#close(closing);
      const [from, to, step = 1] = slice.split(':').map((part) => (part.trim() === '' ? undefined : Number(part)));
      return step === 0 ? this.#fail() : { kind: 'slice', from, to, step };
    }
    const indexes = this.#list(() => Number(this.#match(/\d+/y) ?? this.#fail()));
    this.#close(closing);
    return { kind: 'items', indexes };
  }

  #names(closing: string, deep: boolean): PathStep {
    const names = this.#list(() => this.#quoted());
    this.#close(closing);
    return { kind: 'members', names, deep };
  }

  #list<Item>(read: () => Item): Item[] {
    const items = [read()];
    for (;;) {
      this.#space();
      if (this.#match(/,/y) === undefined) return items;
      this.#space();
      items.push(read());
    }
  }

  #filter(closing: string, deep: boolean): PathStep {
    if (this.#match(/\?\(/y) === undefined) this.#fail();
    const condition = this.#condition();
    this.#close(')');
    this.#close(closing);
    return { kind: 'filter', condition, deep };
  }

  /** Operators that differ from the one before them bind what follows, be it `&&` or `||`. */
  #condition(): PathCondition {
    let outermost: Chain | undefined;
    let innermost: Chain | undefined;
    for (;;) {
      const condition = this.#comparison();
      const operator = this.#match(/&&|\|\|/y);
      if (operator === undefined) {
        innermost?.conditions.push(condition);
        return outermost ?? condition;
      }
      const kind = operator === '&&' ? 'all' : 'any';
      if (innermost?.kind !== kind) {
        const chain: Chain = { kind, conditions: [] };
        innermost?.conditions.push(chain);
        innermost = chain;
        outermost ??= chain;
      }
      innermost.conditions.push(condition);
    }
  }

  #comparison(): PathCondition {
    const left = this.#side();
    if (/[)|&]/.test(this.#text[this.#at] ?? '')) return { kind: 'exists', side: left };
    if (this.#text.startsWith('=~', this.#at)) throw new UndecidedPathError();
    const operator = operators.find((one) => this.#text.startsWith(one, this.#at)) ?? this.#fail();
    this.#at += operator.length;
    return { kind: 'compares', operator, left, right: this.#side() };
  }

  #side(): PathSide {
    this.#space();
    const start = this.#match(/[$@]/y);
    if (start !== undefined) {
      const steps = this.#path(true);
      this.#space();
      return { kind: 'path', steps: start === '$' ? [{ kind: 'root' }, ...steps] : steps };
    }
    const value = this.#value();
    this.#space();
    return { kind: 'value', value };
  }

  #value(): string | number | boolean | null {
    if (this.#text[this.#at] === "'") return this.#quoted();
    const number = this.#match(/-?\d+(\.\d+)?([eE][+-]?\d+)?/y);
    if (number !== undefined) return Number(number);
    const word = this.#match(/true|false|null/y) ?? this.#fail();
    return word === 'null' ? null : word === 'true';
  }

  /** A text in single quotes, which a backslash may precede. */
  #quoted(): string {
    const text = this.#match(/'(?:[^'\\]|\\[^])*'/y) ?? this.#fail();
    return text.slice(1, -1).replace(/\\([^])/g, (_, character: string) => escapes.get(character) ?? this.#unescaped(character));
  }

  #unescaped(character: string): string {
    return /['"\\/]/.test(character) ? character : this.#fail();
  }

  #close(closing: string): void {
    this.#space();
    if (this.#text[this.#at] !== closing) this.#fail();
    this.#at++;
  }

  #space(): void {
    this.#match(/ +/y);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }

  #fail(): never {
    throw new JsonPathError();
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
]);
