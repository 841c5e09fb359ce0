import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expression } from '../template/expression.js';

/** What the text of a file holds, each value with its place. */
export interface EdgeDocument {
  /** Undefined where the text holds nothing that can be read. */
  readonly root: Expression | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Objects and arrays inside each other; what is deeper is left out. */
export const deepestDocument = 60;

/** Values that a document may hold, those behind aliases as often as they are named. */
export const mostValues = 100_000;
