/** What a function gives for each key, worked out once, for as long as its owner lives. */
export class Memo<Key, Value> {
  readonly #make: (key: Key) => Value;
  readonly #made = new Map<Key, { readonly value: Value }>();

  constructor(make: (key: Key) => Value) {
    this.#make = make;
  }

  /** The value of a key. A function that throws is asked again the next time. */
  of(key: Key): Value {
    const known = this.#made.get(key);
    if (known !== undefined) return known.value;
    const made = { value: this.#make(key) };
    this.#made.set(key, made);
    return made.value;
  }

  /** Forgets the value of a key. */
  forget(key: Key): void {
    this.#made.delete(key);
  }
}

/** What a function gives, worked out when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  const made = new Memo<undefined, Value>(make);
  return () => made.of(undefined);
}
