import type { FramedExpression } from '../template/expression.js';
import { EvaluationError } from '../values/evaluation-error.js';
import type { Frame, LoopFrame } from './frame.js';

/** What an expression sees that is evaluated further out than the template that it stands in, or by the template of an outer scope itself. */
export function frameOf(expression: FramedExpression, frame: Frame): Frame {
  const { callers, escapes } = expression;
  let seen: Frame | undefined = frame;
  for (let hops = 0; hops < callers; hops++) seen = seen?.names.caller;
  if (seen === undefined) throw new EvaluationError('the deployment around this one is not known', expression);
  const out = callers === 0 ? seen : { ...seen, loops: withPropertyLoops(frame.loops, seen.loops) };
  if (escapes === 0) return out;
  let own = seen.escaped;
  for (let hops = 1; hops < escapes; hops++) own = own?.outer;
  if (own === undefined) throw new EvaluationError('the deployment around this one is not known', expression);
  return { ...out, names: own.names(), scope: own.scope };
}

/** Loops of properties are unrolled where the expressions in them are evaluated. */
function withPropertyLoops(inside: LoopFrame | undefined, outside: LoopFrame | undefined): LoopFrame | undefined {
  if (inside === undefined || inside === outside) return outside;
  const outer = withPropertyLoops(inside.outer, outside);
  return inside.ofResource ? outer : { ...inside, outer };
}
