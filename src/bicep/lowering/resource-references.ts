import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ModuleSymbol } from '../binding/symbols.js';
import type { ExpressionSyntax, ObjectSyntax } from '../syntax/nodes.js';
import { propertyNamed } from '../syntax/object-property.js';
import { access, call, format, joined, literal } from '../../template/build.js';
import { localNamed } from './context.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { bodyScope, loopOf } from './scopes.js';
import { undeclared } from './undeclared.js';

/** API version that modules are deployed with. */
export const deploymentsApiVersion = '2025-04-01';
/** How many variables may stand for each other before one that stands for a resource. */
const mostAliases = 20;

/** The resource or module that an expression names, directly or through a variable; undefined for any other expression. */
export function resourceOf(
  node: ExpressionSyntax,
  scope: Scope | undefined,
  lowering: Lowering,
  aliases = 0,
): ResourceReference | undefined {
  switch (node.kind) {
    case 'nonNull':
      return resourceOf(node.base, scope, lowering, aliases);
    case 'parenthesized':
      return resourceOf(node.expression, scope, lowering, aliases);
    case 'nestedAccess': {
      const base = resourceOf(node.base, scope, lowering, aliases);
      const symbol = base?.symbol.kind === 'resource' ? base.symbol.nested.get(node.name.text) : undefined;
      return symbol && { symbol, index: base?.index };
    }
    case 'index': {
      if (node.safe !== undefined || node.fromEnd !== undefined) return undefined;
      const base = resourceOf(node.base, scope, lowering, aliases);
      return base === undefined || base.index !== undefined || loopOf(base.symbol) === undefined
        ? undefined
        : { symbol: base.symbol, index: lowering.expression(node.index, scope) };
    }
    case 'name': {
      const local = localNamed(scope, node.name.text);
      if (local !== undefined) return local.kind === 'resource' ? { symbol: local.symbol, index: undefined } : undefined;
      const symbol = lowering.file.names.get(node.name.text);
      if (symbol?.kind === 'resource' || symbol?.kind === 'module') return { symbol, index: undefined };
      return symbol?.kind === 'variable' && aliases < mostAliases
        ? resourceOf(symbol.syntax.value, undefined, lowering, aliases + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The value of a property of a body, where its key is plain. */
export function bodyProperty(object: ObjectSyntax, name: string): ExpressionSyntax | undefined {
  return propertyNamed(object, name)?.value;
}

/** What `reference()` and its like call a resource: its symbolic name, with the index of an instance. */
export function symbolText({ symbol, index }: ResourceReference, at: Span): Expression {
  if (index === undefined) return literal(at, symbol.name);
  return index.kind === 'literal' ? literal(at, `${symbol.name}[${String(index.value)}]`) : format(at, [`${symbol.name}[`, index, ']']);
}

/** The name of a resource as its body writes it, or of the deployment of a module. */
export function nameOf(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  const { symbol } = reference;
  return lowering.deeper(symbol.syntax, at, () => {
    const name = bodyProperty(symbol.object, 'name');
    if (name !== undefined) return writtenAt(name, lowering.expression(name, bodyScope(reference, lowering)));
    return symbol.kind === 'module' ? generatedName(symbol, reference, at) : lowering.unknown(symbol.syntax.name);
  });
}

/** An expression at the place where it is written, which is not that of the name of another resource that stands there. */
function writtenAt({ source, start, end }: Span, expression: Expression): Expression {
  const isInside = expression.source === source && expression.start >= start && expression.end <= end;
  return isInside ? expression : { ...expression, source, start, end };
}

/** The name of a module that its body does not name. */
function generatedName(symbol: ModuleSymbol, { index }: ResourceReference, at: Span): Expression {
  const hash = call(at, 'uniqueString', [literal(at, symbol.name), access(at, call(at, 'deployment', []), 'name')]);
  if (symbol.loop === undefined) return format(at, [`${symbol.name.slice(0, 50)}-`, hash, '']);
  return format(at, [`${symbol.name.slice(0, 46)}-`, index ?? call(at, 'copyIndex', []), '-', hash, '']);
}

/** The resource that a resource is a child of: the one around it, or its `parent`. */
export function parentOf(reference: ResourceReference, lowering: Lowering): ResourceReference | undefined {
  const { symbol, index } = reference;
  if (symbol.kind === 'module') return undefined;
  if (symbol.container !== undefined)
    return {
      symbol: symbol.container,
      index: loopOf(symbol.container) === undefined ? undefined : (index ?? call(symbol.syntax.name, 'copyIndex', [])),
    };
  const parent = bodyProperty(symbol.object, 'parent');
  if (parent === undefined) return undefined;
  const found = resourceOf(parent, bodyScope(reference, lowering), lowering);
  if (found === undefined) reportParent(parent, lowering);
  return found;
}

function reportParent(parent: ExpressionSyntax, lowering: Lowering): void {
  const symbol = parent.kind === 'name' ? lowering.file.names.get(parent.name.text) : undefined;
  if (symbol?.kind === 'broken') return;
  if (parent.kind === 'name' && symbol === undefined) undeclared(parent.name, lowering);
  else lowering.report('bicep-refused', 'the parent of a resource must be a resource of this file', parent);
}

/** Whether a resource has a parent that is not found, so that its full name cannot be known. */
function lacksParent(reference: ResourceReference, lowering: Lowering): boolean {
  const { symbol } = reference;
  return symbol.kind === 'resource' && bodyProperty(symbol.object, 'parent') !== undefined && parentOf(reference, lowering) === undefined;
}

/** The names that the id of a resource holds, one for each segment of its type. */
export function nameSegments(reference: ResourceReference, at: Span, lowering: Lowering, levels = 0): Expression[] {
  const { symbol } = reference;
  const own = nameOf(reference, at, lowering);
  const parent = levels < mostAliases ? parentOf(reference, lowering) : undefined;
  if (parent !== undefined) return [...nameSegments(parent, at, lowering, levels + 1), own];
  const count = symbol.kind === 'module' ? 1 : Math.max(1, symbol.type.split('/').length - 1);
  if (lacksParent(reference, lowering)) return Array.from({ length: count }, () => lowering.unknown(at));
  return count === 1 ? [own] : splitName(own, count, at);
}

/** The segments of a name that is written with slashes; where these are as many as the type wants, its holes have none. */
function splitName(name: Expression, count: number, at: Span): Expression[] {
  const written = name.kind === 'literal' ? [name] : name.kind === 'call' && name.name === 'format' ? name.arguments : [];
  const [pattern, ...values] = written;
  const segments = pattern?.kind === 'literal' ? String(pattern.value).split('/') : [];
  if (segments.length === count)
    return segments.map((segment) =>
      values.length === 0 ? literal(name, segment) : call(name, 'format', [literal(name, segment), ...values]),
    );
  const split = call(at, 'split', [name, literal(at, '/')]);
  return Array.from({ length: count }, (_, segment) => access(at, split, literal(at, segment)));
}

/** The full name of a resource: those of its parents before its own. */
export function fullName(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  if (lacksParent(reference, lowering)) return lowering.unknown(at);
  if (parentOf(reference, lowering) === undefined) return nameOf(reference, at, lowering);
  const segments = nameSegments(reference, at, lowering);
  return joined(segments.at(-1) ?? at, segments, '/');
}
