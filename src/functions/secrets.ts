import { arrayOf, objectWith, scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { hidden, isSecret, shownAs, shownOf } from '../values/secret.js';
import type { Value } from '../values/value.js';
import type { Span } from '../text/source.js';

/** A call of a function whose result may tell what is secret in its arguments. */
export interface TellingCall {
  readonly name: string;
  readonly span: Span | undefined;
  /** The arguments whose content the result tells, by index; all of them where undefined. */
  readonly tells: readonly number[] | undefined;
}

/**
 * The answer of a call whose arguments hold secrets, worked out by `answer`: what it tells of one is hidden, and shown as what the function
 * makes of the arguments as they may be shown. What is refused is refused without a word of them.
 */
export function keepingSecrets(call: TellingCall, args: readonly Value[], answer: (args: readonly Value[]) => Value): Value {
  const result = answering(call, () => answer(args));
  const told = args.filter((_, index) => call.tells?.includes(index) ?? true);
  if (!told.some(isSecret) && result.kind !== 'unknown') return result;
  const shown = args.map((argument) => shownOf(argument));
  const whole = symbolicCall(call.name, shown);
  return tellingNone(call.name, args[0], shownAs(result, shownAnswer(shown, answer) ?? whole, whole));
}

/** What tells the names of the members of an object, without them where they are secret. */
function tellingNone(name: string, object: Value | undefined, result: Value): Value {
  const shown = object?.kind === 'object' && /^(?:items|objectKeys)$/i.test(name) ? object.shown : undefined;
  if (shown === undefined || result.kind !== 'array') return result;
  const whole = symbolicCall(name, [shown]);
  const hide = (item: Value, index: number): Value => {
    const at = symbolicAccess(whole, scalar(index));
    if (item.kind !== 'object') return hidden(item, at);
    const members = Array.from(item.members, ([key, member]) => {
      const shownMember = symbolicAccess(at, scalar(member.name));
      return [key, { name: member.name, value: shownAs(member.value, shownMember, shownMember) }] as const;
    });
    return objectWith(new Map(members), item.open, item.origin);
  };
  return arrayOf(result.items.map(hide), result.origin);
}

/** `work`, whose errors say nothing of the arguments. */
function answering<T>(call: TellingCall, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const silent = new EvaluationError(`${call.name} refuses an argument that is secret or made of a secret`, call.span);
    silent.defaults = error.defaults;
    throw silent;
  }
}

function shownAnswer(shown: readonly Value[], answer: (args: readonly Value[]) => Value): Value | undefined {
  try {
    return answer(shown);
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}
