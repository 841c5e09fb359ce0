/** A node on the way of the search, as Tarjan's algorithm for strongly connected components keeps it. */
interface Visit<Node> {
  readonly node: Node;
  readonly index: number;
  readonly next: Iterator<Node>;
  lowest: number;
}

/** Tells which things, such as files that use each other as modules, lead to each other in a circle. What one leads to is asked once. */
export class Circles<Node> {
  readonly #leadsTo: (node: Node) => Iterable<Node>;
  /** By node, the first one that was met of those that are in a circle with it: itself where there are none. */
  readonly #circles = new Map<Node, Node>();

  constructor(leadsTo: (node: Node) => Iterable<Node>) {
    this.#leadsTo = leadsTo;
  }

  /** Whether what a node leads to leads back to it. */
  leadsBack(to: Node, from: Node): boolean {
    if (!this.#circles.has(from)) this.#search(from);
    return this.#circles.get(to) === this.#circles.get(from);
  }

  #search(start: Node): void {
    const indexes = new Map<Node, number>();
    const open: Node[] = [];
    const visits: Visit<Node>[] = [];
    const enter = (node: Node): void => {
      const index = indexes.size;
      indexes.set(node, index);
      open.push(node);
      visits.push({ node, index, next: this.#leadsTo(node)[Symbol.iterator](), lowest: index });
    };
    enter(start);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.next.next();
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
      if (visit.lowest === visit.index) for (const node of open.splice(open.lastIndexOf(visit.node))) this.#circles.set(node, visit.node);
    }
  }
}
