import { keyOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import type { Assignment } from './case.js';
import type { AnsweredCase } from './answer.js';

/** The assignments of a failing case without those that make no difference among all the cases. */
export function scenarioOf(failing: AnsweredCase | undefined, cases: readonly AnsweredCase[]): readonly Assignment[] {
  let needed = failing?.here.assignments ?? [];
  for (const assignment of [...needed].reverse()) {
    const fewer = needed.filter((other) => other !== assignment);
    const alike = cases.filter(({ here }) => here.assignments.every((one) => fewer.every((other) => !contradict(one, other))));
    if (alike.every(({ answer }) => answer.truth === 'false')) needed = fewer;
  }
  return needed;
}

/** Whether two assignments cannot both hold. */
function contradict(one: Assignment, other: Assignment): boolean {
  if (one.symbol.symbol.key !== other.symbol.symbol.key) return false;
  if ('is' in one) return !admits(other, one.is);
  return 'is' in other && !admits(one, other.is);
}

/** Whether an unknown may be this value under an assignment to it. */
function admits(assignment: Assignment, value: Value): boolean {
  const isIt = (one: Value): boolean => keyOf(one) === keyOf(value);
  return 'is' in assignment ? isIt(assignment.is) : !assignment.not.some(isIt);
}
