import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { Case } from './case.js';

/** What is answered in one case. More knowledge never takes back an answer that is not `unknown`. */
export interface Answer {
  readonly truth: Truth;
  /** Where it is `unknown`: every value that was read and left it so. */
  turnsOn(): readonly Value[];
}

/** A case with its answer. */
export interface AnsweredCase<A extends Answer = Answer> {
  readonly here: Case;
  readonly answer: A;
  /** Whether all given conditions hold; cases in which they surely do not are left out. */
  readonly given: Truth;
}
