import type { Neighbour, Telling } from '../engine/telling.js';
import { append } from '../text/group-by.js';
import { digestOf } from './observation.js';
import type { Told } from './told.js';

/** Bytes, as JSON, of what is told to one repository. */
const mostHeard = 1 << 25;
/** Whole ids that all repositories name. */
const mostIds = 500_000;
/** Repositories that are related because they only refer to the same resource. Where more do, only those that declare it are related to them. */
const mostReferring = 100;

/** With whom a repository is judged, or why it is judged alone though others may name the same resources. */
export type Company = { readonly neighbours: readonly Neighbour[] } | { readonly alone: string };

/**
 * Which repositories name the same resources by their whole ids. Kept of each are hashes of its ids alone; what it tells is asked for again where it
 * matters.
 */
export class Neighbourhood {
  readonly #toldBy: (name: string) => Told | undefined;
  readonly #declaring = new Map<string, string[]>();
  readonly #referring = new Map<string, string[]>();
  readonly #leftOut = new Map<string, string>();

  /** `names` are sorted; `toldBy` says what a repository tells, as often as it is asked, undefined where it was not judged. */
  constructor(names: Iterable<string>, toldBy: (name: string) => Told | undefined) {
    this.#toldBy = toldBy;
    for (const name of names) this.#add(name, toldBy(name) ?? []);
  }

  /** How many resources are named by so many repositories that these are not related to each other by that alone. */
  get crowded(): number {
    return [...this.#referring.values()].filter(({ length }) => length > mostReferring).length;
  }

  of(name: string): Company {
    const alone = this.#leftOut.get(name);
    if (alone !== undefined) return { alone };
    const own = this.#tellings(name);
    const ids = new Set(own.flatMap(idsOf));
    const neighbours = this.#related(name, own).flatMap((repository): Neighbour[] => {
      const tellings = this.#tellings(repository).filter(
        (telling) => Object.keys(telling.summaries).length > 0 && idsOf(telling).some((id) => ids.has(id)),
      );
      return tellings.length === 0 ? [] : [{ repository, tellings }];
    });
    if (Buffer.byteLength(JSON.stringify(neighbours)) > mostHeard)
      return { alone: 'the repositories that name the same resources tell too much' };
    return { neighbours };
  }

  #add(name: string, told: Told): void {
    if (told === 'too much') {
      this.#leftOut.set(name, 'it names too many resources');
      return;
    }
    if (this.#declaring.size + this.#referring.size >= mostIds) {
      this.#leftOut.set(name, 'the repositories before it name too many resources');
      return;
    }
    for (const id of new Set(told.flatMap(({ declares }) => declares))) append(this.#declaring, keyOf(id), name);
    for (const id of new Set(told.flatMap(({ refersTo }) => refersTo))) append(this.#referring, keyOf(id), name);
  }

  /** The other repositories that are related to one, sorted. */
  #related(name: string, tellings: readonly Telling[]): string[] {
    const related = new Set<string>();
    const take = (names: readonly string[] = []): void => names.forEach((other) => related.add(other));
    for (const id of new Set(tellings.flatMap(idsOf))) take(this.#declaring.get(keyOf(id)));
    for (const id of new Set(tellings.flatMap(({ declares }) => declares))) take(this.#referring.get(keyOf(id)));
    for (const id of new Set(tellings.flatMap(({ refersTo }) => refersTo))) {
      const referring = this.#referring.get(keyOf(id)) ?? [];
      if (referring.length <= mostReferring) take(referring);
    }
    related.delete(name);
    return [...related].sort();
  }

  #tellings(name: string): readonly Telling[] {
    const told = this.#toldBy(name) ?? [];
    return told === 'too much' ? [] : told;
  }
}

function idsOf({ declares, refersTo }: Telling): readonly string[] {
  return [...declares, ...refersTo];
}

function keyOf(id: string): string {
  return digestOf(id).slice(0, 16);
}
