import type { SkippedSyntax, SyntaxNode } from './nodes.js';
import { Token } from './token.js';

/** What could not be read in a list. */
export function skippedIn(list: readonly (SyntaxNode | SkippedSyntax | Token)[]): SkippedSyntax[] {
  return list.filter((part) => !(part instanceof Token) && part.kind === 'skipped');
}

/** The nodes of a list without the tokens between them and without what could not be read. */
export function nodesOf<Node extends SyntaxNode>(list: readonly (Node | SkippedSyntax | Token)[]): Exclude<Node, SkippedSyntax>[] {
  return list.filter((part): part is Exclude<Node, SkippedSyntax> => !(part instanceof Token) && part.kind !== 'skipped');
}
