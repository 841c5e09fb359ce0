import type { Value } from './value.js';

/** How much there is to look at in a value at once: characters of a text, items, members. An unknown is taken as it is. */
export function extentOf(value: Value): number {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? value.value.length : 0;
    case 'array':
      return value.items.length;
    case 'object':
      return value.members.size + value.open.length;
    case 'unknown':
      return 0;
  }
}
