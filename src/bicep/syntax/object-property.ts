import { nodesOf } from './lists.js';
import type { ObjectSyntax, PropertySyntax } from './nodes.js';
import { keyText } from './string-value.js';

/** The first property of an object whose key is plainly this. */
export function propertyNamed({ items }: ObjectSyntax, name: string): PropertySyntax | undefined {
  return nodesOf(items).find((item): item is PropertySyntax => item.kind === 'objectProperty' && keyText(item) === name);
}
