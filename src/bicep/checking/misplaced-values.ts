import type { BoundFile } from '../binding/symbols.js';
import { isSecure } from '../binding/decorators.js';
import type { BicepLibrary } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, SyntaxNode } from '../syntax/nodes.js';
import { propertyNamed } from '../syntax/object-property.js';
import { keyText } from '../syntax/string-value.js';
import { bareExpression } from './child-nodes.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';

/** Lambdas that no function is given, and secrets of key vaults that no secure parameter of a module is given. */
export function* misplacedValues(file: BoundFile, nodes: TypedNodes, library: BicepLibrary): Generator<Refusal> {
  const placed = new Set<SyntaxNode>(file.modules.flatMap((module) => secretsOf(module, library)));
  for (const [{ items }] of nodes.of('arguments')) for (const argument of nodesOf(items)) placed.add(inParentheses(argument));
  for (const [node] of nodes.of('lambda'))
    if (!placed.has(node)) yield { message: 'a lambda can only be an argument of a function', at: node };
  for (const [node, locals] of nodes.of('methodCall')) {
    if (node.name.text !== 'getSecret' || placed.has(node)) continue;
    const base = bareExpression(node.base);
    const symbol = base.kind === 'name' && !locals.has(base.name.text) ? file.names.get(base.name.text) : undefined;
    if (symbol?.kind === 'resource')
      yield { message: "'getSecret' can only be the whole value of a secure parameter of a module", at: node };
  }
}

function inParentheses(node: ExpressionSyntax): ExpressionSyntax {
  return node.kind === 'parenthesized' ? inParentheses(node.expression) : node;
}

/** What stands where a module takes a secret. */
function secretsOf({ object, syntax }: BoundFile['modules'][number], library: BicepLibrary): ExpressionSyntax[] {
  const params = propertyNamed(object, 'params')?.value;
  if (params?.kind !== 'object') return [];
  const found = library.module(syntax.path);
  return nodesOf(params.items).flatMap((item) => {
    const name = item.kind === 'objectProperty' ? keyText(item) : undefined;
    if (item.kind !== 'objectProperty' || name === undefined) return [];
    const symbol = found.kind === 'bicep' ? found.file.names.get(name) : undefined;
    const isPlain = symbol?.kind === 'parameter' && symbol.syntax.type.kind === 'typeName' && symbol.syntax.type.name.text === 'string';
    return isPlain && !symbol.isSecret && !isSecure(symbol.syntax.decorators) ? [] : wholeValues(item.value);
  });
}

/** A value, or what it is in each case. */
function wholeValues(value: ExpressionSyntax): ExpressionSyntax[] {
  const node = inParentheses(value);
  return node.kind === 'ternary' ? [...wholeValues(node.whenTrue), ...wholeValues(node.whenFalse)] : [node];
}
