import type { Span } from '../text/source.js';
import { attempt, failing } from '../values/attempt.js';
import { combine, isBoolean, isSurelyNotNull, simplifyCoalesce, simplifyIf } from '../values/conditions.js';
import { EvaluationError } from '../values/evaluation-error.js';
import type { Value } from '../values/value.js';

type Thunk = () => Value;

/** Functions that evaluate only the arguments that they need. Thunks may throw `EvaluationError`; see each for when that matters. */
export const lazyFunctions = { if: evaluateIf, and: evaluateAnd, or: evaluateOr, coalesce: evaluateCoalesce };

/** Whether a lower-cased name is one of `lazyFunctions`. */
export function isLazyFunction(name: string): name is keyof typeof lazyFunctions {
  return name === 'if' || name === 'and' || name === 'or' || name === 'coalesce';
}

function evaluateIf(args: readonly Thunk[], span: Span | undefined): Value {
  const [condition, then, otherwise] = args;
  if (condition === undefined || then === undefined || otherwise === undefined || args.length > 3)
    throw new EvaluationError(`if takes 3 arguments, not ${args.length}`, span);
  const test = condition();
  if (requireBoolean(test, 'if', span).kind === 'scalar') return isBoolean(test, true) ? then() : otherwise();
  const [whenTrue, whenFalse] = [attempt(then), attempt(otherwise)];
  if (whenTrue instanceof EvaluationError && whenFalse instanceof EvaluationError) throw whenTrue;
  return simplifyIf(test, failing(whenTrue), failing(whenFalse));
}

function evaluateAnd(args: readonly Thunk[], span: Span | undefined): Value {
  return connect('and', args, span, false);
}

function evaluateOr(args: readonly Thunk[], span: Span | undefined): Value {
  return connect('or', args, span, true);
}

/** Stops at the first argument that decides; one that fails after an undecided one is a `fail` among the arguments. */
function connect(name: 'and' | 'or', args: readonly Thunk[], span: Span | undefined, deciding: boolean): Value {
  if (args.length < 2) throw new EvaluationError(`${name} takes at least 2 arguments, not ${args.length}`, span);
  const open: Value[] = [];
  for (const argument of args) {
    const evaluate = (): Value => requireBoolean(argument(), name, span);
    const value = open.length === 0 ? evaluate() : failing(attempt(evaluate));
    if (isBoolean(value, deciding)) return value;
    if (value.kind === 'unknown') open.push(value);
  }
  return combine(name, open, deciding);
}

/** Stops at the first argument that is surely not null. */
function evaluateCoalesce(args: readonly Thunk[], span: Span | undefined): Value {
  if (args.length === 0) throw new EvaluationError('coalesce takes at least 1 argument', span);
  const open: Value[] = [];
  for (const argument of args) {
    const value = open.length === 0 ? argument() : failing(attempt(argument));
    if (value.kind !== 'scalar' || value.value !== null) open.push(value);
    if (isSurelyNotNull(value)) break;
  }
  return simplifyCoalesce(open);
}

/** A boolean, known or not. */
function requireBoolean(value: Value, name: string, span: Span | undefined): Value {
  if (value.kind === 'unknown' || (value.kind === 'scalar' && typeof value.value === 'boolean')) return value;
  throw new EvaluationError(`${name} takes booleans`, span);
}
