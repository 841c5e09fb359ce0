import type { Value } from '../values/value.js';

interface Part {
  readonly reading: Reading;
  /** What was answered by it is decided: no other case of the unknowns changes it. */
  readonly settled: boolean;
  /** It only told which resource is meant. */
  readonly identity: boolean;
}

/** What an answer rests on: every value that was read on the way to it. Parts are shared, and gone through only where it matters. */
export class Reading {
  readonly #content: Value[] = [];
  readonly #identity: Value[] = [];
  readonly #parts: Part[] = [];
  readonly #doubts: string[] = [];
  #turnsOn: readonly Value[] | undefined;

  /** How many values it holds, those of its parts not counted. */
  get size(): number {
    return this.#content.length + this.#identity.length + this.#parts.length + this.#doubts.length;
  }

  read(value: Value): void {
    this.#content.push(value);
  }

  identify(value: Value): void {
    this.#identity.push(value);
  }

  doubt(reason: string): void {
    this.#doubts.push(reason);
  }

  include(reading: Reading, { settled = false, identity = false }: { readonly settled?: boolean; readonly identity?: boolean }): void {
    if (reading.size > 0) this.#parts.push({ reading, settled, identity });
  }

  /** The values of which other cases could change the answer. */
  turnsOn(): readonly Value[] {
    return (this.#turnsOn ??= [
      ...this.#collected(
        ({ settled }) => !settled,
        (reading) => [...reading.#content, ...reading.#identity],
      ),
    ].filter(({ kind }) => kind !== 'scalar'));
  }

  /** Why no value that was read can decide the answer. */
  doubts(): readonly string[] {
    return [
      ...this.#collected(
        ({ settled }) => !settled,
        (reading) => reading.#doubts,
      ),
    ];
  }

  /** The values on whose content the answer rests; those that only told which resource is meant are left out. */
  content(): readonly Value[] {
    return [
      ...this.#collected(
        ({ identity }) => !identity,
        (reading) => reading.#content,
      ),
    ];
  }

  #collected<T>(follows: (part: Part) => boolean, itemsOf: (reading: Reading) => readonly T[]): ReadonlySet<T> {
    const items = new Set<T>();
    const readings = new Set<Reading>([this]);
    for (const reading of readings) {
      for (const item of itemsOf(reading)) items.add(item);
      for (const part of reading.#parts) if (follows(part)) readings.add(part.reading);
    }
    return items;
  }
}
