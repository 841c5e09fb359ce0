import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import type { ForSyntax } from '../syntax/nodes.js';
import { access, call } from '../../template/build.js';
import type { Local, Lowering, ResourceReference, Scope } from './context.js';

/** What an index in a loop is read with. */
export type IndexReader = (at: Span) => Expression;

/** The variables of a loop: the item of the array at an index, and the index. */
export function loopScope(loop: ForSyntax, index: IndexReader, outer: Scope | undefined, lowering: Lowering): Scope {
  let items: Expression | undefined;
  const item = (at: Span): Expression => access(at, (items ??= lowering.expression(loop.items, outer)), index(at));
  const names = new Map<string, Local>([[loop.variables.item.text, { kind: 'value', read: item }]]);
  if (loop.variables.index !== undefined) names.set(loop.variables.index.text, { kind: 'value', read: index });
  return { names, outer };
}

/** Names read as calls: of the variables of a lambda, or of the parameters of a function. */
export function callScope(names: readonly string[], read: 'lambdaVariables' | 'parameters', outer: Scope | undefined): Scope {
  const local = (name: string): Local => ({ kind: 'value', read: (at) => call(at, read, [{ ...at, kind: 'literal', value: name }]) });
  return { names: new Map(names.map((name) => [name, local(name)])), outer };
}

/** The loop that a resource or module runs in: its own, or that of the resource that it is nested in. */
export function loopOf(symbol: ResourceSymbol | ModuleSymbol): ForSyntax | undefined {
  return symbol.loop ?? (symbol.kind === 'resource' && symbol.container !== undefined ? loopOf(symbol.container) : undefined);
}

/** What names mean in the body of a resource or module; without an index, in the instance that is being deployed. */
export function bodyScope({ symbol, index }: ResourceReference, lowering: Lowering): Scope | undefined {
  const read: IndexReader = (at) => index ?? call(at, 'copyIndex', []);
  return scopeOf(symbol, read, lowering);
}

function scopeOf(symbol: ResourceSymbol | ModuleSymbol, index: IndexReader, lowering: Lowering): Scope | undefined {
  const container = symbol.kind === 'resource' ? symbol.container : undefined;
  const outer = container && scopeOf(container, index, lowering);
  const own = symbol.loop === undefined ? outer : loopScope(symbol.loop, index, outer, lowering);
  if (symbol.kind !== 'resource' || symbol.nested.size === 0) return own;
  return { names: new Map([...symbol.nested].map(([name, nested]) => [name, { kind: 'resource', symbol: nested }])), outer: own };
}
