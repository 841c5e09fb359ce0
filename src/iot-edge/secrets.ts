import type { Expression, ObjectExpression } from '../template/expression.js';
import { isSecretName, mayHoldSecret, secretLinesIn, secretSettingsIn } from '../text/secret-names.js';
import type { Source, Span } from '../text/source.js';

/** Where a document spells out secrets. Connection strings are seen wherever they stand, by their parts. */
export function secretsIn(source: Source, root: Expression | undefined): Span[] {
  const lines = [...secretLinesIn(source.text), ...secretSettingsIn(source.text)].map((place) => ({ source, ...place }));
  return [...lines, ...(root === undefined ? [] : namedIn(root, false))];
}

function* namedIn(node: Expression, isSecret: boolean): Iterable<Span> {
  if (node.kind === 'array') for (const item of node.items) yield* namedIn(item, isSecret);
  else if (node.kind === 'object')
    for (const { key, value } of node.properties) yield* namedIn(value, isSecret || (key.kind === 'key' && isNamedSecret(key.name, value)));
  else if (isSecret && node.kind === 'literal' && typeof node.value === 'string') yield node;
}

/** Names of groups such as `registryCredentials` are no names of secrets: what is in them has its own. */
function isNamedSecret(name: string, value: Expression): boolean {
  return isSecretName(name) || (mayHoldSecret(name) && (value.kind === 'literal' || (value.kind === 'object' && isVariable(value))));
}

/** A variable of the environment in a manifest: `{ "value": "..." }`. */
function isVariable({ properties: [first, ...others] }: ObjectExpression): boolean {
  return first?.key.kind === 'key' && first.key.name === 'value' && others.length === 0;
}
