import { isKnown, stringOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { agreementOf } from './agreement.js';
import type { Question } from './case-facts.js';
import type { Verdict } from './judge.js';
import type { LeafClass } from './tally.js';

export interface Classified {
  readonly class: LeafClass;
  readonly verdict?: Verdict;
}

/** What a leaf counts as that the engine left as an expression. */
export function classOfExpression(engine: string, question: Question): Classified {
  const { ours, facts } = question;
  if (stringOf(ours) === engine && (facts.isEscaped(engine) || facts.texts.isNoExpression(engine)))
    return { class: 'beyond: literal text that looks like an expression' };
  if (engine === '[unknown()]') return { class: 'beyond: the engine gave up the value' };
  const agreement = agreementOf(question);
  if (!agreement.agrees) return { class: isUnread(ours) ? 'missed' : classOfDoubt(engine, agreement.verdict), verdict: agreement.verdict };
  return { class: agreement.way?.class(question) ?? (isKnown(ours) ? `beyond: ${reasonOf(engine)}` : 'symbolic equal') };
}

/** Why we may know what the engine left open; that it is right has been tried with random values. */
function reasonOf(engine: string): string {
  if (/\benvironment\(/i.test(engine)) return 'environment of the chosen cloud';
  if (/\b(reference|list\w*)\(/i.test(engine)) return 'the same whatever a reference gives';
  return 'the same for every value of the unknowns';
}

function classOfDoubt(engine: string, verdict: Verdict): LeafClass {
  if (/\bunknown\(\)/.test(engine)) return 'beyond: the engine gave up part of the value';
  return verdict.kind === 'differs' ? 'wrong' : 'symbolic undecided';
}

/** What a value counts as that the engine knows and we do not: a weakness, or wrong if it can be anything else. */
export function classOfUnknown(question: Question): Classified {
  const { engine, ours, facts } = question;
  if (engine === null && isOfDeployment(ours)) return { class: 'beyond: what Azure adds to deployment()' };
  const agreement = agreementOf(question);
  if (agreement.agrees) return { class: agreement.way?.alsoKnown(question) === true ? agreement.way.class(question) : 'missed' };
  const { verdict } = agreement;
  return { class: verdict.kind === 'differs' && !restsOnAzure(facts.print(ours)) && !isUnread(ours) ? 'wrong' : 'missed', verdict };
}

/** Whether an expression asks what only Azure knows, so that made-up answers prove nothing against a known one. */
function restsOnAzure(expression: string): boolean {
  return /\b(reference|references|list\w*)\(/i.test(expression);
}

/** Whether a value is all of what the front end could not read, such as the text of a file that is not there. */
function isUnread(value: Value): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'unknown';
}

function isOfDeployment(value: Value): boolean {
  if (value.kind !== 'unknown') return false;
  const { symbol } = value;
  return symbol.kind === 'access' ? isOfDeployment(symbol.base) : symbol.kind === 'call' && symbol.name === 'deployment';
}
