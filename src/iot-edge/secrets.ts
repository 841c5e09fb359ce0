import type { Expression } from '../template/expression.js';
import { isSecretName, secretLinesIn } from '../text/secret-names.js';
import type { Source, Span } from '../text/source.js';

/** Where a document spells out secrets. Connection strings are seen wherever they stand, by their parts. */
export function secretsIn(source: Source, root: Expression | undefined): Span[] {
  const lines = secretLinesIn(source.text).map((place) => ({ source, ...place }));
  return [...lines, ...(root === undefined ? [] : namedIn(root, false))];
}

function* namedIn(node: Expression, isSecret: boolean): Iterable<Span> {
  if (node.kind === 'array') for (const item of node.items) yield* namedIn(item, isSecret);
  else if (node.kind === 'object')
    for (const { key, value } of node.properties) yield* namedIn(value, isSecret || (key.kind === 'key' && isSecretName(key.name)));
  else if (isSecret && node.kind === 'literal' && typeof node.value === 'string') yield node;
}
