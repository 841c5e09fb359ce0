import type { ExpressionSyntax, LambdaSyntax, SyntaxNode } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';

/** The nodes right below a node, in the order of the text. */
export function childNodes(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node) as readonly unknown[])
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) if (isNode(one)) children.push(one);
  return children;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'kind' in value && !(value instanceof Token);
}

/** Names that mean something inside a loop or a lambda only. */
export type Locals = ReadonlySet<string>;

export const noLocals: Locals = new Set();

/** The expressions right below a node, each with the names that it sees besides those of the file. */
export function* expressionsBelow(node: SyntaxNode, locals: Locals): Generator<readonly [SyntaxNode, Locals]> {
  if (node.kind === 'for') {
    const { item, index } = node.variables;
    yield [node.items, locals];
    yield [node.body, withNames(locals, [item, ...(index === undefined ? [] : [index])])];
  } else if (node.kind === 'lambda') yield [node.body, withNames(locals, parametersOf(node))];
  else for (const child of childNodes(node)) yield [child, locals];
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
