import type { BoundFile } from '../binding/symbols.js';

/** A file on the way of the search, as Tarjan's algorithm for strongly connected components keeps it. */
interface Visit {
  readonly file: BoundFile;
  readonly index: number;
  readonly modules: Iterator<BoundFile>;
  lowest: number;
}

/** Tells which files use each other as modules in a circle. What a file leads to is looked at once, however many ways go there. */
export class Circles {
  readonly #modulesOf: (file: BoundFile) => Iterable<BoundFile>;
  /** By file, the first one that was met of those that use each other in a circle with it: itself where there are none. */
  readonly #circles = new Map<BoundFile, BoundFile>();

  constructor(modulesOf: (file: BoundFile) => Iterable<BoundFile>) {
    this.#modulesOf = modulesOf;
  }

  /** Whether a module leads back to the file that uses it. */
  leadsBack(module: BoundFile, user: BoundFile): boolean {
    if (!this.#circles.has(user)) this.#search(user);
    return this.#circles.get(module) === this.#circles.get(user);
  }

  #search(start: BoundFile): void {
    const indexes = new Map<BoundFile, number>();
    const open: BoundFile[] = [];
    const visits: Visit[] = [];
    const enter = (file: BoundFile): void => {
      const index = indexes.size;
      indexes.set(file, index);
      open.push(file);
      visits.push({ file, index, modules: this.#modulesOf(file)[Symbol.iterator](), lowest: index });
    };
    enter(start);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.modules.next();
      if (next.done !== true) {
        const index = indexes.get(next.value);
        if (this.#circles.has(next.value)) continue;
        if (index === undefined) enter(next.value);
        else visit.lowest = Math.min(visit.lowest, index);
        continue;
      }
      visits.pop();
      const above = visits.at(-1);
      if (above !== undefined) above.lowest = Math.min(above.lowest, visit.lowest);
      if (visit.lowest === visit.index) for (const file of open.splice(open.lastIndexOf(visit.file))) this.#circles.set(file, visit.file);
    }
  }
}
