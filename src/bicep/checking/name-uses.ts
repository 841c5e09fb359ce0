import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol, ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { bareExpression, expressionsBelow, type Locals, noLocals } from './child-nodes.js';

/** A name of a file where it is used, with what it stands for there. */
export interface NameUse {
  readonly symbol: FileSymbol;
  readonly at: Span;
}

/** The names that a declaration uses. A nested resource uses the one around it; what stands in nested ones is theirs. */
export function* namesUsedBy(symbol: FileSymbol, { names }: BoundFile): Iterable<NameUse> {
  switch (symbol.kind) {
    case 'variable':
    case 'assignment':
      yield* new Uses(names, new Map()).in(symbol.syntax.value, noLocals);
      break;
    case 'parameter':
      if (symbol.syntax.defaultValue !== undefined) yield* new Uses(names, new Map()).in(symbol.syntax.defaultValue, noLocals);
      break;
    case 'function':
      yield* new Uses(names, new Map()).in(symbol.syntax.body, new Set(nodesOf(symbol.syntax.parameters).map(({ name }) => name.text)));
      break;
    case 'resource':
    case 'module':
      yield* usedByBody(symbol, names);
      break;
    default:
  }
}

function* usedByBody(symbol: ResourceSymbol | ModuleSymbol, names: BoundFile['names']): Iterable<NameUse> {
  const container = symbol.kind === 'resource' ? symbol.container : undefined;
  if (container !== undefined) yield { symbol: container, at: symbol.syntax.name };
  const outside = container === undefined ? noLocals : loopNames(container);
  if (symbol.loop !== undefined) yield* new Uses(names, nestedNames(container)).in(symbol.loop.items, outside);
  const uses = new Uses(names, nestedNames(symbol));
  const inside = loopNames(symbol);
  if (symbol.condition !== undefined) yield* uses.in(symbol.condition, inside);
  for (const item of nodesOf(symbol.object.items)) if (item.kind !== 'resource') yield* uses.in(item, inside);
}

/** The variables of the loops around a body. */
function loopNames(symbol: ResourceSymbol | ModuleSymbol): Locals {
  const outer = symbol.kind === 'resource' && symbol.container !== undefined ? loopNames(symbol.container) : noLocals;
  const { item, index } = symbol.loop?.variables ?? {};
  return new Set([...outer, ...[item, index].flatMap((token) => token?.text ?? [])]);
}

/** The nested resources that a body sees by their plain names. */
function nestedNames(symbol: ResourceSymbol | ModuleSymbol | undefined): ReadonlyMap<string, ResourceSymbol> {
  return symbol?.kind === 'resource' ? new Map([...nestedNames(symbol.container), ...symbol.nested]) : new Map<string, ResourceSymbol>();
}

class Uses {
  readonly #names: BoundFile['names'];
  readonly #nested: ReadonlyMap<string, ResourceSymbol>;

  constructor(names: BoundFile['names'], nested: ReadonlyMap<string, ResourceSymbol>) {
    this.#names = names;
    this.#nested = nested;
  }

  *in(node: SyntaxNode, locals: Locals): Iterable<NameUse> {
    const symbol = this.#symbolOf(node, locals);
    if (symbol !== undefined) yield { symbol, at: node };
    if (symbol !== undefined && node.kind === 'nestedAccess') return;
    for (const [below, inner] of expressionsBelow(node, locals)) yield* this.in(below, inner);
  }

  #symbolOf(node: SyntaxNode, locals: Locals): FileSymbol | undefined {
    switch (node.kind) {
      case 'name':
        return locals.has(node.name.text) ? undefined : (this.#nested.get(node.name.text) ?? this.#names.get(node.name.text));
      case 'call': {
        const called = this.#names.get(node.name.text);
        return called?.kind === 'function' ? called : undefined;
      }
      case 'nestedAccess': {
        const base = bareExpression(node.base);
        const resource = this.#symbolOf(base.kind === 'index' ? bareExpression(base.base) : base, locals);
        return resource?.kind === 'resource' ? resource.nested.get(node.name.text) : undefined;
      }
      default:
        return undefined;
    }
  }
}
