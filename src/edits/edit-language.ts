import type { FactEntity, FactIntent } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import type { Span } from '../text/source.js';
import type { Scalar } from '../values/value.js';

/** An intent that adds something. */
export type Addition = Extract<FactIntent, { readonly kind: 'addProperty' | 'addItems' | 'addChild' }>;

export function isAddition(intent: FactIntent): intent is Addition {
  return intent.kind === 'addProperty' || intent.kind === 'addItems' || intent.kind === 'addChild';
}

/** An intent that names another resource. */
export type Reference = Extract<FactIntent, { readonly kind: 'setReference' }>;

/** Text edits of one file. What cannot be said in the language where it would have to stand is undefined. */
export interface EditLanguage {
  /** Puts a value in the place of one that is written, or of the expression that it comes from. */
  readonly valueAt: (site: Span, to: Scalar) => Replacement | undefined;
  /**
   * Whether a condition chooses between what stands at a site and that value, `closed ? 'Disabled' : 'Enabled'`: then whoever gives the values
   * mends it, and no edit of the template.
   */
  readonly isChoice: (site: Span, to: Scalar) => boolean;
  readonly reference: (reference: Reference) => readonly Replacement[] | undefined;
  readonly addition: (addition: Addition) => readonly Replacement[] | undefined;
}

/**
 * Whether one entity can be named where another is declared: both stand in one template that is deployed once, or alike. Of the instances of a
 * loop it is known which one is meant.
 */
export function isBeside(one: FactEntity, other: FactEntity): boolean {
  if (one.declaration.file !== other.declaration.file || (one.isLooped && one.index === undefined)) return false;
  return JSON.stringify(one.path) === JSON.stringify(other.path);
}
