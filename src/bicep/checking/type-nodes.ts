import type { BoundFile } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { DeclarationSyntax, SyntaxNode, TypeSyntax } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { childNodes } from './child-nodes.js';

/** All nodes of the types in a file but for their decorators, each before those inside of it. */
export function typeNodes({ program }: BoundFile): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  const collect = (node: SyntaxNode): void => {
    if (node.kind === 'decorator') return;
    nodes.push(node);
    for (const child of childNodes(node)) collect(child);
  };
  for (const part of program.body) if (!(part instanceof Token) && part.kind !== 'skipped') for (const type of typesIn(part)) collect(type);
  return nodes;
}

/** The types that a declaration is written with. */
function typesIn(declaration: DeclarationSyntax): readonly TypeSyntax[] {
  switch (declaration.kind) {
    case 'parameter':
    case 'output':
      return [declaration.type];
    case 'variable':
      return declaration.type === undefined ? [] : [declaration.type];
    case 'type':
      return [declaration.value];
    case 'function':
      return [...nodesOf(declaration.parameters).map(({ type }) => type), declaration.type];
    default:
      return [];
  }
}
