import type { ParameterDeclaration } from '../template/template.js';
import type { Span } from '../text/source.js';

/** Errors that steer the evaluation: raised often, never shown with a stack, so none is recorded. */
abstract class SteeringError extends Error {
  readonly span: Span | undefined;

  constructor(message: string, span?: Span) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.span = span;
  }
}

/** What the deployment engine would refuse: thrown while an expression is evaluated, caught where the value is optional or reported. */
export class EvaluationError extends SteeringError {
  override readonly name = 'EvaluationError';
  /** Parameters without whose default values it would not have come to this. */
  defaults: readonly ParameterDeclaration[] | undefined;
  /** The default of a parameter fails, whatever needed it: no other default has to do with it. */
  isOfDefault = false;
}

/** A value needs itself: reported where it is evaluated, and no error where it was only tried whether a `reference()` can be followed. */
export class CycleError extends EvaluationError {}

/** A bound of the evaluation was reached (steps, copies, size, depth); ends the deployment with a `budget-exceeded` diagnostic. */
export class BudgetError extends SteeringError {
  override readonly name = 'BudgetError';
}
