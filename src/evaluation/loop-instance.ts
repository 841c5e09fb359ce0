import { piecesOf, symbolType } from '../values/construct.js';
import { evaluateExpression, evaluateSite } from './evaluate-expression.js';
import type { PredictedResource } from './predicted-resource.js';
import { resourceIdOf } from './resource-id.js';
import type { TemplateResources } from './resource-index.js';
import type { UnknownValue, Value } from '../values/value.js';

/** As much of a resource as a `reference()` writes. */
export interface Instance {
  readonly id: Value;
  readonly apiVersion: Value | undefined;
}

/** What `name[{index}]` means where the index is unknown: the id that an instance of that loop has at any index. */
export function instanceAtUnknownIndex(target: Value, resources: TemplateResources): Instance | undefined {
  const [head, index, tail, ...more] = piecesOf(target) ?? [];
  if (typeof head !== 'string' || typeof index !== 'object' || tail !== ']' || more.length > 0 || !head.endsWith('[')) return undefined;
  const [instance] = resources.bySymbol(head.slice(0, -1));
  return instance && instanceAt(index, instance);
}

/** The same resource at another index of its own loop. */
function instanceAt(index: UnknownValue, { frame, declaration, type, scope, apiVersion }: PredictedResource): Instance | undefined {
  if (frame.loops === undefined || declaration.copy === undefined || symbolType(index) === 'string') return undefined;
  const there = { ...frame, loops: { ...frame.loops, index } };
  const name = evaluateSite(declaration.name, there);
  const base = declaration.scope && evaluateExpression(declaration.scope, there);
  return { id: resourceIdOf(type, name, base, scope), apiVersion };
}
