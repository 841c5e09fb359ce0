/** A key of a JSON object, shared by all places where it is spelled this way. */
export interface JsonKey {
  /** As the template means it: without the bracket that keeps it from being an expression. */
  readonly name: string;
  /** Serial number of the last object that was found to have it. */
  seenIn: number;
  readonly isExpression: boolean;
  readonly isCopy: boolean;
}

const slots = 1024;

/** Keys that were met, so that each spelling is sliced and looked at once. */
export class KeyTable {
  readonly #byText = new Map<string, JsonKey>();
  /** The latest key of each hash, with the text it stands for. */
  readonly #latest = new Array<{ readonly text: string; readonly key: JsonKey } | undefined>(slots).fill(undefined);
  readonly #expressions: boolean;

  /** @param expressions whether brackets around a key have the meaning that they have in templates */
  constructor(expressions: boolean) {
    this.#expressions = expressions;
  }

  /** The key that stands from `start` to `end` of a text, without escapes; `hash` is any hash of it. */
  at(text: string, start: number, end: number, hash: number): JsonKey {
    const slot = hash & (slots - 1);
    const latest = this.#latest[slot];
    if (latest?.text.length === end - start && text.startsWith(latest.text, start)) return latest.key;
    const spelled = text.slice(start, end);
    const key = this.of(spelled);
    this.#latest[slot] = { text: spelled, key };
    return key;
  }

  of(spelled: string): JsonKey {
    let key = this.#byText.get(spelled);
    if (key === undefined) this.#byText.set(spelled, (key = this.#make(spelled)));
    return key;
  }

  #make(spelled: string): JsonKey {
    const bracketed = this.#expressions && spelled.startsWith('[') && spelled.endsWith(']');
    const escaped = bracketed && spelled.startsWith('[[');
    const name = escaped ? spelled.slice(1) : spelled;
    return { name, seenIn: 0, isExpression: bracketed && !escaped, isCopy: this.#expressions && name.toLowerCase() === 'copy' };
  }
}
