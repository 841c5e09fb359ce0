import type { Expression } from '../template/expression.js';
import type { Source, Span } from '../text/source.js';

/** Members whose values let whoever has them in. */
const secretName = /(?:key|password|passphrase|secret|token|sas|pin|pwd)$/i;

/** A line that gives one, in any of the languages, whether the text parses or not. */
const secretLine = /^[^\r\n#]{0,200}?\b\w{0,60}(?:key|password|passphrase|secret|token|pwd)["']?[ \t]{0,20}[:=][ \t]{0,20}([^\r\n]+)/gim;

/** Where a document spells out secrets. Connection strings are seen wherever they stand, by their parts. */
export function secretsIn(source: Source, root: Expression | undefined): Span[] {
  const lines = Array.from(source.text.matchAll(secretLine), ({ 0: line, 1: value = '', index }) => ({
    source,
    start: index + line.length - value.length,
    end: index + line.length,
  }));
  return [...lines, ...(root === undefined ? [] : namedIn(root, false))];
}

function* namedIn(node: Expression, isSecret: boolean): Iterable<Span> {
  if (node.kind === 'array') for (const item of node.items) yield* namedIn(item, isSecret);
  else if (node.kind === 'object')
    for (const { key, value } of node.properties) yield* namedIn(value, isSecret || (key.kind === 'key' && secretName.test(key.name)));
  else if (isSecret && node.kind === 'literal' && typeof node.value === 'string') yield node;
}
