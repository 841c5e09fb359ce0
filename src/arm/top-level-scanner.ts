import * as char from './json-characters.js';

/** Longest string that can matter: a key or a `$schema`. */
const longestString = 200;

/** Steps over the members of the object that a JSON text is without reading their values. Gives up where the text is broken or no object. */
export class TopLevelScanner {
  readonly #text: string;
  #at = 0;
  #started = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next key, past its colon; undefined after the last one. */
  nextKey(): string | undefined {
    if (this.#skipTrivia() !== (this.#started ? char.comma : char.openBrace)) return undefined;
    this.#started = true;
    this.#at++;
    this.#skipTrivia();
    const key = this.string() ?? this.#word();
    if (this.#skipTrivia() !== char.colon) return undefined;
    this.#at++;
    return key;
  }

  /** The string that stands here, its escapes as they are, empty where it is too long to matter; undefined where there is none. */
  string(): string | undefined {
    const code = this.#skipTrivia();
    if (code !== char.quote && code !== char.apostrophe) return undefined;
    const start = this.#at + 1;
    this.#skipString(code);
    return this.#at - start > longestString ? '' : this.#text.slice(start, this.#at - 1);
  }

  skipValue(): void {
    let open = 0;
    do {
      const code = this.#skipTrivia();
      if (code === char.end) return;
      if (code === char.quote || code === char.apostrophe) this.#skipString(code);
      else {
        if (code === char.openBrace || code === char.openBracket) open++;
        else if (code === char.closeBrace || code === char.closeBracket) open--;
        this.#at++;
        if (open === 0 && !char.delimits(code)) this.#word();
      }
    } while (open > 0);
  }

  #skipString(quote: number): void {
    const text = this.#text;
    let at = this.#at + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      if (code === char.backslash) at++;
    }
    this.#at = at + 1;
  }

  #word(): string {
    const start = this.#at;
    this.#at = char.numberEnd(this.#text, start);
    return this.#text.slice(start, this.#at);
  }

  #skipTrivia(): number {
    this.#at = char.triviaEnd(this.#text, this.#at);
    return this.#at < this.#text.length ? this.#text.charCodeAt(this.#at) : char.end;
  }
}
