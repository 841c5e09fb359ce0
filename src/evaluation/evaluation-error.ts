import type { Span } from '../text/source.js';

/** What the deployment engine would refuse: thrown while an expression is evaluated, caught where the value is optional or reported. */
export class EvaluationError extends Error {
  readonly span: Span | undefined;

  constructor(message: string, span?: Span) {
    super(message);
    this.span = span;
  }
}

/** A bound of the evaluation was reached (steps, copies, size, depth); ends the deployment with a `budget-exceeded` diagnostic. */
export class BudgetError extends Error {
  readonly span: Span | undefined;

  constructor(message: string, span?: Span) {
    super(message);
    this.span = span;
  }
}
