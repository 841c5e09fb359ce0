import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ResourceSymbol } from '../binding/symbols.js';
import { call, literal } from './build.js';
import type { Lowering, ResourceReference } from './context.js';
import { idOf } from './resource-ids.js';
import { symbolText } from './resource-references.js';

/** The whole of a resource, of all instances of its loop, or the deployment of a module. */
export function wholeReference(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  const { symbol, index } = reference;
  lowering.depend(reference, at);
  if (index !== undefined || symbol.loop === undefined) return referenceCall(reference, symbol.kind === 'resource', at, lowering);
  return call(at, 'references', [symbolText(reference, at), ...(isAzure(symbol) ? [literal(at, 'full')] : [])]);
}

/** What Azure says of a deployed resource: its properties, or the `whole` of it. */
export function referenceCall(reference: ResourceReference, whole: boolean, at: Span, lowering: Lowering): Expression {
  const { symbol } = reference;
  const target = targetName(reference, at, lowering);
  if (!isAzure(symbol) || symbol.apiVersion === undefined) return call(at, 'reference', [target]);
  return call(at, 'reference', [target, literal(at, symbol.apiVersion), ...(whole ? [literal(at, 'full')] : [])]);
}

/** What functions call a resource: its symbolic name; its id where that would hold an index that may be unknown. */
export function targetName(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  const { symbol, index } = reference;
  return index === undefined || index.kind === 'literal' || !isAzure(symbol) ? symbolText(reference, at) : idOf(reference, at, lowering);
}

function isAzure(symbol: ResourceReference['symbol']): symbol is ResourceSymbol {
  return symbol.kind === 'resource' && symbol.extension === undefined;
}
