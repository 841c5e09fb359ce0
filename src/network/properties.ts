import { accessMember } from '../values/access.js';
import { attempt } from '../values/attempt.js';
import { isNull, memberKey, scalar } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { callNamed, simplifyIf } from '../values/conditions.js';
import { restingOn } from '../values/resting.js';
import type { Value } from '../values/value.js';

/**
 * The value at a path of member names. Undefined where it is missing or null; an `if` with different fates stays an `if`, with null for
 * the branch that lacks it; below an unknown value it is the symbolic access.
 */
export function propertyAt(value: Value, path: readonly string[]): Value | undefined {
  let at: Value | undefined = value;
  for (const name of path) {
    if (at === undefined) return undefined;
    const inside: Value | undefined = member(at, name);
    at = inside && restingOn(inside, at);
  }
  return at === undefined || isNull(at) ? undefined : at;
}

function member(value: Value, name: string): Value | undefined {
  if (value.kind === 'array' || value.kind === 'scalar') return undefined;
  if (value.kind === 'object' && value.open.length === 0) return value.members.get(memberKey(name))?.value;
  const [condition, then, otherwise] = callNamed(value, 'if') ?? [];
  if (condition !== undefined && then !== undefined && otherwise !== undefined) {
    return simplifyIf(condition, member(then, name) ?? scalar(null), member(otherwise, name) ?? scalar(null));
  }
  const found = attempt(() => accessMember(value, scalar(name), false, undefined));
  return found instanceof EvaluationError ? undefined : found;
}
