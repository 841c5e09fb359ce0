import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ResourceSymbol } from '../binding/symbols.js';
import { call, literal } from '../../template/build.js';
import type { Lowering, ResourceReference } from './context.js';
import { idOf } from './resource-ids.js';
import { deploymentsApiVersion, symbolText } from './resource-references.js';

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
  if (symbol.kind === 'module') return call(at, 'reference', [target, literal(at, deploymentsApiVersion)]);
  if (!isAzure(symbol) || symbol.apiVersion === undefined) return call(at, 'reference', [target]);
  return call(at, 'reference', [target, literal(at, symbol.apiVersion), ...(whole ? [literal(at, 'full')] : [])]);
}

/** What functions call a resource: its symbolic name; an instance of a loop by its id, as the number of instances may be unknown. */
export function targetName(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  const { symbol, index } = reference;
  const byId = index !== undefined && (symbol.kind === 'module' || isAzure(symbol));
  return byId ? idOf(reference, at, lowering) : symbolText(reference, at);
}

function isAzure(symbol: ResourceReference['symbol']): symbol is ResourceSymbol {
  return symbol.kind === 'resource' && symbol.extension === undefined;
}
