import { createHash } from 'node:crypto';
import type { Host } from '../text/host.js';

/**
 * What a run asked of the world outside of it: `read`, `bytes`, `entries` and `refusal` of a path in a folder, whether there is such a folder, which day
 * it is. The scanned root is the folder `''`.
 */
export type Observation =
  | { readonly ask: 'read' | 'bytes' | 'entries' | 'refusal'; readonly folder: string; readonly path: string }
  | { readonly ask: 'folder'; readonly folder: string }
  | { readonly ask: 'day' };

/** The world as a run sees it. `open` gives a folder by its name in observations. */
export interface World {
  readonly open: (folder: string) => Host | undefined;
  readonly today: () => string;
}

/** The same world, which notes what is asked of it, each thing once, and what it said. */
export class ObservedWorld implements World {
  readonly #world: World;
  readonly #answers = new Map<string, string>();
  readonly #folders = new Map<string, Host | undefined>();

  constructor(world: World) {
    this.#world = world;
  }

  open(folder: string): Host | undefined {
    if (!this.#folders.has(folder)) this.#folders.set(folder, this.#opened(folder));
    return this.#folders.get(folder);
  }

  today(): string {
    return this.#noted({ ask: 'day' }, this.#world.today());
  }

  /** What was asked, in order. */
  get observations(): Observation[] {
    return [...this.#answers.keys()].map((key) => JSON.parse(key) as Observation);
  }

  /** A text that stands for what was asked and what the answers were. */
  get digest(): string {
    return digestOf([...this.#answers]);
  }

  #opened(folder: string): Host | undefined {
    const host = this.#world.open(folder);
    this.#noted({ ask: 'folder', folder }, host === undefined ? undefined : 'there');
    if (host === undefined) return undefined;
    return {
      read: (path) => this.#noted({ ask: 'read', folder, path }, host.read(path)),
      bytes: (path) => this.#noted({ ask: 'bytes', folder, path }, host.bytes?.(path)),
      entries: (path) => this.#noted({ ask: 'entries', folder, path }, host.entries(path)),
      refusal: (path) => this.#noted({ ask: 'refusal', folder, path }, host.refusal?.(path)),
    };
  }

  #noted<T>(observation: Observation, answer: T): T {
    const key = JSON.stringify(observation);
    if (!this.#answers.has(key)) this.#answers.set(key, hashOf(answer));
    return answer;
  }
}

/** The `digest` that a run would have which asks the same of a world. */
export function digestIn(world: World, observations: readonly Observation[]): string {
  const observed = new ObservedWorld(world);
  for (const observation of observations) observe(observed, observation);
  return observed.digest;
}

function observe(world: World, observation: Observation): void {
  switch (observation.ask) {
    case 'day':
      world.today();
      return;
    case 'folder':
      world.open(observation.folder);
      return;
    default:
      world.open(observation.folder)?.[observation.ask]?.(observation.path);
  }
}

/** Hash of a value that can be JSON, as a text. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function hashOf(answer: unknown): string {
  if (answer === undefined) return '-';
  if (typeof answer === 'string' || answer instanceof Uint8Array) return createHash('sha256').update(answer).digest('hex');
  return digestOf(answer);
}
