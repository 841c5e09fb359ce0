import type { Suppression } from '../findings/finding.js';

/** A suppression as it is written, of one rule, pack or pattern. */
export interface DeclaredSuppression extends Suppression {
  /** As it is written. */
  readonly rule: string;
  /** Of the rules that it names. */
  readonly ruleIds: ReadonlySet<string>;
}

/** A suppression of what is told in a stretch of its own file. */
export interface StretchSuppression extends DeclaredSuppression {
  /** Offsets in the file, end exclusive: it is for what begins between them. */
  readonly from: number;
  readonly to: number;
}
