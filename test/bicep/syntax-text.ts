import type { SyntaxNode } from '../../src/bicep/syntax/nodes.js';
import { Token } from '../../src/bicep/syntax/token.js';

/** The text that a tree stands for, trivia included: of a whole program, its source byte for byte. */
export function printSyntax(node: SyntaxNode): string {
  let text = '';
  for (const token of tokensIn(node)) text += token.source.text.slice(token.fullStart, token.end);
  return text;
}

function* tokensIn(part: SyntaxNode | Token): Generator<Token> {
  if (part instanceof Token) yield part;
  else for (const child of childrenOf(part)) yield* tokensIn(child);
}

/** The nodes and tokens right below a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): (SyntaxNode | Token)[] {
  return Object.values(node).flat().filter(isPart);
}

function isPart(value: unknown): value is SyntaxNode | Token {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
