import type { ObjectSyntax, PropertySyntax } from '../syntax/nodes.js';
import { nodesOf } from '../syntax/lists.js';
import { keyText } from '../syntax/string-value.js';
import type { Lowering } from './context.js';

/** Reports what the compiler refuses about the members of an object: a name given twice, and a spread beside the loop of a property. */
export function checkObject(object: ObjectSyntax, lowering: Lowering): void {
  const items = nodesOf(object.items);
  const properties = items.flatMap((item) => (item.kind === 'objectProperty' ? [item] : []));
  reportRepeats(properties, lowering);
  if (!properties.some(({ value }) => value.kind === 'for')) return;
  for (const item of items)
    if (item.kind === 'spread') lowering.report('bicep-refused', 'an object with a loop as property cannot have a spread', item);
}

/** As `checkObject`, for one that must write all its members out: the body of a resource or module, and the arguments of a module. */
export function checkWrittenOut(object: ObjectSyntax, what: string, lowering: Lowering): void {
  const items = nodesOf(object.items);
  reportRepeats(
    items.flatMap((item) => (item.kind === 'objectProperty' ? [item] : [])),
    lowering,
  );
  for (const item of items) if (item.kind === 'spread') lowering.report('bicep-refused', `${what} cannot have a spread`, item);
}

function reportRepeats(properties: readonly PropertySyntax[], lowering: Lowering): void {
  const names = new Set<string>();
  for (const property of properties) {
    const name = keyText(property);
    if (name === undefined) continue;
    if (names.has(name)) lowering.report('bicep-refused', `the property '${name}' is given already in this object`, property.key);
    names.add(name);
  }
}
