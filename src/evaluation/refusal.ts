import type { Span } from '../text/source.js';
import type { ParameterDeclaration } from '../template/template.js';
import { scalar, symbolicCall } from '../values/construct.js';
import { BudgetError, CycleError, EvaluationError } from '../values/evaluation-error.js';
import type { Value } from '../values/value.js';
import type { Frame } from './frame.js';
import type { Session } from './session.js';

/**
 * What stands in for a value that the engine would refuse: one that fails when it is reached. Rethrows what is no error of the evaluation,
 * and a cycle that was only tried.
 */
export type Refusal = (error: unknown, place: Span, frame: Frame) => Value;

/** Reports why there is no value. */
export const reported: Refusal = (error, place, frame) => {
  const value = unreported(error, place, frame);
  const { session } = frame;
  if (error instanceof BudgetError) session.report('budget-exceeded', error.message, error.span ?? place);
  else if (error instanceof EvaluationError) {
    const { message, span = place, defaults = [] } = error;
    if (defaults.length === 0) session.report('evaluation-failed', message, span);
    else session.report('default-refused', withDefaults(message, defaults), span);
  }
  return value;
};

/** Reports why a parameter does not take its value, which may be so only where other parameters have their defaults. */
export function reportMisfit(
  message: string,
  span: Span,
  defaults: readonly ParameterDeclaration[] = [],
  session: Pick<Session, 'report'>,
): void {
  if (defaults.length === 0) session.report('parameter-value', message, span);
  else session.report('default-refused', withDefaults(message, defaults), span);
}

/** For what is not deployed: what fails in it only matters where it is referred to. */
export const unreported: Refusal = (error, place, { session }) => {
  if (!(error instanceof BudgetError || error instanceof EvaluationError)) throw error;
  if (error instanceof CycleError && session.isFollowing) throw error;
  return symbolicCall('fail', [scalar(error.message)], undefined, { span: place, step: 'expression' });
};

/** What is refused only where parameters have their defaults. */
function withDefaults(message: string, defaults: readonly ParameterDeclaration[]): string {
  return `${message}, with the default of ${listed(defaults)}`;
}

function listed(parameters: readonly ParameterDeclaration[]): string {
  const names = parameters.map(({ name }) => name);
  return `parameter${names.length > 1 ? 's' : ''} ${names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : names.join(', ')}`;
}

/** The value of `work`, or what stands in for it where the engine would refuse it. */
export function orRefusal(refusal: Refusal, place: Span, frame: Frame, work: () => Value): Value {
  try {
    return frame.session.collectingDefaults(work)[0];
  } catch (error) {
    return refusal(error, place, frame);
  }
}
