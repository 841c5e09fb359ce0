import { IdIndex, keyOf, nameAfter, stringOf, virtualNetworkIdOf } from '../../../src/rule-api.js';
import type { Value } from '../../../src/rule-api.js';
import { append } from '../../append.js';

/**
 * Finds what has the id of a subnet. An id that does not tell the name of the subnet (it is a parameter, say) may be that of many: it is found by
 * one that is written the same, and by no other.
 */
export class SubnetIndex<T> {
  readonly #telling: IdIndex<T>;
  readonly #others = new Map<string, T[]>();

  /** Things without an id are not found. */
  constructor(items: readonly T[], idOf: (item: T) => Value | undefined) {
    this.#telling = new IdIndex(items, (item) => {
      const id = idOf(item);
      return id !== undefined && tellsSubnet(id) ? id : undefined;
    });
    for (const item of items) {
      const id = idOf(item);
      if (id === undefined || tellsSubnet(id)) continue;
      append(this.#others, keyOf(id), item);
    }
  }

  /** What has an id surely, or may have it, in the order of the items. */
  at(id: Value): readonly T[] {
    return tellsSubnet(id) ? this.#telling.matches(id).map(({ entity }) => entity) : (this.#others.get(keyOf(id)) ?? []);
  }
}

/** Whether an id tells which network it is of, perhaps by names that are unknown. */
export function tellsNetwork(id: Value): boolean {
  return virtualNetworkIdOf(id) !== id;
}

/** Whether an id tells the name of the subnet. */
export function tellsSubnet(id: Value): boolean {
  return stringOf(nameAfter(id, 'subnets')) !== undefined;
}
