import type { BoundFile, ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import { keyText, plainText } from '../syntax/string-value.js';
import type { Refusal } from './refusal.js';

/** Modules of one name, and resources of one type and name that have no condition, that are deployed to the same place. */
export function* repeatedDeployments({ modules, resources }: BoundFile): Generator<Refusal> {
  yield* repeats(modules, () => 'module');
  yield* repeats(resources.filter(isAlwaysDeployed), ({ type }) => type);
}

function isAlwaysDeployed({ existing, condition, container, extension }: ResourceSymbol): boolean {
  return !existing && condition === undefined && container === undefined && extension === undefined;
}

function* repeats<S extends ModuleSymbol | ResourceSymbol>(symbols: readonly S[], kindOf: (symbol: S) => string): Generator<Refusal> {
  const first = new Map<string, S>();
  for (const symbol of symbols) {
    const values = valuesIn(symbol);
    const name = values.get('name');
    const text = name?.kind === 'string' ? plainText(name) : undefined;
    if (name === undefined || text === undefined || values.has('scope') || values.has('parent')) continue;
    const key = `${kindOf(symbol)}|${text}`.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, symbol);
    else yield { message: `'${earlier.name}' is deployed under the name '${text}' already`, at: name };
  }
}

function valuesIn({ object }: ModuleSymbol | ResourceSymbol): ReadonlyMap<string, ExpressionSyntax> {
  return new Map(nodesOf(object.items).flatMap((item) => (item.kind === 'objectProperty' ? [[keyText(item) ?? '', item.value]] : [])));
}
