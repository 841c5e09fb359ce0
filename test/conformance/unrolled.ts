import { evaluateExpression } from '../../src/evaluation/evaluate-expression.js';
import type { LoopFrame } from '../../src/evaluation/frame.js';
import type { PredictedResource } from '../../src/evaluation/predicted-resource.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import { simplifyAnd } from '../../src/values/conditions.js';
import { keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { substitution } from '../../src/functions/substitute.js';
import { once } from './memory.js';
import { mentioning } from './mentions.js';
import { partByPart } from './part-by-part.js';
import type { WrittenResource } from './written-resources.js';

/** How many instances of a loop are told apart whose count is unknown. */
const most = 6;

/** A loop whose count is unknown: how many times it goes round, and what values are each time. */
interface OpenLoop {
  readonly count: Value;
  readonly rounds: readonly ((value: Value) => Value)[];
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
    families.flatMap((family) => (family.frame.loops === undefined ? [] : [[keyOf(family.frame.loops.index), openLoop(family, scope)]])),
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
      (instances, loop) => instances.flatMap((instance) => unrolled(instance, loop)),
      [written],
    );
}

function openLoop({ declaration, frame }: PredictedResource, scope: DeploymentScope): OpenLoop | undefined {
  const { loops } = frame;
  if (loops === undefined || declaration.copy === undefined) return undefined;
  return {
    count: evaluateExpression(declaration.copy.count, { ...frame, loops: loops.outer }),
    rounds: Array.from({ length: most }, (_, round) => inRound(loops.index, round, scope)),
  };
}

function* indicesOf(loop: LoopFrame | undefined): Generator<Value> {
  for (let at = loop; at !== undefined; at = at.outer) yield at.index;
}

function unrolled(resource: WrittenResource, { count, rounds }: OpenLoop): WrittenResource[] {
  const goesPast = (index: number): Value => symbolicCall('greater', [count, scalar(index)], { type: 'bool' });
  const instances = rounds.map((inThis, index) => ({
    ...resource,
    id: inThis(resource.id),
    counted: [goesPast(index), ...(resource.counted ?? []).map(inThis)],
    condition: simplifyAnd([goesPast(index), inThis(resource.condition)]),
    body: once(() => inThis(resource.body())),
  }));
  const others = symbolicCall('fail', [scalar(`more than ${most} instances of a loop`)]);
  return [...instances, { ...resource, id: others, counted: [goesPast(most)], condition: goesPast(most) }];
}

/** What values are in one round of a loop; what they share is worked out once. */
function inRound(index: Value, round: number, scope: DeploymentScope): (value: Value) => Value {
  const key = index.kind === 'unknown' ? index.symbol.key : undefined;
  const change = substitution(
    (symbol) => (symbol.key === key ? scalar(round) : undefined),
    { scope },
    { touches: mentioning((call) => call.key === key), allowance: { left: Infinity } },
  );
  return (value) => partByPart(value, change);
}
