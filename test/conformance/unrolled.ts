import { evaluateExpression } from '../../src/evaluation/evaluate-expression.js';
import type { LoopFrame } from '../../src/evaluation/frame.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { simplifyAnd } from '../../src/values/conditions.js';
import { keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { substitute } from '../../src/worlds/substitute.js';
import { once } from './memory.js';
import { partByPart } from './part-by-part.js';
import type { WrittenResource } from './written-resources.js';

/** How many instances of a loop are told apart whose count is unknown. */
const most = 6;

/** A loop whose count is unknown: what stands for its index, and how many times it goes round. */
interface OpenLoop {
  readonly index: Value;
  readonly count: Value;
}

/**
 * Unrolls the loops whose count only a world gives: gives the instances of a resource that is one of `all`, each on the condition that the loop goes
 * so far. In a world with more of them than are told apart the ids of the others are refused.
 */
export function unrolling(
  all: readonly PredictedResource[],
  scope: DeploymentScope,
): (resource: PredictedResource, written: WrittenResource) => WrittenResource[] {
  const families = all.filter(({ family }) => family);
  const loops = new Map(
    families.flatMap((family) => (family.frame.loops === undefined ? [] : [[keyOf(family.frame.loops.index), openLoop(family)]])),
  );
  const around = families
    .map((family) => ({ prefix: `${family.frame.names.id}/${keyOf(family.name)}@`, family }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const openLoops = (resource: PredictedResource): readonly OpenLoop[] => {
    const enclosing = around.filter(({ prefix }) => resource.frame.names.id.startsWith(prefix)).map(({ family }) => family);
    const indices = [resource, ...enclosing].flatMap(({ frame }) => [...indicesOf(frame.loops)]);
    return [...new Set(indices.map(keyOf))].flatMap((key) => loops.get(key) ?? []);
  };
  return (resource, written) =>
    openLoops(resource).reduce<WrittenResource[]>(
      (instances, loop) => instances.flatMap((instance) => unrolled(instance, loop, scope)),
      [written],
    );
}

function openLoop({ declaration, frame }: PredictedResource): OpenLoop | undefined {
  const { loops } = frame;
  if (loops === undefined || declaration.copy === undefined) return undefined;
  return { index: loops.index, count: evaluateExpression(declaration.copy.count, { ...frame, loops: loops.outer }) };
}

function* indicesOf(loop: LoopFrame | undefined): Generator<Value> {
  for (let at = loop; at !== undefined; at = at.outer) yield at.index;
}

function unrolled(resource: WrittenResource, loop: OpenLoop, scope: DeploymentScope): WrittenResource[] {
  const goesPast = (index: number): Value => symbolicCall('greater', [loop.count, scalar(index)], { type: 'bool' });
  const instances = Array.from({ length: most }, (_, index) => {
    const at = atIndex(loop, index, scope);
    return {
      ...resource,
      id: at(resource.id),
      counted: [goesPast(index), ...(resource.counted ?? []).map(at)],
      condition: simplifyAnd([goesPast(index), at(resource.condition)]),
      body: once(() => at(resource.body())),
    };
  });
  const others = symbolicCall('fail', [scalar(`more than ${most} instances of a loop`)]);
  return [...instances, { ...resource, id: others, counted: [goesPast(most)], condition: goesPast(most) }];
}

function atIndex({ index }: OpenLoop, known: number, scope: DeploymentScope): (value: Value) => Value {
  const key = index.kind === 'unknown' ? index.symbol.key : undefined;
  return (value) => partByPart(value, (part) => substitute(part, (symbol) => (symbol.key === key ? scalar(known) : undefined), { scope }));
}
