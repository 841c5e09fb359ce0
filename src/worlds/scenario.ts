import { keyOf } from '../values/construct.js';
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
  if ('is' in one && 'is' in other) return keyOf(one.is) !== keyOf(other.is);
  const [known, excluded] = 'is' in one ? [one.is, 'not' in other ? other.not : []] : ['is' in other ? other.is : undefined, one.not];
  return known !== undefined && excluded.some((value) => keyOf(value) === keyOf(known));
}
