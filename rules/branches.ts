import { callNamed } from '../src/rule-api.js';
import type { Value } from '../src/rule-api.js';

/** The values that one may be, as far as they are written: itself, or the branches of a condition. */
export function branchesOf(value: Value): readonly Value[] {
  const branches = callNamed(value, 'if')?.slice(1);
  return branches === undefined ? [value] : branches.flatMap(branchesOf);
}
