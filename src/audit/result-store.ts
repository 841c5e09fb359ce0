import type { WrittenFolder } from '../disk/written-folder.js';
import { jsonValue } from '../text/json-value.js';
import { digestIn, digestOf, type Observation, type ObservedWorld, type World } from './observation.js';
import type { RepositoryResult } from './repository-result.js';
import { areObservations, isRepositoryResult, isTold } from './kept-shapes.js';
import type { Told } from './told.js';

/** What a result depends on beside what is read for it. */
export interface ResultKey {
  /** A text that stands for the program and its options. */
  readonly settings: string;
  /** Name of the repository: what was read for it the last time is what is compared first. */
  readonly name: string;
}

/**
 * Results of repositories by what they depend on. What is the same program with the same options that read the same has the same result: so a result is
 * found by a hash of all that, and is never wrong, only missing. Several processes can use one store.
 */
export class ResultStore {
  readonly #folder: WrittenFolder;

  constructor(folder: WrittenFolder) {
    this.#folder = folder;
  }

  /** The id of the result that a run would come to in this world; undefined where none is known. */
  find(key: ResultKey, world: World): string | undefined {
    const observations = this.#observations(key);
    if (observations === undefined) return undefined;
    const id = idOf(key, digestIn(world, observations));
    return this.get(id) === undefined || this.toldBy(id) === undefined ? undefined : id;
  }

  /** Keeps the result of a run, with what it tells other repositories, and gives its id. */
  put(key: ResultKey, world: ObservedWorld, result: RepositoryResult, told: Told): string {
    const id = idOf(key, world.digest);
    this.#write(pathOfTold(id), JSON.stringify(told));
    this.#write(pathOfResult(id), JSON.stringify(result));
    this.#write(pathOfObservations(key), JSON.stringify(world.observations));
    return id;
  }

  /** The result of that id; undefined where there is none, or what is there was damaged. */
  get(id: string): RepositoryResult | undefined {
    return this.#read(pathOfResult(id), isRepositoryResult);
  }

  /** What the run with the result of that id tells other repositories; undefined as above. */
  toldBy(id: string): Told | undefined {
    return this.#read(pathOfTold(id), isTold);
  }

  #observations(key: ResultKey): readonly Observation[] | undefined {
    return this.#read(pathOfObservations(key), areObservations);
  }

  #write(path: string, text: string): void {
    this.#folder.write(path, `${digestOf(text)}\n${text}`);
  }

  /** What is there, unless it was damaged: whoever can write there can write a digest too, so what it says is looked at. */
  #read<T>(path: string, fits: (value: unknown) => value is T): T | undefined {
    const [, digest, text] = /^([0-9a-f]{64})\n([^]*)$/.exec(this.#folder.read(path) ?? '') ?? [];
    const value = text === undefined || digestOf(text) !== digest ? undefined : jsonValue(text)?.value;
    return fits(value) ? value : undefined;
  }
}

function idOf({ settings }: ResultKey, digest: string): string {
  return digestOf([settings, digest]);
}

function pathOfResult(id: string): string {
  return `results/${id.slice(0, 2)}/${id}`;
}

function pathOfTold(id: string): string {
  return `told/${id.slice(0, 2)}/${id}`;
}

function pathOfObservations({ settings, name }: ResultKey): string {
  const id = digestOf([settings, name]);
  return `reads/${id.slice(0, 2)}/${id}`;
}
