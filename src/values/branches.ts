import { callNamed } from './conditions.js';
import { keyOf } from './key.js';
import type { Truth } from './truth.js';
import type { Value } from './value.js';

/** Nesting of symbolic `if`s that a comparison looks through. */
const deepestBranch = 6;

type Compare = (a: Value, b: Value) => Truth;
type Pair = readonly [Value, Value];

/** Compares in the branches of symbolic `if`s: what holds in all of them is the answer. Two `if`s over one condition go together. */
export function throughBranches(a: Value, b: Value, compare: Compare, depth = 0): Truth {
  const pairs = depth < deepestBranch ? branchPairs(a, b) : undefined;
  if (pairs === undefined) return compare(a, b);
  const answers = new Set(pairs.filter(isReached).map(([x, y]) => throughBranches(x, y, compare, depth + 1)));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? answer : 'unknown';
}

/** What is compared with what where the left value, or else the right one, is an `if`; undefined where neither is. */
function branchPairs(a: Value, b: Value): readonly [Pair, Pair] | undefined {
  const [left, right] = [branchesOf(a), branchesOf(b)];
  if (left !== undefined && right !== undefined && keyOf(left.condition) === keyOf(right.condition))
    return [
      [left.then, right.then],
      [left.otherwise, right.otherwise],
    ];
  if (left !== undefined)
    return [
      [left.then, b],
      [left.otherwise, b],
    ];
  return (
    right && [
      [a, right.then],
      [a, right.otherwise],
    ]
  );
}

function branchesOf(value: Value): { readonly condition: Value; readonly then: Value; readonly otherwise: Value } | undefined {
  const [condition, then, otherwise] = callNamed(value, 'if') ?? [];
  return condition && then && otherwise && { condition, then, otherwise };
}

/** Whether neither value fails when it is reached. */
function isReached([a, b]: Pair): boolean {
  return callNamed(a, 'fail') === undefined && callNamed(b, 'fail') === undefined;
}
