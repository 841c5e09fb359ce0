import type { ArraySyntax, ExpressionSyntax, ObjectSyntax } from '../bicep/syntax/nodes.js';
import { keyText, plainText } from '../bicep/syntax/string-value.js';
import { Token } from '../bicep/syntax/token.js';
import { spanOf } from '../text/source.js';
import type { DocumentNode, Member } from './document.js';

/** A value that Bicep writes out as a document. What is computed is null. */
export function bicepNode(node: ExpressionSyntax): DocumentNode {
  const span = spanOf(node);
  switch (node.kind) {
    case 'string':
      return { kind: 'scalar', ...span, value: plainText(node) ?? null };
    case 'array':
      return { kind: 'list', ...span, items: node.items.flatMap((item) => (isValue(item) ? bicepNode(item) : [])) };
    case 'object':
      return { kind: 'object', ...span, members: node.items.flatMap(memberIn) };
    default:
      return { kind: 'scalar', ...span, value: null };
  }
}

function isValue(item: ArraySyntax['items'][number]): item is ExpressionSyntax {
  return !(item instanceof Token) && item.kind !== 'spread' && item.kind !== 'skipped';
}

function memberIn(item: ObjectSyntax['items'][number]): Member[] {
  if (item instanceof Token || item.kind !== 'objectProperty') return [];
  const name = keyText(item);
  return name === undefined ? [] : [{ name, nameSpan: item.key, value: bicepNode(item.value) }];
}
