/** A small deterministic source of numbers: the same seed gives the same sequence. */
export class Random {
  #state: number;

  constructor(seed: string) {
    let hash = 2166136261;
    for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 16777619);
    this.#state = hash >>> 0;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(Math.max(1, items.length))];
  }

  /** All items in a random order, each drawn when it is asked for. */
  *drawn<T>(items: readonly T[]): Generator<T> {
    const left = [...items];
    while (left.length > 0) yield* left.splice(this.below(left.length), 1);
  }

  chance(outOf: number): boolean {
    return this.below(outOf) === 0;
  }
}
