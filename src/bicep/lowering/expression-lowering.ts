import type { Expression, LambdaExpression, LoopExpression, PropertyExpression } from '../../template/expression.js';
import { nodesOf, skippedIn } from '../syntax/lists.js';
import type {
  ArraySyntax,
  BinarySyntax,
  ExpressionSyntax,
  ForSyntax,
  LambdaSyntax,
  LiteralSyntax,
  NameSyntax,
  ObjectSyntax,
  PropertySyntax,
  StringSyntax,
  TernarySyntax,
  UnarySyntax,
} from '../syntax/nodes.js';
import { textWithTokens } from '../../template/tokens.js';
import { keyText, stringParts } from '../syntax/string-value.js';
import { Token } from '../syntax/token.js';
import { lowerAccess } from './access-lowering.js';
import { arrayOf, call, format, key, literal, objectOf, property, unreadAt } from '../../template/build.js';
import { lowerCall, lowerMethodCall } from './call-lowering.js';
import { localNamed } from './context.js';
import type { Lowering, Scope } from './context.js';
import { checkObject } from './object-rules.js';
import { wholeReference } from './references.js';
import { resourceOf } from './resource-references.js';
import { callScope, loopScope } from './scopes.js';
import { undeclared } from './undeclared.js';

const operators: ReadonlyMap<string, string> = new Map([
  ['*', 'mul'],
  ['/', 'div'],
  ['%', 'mod'],
  ['+', 'add'],
  ['-', 'sub'],
  ['<', 'less'],
  ['<=', 'lessOrEquals'],
  ['>', 'greater'],
  ['>=', 'greaterOrEquals'],
  ['==', 'equals'],
  ['&&', 'and'],
  ['||', 'or'],
  ['??', 'coalesce'],
]);

/** What the official compiler makes of an expression: operators are calls, loops and lambdas keep their form. */
export function lowerExpression(node: ExpressionSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  switch (node.kind) {
    case 'literal':
      return lowerLiteral(node);
    case 'string':
      return lowerString(node, scope, lowering);
    case 'name':
      return lowerName(node, scope, lowering);
    case 'call':
      return lowerCall(node, scope, lowering);
    case 'methodCall':
      return lowerMethodCall(node, scope, lowering);
    case 'property':
    case 'index':
      return lowerAccess(node, scope, lowering);
    case 'nestedAccess': {
      const reference = resourceOf(node, scope, lowering);
      return reference === undefined ? undeclared(node.name, lowering) : wholeReference(reference, node, lowering);
    }
    case 'nonNull':
      return lowering.expression(node.base, scope);
    case 'parenthesized':
      return lowering.expression(node.expression, scope);
    case 'unary':
      return lowerUnary(node, scope, lowering);
    case 'binary':
      return lowerBinary(node, scope, lowering);
    case 'ternary':
      return lowerTernary(node, scope, lowering);
    case 'array':
      return lowerArray(node, scope, lowering);
    case 'object':
      return lowerObject(node, scope, lowering);
    case 'for':
      return lowerLoop(node, 'item', scope, lowering);
    case 'lambda':
      return lowerLambda(node, scope, lowering);
  }
}

function lowerLiteral(node: LiteralSyntax): Expression {
  const { kind, text } = node.token;
  return literal(node, kind === 'integer' ? Number(text) : kind === 'null' ? null : kind === 'true');
}

function lowerString(node: StringSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const parts = stringParts(node).map((part) =>
    typeof part === 'string' ? lowerText(part, node, lowering) : lowering.expression(part, scope),
  );
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' ? only : format(node, parts);
}

/** A piece of a string; an expression where tokens stand in it. */
function lowerText(text: string, node: StringSyntax, lowering: Lowering): string | Expression {
  const value = textWithTokens(text, node);
  if (value !== undefined) lowering.token(value);
  return value ?? text;
}

function lowerName(node: NameSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const name = node.name.text;
  const local = localNamed(scope, name);
  if (local?.kind === 'value') return local.read(node);
  const reference = resourceOf(node, scope, lowering);
  if (reference !== undefined) return wholeReference(reference, node, lowering);
  const symbol = lowering.file.names.get(name);
  return symbol === undefined ? undeclared(node.name, lowering) : lowering.value(name, symbol, node);
}

function lowerTernary(node: TernarySyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const parts = [node.condition, node.whenTrue, node.whenFalse].map((part) => lowering.expression(part, scope));
  return call(node, 'if', parts);
}

function lowerUnary(node: UnarySyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const { operator, operand } = node;
  if (operator.kind === '-' && operand.kind === 'literal' && operand.token.kind === 'integer')
    return literal(node, -Number(operand.token.text));
  const value = lowering.expression(operand, scope);
  return operator.kind === '-' ? call(node, 'sub', [literal(operator, 0), value]) : call(node, 'not', [value]);
}

function lowerBinary(node: BinarySyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const left = lowering.expression(node.left, scope);
  const right = lowering.expression(node.right, scope);
  const { kind } = node.operator;
  const name = operators.get(kind);
  if (name !== undefined) return call(node, name, [left, right]);
  const equal = kind === '!=' ? [left, right] : [call(left, 'toLower', [left]), call(right, 'toLower', [right])];
  return kind === '=~' ? call(node, 'equals', equal) : call(node, 'not', [call(node, 'equals', equal)]);
}

/** An array; with spread items, the arrays between and of them put together. */
function lowerArray(node: ArraySyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const items = nodesOf(node.items);
  const lowered = items.map((item) => lowering.expression(item.kind === 'spread' ? item.expression : item, scope));
  const isCut = skippedIn(node.items).length > 0;
  if (!items.some((item) => item.kind === 'spread')) return arrayOf(node, lowered, isCut);
  const parts = lowered.map((value, index) => (items[index]?.kind === 'spread' ? value : arrayOf(value, [value])));
  return call(node, 'flatten', [arrayOf(node, isCut ? [...parts, arrayOf(node, [], true)] : parts)]);
}

/** An object; with spread members, the objects between and of them laid over each other. */
export function lowerObject(node: ObjectSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  checkObject(node, lowering);
  const parts: (Expression | PropertyExpression[])[] = [[]];
  for (const item of nodesOf(node.items)) {
    if (item.kind === 'spread') parts.push(lowering.expression(item.expression, scope), []);
    else if (item.kind === 'objectProperty') (parts.at(-1) as PropertyExpression[]).push(lowerProperty(item, scope, lowering));
  }
  const [only] = parts;
  const broken = brokenProperties(node);
  if (parts.length === 1 && Array.isArray(only)) return objectOf(node, [...only, ...broken.named], broken.isCut);
  const objects = parts.flatMap((part) => (!Array.isArray(part) ? [part] : part.length > 0 ? [objectOf(node, part)] : []));
  const isWhole = broken.named.length === 0 && !broken.isCut;
  return call(node, 'shallowMerge', [arrayOf(node, isWhole ? objects : [objectOf(node, broken.named, broken.isCut), ...objects])]);
}

/** Properties of an object that could not be read, as far as their names could; `isCut` where there are others. */
export function brokenProperties({ items }: ObjectSyntax): { readonly named: readonly PropertyExpression[]; readonly isCut: boolean } {
  const skipped = skippedIn(items);
  const named = skipped.flatMap(({ tokens: [name] }) => (name?.kind === 'identifier' ? property(name.text, unreadAt(name)) : []));
  return { named, isCut: named.length < skipped.length };
}

export function lowerProperty(node: PropertySyntax, scope: Scope | undefined, lowering: Lowering): PropertyExpression {
  const { source, start, end, value } = node;
  const name = keyText(node);
  const lowered = lowerValue(value, name ?? 'item', scope, lowering);
  const ownKey = name === undefined && !(node.key instanceof Token) ? lowering.expression(node.key, scope) : key(node.key, name ?? '');
  return { source, start, end, key: ownKey, value: lowered };
}

/** A value that may be a loop, which is named after what holds it, as in what the official compiler makes of it. */
export function lowerValue(node: ExpressionSyntax, name: string, scope: Scope | undefined, lowering: Lowering): Expression {
  return node.kind === 'for' ? lowerLoop(node, name, scope, lowering) : lowering.expression(node, scope);
}

/** The array that a loop makes. */
function lowerLoop(node: ForSyntax, name: string, scope: Scope | undefined, lowering: Lowering): LoopExpression {
  const inner = loopScope(node, (at) => call(at, 'copyIndex', [literal(at, name)]), scope, lowering);
  const count = call(node.items, 'length', [lowering.expression(node.items, scope)]);
  const repeated = node.body.kind === 'condition' ? node.body.body : node.body;
  return {
    kind: 'loop',
    source: node.source,
    start: node.start,
    end: node.end,
    name,
    count,
    body: lowering.expression(repeated, inner),
  };
}

function lowerLambda(node: LambdaSyntax, scope: Scope | undefined, lowering: Lowering): LambdaExpression {
  const parameters = node.parameters.filter((token) => token.kind === 'identifier').map((token) => token.text);
  const body = lowering.expression(node.body, callScope(parameters, 'lambdaVariables', scope));
  return { kind: 'lambda', source: node.source, start: node.start, end: node.end, parameters, body };
}
