import type { Span } from '../../text/source.js';

/** Something in a file that the compiler refuses, though it can be read. */
export interface Refusal {
  readonly message: string;
  readonly at: Span;
}
