import type { ExpressionSyntax, LambdaSyntax, SyntaxNode } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';

/** The nodes right below a node, in the order of the text. */
export function childNodes(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node) as readonly unknown[]) {
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const one of value as readonly unknown[]) if (isNode(one)) children.push(one);
  }
  return children;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !(value instanceof Token) && 'kind' in value;
}

/** Names that mean something inside a loop or a lambda only. */
export type Locals = ReadonlySet<string>;

export const noLocals: Locals = new Set();

/** The expressions right below a node, each with the names that it sees besides those of the file. */
export function expressionsBelow(node: SyntaxNode, locals: Locals): readonly (readonly [SyntaxNode, Locals])[] {
  switch (node.kind) {
    case 'for': {
      const { item, index } = node.variables;
      return [
        [node.items, locals],
        [node.body, withNames(locals, [item, ...(index === undefined ? [] : [index])])],
      ];
    }
    case 'lambda':
      return [[node.body, withNames(locals, parametersOf(node))]];
    default:
      return childNodes(node).map((child) => [child, locals]);
  }
}

function parametersOf({ parameters }: LambdaSyntax): readonly Token[] {
  return parameters.filter(({ kind }) => kind === 'identifier');
}

function withNames(locals: Locals, names: readonly Token[]): Locals {
  return new Set([...locals, ...names.map(({ text }) => text)]);
}

/** Without parentheses and the mark that something is not null. */
export function bareExpression(node: ExpressionSyntax): ExpressionSyntax {
  if (node.kind === 'parenthesized') return bareExpression(node.expression);
  return node.kind === 'nonNull' ? bareExpression(node.base) : node;
}
