import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import { nodesOf } from '../syntax/lists.js';
import type { CallSyntax, ExpressionSyntax, MethodCallSyntax } from '../syntax/nodes.js';
import { plainText } from '../syntax/string-value.js';
import { call, literal, objectOf } from '../../template/build.js';
import { localNamed } from './context.js';
import type { Lowering, Scope } from './context.js';
import { loadFile } from './file-loading.js';
import { targetName } from './references.js';
import { resourceOf } from './resource-references.js';

const namespaces = new Set(['sys', 'az']);
const scopeFunctions = new Set(['resourceGroup', 'subscription', 'managementGroup']);

/** A call of a function: of the file, imported, or of the language. */
export function lowerCall(node: CallSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const name = node.name.text;
  const symbol = localNamed(scope, name) === undefined ? lowering.file.names.get(name) : undefined;
  const args = nodesOf(node.arguments.items);
  const lowered = (): Expression[] => args.map((argument) => lowering.expression(argument, scope));
  const own = symbol && lowering.functionCall(symbol, name, node, lowered());
  return own ?? languageFunction(name, args, node, scope, lowering);
}

/** `base.name(...)`: a function of a namespace or a wildcard import, or a method of a resource. */
export function lowerMethodCall(node: MethodCallSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const { base, name } = node;
  const args = nodesOf(node.arguments.items);
  const lowered = (): Expression[] => args.map((argument) => lowering.expression(argument, scope));
  const reference = resourceOf(base, scope, lowering);
  if (reference !== undefined) {
    lowering.depend(reference, node);
    const { symbol } = reference;
    const [version, ...rest] = lowered();
    const apiVersion = version ?? literal(node, symbol.kind === 'resource' ? (symbol.apiVersion ?? null) : null);
    return /^list/i.test(name.text)
      ? call(node, name.text, [targetName(reference, node, lowering), apiVersion, ...rest])
      : lowering.unknown(node);
  }
  const symbol =
    base.kind === 'name' && localNamed(scope, base.name.text) === undefined ? lowering.file.names.get(base.name.text) : undefined;
  if (symbol?.kind === 'namespace') return lowering.functionCall(symbol, name.text, node, lowered()) ?? lowering.unknown(node);
  const own = symbol === undefined && base.kind === 'name' && base.name.text === 'this' ? resourceItself(name.text, node) : undefined;
  if (own !== undefined) return own;
  const language = symbol === undefined ? base.kind === 'name' && namespaces.has(base.name.text) : symbol.kind === 'extension';
  return language ? languageFunction(name.text, args, node, scope, lowering) : lowering.unknown(node);
}

/** Functions of `this`: what is there of a resource before it is deployed. */
function resourceItself(name: string, at: Span): Expression | undefined {
  const before = call(at, 'target', [literal(at, 'full')]);
  switch (name) {
    case 'existingResource':
      return before;
    case 'exists':
      return call(at, 'not', [call(at, 'empty', [before])]);
    default:
      return undefined;
  }
}

function languageFunction(
  name: string,
  args: readonly ExpressionSyntax[],
  at: Span,
  scope: Scope | undefined,
  lowering: Lowering,
): Expression {
  const [first] = args;
  if (name === 'any' && first !== undefined) return lowering.expression(first, scope);
  if (name === 'nameof' && first !== undefined) return literal(at, lastName(first));
  if (scopeFunctions.has(name) && args.length > 0) return objectOf(at, []);
  const loaded = lowering.ownFunction(name, args, at, scope) ?? loadFile(name, args, at, lowering);
  if (loaded !== undefined) return loaded;
  const lowered = args.map((argument) => lowering.expression(argument, scope));
  return call(at, name, lowered);
}

/** The name that an expression ends with. */
function lastName(node: ExpressionSyntax): string {
  switch (node.kind) {
    case 'name':
    case 'property':
    case 'nestedAccess':
      return node.name.text;
    case 'nonNull':
      return lastName(node.base);
    case 'parenthesized':
      return lastName(node.expression);
    case 'index':
      return (node.index.kind === 'string' ? plainText(node.index) : undefined) ?? '';
    default:
      return '';
  }
}
